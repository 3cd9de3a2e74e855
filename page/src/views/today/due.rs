//! What needs attention: open blockers by age, what is due, and the outputs by role.
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

use crate::state::{Route, Store};
use crate::views::components::{Badge, IconName, Rows, Section, Tone, dates};
use crate::views::names::{self, ItemLink};
use crate::views::retro::name_of;
use sprintloop::domain::reads::due::{due_by, next_actions_due};
use sprintloop::domain::reads::outputs::{OutputState, outputs};
use sprintloop::domain::reads::retrospective::asks::asks_due;
use sprintloop::domain::reads::retrospective::facts::{open_actions, unsent};
use sprintloop::domain::reads::sprint::before_closing::results_due;
use sprintloop::domain::records::people::Role;
use sprintloop::domain::records::priority::PriorityState;
use sprintloop::domain::tables::draft::is_just_me;
use sprintloop::domain::workspace::Workspace;

/// Open blockers, oldest first.
#[component]
pub fn OpenBlockers(ws: Arc<Workspace>, store: Store) -> impl IntoView {
    let today = store.now().date_naive();
    let mut open: Vec<_> = ws.blockers.values().filter(|blocker| blocker.is_open()).collect();
    open.sort_by_key(|blocker| blocker.opened.at);
    let note = match open.len() {
        0 => String::new(),
        count => format!("{count}, oldest first"),
    };
    let rows = open.iter().map(|blocker| {
        let age = match (today - blocker.opened.at.date_naive()).num_days() {
            0 => "Since today".to_owned(),
            age => dates::days(age),
        };
        let tone = if blocker.is_overdue(today) { Tone::Stop } else { Tone::Watch };
        let raised = blocker.escalation.is_some().then(|| view! { <Badge text="Escalated"/> });
        let who = format!("Waiting on {}", blocker.unblocker);
        view! {
            <li class="rows__row">
                <span class="rows__title"><ItemLink id=blocker.item/><span class="small soft" dir="auto">{blocker.reason.to_string()}</span></span>
                <span class="rows__end"><span class="small soft">{who}</span>{raised}<Badge text=age tone/></span>
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    view! { <Section title="Open blockers" note><Rows rows none="No open blockers."/></Section> }
}

/// The current priority and how close it is to its target.
#[component]
pub fn CurrentPriority(ws: Arc<Workspace>, store: Store) -> impl IntoView {
    let now = ws.priorities.values().find(|one| one.state == PriorityState::Current)?;
    let today = store.now().date_naive();
    let mut note = now.quarterly_goal.clone();
    let far = now.metric.as_ref().and_then(|metric| match now.latest() {
        Some(reading) => {
            note = format!("As of {} · {}", dates::near_day(reading.on, today), reading.source);
            let target = metric.target.map(|target| format!(" of {target}")).unwrap_or_default();
            Some(format!("{}{target} {}", reading.value, metric.unit))
        }
        None => {
            note = format!("{}: no data yet", metric.name);
            metric.target.map(|target| format!("Target: {target} {}", metric.unit))
        }
    });
    let objective = now.objective.to_string();
    Some(view! {
        <Section title="Priority">
            <ul class="rows"><li class="rows__row">
                <span class="rows__title"><a href=Route::Priorities.hash() dir="auto">{objective}</a><span class="small soft" dir="auto">{note}</span></span>
                <span class="rows__end nowrap">{far}</span>
            </li></ul>
        </Section>
    })
}

/// A day, what is due, and where to handle it.
type Due = (NaiveDate, String, String);

/// Returns results, decisions and next actions due now or soon, earliest first.
fn due_now(ws: &Workspace, store: Store) -> Vec<Due> {
    let today = store.now().date_naive();
    let mut due: Vec<Due> = Vec::new();
    let now = due_by(ws, today);
    for item in now.results {
        let text = format!("Results of {} {}", item.key, item.title);
        let day = results_due(&item, ws).unwrap_or(today);
        due.push((day, text, Route::learnings().hash_at(item.id)));
    }
    for decision in now.decisions {
        let text = format!("Review again: {}", decision.what);
        let day = decision.look_again.unwrap_or(today);
        due.push((day, text, Route::learnings().hash_at(decision.id)));
    }
    for (_, action) in next_actions_due(ws, today + chrono::Days::new(7)) {
        let who = names::member(ws, Some(action.owner));
        due.push((action.due, format!("{who}: {}", action.what), Route::CheckIn.hash()));
    }
    for action in open_actions(ws).into_iter().filter(|it| it.due.is_some_and(|day| day <= today)) {
        let who = names::member(ws, action.owner);
        let day = action.due.unwrap_or(today);
        due.push((day, format!("{who}: {}", action.what), Route::Playbook.hash()));
    }
    for (day, ask) in asks_due(ws, today) {
        due.push((
            day,
            format!("Answer to a request: {}", ask.point.text),
            Route::Priorities.hash(),
        ));
    }
    for retro in unsent(ws, today) {
        let report = Route::Retro { id: Some(retro.id.to_string()), step: "report".to_owned() };
        let day = retro.ended.map_or(today, |ended| ended.date_naive());
        due.push((day, format!("Send the report: {}", name_of(ws, retro)), report.hash()));
    }
    due.sort();
    due
}

/// Results, decisions and next actions due now or soon.
#[component]
pub fn DueDates(ws: Arc<Workspace>, store: Store) -> impl IntoView {
    let today = store.now().date_naive();
    let note = if is_just_me(&ws) { "" } else { "Across the team" };
    let rows = due_now(&ws, store).into_iter().map(|(day, text, href)| {
        let tone = if day < today { Tone::Stop } else { Tone::Neutral };
        view! {
            <li class="rows__row">
                <a class="rows__title" href=href>{text}</a>
                <Badge text=when(day, today) tone/>
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <Section title="Due" note>
            <Rows rows none="Nothing due this week."/>
        </Section>
    }
}

/// "tomorrow", "Fri, Dec 4", "20 days overdue".
fn when(day: NaiveDate, today: NaiveDate) -> String {
    if day < today { dates::overdue(day, today) } else { dates::near_day(day, today) }
}

/// The output each role is responsible for, done or to do.
#[component]
pub fn RoleOutputs(ws: Arc<Workspace>, store: Store) -> impl IntoView {
    // One person has every role, so there is nothing to tell apart.
    if is_just_me(&ws) {
        return None;
    }
    let rows = outputs(&ws, store.now().date_naive()).into_iter().map(|output| {
        let badge = match output.state {
            OutputState::NothingDue => None,
            OutputState::Open => Some(("To do", Tone::Watch, IconName::Warning)),
            OutputState::Begun => Some(("In progress", Tone::Neutral, IconName::Timer)),
            OutputState::Done => Some(("Done", Tone::Good, IconName::Check)),
        };
        let badge = badge.map(|(text, tone, icon)| view! { <Badge text tone icon/> });
        let about = format!("{}: {}", output.role.label(), output.detail);
        let place = match output.role {
            Role::MarketingLead => Route::Plan,
            Role::ChannelOwner => Route::Board,
            Role::AnalyticsOwner => Route::Review,
            _ => Route::Backlog { key: None, query: String::new() },
        };
        view! {
            <li class="rows__row">
                <span class="rows__title"><a href=place.hash()>{output.label}</a><span class="small soft">{about}</span></span>
                {badge}
            </li>
        }
    });
    let rows = rows.collect_view();
    Some(view! { <Section title="Outputs by role"><ul class="rows">{rows}</ul></Section> })
}
