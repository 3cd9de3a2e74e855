//! The check-in: oldest blockers first, then aging items, then late starts. It ends in decisions and next actions.

mod actions;
mod ends;
mod history;
mod meeting;
mod timer;
mod topic;

use leptos::prelude::*;

use actions::OpenActions;
use ends::{EndDialogs, Ends};
use history::{BroughtSoFar, History, JustEnded};
use meeting::Meeting;
use timer::Timer;
use topic::{Asks, TopicAtHand, TopicList};

use super::blocker::{Ask, EscalateBlockerDialog, FollowUpDialog, ResolveBlockerDialog};
use super::components::{
    Badge, Button, ButtonKind, IconName, NothingHere, Notice, PageTitle, Section, Tone, dom,
};
use crate::state::Store;
use crate::views::refusal::RefusalSlot;
use sprintloop::domain::commands::check_in::CheckInCommand;
use sprintloop::domain::reads::agenda::{Topic, agenda};

/// The screen.
#[component]
pub fn CheckInScreen() -> impl IntoView {
    let store = Store::here();
    let open = Memo::new(move |_| {
        store.workspace().check_ins.values().find(|check_in| check_in.ended.is_none()).cloned()
    });
    let meeting = Meeting { store, open, at: RwSignal::new(0), refused: RwSignal::new(None) };
    let is_open = Memo::new(move |_| open.with(Option::is_some));
    let topics = Memo::new(move |_| agenda(&store.workspace(), store.now()));
    let head = move || {
        match is_open.get() {
        true => view! {
            <PageTitle title="Check-in" beside=move || view! { <Timer meeting/> }><EndButton meeting/></PageTitle>
        }
        .into_any(),
        false => view! {
            <PageTitle title="Check-in" beside=move || view! { <TopicCount topics/> }><StartButton meeting/></PageTitle>
        }
        .into_any(),
    }
    };
    let body = move || match is_open.get() {
        true => view! { <OpenMeeting meeting topics/> }.into_any(),
        false => view! { <Agenda topics/> }.into_any(),
    };
    view! {
        {head}
        <RefusalSlot refused=meeting.refused/>
        <Show when=move || !is_open.get()><LastWord store/></Show>
        <div class="with-aside">
            <div class="stack stack--loose">{body}</div>
            <div class="stack stack--loose">
                <OpenActions meeting/>
                <History/>
            </div>
        </div>
    }
}

/// How many topics there are.
#[component]
fn TopicCount(topics: Memo<Vec<Topic>>) -> impl IntoView {
    move || {
        let (text, tone) = match topics.with(Vec::len) {
            0 => ("No topics".to_owned(), Tone::Good),
            1 => ("1 topic".to_owned(), Tone::Watch),
            count => (format!("{count} topics"), Tone::Watch),
        };
        view! { <Badge text tone/> }
    }
}

#[component]
fn StartButton(meeting: Meeting) -> impl IntoView {
    let start = move || {
        meeting.at.set(0);
        meeting.send(CheckInCommand::Open { id: meeting.store.mint() });
        dom::focus_later("check-in-topic");
    };
    view! { <Button label="Start check-in" kind=ButtonKind::Primary icon=IconName::Play on_press=start/> }
}

#[component]
fn EndButton(meeting: Meeting) -> impl IntoView {
    let end = move || {
        if let Some(id) = meeting.id() {
            meeting.send(CheckInCommand::End { id });
        }
    };
    view! { <Button label="End check-in" kind=ButtonKind::Primary on_press=end/> }
}

/// What the last check-in came to, if it ended today; a notice if it only repeated status.
#[component]
fn LastWord(store: Store) -> impl IntoView {
    move || {
        let workspace = store.workspace();
        let ended = workspace.check_ins.values().filter(|one| one.ended.is_some());
        let last = ended.max_by_key(|one| one.ended).cloned()?;
        let today = store.now().date_naive();
        if last.ended.is_none_or(|ended| ended.date_naive() != today) {
            return None;
        }
        Some(match last.only_repeated_status() {
            true => view! {
                <Notice title="This check-in only repeated status" tone=Tone::Watch
                    text="No blocker was resolved or escalated, nothing was decided and no one took a next action. Next time, end each topic with one of these, or skip the meeting."/>
            }
            .into_any(),
            false => view! { <JustEnded check_in=last/> }.into_any(),
        })
    }
}

/// Before the meeting: its topics.
#[component]
fn Agenda(topics: Memo<Vec<Topic>>) -> impl IntoView {
    view! {
        <Section title="Topics" note="Oldest blockers first, then aging items, then work not started">
            {move || view! { <TopicList topics=topics.get() at=None/> }}
        </Section>
    }
}

/// During the meeting: the current topic, and the others.
#[component]
fn OpenMeeting(meeting: Meeting, topics: Memo<Vec<Topic>>) -> impl IntoView {
    let (resolve, escalate, follow_up) = (Ask::default(), Ask::default(), Ask::default());
    let ends = Ends::new(meeting);
    let asks = Asks { resolve, escalate, follow_up, ends };
    let check_in =
        Signal::derive(move || meeting.open.with(|open| open.as_ref().map(|open| open.id)));
    let now = Memo::new(move |_| {
        let at = meeting.at.get();
        topics.with(|all| all.get(at.min(all.len().saturating_sub(1))).cloned())
    });
    let card = move || {
        match now.get() {
        Some(topic) => view! { <TopicAtHand meeting topic topics asks/> }.into_any(),
        None => view! {
            <NothingHere text="No blockers, aging items or late starts. Add a decision or a next action, or end the check-in."/>
        }
        .into_any(),
    }
    };
    view! {
        <div id="check-in-topic" tabindex="-1">{card}</div>
        <div class="cluster">
            <Button label="Other decision" small=true on_press=move || ends.decide.ask(None)/>
            <Button label="Other next action" small=true on_press=move || ends.agree.ask(None)/>
        </div>
        {move || now.with(Option::is_some).then(|| view! {
            <Section title="All topics"><TopicList topics=topics.get() at=Some(meeting.at)/></Section>
        })}
        <BroughtSoFar meeting/>
        <ResolveBlockerDialog ask=resolve check_in/>
        <EscalateBlockerDialog ask=escalate check_in/>
        <FollowUpDialog ask=follow_up/>
        <EndDialogs ends/>
    }
}
