//! Calendar entries: everything in the workspace that has a date.

use chrono::{Datelike, NaiveDate};

use crate::domain::reads::availability::halves_away;
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::records::sprint::record::{RetrospectivePlan, SprintState};
use crate::domain::workspace::Workspace;
use crate::state::Route;
use crate::views::components::IconName;

/// One entry of a day.
pub struct Entry {
    /// What it is.
    pub text: String,
    /// The icon of its kind.
    pub icon: IconName,
    /// How it looks.
    pub class: &'static str,
    /// The address it opens.
    pub href: String,
}

/// Returns every entry from the first to the last day.
pub fn entries(ws: &Workspace, first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, Entry)> {
    let mut all = sprints(ws);
    all.extend(check_ins(ws, first, last));
    all.extend(items(ws));
    for decision in ws.decisions.values() {
        if let Some(day) = decision.look_again {
            let text = format!("Review decision: {}", decision.what);
            all.push((day, entry(text, IconName::Eye, "", Route::learnings().hash())));
        }
    }
    all.extend(days_off(ws, first, last));
    all.retain(|(day, _)| (first..=last).contains(day));
    all
}

fn entry(text: String, icon: IconName, class: &'static str, href: String) -> Entry {
    Entry { text, icon, class, href }
}

fn sprints(ws: &Workspace) -> Vec<(NaiveDate, Entry)> {
    let mut all = Vec::new();
    for sprint in ws.sprints.values() {
        if matches!(sprint.state, SprintState::Cancelled { .. }) {
            continue;
        }
        let (name, class) = (sprint.name(), "calendar__entry--sprint");
        let route = if sprint.is_planned() { Route::Plan } else { Route::Board };
        all.push((
            sprint.starts,
            entry(format!("{name} starts"), IconName::Flag, class, route.hash()),
        ));
        let ends =
            entry(format!("{name} ends (review)"), IconName::Check, class, Route::Review.hash());
        all.push((sprint.ends, ends));
        if let Some(RetrospectivePlan::Dated { on }) = sprint.retrospective {
            let text = format!("{name} retrospective");
            all.push((on, entry(text, IconName::Repeat, class, Route::Review.hash())));
        }
    }
    all
}

/// Check-ins of open sprints, on the days of the cadence.
fn check_ins(ws: &Workspace, first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, Entry)> {
    let meets = |day: &NaiveDate| {
        ws.workflow.cadence.check_ins.contains(&day.weekday().into())
            && ws.workflow.calendar.is_working_day(*day)
    };
    let open: Vec<_> = ws.sprints.values().filter(|sprint| sprint.is_open()).collect();
    first
        .iter_days()
        .take_while(|day| *day <= last)
        .filter(|day| meets(day) && open.iter().any(|s| (s.starts..=s.ends).contains(day)))
        .map(|day| (day, entry("Check-in".to_owned(), IconName::Timer, "", Route::CheckIn.hash())))
        .collect()
}

/// Returns company holidays by name, and who is away.
fn days_off(ws: &Workspace, first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, Entry)> {
    let calendar = &ws.workflow.calendar;
    let mut all = Vec::new();
    for day in first.iter_days().take_while(|day| *day <= last) {
        if let Some(name) = calendar.holiday(day) {
            all.push((day, entry(name.to_owned(), IconName::Sun, "", Route::Team.hash())));
            continue;
        }
        for member in ws.members.values().filter(|member| !member.left) {
            let how = match halves_away(member, calendar, day) {
                0 => continue,
                1 => "away half the day",
                _ => "away",
            };
            let text = format!("{} {how}", member.name);
            all.push((day, entry(text, IconName::Person, "", Route::Team.hash())));
        }
    }
    all
}

fn items(ws: &Workspace) -> Vec<(NaiveDate, Entry)> {
    let mut all = Vec::new();
    for item in ws.items.values() {
        let (key, route) = (&item.key, || Route::Calendar.with_item(&item.key));
        if let Some(launch) = &item.launch {
            let (word, class) = match launch.launched {
                Some(_) => ("launched", ""),
                None => ("launch", "calendar__entry--watch"),
            };
            let text = format!("{key} {word}: {}", item.title);
            all.push((launch.on, entry(text, IconName::Play, class, route())));
        }
        for need in item.needs.iter().filter(|need| need.settled.is_none()) {
            let text =
                format!("{key} waiting on {} ({})", need.kind.label().to_lowercase(), need.owner);
            all.push((need.due, entry(text, IconName::Link, "calendar__entry--watch", route())));
        }
        if let Some(day) = item.needed_by {
            all.push((day, entry(format!("{key} due"), IconName::Target, "", route())));
        }
        if let Some(day) = item.awaiting_results {
            all.push((day, entry(format!("{key} results due"), IconName::Chart, "", route())));
        } else if let Some(day) = measurement_of(item, ws).and_then(|plan| plan.review_on) {
            all.push((day, entry(format!("{key} results review"), IconName::Chart, "", route())));
        }
    }
    all
}
