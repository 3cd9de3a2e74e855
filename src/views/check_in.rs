//! The check-in: blockers oldest first, then overdue checks, then old work; it ends in decisions and next actions.

mod actions;
mod ends;
mod history;
mod timer;
mod topic;

use std::sync::Arc;

use crate::views::prelude::*;

use super::blocker::{Ask, escalate_dialog, resolve_dialog};
use super::components::{
    Button, Icon, Notice, Tone, badge, dom, nothing_here, page_title, section,
};
use crate::domain::base::ids::CheckInId;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::check_in::CheckInCommand;
use crate::domain::reads::agenda::{Topic, agenda};
use crate::domain::records::check_in::CheckIn;
use crate::state::Store;
use crate::views::refusal::refusal_slot;

/// What the parts of this screen share.
#[derive(Clone, Copy)]
pub(super) struct Meeting {
    store: Store,
    /// The open check-in.
    open: Memo<Option<Arc<CheckIn>>>,
    /// Which topic is at hand.
    at: RwSignal<usize>,
    refused: RwSignal<Option<Refusal>>,
}

impl Meeting {
    /// The id of the open check-in, for commands.
    fn id(self) -> Option<CheckInId> {
        self.open.with_untracked(|open| open.as_ref().map(|open| open.id))
    }

    fn send(self, command: CheckInCommand) {
        let done = self.store.dispatch(Command::CheckIn(command));
        let _ = self.refused.try_set(done.err());
    }
}

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let open = Memo::new(move |_| {
        store.workspace().check_ins.values().find(|check_in| check_in.ended.is_none()).cloned()
    });
    let meeting = Meeting { store, open, at: RwSignal::new(0), refused: RwSignal::new(None) };
    let is_open = Memo::new(move |_| open.with(Option::is_some));
    let topics = Memo::new(move |_| agenda(&store.workspace(), store.now()));
    let head = move || match is_open.get() {
        true => page_title("Check-in", vec![timer::timer(meeting)], vec![end(meeting)]),
        false => page_title("Check-in", vec![waiting(topics)], vec![start(meeting)]),
    };
    let body = move || match is_open.get() {
        true => at_hand(meeting, topics),
        false => before(topics),
    };
    view! {
        {head}
        {refusal_slot(meeting.refused, None)}
        {move || (!is_open.get()).then(|| last_word(store))}
        <div class="with-aside">
            <div class="stack stack--loose">{body}</div>
            <div class="stack stack--loose">
                {actions::open_actions(meeting)}
                {history::history()}
            </div>
        </div>
    }
    .into_any()
}

fn waiting(topics: Memo<Vec<Topic>>) -> AnyView {
    let text = move || match topics.with(Vec::len) {
        0 => badge("Nothing to talk about", Tone::Good),
        1 => badge("1 topic", Tone::Watch),
        count => badge(format!("{count} topics"), Tone::Watch),
    };
    text.into_any()
}

fn start(meeting: Meeting) -> AnyView {
    Button::new("Start check-in").primary().icon(Icon::Play).on(move || {
        meeting.at.set(0);
        meeting.send(CheckInCommand::Open { id: meeting.store.mint() });
        dom::focus_later("check-in-topic");
    })
}

fn end(meeting: Meeting) -> AnyView {
    Button::new("End check-in").primary().on(move || {
        if let Some(id) = meeting.id() {
            meeting.send(CheckInCommand::End { id });
        }
    })
}

/// Says so when the last check-in, ended today, only repeated status.
fn last_word(store: Store) -> Option<AnyView> {
    let workspace = store.workspace();
    let last = workspace
        .check_ins
        .values()
        .filter(|one| one.ended.is_some())
        .max_by_key(|one| one.ended)?;
    let today = store.now().date_naive();
    let fresh = last.ended.is_some_and(|ended| ended.date_naive() == today);
    (fresh && last.only_repeated_status()).then(|| {
        Notice::watch("This check-in only repeated status")
            .text("No blocker moved, nothing was decided, nobody took a next action. Next time, end each topic in one of these, or skip the meeting.")
            .show()
    })
}

/// Before the meeting: what it will be about.
fn before(topics: Memo<Vec<Topic>>) -> AnyView {
    let list = move || topic::list(topics.get(), None);
    section(
        "What it is about",
        "Blockers oldest first, then overdue checks, then items older than usual",
        (),
        list.into_any(),
    )
}

/// During the meeting: the topic at hand, and the others.
fn at_hand(meeting: Meeting, topics: Memo<Vec<Topic>>) -> AnyView {
    let (resolve, escalate) = (Ask::default(), Ask::default());
    let ends = ends::Ends::new(meeting);
    let check_in =
        Signal::derive(move || meeting.open.with(|open| open.as_ref().map(|open| open.id)));
    let now = Memo::new(move |_| {
        let at = meeting.at.get();
        topics.with(|all| all.get(at.min(all.len().saturating_sub(1))).cloned())
    });
    let card = move || match now.get() {
        Some(topic) => topic::at_hand(meeting, topic, topics, resolve, escalate, ends),
        None => nothing_here(
            "No blocker, no overdue check, nothing older than usual. Record a decision or a next action, or end the check-in.",
        ),
    };
    let free = Button::new("Another decision").small().on(move || ends.decide.ask(None));
    let action = Button::new("Another next action").small().on(move || ends.agree.ask(None));
    let list = move || topic::list(topics.get(), Some(meeting.at));
    view! {
        <div id="check-in-topic" tabindex="-1">{card}</div>
        <div class="cluster">{free}{action}</div>
        {section("All topics", (), (), list.into_any())}
        {history::of_now(meeting)}
        {resolve_dialog(resolve, check_in, Callback::new(|_| ()))}
        {escalate_dialog(escalate, check_in)}
        {ends.dialogs()}
    }
    .into_any()
}
