//! Calendar entries: everything in the workspace that has a date.

use std::sync::Arc;

use chrono::NaiveDate;

use super::moves::Dated;
use crate::state::Route;
use crate::views::components::IconName;
use sprintloop::domain::base::ids::ChannelId;
use sprintloop::domain::reads::availability::halves_away;
use sprintloop::domain::reads::check_in_days::check_in_days;
use sprintloop::domain::reads::measured_by::measurement_of;
use sprintloop::domain::reads::retrospective::due::due;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::sprint::record::{RetrospectivePlan, Sprint, SprintState};
use sprintloop::domain::workspace::Workspace;

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
    /// What can be moved to another day.
    pub dated: Option<Dated>,
}

impl Entry {
    const fn moved(mut self, dated: Dated) -> Self {
        self.dated = Some(dated);
        self
    }
}

/// A sprint over the days it lasts.
#[derive(Clone)]
pub struct Bar {
    /// The first day.
    pub starts: NaiveDate,
    /// The last day.
    pub ends: NaiveDate,
    /// "Sprint 5".
    pub name: String,
    /// "Sprint 5: Win the security segment".
    pub text: String,
    /// The address it opens.
    pub href: String,
}

/// Returns the sprints that touch these days, in the order of their dates.
pub fn bars(ws: &Workspace, first: NaiveDate, last: NaiveDate) -> Vec<Bar> {
    let shown = ws.sprints.values().filter(|sprint| {
        sprint.starts <= last
            && sprint.ends >= first
            && !matches!(sprint.state, SprintState::Cancelled { .. })
    });
    let mut bars: Vec<Bar> = shown
        .map(|sprint| {
            let goal = sprint.goal.as_ref().map(|goal| format!(": {}", goal.text));
            let name = sprint.name();
            let text = format!("{name}{}", goal.unwrap_or_default());
            let href = match () {
                () if sprint.is_planned() => Route::Plan.hash(),
                () if sprint.is_closed() => Route::Review.hash_at(sprint.id),
                () => Route::Board.hash(),
            };
            Bar { starts: sprint.starts, ends: sprint.ends, name, text, href }
        })
        .collect();
    bars.sort_by_key(|bar| bar.starts);
    bars
}

/// Returns every entry from the first to the last day; of items only those of a channel, if one is given.
pub fn entries(
    ws: &Workspace,
    first: NaiveDate,
    last: NaiveDate,
    channel: Option<ChannelId>,
    today: NaiveDate,
) -> Vec<(NaiveDate, Entry)> {
    let mut all = sprints(ws);
    all.extend(by_days(ws));
    all.extend(check_ins(ws, first, last, today));
    all.extend(items(ws, channel));
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
    Entry { text, icon, class, href, dated: None }
}

fn sprints(ws: &Workspace) -> Vec<(NaiveDate, Entry)> {
    let mut all = Vec::new();
    let by_sprint = ws.workflow.cadence.retrospective_days == 0;
    for sprint in ws.sprints.values() {
        if matches!(sprint.state, SprintState::Cancelled { .. }) {
            continue;
        }
        let (name, class) = (sprint.name(), "calendar__entry--sprint");
        if sprint.is_planned() {
            let text = format!("{name} starts");
            let starts = entry(text, IconName::Flag, class, Route::Plan.hash());
            all.push((sprint.starts, starts.moved(Dated::Starts(sprint.id))));
        }
        let review = match sprint.is_closed() {
            true => Route::Review.hash_at(sprint.id),
            false => Route::Review.hash(),
        };
        let ends = entry(format!("{name} review"), IconName::Check, class, review);
        let movable = sprint.is_planned() || sprint.is_open();
        let ends = if movable { ends.moved(Dated::Ends(sprint.id)) } else { ends };
        all.push((sprint.ends, ends));
        let text = format!("{name} retrospective");
        match sprint.retrospective {
            Some(RetrospectivePlan::Dated { on }) => {
                let retro = Route::Retro { id: None, step: String::new() };
                let planned = entry(text, IconName::Repeat, class, retro.hash());
                all.push((on, planned.moved(Dated::Retrospective(sprint.id))));
            }
            Some(RetrospectivePlan::Held { id }) => {
                if let Some(held) = ws.retrospectives.get(id) {
                    let step = "report".to_owned();
                    let report = Route::Retro { id: Some(id.to_string()), step };
                    let held = held.opened.at.date_naive();
                    all.push((held, entry(text, IconName::Repeat, class, report.hash())));
                }
            }
            None if movable && by_sprint => all.extend(undated(ws, sprint, text)),
            Some(RetrospectivePlan::Skipped { .. }) | None => {}
        }
    }
    all
}

