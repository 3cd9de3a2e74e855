//! The current topic and the list of all topics.

use leptos::prelude::*;

use super::ends::Ends;
use super::meeting::Meeting;
use crate::state::{Route, Store};
use crate::views::blocker::{Ask, stands};
use crate::views::components::{
    Avatar, Badge, Button, ButtonKind, IconName, NothingHere, Tone, dates, dom,
};
use crate::views::names;
use sprintloop::domain::base::ids::BlockerId;
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::reads::agenda::{Topic, Why};

/// Every topic; during the meeting each has a button that makes it the current one.
#[component]
pub fn TopicList(
    topics: Vec<Topic>,
    /// Which is current, while the check-in is open.
    at: Option<RwSignal<usize>>,
) -> impl IntoView {
    if topics.is_empty() {
        return view! {
            <NothingHere text="No open blockers, aging items or late starts."/>
        }
        .into_any();
    }
    let rows = topics
        .into_iter()
        .enumerate()
        .map(|(index, topic)| view! { <TopicRow index topic at/> })
        .collect_view();
    view! { <ol class="rows">{rows}</ol> }.into_any()
}

#[component]
fn TopicRow(index: usize, topic: Topic, at: Option<RwSignal<usize>>) -> impl IntoView {
    let workspace = Store::here().workspace_now();
    let key = topic.item.key.to_string();
    let title = topic.item.title.to_string();
    let owner = topic.item.owner.map(|id| names::member(&workspace, Some(id)));
    let now = move || at.is_some_and(|at| at.get() == index).then_some("true");
    let bring = at.map(|at| {
        let title = format!("Discuss {key}");
        let press = move || {
            at.set(index);
            dom::focus_later("check-in-topic");
        };
        view! { <Button label="Discuss" kind=ButtonKind::Quiet small=true title on_press=press/> }
    });
    view! {
        <li class="rows__row" aria-current=now>
            <span class="rows__key" translate="no">{key.clone()}</span>
            <a class="rows__title" href=Route::CheckIn.with_item(&key) title=title.clone() dir="auto">{title.clone()}</a>
            <span class="rows__end"><TopicMarks why=topic.why/><Avatar name=owner/>{bring}</span>
        </li>
    }
}

/// Why something is a topic, in badges.
#[component]
fn TopicMarks(why: Why) -> impl IntoView {
    let today = Store::here().now().date_naive();
    match why {
        Why::Blocked { blocker, overdue } => {
            let days = (today - blocker.opened.at.date_naive()).num_days().max(0);
            let text = match days {
                0 => "Blocked today".to_owned(),
                days => format!("Blocked {}", dates::days(days)),
            };
            let (check, tone) = match overdue {
                true => ("Follow-up overdue".to_owned(), Tone::Watch),
                false => (
                    format!("Follow up {}", dates::near_day(blocker.next_check, today)),
                    Tone::Neutral,
                ),
            };
            let raised = blocker
                .escalation
                .is_some()
                .then(|| view! { <Badge text="Escalated" tone=Tone::Accent/> });
            view! { <Badge text tone=Tone::Stop/> <Badge text=check tone/> {raised} }.into_any()
        }
        Why::Old { days } => {
            let text = format!("{} in progress", dates::days(days));
            view! { <Badge text tone=Tone::Watch/> }.into_any()
        }
        Why::NotStarted { .. } => view! { <Badge text="Not started" tone=Tone::Watch/> }.into_any(),
    }
}

/// The dialogs that a topic may open.
#[derive(Clone, Copy)]
pub struct Asks {
    /// A blocker is resolved.
    pub resolve: Ask<BlockerId>,
    /// A blocker is escalated.
    pub escalate: Ask<BlockerId>,
    /// A blocker gets its next follow-up date.
    pub follow_up: Ask<BlockerId>,
    /// The other ways to end a topic.
    pub ends: Ends,
}

/// The current topic, and how it may end.
#[component]
pub fn TopicAtHand(
    meeting: Meeting,
    topic: Topic,
    /// All topics, to move to the previous or the next one.
    topics: Memo<Vec<Topic>>,
    asks: Asks,
) -> impl IntoView {
    let today = meeting.store.now().date_naive();
    let title = format!("{} {}", topic.item.key, topic.item.title);
    let href = Route::CheckIn.with_item(&topic.item.key);
    let why = match &topic.why {
        Why::Blocked { blocker, .. } => stands(blocker, &meeting.store.workspace_now(), today),
        Why::Old { days } => format!("In progress for {}, longer than usual.", dates::days(*days)),
        Why::NotStarted { left: 0 } => {
            "No one has started it, and the sprint's last day has passed.".to_owned()
        }
        Why::NotStarted { left } => {
            let left = number_of(*left as usize, "working day");
            format!("No one has started it, with {left} left in the sprint.")
        }
    };
    let step = move |on: bool| {
        let last = topics.with_untracked(Vec::len).saturating_sub(1);
        meeting.at.update(|at| *at = if on { (*at + 1).min(last) } else { at.saturating_sub(1) });
        dom::focus_later("check-in-topic");
    };
    let several = Memo::new(move |_| topics.with(|topics| topics.len() > 1));
    let steps = move || {
        several.get().then(|| {
            view! {
                <div class="card__foot">
                    <Button label="Previous" kind=ButtonKind::Quiet small=true icon=IconName::ArrowLeft on_press=move || step(false)/>
                    <Button label="Next topic" kind=ButtonKind::Quiet small=true icon=IconName::ArrowRight on_press=move || step(true)/>
                </div>
            }
        })
    };
    view! {
        <article class="check-in-topic" aria-label=title.clone()>
            <div class="card__head">
                <a class="check-in-topic__title" href=href dir="auto">{title.clone()}</a>
                <span class="cluster"><TopicMarks why=topic.why.clone()/></span>
            </div>
            <p class="check-in-topic__why" dir="auto">{why}</p>
            <TopicEnds topic asks/>
            {steps}
        </article>
    }
}

/// The buttons that end a topic.
#[component]
fn TopicEnds(topic: Topic, asks: Asks) -> impl IntoView {
    let item = Some(topic.item.id);
    let Asks { resolve, escalate, follow_up, ends } = asks;
    let of_blocker = match &topic.why {
        Why::Blocked { blocker, .. } => Some((blocker.id, blocker.escalation.is_some())),
        Why::Old { .. } | Why::NotStarted { .. } => None,
    };
    let of_blocker = of_blocker.map(|(id, is_escalated)| {
        let press = move || escalate.ask(id);
        let escalate = (!is_escalated)
            .then(|| view! { <Button label="Escalate" icon=IconName::Flag on_press=press/> });
        view! {
            <Button label="Change follow-up date" icon=IconName::Calendar on_press=move || follow_up.ask(id)/>
            <Button label="Resolve" icon=IconName::Check on_press=move || resolve.ask(id)/>
            {escalate}
        }
    });
    view! {
        <div class="check-in-topic__ends">
            {of_blocker}
            <Button label="Add decision" on_press=move || ends.decide.ask(item)/>
            <Button label="Add next action" on_press=move || ends.agree.ask(item)/>
            <Button label="No change" kind=ButtonKind::Quiet on_press=move || ends.status.ask(item)/>
        </div>
    }
}
