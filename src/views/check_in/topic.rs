//! The topic at hand and the list of all of them.

use crate::views::prelude::*;

use super::Meeting;
use super::ends::Ends;
use crate::domain::base::ids::BlockerId;
use crate::domain::reads::agenda::{Topic, Why};
use crate::state::{Route, Store};
use crate::views::blocker::{Ask, waits_for};
use crate::views::components::{Button, Icon, Tone, avatar, badge, dates, dom, nothing_here};
use crate::views::names;

/// Every topic; during the meeting a press brings one to hand.
pub fn list(topics: Vec<Topic>, at: Option<RwSignal<usize>>) -> AnyView {
    if topics.is_empty() {
        return nothing_here(
            "No blocker is open, no check is overdue, nothing is older than usual.",
        );
    }
    let rows =
        topics.into_iter().enumerate().map(|(index, topic)| row(index, &topic, at)).collect_view();
    view! { <ol class="rows">{rows}</ol> }.into_any()
}

fn row(index: usize, topic: &Topic, at: Option<RwSignal<usize>>) -> AnyView {
    let store = Store::here();
    let workspace = store.workspace_now();
    let key = topic.item.key.to_string();
    let title = topic.item.title.to_string();
    let owner = topic.item.owner.map(|id| names::member(&workspace, Some(id)));
    let now = move || at.is_some_and(|at| at.get() == index).then_some("true");
    let bring = at.map(|at| {
        Button::new("Talk about it").quiet().small().title(format!("Talk about {key}")).on(
            move || {
                at.set(index);
                dom::focus_later("check-in-topic");
            },
        )
    });
    view! {
        <li class="rows__row" aria-current=now>
            <span class="rows__key">{key.clone()}</span>
            <a class="rows__title" href=Route::item(&key).hash() title=title.clone() dir="auto">{title.clone()}</a>
            <span class="rows__end">{marks(topic)}{avatar(owner.as_deref())}{bring}</span>
        </li>
    }
    .into_any()
}

fn marks(topic: &Topic) -> AnyView {
    let now = Store::here().now();
    match &topic.why {
        Why::Blocked { blocker, overdue } => {
            let days = (now.date_naive() - blocker.opened.at.date_naive()).num_days().max(0);
            let overdue = overdue.then(|| badge("Check overdue", Tone::Watch));
            let raised = blocker.escalation.is_some().then(|| badge("Escalated", Tone::Accent));
            view! { {badge(format!("Blocked {}", dates::days(days)), Tone::Stop)}{overdue}{raised} }
                .into_any()
        }
        Why::Old { days } => badge(format!("{} in work", dates::days(*days)), Tone::Watch),
    }
}

/// The topic at hand, and what it may end in.
pub fn at_hand(
    meeting: Meeting,
    topic: Topic,
    topics: Memo<Vec<Topic>>,
    resolve: Ask<BlockerId>,
    escalate: Ask<BlockerId>,
    ends: Ends,
) -> AnyView {
    let item = topic.item.id;
    let today = meeting.store.now().date_naive();
    let title = format!("{} {}", topic.item.key, topic.item.title);
    let (why, of_blocker) = match &topic.why {
        Why::Blocked { blocker, .. } => {
            let id = blocker.id;
            let buttons = view! {
                {Button::new("Resolved").icon(Icon::Check).on(move || resolve.ask(id))}
                {Button::new("Escalate").icon(Icon::Flag).on(move || escalate.ask(id))}
            };
            (waits_for(blocker, today), Some(buttons))
        }
        Why::Old { days } => {
            (format!("In work for {}, longer than usual.", dates::days(*days)), None)
        }
    };
    let step = move |on: bool| {
        let last = topics.with_untracked(Vec::len).saturating_sub(1);
        meeting.at.update(|at| *at = if on { (*at + 1).min(last) } else { at.saturating_sub(1) });
        dom::focus_later("check-in-topic");
    };
    view! {
        <article class="check-in-topic" aria-label=title.clone()>
            <div class="card__head">
                <a class="check-in-topic__title" href=Route::item(&topic.item.key).hash() dir="auto">{title.clone()}</a>
                <span class="cluster">{marks(&topic)}</span>
            </div>
            <p class="check-in-topic__why" dir="auto">{why}</p>
            <div class="check-in-topic__ends">
                {of_blocker}
                {Button::new("Decision").on(move || ends.decide.ask(Some(item)))}
                {Button::new("Next action").on(move || ends.agree.ask(Some(item)))}
                {Button::new("Status only").quiet().on(move || ends.status.ask(Some(item)))}
            </div>
            <div class="card__foot">
                {Button::new("Previous").quiet().small().icon(Icon::ArrowLeft).on(move || step(false))}
                {Button::new("Next topic").quiet().small().icon(Icon::ArrowRight).on(move || step(true))}
            </div>
        </article>
    }
    .into_any()
}
