//! Next actions that people agreed to, until they are done.
use leptos::prelude::*;

use super::meeting::Meeting;
use crate::views::components::{Avatar, Badge, NothingHere, Section, Tone, dates};
use crate::views::names;
use sprintloop::domain::base::ids::CheckInId;
use sprintloop::domain::commands::check_in::CheckInCommand;
use sprintloop::domain::records::check_in::NextAction;
use sprintloop::domain::tables::record::Tables;

/// Open next actions of every check-in, earliest due date first.
#[component]
pub fn OpenActions(meeting: Meeting) -> impl IntoView {
    let store = meeting.store;
    let open = Memo::new(move |_| open_in(&store.workspace()));
    let rows = move || {
        let all = open.get();
        if all.is_empty() {
            return view! { <NothingHere text="No open next actions."/> }.into_any();
        }
        let rows = all
            .into_iter()
            .map(|(check_in, action)| view! { <OpenAction meeting check_in action/> })
            .collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let note = Signal::derive(move || match open.with(Vec::len) {
        0 => String::new(),
        count => count.to_string(),
    });
    view! { <Section title="Open next actions" note>{rows}</Section> }
}

fn open_in(tables: &Tables) -> Vec<(CheckInId, NextAction)> {
    let all = tables
        .check_ins
        .values()
        .flat_map(|one| one.next_actions.iter().map(|action| (one.id, action)));
    let mut open: Vec<_> = all
        .filter(|(_, action)| action.done.is_none())
        .map(|(id, action)| (id, action.clone()))
        .collect();
    open.sort_by_key(|(_, action)| (action.due, action.id));
    open
}

/// A next action with the check box that finishes it.
#[component]
fn OpenAction(meeting: Meeting, check_in: CheckInId, action: NextAction) -> impl IntoView {
    let store = meeting.store;
    let workspace = store.workspace_now();
    let today = store.now().date_naive();
    let owner = names::member(&workspace, Some(action.owner));
    let tone = if action.due < today { Tone::Stop } else { Tone::Neutral };
    let item = action.item.and_then(|id| workspace.items.get(id)).map(|item| item.key.to_string());
    let box_id = format!("action-{}", action.id);
    let id = action.id;
    let tick = move |ev| {
        let done = event_target_checked(&ev);
        meeting.send(CheckInCommand::FinishAction { id: check_in, action: id, done });
    };
    view! {
        <li class="rows__row">
            // The row of a finished action is reused for the next one, which must not look finished.
            <input type="checkbox" class="check__box" id=box_id.clone() prop:checked=false on:change=tick />
            <label class="rows__title" for=box_id dir="auto">{action.what.to_string()}</label>
            <span class="rows__end">
                {item.map(|key| view! { <span class="soft small">{key}</span> })}
                <Badge text=dates::near_day(action.due, today) tone/><Avatar name=owner/>
            </span>
        </li>
    }
}