/// The retrospective of a sprint that nobody gave a day: on the sprint's last one, unless it was begun.
fn undated(ws: &Workspace, sprint: &Sprint, text: String) -> Option<(NaiveDate, Entry)> {
    let begun = ws.retrospectives.values().any(|it| it.sprint() == Some(sprint.id));
    let retro = Route::Retro { id: None, step: String::new() };
    let class = "calendar__entry--sprint";
    (!begun).then(|| (sprint.ends, entry(text, IconName::Repeat, class, retro.hash())))
}

/// The next retrospective, where one is due every so many days.
fn by_days(ws: &Workspace) -> Option<(NaiveDate, Entry)> {
    let next = (ws.workflow.cadence.retrospective_days > 0).then(|| due(ws)).flatten()?;
    let retro = Route::Retro { id: None, step: String::new() };
    let text = "Retrospective".to_owned();
    Some((next.on, entry(text, IconName::Repeat, "calendar__entry--sprint", retro.hash())))
}

/// Check-ins that were held, and those that are ahead.
fn check_ins(
    ws: &Workspace,
    first: NaiveDate,
    last: NaiveDate,
    today: NaiveDate,
) -> Vec<(NaiveDate, Entry)> {
    let check_in = || entry("Check-in".to_owned(), IconName::Timer, "", Route::CheckIn.hash());
    check_in_days(ws, first, last, today).into_iter().map(|day| (day, check_in())).collect()
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

fn items(ws: &Workspace, channel: Option<ChannelId>) -> Vec<(NaiveDate, Entry)> {
    let mut all = Vec::new();
    let wanted = |item: &&Arc<BacklogItem>| channel.is_none() || item.channel == channel;
    for item in ws.items.values().filter(wanted) {
        let (key, route) = (&item.key, || Route::Calendar.with_item(&item.key));
        let id = item.id;
        if let Some(launch) = &item.launch {
            let channel = item.channel.and_then(|id| ws.channels.get(id));
            let channel = channel
                .map(|channel| format!(" · {} ", channel.name))
                .unwrap_or_else(|| " · ".to_owned());
            let (word, class) = match launch.launched {
                Some(_) => ("launched", "calendar__entry--launch"),
                None => ("launch", "calendar__entry--launch calendar__entry--ahead"),
            };
            let text = format!("{}{channel}{word}", item.title);
            let one = entry(text, IconName::Play, class, route());
            let one = if launch.launched.is_none() { one.moved(Dated::Launch(id)) } else { one };
            all.push((launch.on, one));
        }
        for need in item.needs.iter().filter(|need| need.settled.is_none()) {
            let what = need.kind.label().to_lowercase();
            let text = format!("{key} waiting on {what} from {}", need.owner);
            let one = entry(text, IconName::Link, "calendar__entry--watch", route());
            all.push((need.due, one.moved(Dated::Need(id, need.id))));
        }
        if let Some(day) = item.needed_by {
            let one = entry(format!("{key} due"), IconName::Target, "", route());
            all.push((day, one.moved(Dated::Due(id))));
        }
        if let Some(day) = item.awaiting_results {
            let one = entry(format!("{key} results due"), IconName::Chart, "", route());
            all.push((day, one.moved(Dated::Results(id))));
        } else if let Some(day) = measurement_of(item, ws).and_then(|plan| plan.review_on) {
            all.push((day, entry(format!("{key} results review"), IconName::Chart, "", route())));
        }
    }
    all
}
