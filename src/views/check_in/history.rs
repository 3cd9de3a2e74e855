//! Check-ins so far: what each brought.
use crate::views::prelude::*;

use super::Meeting;
use crate::domain::records::check_in::{CheckIn, Outcome, Topic};
use crate::domain::tables::record::Tables;
use crate::state::Store;
use crate::views::components::{
    Tone, badge, dates, log, log_entry, moment, more, nothing_here, section,
};

/// How many check-ins are listed.
const LISTED: usize = 12;

/// The section.
pub fn history() -> AnyView {
    let store = Store::here();
    let list = move || {
        let workspace = store.workspace();
        let mut ended: Vec<_> =
            workspace.check_ins.values().filter(|one| one.ended.is_some()).collect();
        ended.sort_by_key(|one| std::cmp::Reverse((one.opened.at, one.id)));
        if ended.is_empty() {
            return nothing_here("No check-in yet.");
        }
        let all = ended.into_iter().take(LISTED).map(|one| entry(one, &workspace)).collect_view();
        view! { <div class="stack stack--tight">{all}</div> }.into_any()
    };
    section("Earlier check-ins", (), (), list.into_any())
}

fn entry(check_in: &CheckIn, tables: &Tables) -> AnyView {
    let today = Store::here().now().date_naive();
    let count = |pick: fn(&Outcome) -> bool| {
        check_in.topics.iter().filter(|topic| pick(&topic.outcome)).count()
    };
    let decided = count(|outcome| matches!(outcome, Outcome::Decided { .. }));
    let moved =
        count(|outcome| matches!(outcome, Outcome::Resolved { .. } | Outcome::Escalated { .. }));
    let actions = check_in.next_actions.len();
    let status = check_in.only_repeated_status();
    let day = dates::near_day(check_in.opened.at.date_naive(), today);
    let brought = if status {
        "status only".to_owned()
    } else {
        let counts = [
            (moved, "blocker moved", "blockers moved"),
            (decided, "decision", "decisions"),
            (actions, "next action", "next actions"),
        ];
        let said = counts
            .into_iter()
            .filter(|one| one.0 > 0)
            .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }));
        said.collect::<Vec<_>>().join(", ")
    };
    let content = view! {
        {status.then(|| badge("Only repeated status", Tone::Watch))}
        {told(check_in, tables)}
    };
    more(format!("{day}: {brought}"), content.into_any())
}

/// What the open check-in has brought so far.
pub fn of_now(meeting: Meeting) -> AnyView {
    let list = move || {
        let workspace = meeting.store.workspace();
        meeting.open.with(|open| match open {
            Some(open) if !open.topics.is_empty() => told(open, &workspace),
            _ => nothing_here("Nothing yet. End each topic in a decision, a next action, a resolved or an escalated blocker."),
        })
    };
    section("What it brought so far", (), (), list.into_any())
}

fn told(check_in: &CheckIn, tables: &Tables) -> AnyView {
    let now = Store::here().now();
    let entries = check_in
        .topics
        .iter()
        .map(|topic| log_entry(sentence(topic, check_in, tables), moment(&topic.at, &now), None))
        .collect();
    log(entries)
}

fn sentence(topic: &Topic, check_in: &CheckIn, tables: &Tables) -> String {
    let key = topic
        .item
        .and_then(|id| tables.items.get(id))
        .map(|item| format!("{}: ", item.key))
        .unwrap_or_default();
    let what = match &topic.outcome {
        Outcome::Resolved { blocker } => {
            let freed = tables
                .blockers
                .get(*blocker)
                .and_then(|one| one.resolution.clone())
                .map(|one| one.text);
            match freed.filter(|text| !text.is_empty()) {
                Some(text) => format!("blocker resolved. {text}"),
                None => "blocker resolved".to_owned(),
            }
        }
        Outcome::Escalated { blocker } => {
            let raised = tables.blockers.get(*blocker).and_then(|one| one.escalation.clone());
            let who = raised
                .and_then(|raised| tables.members.get(raised.decides).map(|m| m.name.to_string()));
            format!("blocker escalated to {}", who.as_deref().unwrap_or("someone"))
        }
        Outcome::Decided { decision } => {
            let what = tables.decisions.get(*decision).map(|one| one.what.to_string());
            format!("decided: {}", what.unwrap_or_default())
        }
        Outcome::NextAction { action } => {
            let action = check_in.next_actions.iter().find(|one| one.id == *action);
            let who =
                action.and_then(|one| tables.members.get(one.owner)).map(|m| m.name.to_string());
            let what = action.map(|one| one.what.to_string()).unwrap_or_default();
            format!("{}: {what}", who.as_deref().unwrap_or("Someone"))
        }
        Outcome::StatusOnly { note } => format!("status only. {note}"),
    };
    format!("{key}{what}")
}
