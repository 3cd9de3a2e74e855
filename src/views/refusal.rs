//! A refusal where the action was: the rule, what is wrong, and the ways forward as buttons.

use crate::views::prelude::*;
use leptos::ev::MouseEvent;
use leptos::web_sys::HtmlDialogElement;
use wasm_bindgen::JsCast;

use std::sync::Arc;

use super::components::{Button, Form, Notice, Problem, Reason as ReasonDialog, Toasts, dom};
use super::names;
use crate::domain::base::ids::{ItemId, MemberId};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::{EmptyText, Reason};
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{ItemCommand, ItemEdit};
use crate::domain::commands::sprint::SprintCommand;
use crate::state::{Route, Store};

/// Runs the refused command again, with the reason that the way asked for.
pub type Again = Callback<(Way, Reason), Result<(), Refusal>>;

/// Shows a refusal. Without `again`, ways that need a reason are not offered.
pub fn refusal_notice(refusal: Refusal, again: Option<Again>) -> AnyView {
    refusal_slot(RwSignal::new(Some(refusal)), again)
}

/// The place of a refusal: empty until something is refused, and again once it is mended.
pub fn refusal_slot(refused: RwSignal<Option<Refusal>>, again: Option<Again>) -> AnyView {
    (move || refused.get().map(|refusal| notice(refused, refusal, again))).into_any()
}

/// What a field's words were refused for: it stands beside the field.
pub fn beside_field(refused: RwSignal<Option<Refusal>>) -> Signal<Option<String>> {
    Signal::derive(move || {
        refused.with(|refused| refused.as_ref().filter(|r| of_words(r)).map(|r| r.why.clone()))
    })
}

/// Every other refusal of a field's form: it stands below, with its ways.
pub fn below_field(refused: RwSignal<Option<Refusal>>) -> AnyView {
    (move || {
        let refusal = refused.get().filter(|refusal| !of_words(refusal));
        refusal.map(|refusal| notice(refused, refusal, None))
    })
    .into_any()
}

fn of_words(refusal: &Refusal) -> bool {
    refusal.rule == Rule::Input && refusal.ways.is_empty()
}

fn notice(refused: RwSignal<Option<Refusal>>, refusal: Refusal, again: Option<Again>) -> AnyView {
    let mut shown = Notice::stop(refusal.rule.title()).text(refusal.why).said();
    let mut dialogs = Vec::new();
    for way in refusal.ways {
        let asked = matches!(way, Way::Override | Way::GiveReason);
        if way == Way::GoOn {
            let Some(again) = again else { continue };
            let press = move || {
                if let Ok(reason) = Reason::parse("Anyway") {
                    refused.set(again.run((way, reason)).err());
                }
            };
            shown = shown.action(Button::new("Go on anyway").on(press));
        } else if asked {
            let Some(again) = again else { continue };
            let open = RwSignal::new(false);
            let (verb, button) = match way {
                Way::Override => ("Override with a reason", Button::new("Override with a reason")),
                _ => ("Go on with a reason", Button::new("Give a reason")),
            };
            shown = shown.action(button.on(move || open.set(true)));
            dialogs.push(reason_dialog(way, verb, open, refused, again));
        } else if let Some(button) = way_button(way, Callback::new(move |now| refused.set(now))) {
            shown = shown.action(button);
        }
    }
    view! { {shown.show()} {dialogs} }.into_any()
}

fn reason_dialog(
    way: Way,
    verb: &'static str,
    open: RwSignal<bool>,
    refused: RwSignal<Option<Refusal>>,
    again: Again,
) -> AnyView {
    let name = if way == Way::Override { "way-override" } else { "way-reason" };
    let about = move || {
        refused.with_untracked(|now| now.as_ref().map(ToString::to_string)).unwrap_or_default()
    };
    ReasonDialog::new(name, verb, verb).about(about).sentence("The reason stays on record.").show(
        open,
        move |text| {
            let reason = Reason::parse(&text)?;
            again.run((way, reason))?;
            refused.set(None);
            Ok(())
        },
    )
}

/// A refusal in a form: the ways forward that need no further question stand below its words.
impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let text = refusal.to_string();
        let asks = |way: &Way| matches!(way, Way::Override | Way::GiveReason | Way::TakeOut(_));
        let ways: Vec<Way> = refusal.ways.into_iter().filter(|way| !asks(way)).collect();
        let buttons = move |form: Form| {
            let then = Callback::new(move |refused: Option<Refusal>| {
                form.clear();
                if let Some(refusal) = refused {
                    form.problem(refusal);
                }
            });
            let buttons: Vec<_> = ways.iter().filter_map(|way| way_button(*way, then)).collect();
            view! { <div class="cluster" on:click=leave>{buttons}</div> }.into_any()
        };
        Self::new(text, Some(Arc::new(buttons)))
    }
}

/// A link out of a dialog closes it; what was typed is kept as a draft.
fn leave(ev: MouseEvent) {
    if dom::closest(ev.target(), "a").is_some()
        && let Some(dialog) = dom::closest(ev.target(), "dialog")
        && let Ok(dialog) = dialog.dyn_into::<HtmlDialogElement>()
    {
        dialog.close();
    }
}

impl From<EmptyText> for Problem {
    fn from(empty: EmptyText) -> Self {
        Self::from(empty.to_string())
    }
}

