//! The ways forward from a refusal that need no reason, each a button.

use leptos::prelude::*;

use crate::state::{Route, Store};
use crate::views::components::{Button, LinkButton, Problem, ReasonDialog};
use crate::views::names;
use sprintloop::domain::base::ids::{ItemId, MemberId};
use sprintloop::domain::base::refusal::{Refusal, Way};
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::backlog::position::BoardStage;

/// Called once a way was taken, with the refusal if there was one.
type Then = Callback<Option<Refusal>>;

/// Returns the label of a way; none for a way that asks for a reason or leads nowhere now.
pub(super) fn verb(way: Way) -> Option<String> {
    let ws = Store::here().workspace_now();
    let label = match way {
        Way::Override | Way::GiveReason | Way::GoOn => return None,
        Way::ActAs(member) => {
            return Some(format!("Act as {}", names::member(&ws, Some(member))));
        }
        Way::TakeOut(item) => return Some(format!("Remove {}", key(item)?)),
        Way::GiveTo(item, member) => {
            return Some(format!(
                "Reassign {} to {}",
                key(item)?,
                names::member(&ws, Some(member))
            ));
        }
        Way::SendForReview(item) => return Some(format!("Send {} for review", key(item)?)),
        Way::OpenItem(item) => format!("Open {}", key(item)?),
        Way::OpenBlocker(_) => "Go to blocker".to_owned(),
        Way::RecordLearning(item) => format!("Record a learning from {}", key(item)?),
        Way::Refine => "Refine the backlog".to_owned(),
        Way::OpenPlan => "Go to plan".to_owned(),
        Way::SetGoal => "Set goal".to_owned(),
        Way::SeeLoad => "See capacity".to_owned(),
        Way::Judge(item) => format!("Accept or return {}", key(item)?),
        Way::WriteNext => "Write the next decision".to_owned(),
        Way::OpenBoard => "Go to board".to_owned(),
        Way::OpenReview(_) => "Go to review".to_owned(),
        Way::OpenTeam => "Go to team".to_owned(),
        Way::OpenWorkflow => "Go to workflow".to_owned(),
        Way::OpenPriority(_) => "Go to priorities".to_owned(),
    };
    // A way to where one is leads nowhere.
    let is_open = |there: &String| {
        let opened = untrack(|| Store::here().opened());
        *there == here().hash() || opened.is_some_and(|key| *there == here().with_item(key))
    };
    destination(way).filter(|there| !is_open(there)).map(|_| label)
}

fn here() -> Route {
    untrack(|| Store::here().route())
}

/// The button of a way: it leads somewhere, or fixes what was refused.
#[component]
pub(super) fn WayButton(way: Way, label: String, then: Then) -> impl IntoView {
    let store = Store::here();
    match way {
        Way::ActAs(member) => {
            let act = move || {
                store.act_as(member);
                then.run(None);
            };
            view! { <Button label on_press=act/> }.into_any()
        }
        Way::TakeOut(item) => view! { <TakeOutButton item label then/> }.into_any(),
        Way::GiveTo(item, member) => {
            view! { <Button label on_press=move || then.run(give_to(store, item, member))/> }
                .into_any()
        }
        Way::SendForReview(item) => {
            view! { <Button label on_press=move || then.run(send_for_review(store, item))/> }
                .into_any()
        }
        _ => destination(way).map(|href| view! { <LinkButton label href/> }).into_any(),
    }
}

/// Returns where a way leads, if it leads somewhere.
pub fn destination(way: Way) -> Option<String> {
    let ws = Store::here().workspace_now();
    let screen = match way {
        // Over the screen where it was refused.
        Way::OpenItem(item) => return Some(here().with_item(&ws.items.get(item)?.key)),
        Way::OpenBlocker(blocker) => {
            return Some(Route::Board.hash_at(ws.blockers.get(blocker)?.item));
        }
        Way::RecordLearning(item) => return Some(Route::learnings().hash_at(item)),
        Way::OpenReview(sprint) => return Some(Route::Review.hash_at(sprint)),
        Way::OpenPriority(Some(priority)) => return Some(Route::Priorities.hash_at(priority)),
        Way::OpenPriority(None) => Route::Priorities,
        Way::Refine => Route::refine(),
        Way::OpenPlan => Route::Plan,
        Way::SetGoal => return Some(Route::Plan.hash_at("plan-goal-set")),
        Way::SeeLoad => return Some(Route::Plan.hash_at("plan-load")),
        Way::Judge(item) => return Some(Route::Review.hash_at(format!("review-{item}"))),
        Way::WriteNext => return Some(Route::Review.hash_at("review-notes-next")),
        Way::OpenBoard => Route::Board,
        Way::OpenTeam => Route::Team,
        Way::OpenWorkflow => Route::Workflow,
        _ => return None,
    };
    Some(screen.hash())
}

fn key(item: ItemId) -> Option<String> {
    Store::here().workspace_now().items.get(item).map(|item| item.key.to_string())
}

fn send_for_review(store: Store, item: ItemId) -> Option<Refusal> {
    let step = SprintCommand::Move { item, to: BoardStage::UnderReview };
    store.dispatch(Command::Sprint(step)).err()
}

fn give_to(store: Store, item: ItemId, member: MemberId) -> Option<Refusal> {
    let edit = Box::new(ItemEdit::Owner(Some(member)));
    store.dispatch(Command::Item(ItemCommand::Edit { items: vec![item], edit })).err()
}

/// Removes an item from the plan or, with a reason, from the running sprint.
#[component]
fn TakeOutButton(item: ItemId, label: String, then: Then) -> impl IntoView {
    let store = Store::here();
    let asking = RwSignal::new(false);
    let plan = move || which::planned_with(&store.workspace_now(), &[item]).map(|sprint| sprint.id);
    let press = move || match plan() {
        Some(id) => {
            let done =
                store.dispatch(Command::Sprint(SprintCommand::Unchoose { id, items: vec![item] }));
            then.run(done.err());
        }
        None => asking.set(true),
    };
    let take_out = move |text: String| -> Result<(), Problem> {
        let reason = Reason::parse(&text)?;
        let ws = store.workspace_now();
        let id = ws
            .items
            .get(item)
            .and_then(|item| item.position.sprint())
            .ok_or_else(|| "This item is no longer in a sprint.".to_owned())?;
        let command = SprintCommand::RemoveFromScope { id, items: vec![item], reason };
        store.dispatch(Command::Sprint(command))?;
        then.run(None);
        Ok(())
    };
    view! {
        <Button label=label.clone() on_press=press/>
        <ReasonDialog id=format!("way-take-out-{item}") title=label verb="Remove item"
            sentence="This changes the scope of the running sprint. The reason is kept."
            open=asking on_reason=take_out/>
    }
}
