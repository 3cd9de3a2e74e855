//! Past check-ins and their outcomes.
use std::sync::Arc;

use leptos::prelude::*;

use super::meeting::Meeting;
use crate::domain::base::text::counted;
use crate::domain::records::check_in::{CheckIn, Outcome, Topic};
use crate::domain::tables::record::Tables;
use crate::state::Store;
use crate::views::components::{
    Badge, Log, LogEntry, MomentText, More, NothingHere, Section, Tone, dates,
};

/// How many check-ins are listed.
const LISTED: usize = 12;

/// The section.
#[component]
pub fn History() -> impl IntoView {
    let store = Store::here();
    let list = move || {
        let workspace = store.workspace();
        let mut ended: Vec<_> =
            workspace.check_ins.values().filter(|one| one.ended.is_some()).cloned().collect();
        ended.sort_by_key(|one| std::cmp::Reverse((one.opened.at, one.id)));
        if ended.is_empty() {
            return view! { <NothingHere text="No check-ins yet."/> }.into_any();
        }
        let all = ended
            .into_iter()
            .take(LISTED)
            .map(|check_in| view! { <PastCheckIn check_in/> })
            .collect_view();
        view! { <div class="stack stack--tight">{all}</div> }.into_any()
    };
    view! { <Section title="Past check-ins">{list}</Section> }
}

/// Returns the outcomes of a check-in in a few words.
fn brought(check_in: &CheckIn) -> String {
    if check_in.only_repeated_status() {
        return "status only".to_owned();
    }
    let count = |pick: fn(&Outcome) -> bool| {
        check_in.topics.iter().filter(|topic| pick(&topic.outcome)).count()
    };
    let decided = count(|outcome| matches!(outcome, Outcome::Decided { .. }));
    let resolved = count(|outcome| matches!(outcome, Outcome::Resolved { .. }));
    let escalated = count(|outcome| matches!(outcome, Outcome::Escalated { .. }));
    let counts = [
        (resolved, "blocker resolved", "blockers resolved"),
        (escalated, "blocker escalated", "blockers escalated"),
        (decided, "decision", "decisions"),
        (check_in.next_actions.len(), "next action", "next actions"),
    ];
    let said = counts
        .into_iter()
        .filter(|one| one.0 > 0)
        .map(|(count, one, many)| counted(count, one, many));
    said.collect::<Vec<_>>().join(", ")
}

#[component]
fn PastCheckIn(check_in: Arc<CheckIn>) -> impl IntoView {
    let today = Store::here().now().date_naive();
    let day = dates::near_day(check_in.opened.at.date_naive(), today);
    let label = format!("{day}: {}", brought(&check_in));
    let status = check_in
        .only_repeated_status()
        .then(|| view! { <Badge text="Only repeated status" tone=Tone::Watch/> });
    view! { <More label>{status} <TopicLog check_in/></More> }
}

/// The outcomes of the open check-in so far.
#[component]
pub fn BroughtSoFar(meeting: Meeting) -> impl IntoView {
    let list = move || {
        // The log of a topic also reads other records.
        meeting.store.workspace();
        match meeting.open.get().filter(|open| !open.topics.is_empty()) {
            Some(check_in) => view! { <TopicLog check_in/> }.into_any(),
            None => view! {
                <NothingHere text="Nothing yet. End each topic with a decision or a next action, or by resolving or escalating its blocker."/>
            }
            .into_any(),
        }
    };
    view! { <Section title="Outcomes so far">{list}</Section> }
}

/// The topics of a check-in, each with its outcome.
#[component]
fn TopicLog(check_in: Arc<CheckIn>) -> impl IntoView {
    let store = Store::here();
    let (workspace, now) = (store.workspace_now(), store.now());
    let entries: Vec<_> = check_in
        .topics
        .iter()
        .map(|topic| {
            let (sentence, at) = (sentence(topic, &check_in, &workspace), topic.at);
            view! { <LogEntry sentence when=move || view! { <MomentText then=at now/> }/> }
        })
        .collect();
    view! { <Log>{entries}</Log> }
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
                Some(text) => format!("Blocker resolved. {text}"),
                None => "Blocker resolved".to_owned(),
            }
        }
        Outcome::Escalated { blocker } => {
            let raised = tables.blockers.get(*blocker).and_then(|one| one.escalation.clone());
            let who = raised
                .and_then(|raised| tables.members.get(raised.decides).map(|m| m.name.to_string()));
            format!("Blocker escalated to {}", who.as_deref().unwrap_or("someone"))
        }
        Outcome::Decided { decision } => {
            let what = tables.decisions.get(*decision).map(|one| one.what.to_string());
            format!("Decided: {}", what.unwrap_or_default())
        }
        Outcome::NextAction { action } => {
            let action = check_in.next_actions.iter().find(|one| one.id == *action);
            let who =
                action.and_then(|one| tables.members.get(one.owner)).map(|m| m.name.to_string());
            let what = action.map(|one| one.what.to_string()).unwrap_or_default();
            format!("Next action for {}: {what}", who.as_deref().unwrap_or("someone"))
        }
        Outcome::StatusOnly { note } => format!("Status only. {note}"),
    };
    format!("{key}{what}")
}
