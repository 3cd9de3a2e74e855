//! Past check-ins and their outcomes.
use std::sync::Arc;

use leptos::prelude::*;

use super::meeting::Meeting;
use crate::state::Store;
use crate::views::components::{
    Badge, Log, LogEntry, MomentText, More, NothingHere, Section, Tone, dates,
};
use crate::views::copy_menu::CopyMenu;
use sprintloop::domain::base::text::upper_first;
use sprintloop::domain::reads::check_in_told::{brought, sentence};
use sprintloop::domain::records::check_in::CheckIn;
use sprintloop::exchange::text::Subject;

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

#[component]
fn PastCheckIn(check_in: Arc<CheckIn>) -> impl IntoView {
    let today = Store::here().now().date_naive();
    let day = dates::near_day(check_in.opened.at.date_naive(), today);
    let label = format!("{}: {}", upper_first(&day), brought(&check_in));
    let status = check_in
        .only_repeated_status()
        .then(|| view! { <Badge text="Only repeated status" tone=Tone::Watch/> });
    let subject = Subject::CheckIn(check_in.id);
    view! { <More label>{status} <TopicLog check_in/> <CopyMenu subject/></More> }
}

/// After the meeting, until the next day: what it came to, to be copied.
#[component]
pub fn JustEnded(check_in: Arc<CheckIn>) -> impl IntoView {
    let note = brought(&check_in);
    let subject = Subject::CheckIn(check_in.id);
    view! {
        <Section title="Today's outcome" note end=move || view! { <CopyMenu subject/> }>
            <TopicLog check_in/>
        </Section>
    }
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
