//! What one does next with an item that is in a sprint: start, send for review, accept, block, resolve.

use leptos::prelude::*;

use super::actions::{accept, mark_done};
use super::shown::Shown;
use crate::state::Route;
use crate::views::blocker::{
    Ask, EscalateBlockerDialog, ReportBlockerDialog, ResolveBlockerDialog,
};
use crate::views::commands::item::{Acting, finishes};
use crate::views::components::{Button, ButtonKind, LinkButton};
use crate::views::flow_words::moved;
use crate::views::refusal::attempt;
use sprintloop::domain::base::ids::{BlockerId, ItemId};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::acceptance::{may_mark_done, open_checks};
use sprintloop::domain::reads::board::blocker_of;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::position::{BoardStage, Position};

/// The stage's next step as a button, and the way into or out of a blocker.
#[component]
pub(super) fn NextStep(shown: Shown) -> impl IntoView {
    let (store, id) = (shown.store, shown.id);
    let block = Ask::<ItemId>::default();
    let (resolve, escalate) = (Ask::<BlockerId>::default(), Ask::<BlockerId>::default());
    let stage = Memo::new(move |_| shown.item.get().and_then(|item| item.position.stage()));
    let running = Memo::new(move |_| {
        let sprint = shown.item.get().and_then(|item| item.position.sprint())?;
        store.workspace().sprints.get(sprint).map(|sprint| sprint.is_open())
    });
    let blocker = Memo::new(move |_| {
        let ws = store.workspace();
        let found = blocker_of(id, &ws)?;
        Some((found.id, found.escalation.is_some()))
    });
    // A task in the backlog joins the running sprint when its owner has done it.
    let joins = Memo::new(move |_| {
        let (ws, actor) = (store.workspace(), store.actor());
        shown.item.with(|item| {
            item.as_ref().is_some_and(|item| {
                item.position == Position::Backlog && finishes(item, &Acting::of(&ws, actor))
            })
        })
    });
    let steps = move || {
        if joins.get() {
            let done = move || mark_done(store, id, shown.refused);
            return Some(
                view! { <Button label="Mark done" kind=ButtonKind::Primary on_press=done/> }
                    .into_any(),
            );
        }
        let stage = stage.get().filter(|stage| *stage != BoardStage::Done)?;
        running.get().filter(|running| *running)?;
        Some(match blocker.get() {
            Some((blocker, escalated)) => view! {
                <Button label="Resolve blocker" kind=ButtonKind::Primary on_press=move || resolve.ask(blocker)/>
                {(!escalated).then(|| view! { <Button label="Escalate" on_press=move || escalate.ask(blocker)/> })}
                <Button label="Edit blocker" on_press=move || block.ask(id)/>
            }
            .into_any(),
            None => view! {
                <Onward shown stage/>
                <MarkDone shown stage/>
                <Button label="Report blocker" on_press=move || block.ask(id)/>
            }
            .into_any(),
        })
    };
    view! {
        {move || steps().map(|steps| view! { <div class="cluster" role="group" aria-label="Next step">{steps}</div> })}
        <ReportBlockerDialog ask=block/>
        <ResolveBlockerDialog ask=resolve/>
        <EscalateBlockerDialog ask=escalate check_in=None/>
    }
}

/// Ends work that needs no review, and is not about to be accepted after one.
#[component]
fn MarkDone(shown: Shown, stage: BoardStage) -> impl IntoView {
    let store = shown.store;
    let own = Memo::new(move |_| {
        let workspace = store.workspace();
        let reviewed = |item: &BacklogItem| {
            stage == BoardStage::UnderReview && open_checks(item, &workspace).is_empty()
        };
        shown.item.with(|item| {
            item.as_ref().is_some_and(|item| {
                may_mark_done(store.actor(), item, &workspace) && !reviewed(item)
            })
        })
    });
    let done = move || mark_done(store, shown.id, shown.refused);
    move || own.get().then(|| view! { <Button label="Mark done" on_press=done/> })
}

/// The step that leads to the next stage.
#[component]
fn Onward(shown: Shown, stage: BoardStage) -> impl IntoView {
    let (label, to) = match stage {
        BoardStage::Committed => ("Start", BoardStage::Active),
        BoardStage::Active => ("Send for review", BoardStage::UnderReview),
        BoardStage::UnderReview | BoardStage::Done => {
            return view! { <Verdict shown/> }.into_any();
        }
    };
    let go = move || {
        let said = moved(shown.id, to, &shown.store.workspace_now());
        let step = SprintCommand::Move { item: shown.id, to };
        attempt(shown.store, Command::Sprint(step), &said, shown.refused);
    };
    view! { <Button label kind=ButtonKind::Primary on_press=go/> }.into_any()
}

/// Accepts in one press once everything is checked; the review is where the rest is checked, or it is returned.
#[component]
fn Verdict(shown: Shown) -> impl IntoView {
    let store = shown.store;
    let checked = Memo::new(move |_| {
        let workspace = store.workspace();
        shown
            .item
            .with(|item| item.as_ref().is_some_and(|item| open_checks(item, &workspace).is_empty()))
    });
    let accept = move || accept(store, shown.id, shown.refused);
    let href = Route::Review.hash_at(format!("review-{}", shown.id));
    view! {
        {move || checked.get().then(|| view! {
            <Button label="Accept" kind=ButtonKind::Primary on_press=accept/>
        })}
        <LinkButton label="Open in review" href/>
    }
}