/// What is told once a way was taken: nothing, or what refused it in turn.
type Then = Callback<Option<Refusal>>;

fn way_button(way: Way, then: Then) -> Option<AnyView> {
    let store = Store::here();
    let ws = store.workspace_now();
    let label = match way {
        Way::Override | Way::GiveReason | Way::GoOn => return None,
        Way::ActAs(member) => {
            let label = format!("Act as {}", names::member(&ws, Some(member)));
            let press = move || {
                store.act_as(member);
                then.run(None);
            };
            return Some(Button::new(label).on(press));
        }
        Way::OpenItem(item) => format!("Open {}", key(item)?),
        Way::TakeOut(item) => {
            return Some(take_out(item, format!("Take {} out", key(item)?), then));
        }
        Way::GiveTo(item, member) => {
            let label = format!("Give {} to {}", key(item)?, names::member(&ws, Some(member)));
            return Some(give_to(item, member, label, then));
        }
        Way::OpenBlocker(_) => "Go to the blocker".to_owned(),
        Way::RecordLearning(item) => format!("Record what {} taught", key(item)?),
        Way::OpenPlan => "Go to the plan".to_owned(),
        Way::SetGoal => "Set the goal".to_owned(),
        Way::SeeLoad => "See the capacity".to_owned(),
        Way::Judge(item) => format!("Accept or return {}", key(item)?),
        Way::WriteNext => "Write down what is next".to_owned(),
        Way::OpenBoard => "Go to the board".to_owned(),
        Way::OpenReview(_) => "Go to the review".to_owned(),
        Way::OpenTeam => "Go to the team".to_owned(),
        Way::OpenWorkflow => "Go to the workflow".to_owned(),
        Way::OpenPriority(_) => "Go to the priorities".to_owned(),
    };
    Some(Button::new(label).href(destination(way)?))
}

/// Where a way leads, for those that lead somewhere.
pub fn destination(way: Way) -> Option<String> {
    let ws = Store::here().workspace_now();
    let screen = match way {
        Way::OpenItem(item) => Route::item(&ws.items.get(item)?.key),
        Way::OpenBlocker(blocker) => {
            return Some(Route::Board.hash_at(ws.blockers.get(blocker)?.item));
        }
        Way::RecordLearning(item) => return Some(Route::learnings().hash_at(item)),
        Way::OpenReview(sprint) => return Some(Route::Review.hash_at(sprint)),
        Way::OpenPriority(Some(priority)) => return Some(Route::Priorities.hash_at(priority)),
        Way::OpenPriority(None) => Route::Priorities,
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

fn give_to(item: ItemId, member: MemberId, label: String, then: Then) -> AnyView {
    let store = Store::here();
    Button::new(label).on(move || {
        let edit = Box::new(ItemEdit::Owner(Some(member)));
        let done = store.dispatch(Command::Item(ItemCommand::Edit { items: vec![item], edit }));
        then.run(done.err());
    })
}

fn take_out(item: ItemId, label: String, then: Then) -> AnyView {
    let store = Store::here();
    let asking = RwSignal::new(false);
    let plan = move || {
        let ws = store.workspace_now();
        ws.sprints
            .values()
            .find(|sprint| sprint.is_planned() && sprint.chosen.contains_key(&item))
            .map(|sprint| sprint.id)
    };
    let button = Button::new(label.clone()).on(move || match plan() {
        Some(id) => {
            let done =
                store.dispatch(Command::Sprint(SprintCommand::Unchoose { id, items: vec![item] }));
            then.run(done.err());
        }
        None => asking.set(true),
    });
    let dialog = ReasonDialog::new(format!("way-take-out-{item}"), label, "Take it out")
        .sentence("This changes the scope of the running sprint. The reason stays on record.")
        .show(asking, move |text| {
            let reason = Reason::parse(&text)?;
            let ws = store.workspace_now();
            let id = ws
                .items
                .get(item)
                .and_then(|item| item.position.sprint())
                .ok_or_else(|| "It is in no sprint any more.".to_owned())?;
            let items = vec![item];
            store.dispatch(Command::Sprint(SprintCommand::RemoveFromScope {
                id,
                items,
                reason,
            }))?;
            then.run(None);
            Ok(())
        });
    view! { {button} {dialog} }.into_any()
}

/// Dispatches; says in a toast what was done, with Undo, or leaves the refusal in its slot.
/// True when it was done.
pub fn attempt(
    store: Store,
    command: Command,
    said: &str,
    refused: RwSignal<Option<Refusal>>,
) -> bool {
    match store.dispatch(command) {
        Ok(_) => {
            refused.set(None);
            if !said.is_empty() {
                say_undoable(store, said);
            }
            true
        }
        Err(refusal) => {
            refused.set(Some(refusal));
            false
        }
    }
}

/// A toast that offers to take the last change back.
pub fn say_undoable(store: Store, said: &str) {
    if let Some(toasts) = use_context::<Toasts>() {
        undoable(toasts, store, said);
    }
}

/// The same, where the toasts are at hand. What was done since is never taken back in its place.
pub fn undoable(toasts: Toasts, store: Store, said: &str) {
    let steps = untrack(|| store.steps());
    toasts.undoable(said, move || {
        if untrack(|| store.steps()) != steps {
            toasts.say("Something else was done since. Take that back first, with Undo on top.");
        } else if let Err(refusal) = store.undo() {
            toasts.say(refusal.to_string());
        }
    });
}
