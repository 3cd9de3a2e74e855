//! What asks for attention: open blockers by age, what is due, what the roles owe.
use crate::views::prelude::*;
use chrono::NaiveDate;

use crate::domain::reads::due::due_by;
use crate::domain::reads::loop_state::outputs;
use crate::domain::reads::retrospective::facts::{open_actions, unsent};
use crate::domain::reads::sprint::before_closing::results_due;
use crate::domain::records::people::Role;
use crate::domain::records::priority::PriorityState;
use crate::domain::workspace::Workspace;
use crate::state::{Route, Store};
use crate::views::components::{Icon, Tone, badge, badge_with, dates, nothing_here, section};
use crate::views::names;
use crate::views::retro::name_of;

/// Open blockers, the oldest first.
pub fn blockers(ws: &Workspace, store: Store) -> AnyView {
    let today = store.now().date_naive();
    let mut open: Vec<_> = ws.blockers.values().filter(|blocker| blocker.is_open()).collect();
    open.sort_by_key(|blocker| blocker.opened.at);
    let content = if open.is_empty() {
        nothing_here("No open blockers.")
    } else {
        let rows = open.iter().map(|blocker| {
            let age = (today - blocker.opened.at.date_naive()).num_days();
            let tone = if blocker.is_overdue(today) { Tone::Stop } else { Tone::Watch };
            let raised = blocker.escalation.is_some().then(|| badge("Escalated", Tone::Neutral));
            let who = format!("{} unblocks", blocker.unblocker);
            view! {
                <li class="rows__row">
                    <span class="rows__title">{names::item_link(ws, blocker.item)}<span class="small soft" dir="auto">{blocker.reason.to_string()}</span></span>
                    <span class="rows__end"><span class="small soft">{who}</span>{raised}{badge(dates::days(age), tone)}</span>
                </li>
            }
        });
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    let note = match open.len() {
        0 => String::new(),
        count => format!("{count}, the oldest first"),
    };
    section("Open blockers", note, (), content)
}

/// The priority the team steers by, and how far it is.
pub fn priority(ws: &Workspace, store: Store) -> Option<AnyView> {
    let now = ws.priorities.values().find(|one| one.state == PriorityState::Current)?;
    let today = store.now().date_naive();
    let mut note = now.quarterly_goal.clone();
    let far = now.metric.as_ref().map(|metric| {
        let value = match now.latest() {
            Some(reading) => {
                let day = dates::near_day(reading.on, today);
                note = format!("{day}, {}", reading.source);
                reading.value.to_string()
            }
            None => {
                note = format!("{}: no reading yet", metric.name);
                "–".to_owned()
            }
        };
        let target = metric.target.map(|target| format!(" of {target}")).unwrap_or_default();
        format!("{value}{target} {}", metric.unit)
    });
    let row = view! {
        <ul class="rows"><li class="rows__row">
            <span class="rows__title"><a href=Route::Priorities.hash() dir="auto">{now.objective.to_string()}</a><span class="small soft" dir="auto">{note}</span></span>
            <span class="rows__end nowrap">{far}</span>
        </li></ul>
    };
    Some(section("Priority", (), (), row.into_any()))
}

/// A day, what is due, where to mend it.
type Due = (NaiveDate, String, String);

/// Results, decisions and next actions due now or soon.
pub fn dates(ws: &Workspace, store: Store) -> AnyView {
    let today = store.now().date_naive();
    let mut due: Vec<Due> = Vec::new();
    let now = due_by(ws, today);
    for item in now.results {
        let text = format!("Results of {} {}", item.key, item.title);
        let day = results_due(&item, ws).unwrap_or(today);
        due.push((day, text, Route::learnings().hash_at(item.id)));
    }
    for decision in now.decisions {
        let text = format!("Look again: {}", decision.what);
        let day = decision.look_again.unwrap_or(today);
        due.push((day, text, Route::learnings().hash_at(decision.id)));
    }
    for (_, action) in due_by(ws, today + chrono::Days::new(7)).next_actions {
        let who = names::member(ws, Some(action.owner));
        due.push((action.due, format!("{who}: {}", action.what), Route::CheckIn.hash()));
    }
    for action in open_actions(ws).into_iter().filter(|it| it.due.is_some_and(|day| day <= today)) {
        let who = names::member(ws, action.owner);
        let day = action.due.unwrap_or(today);
        due.push((day, format!("{who}: {}", action.what), Route::Playbook.hash()));
    }
    for retro in unsent(ws, today) {
        let report = Route::Retro { id: Some(retro.id.to_string()), step: "report".to_owned() };
        let day = retro.ended.map_or(today, |ended| ended.date_naive());
        due.push((day, format!("Send the report: {}", name_of(ws, retro)), report.hash()));
    }
    due.sort();
    let content = if due.is_empty() {
        nothing_here("Nothing is due.")
    } else {
        let rows = due.into_iter().map(|(day, text, href)| {
            let tone = if day < today { Tone::Stop } else { Tone::Neutral };
            view! {
                <li class="rows__row">
                    <a class="rows__title" href=href>{text}</a>
                    {badge(dates::near_day(day, today), tone)}
                </li>
            }
        });
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    section("Due", "Results, decisions, next actions", (), content)
}

/// The output each role owes, present or missing.
pub fn roles(ws: &Workspace, store: Store) -> AnyView {
    let rows = outputs(ws, store.now().date_naive()).into_iter().map(|output| {
        let mark = if output.present {
            badge_with(Icon::Check, "Present", Tone::Good)
        } else {
            badge_with(Icon::Warning, "Missing", Tone::Watch)
        };
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
                {mark}
            </li>
        }
    });
    let list = view! { <ul class="rows">{rows.collect_view()}</ul> };
    section("What each role owes", "", (), list.into_any())
}
