//! A refusal where the action was: the rule, what is wrong, and the ways forward as buttons.

mod ways;

use leptos::either::Either;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::web_sys::HtmlDialogElement;
use wasm_bindgen::JsCast;

use std::sync::Arc;

use super::components::{Button, Form, Notice, Problem, ReasonDialog, Toasts, Tone, dom};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::{EmptyText, Reason};
use crate::domain::commands::Command;
use crate::state::Store;
pub use ways::destination;
use ways::{WayButton, verb};

/// Runs the refused command again, with the reason that the way asked for.
pub type Again = Callback<(Way, Reason), Result<(), Refusal>>;

/// Shows a refusal. Without `again`, ways that need a reason are not offered.
#[component]
pub fn RefusalNotice(refusal: Refusal, #[prop(optional)] again: Option<Again>) -> impl IntoView {
    let refused = RwSignal::new(Some(refusal));
    move || refused.get().map(|refusal| view! { <Refused refused refusal again/> })
}

/// The place of a refusal: empty until something is refused, and again once it is mended.
#[component]
pub fn RefusalSlot(
    refused: RwSignal<Option<Refusal>>,
    /// Runs what was refused again; without it, ways that need a reason are not offered.
    #[prop(optional)]
    again: Option<Again>,
) -> impl IntoView {
    move || refused.get().map(|refusal| view! { <Refused refused refusal again/> })
}

/// What a field's words were refused for: it stands beside the field.
pub fn beside_field(refused: RwSignal<Option<Refusal>>) -> Signal<Option<String>> {
    Signal::derive(move || {
        refused.with(|refused| refused.as_ref().filter(|r| of_words(r)).map(|r| r.why.clone()))
    })
}

/// Every other refusal of a field's form: it stands below, with its ways.
#[component]
pub fn BelowField(refused: RwSignal<Option<Refusal>>) -> impl IntoView {
    move || {
        let refusal = refused.get().filter(|refusal| !of_words(refusal));
        refusal.map(|refusal| view! { <Refused refused refusal again=None/> })
    }
}

fn of_words(refusal: &Refusal) -> bool {
    refusal.rule == Rule::Input && refusal.ways.is_empty()
}

/// The refusal, its ways as buttons, and the questions that some of them ask.
#[component]
fn Refused(
    refused: RwSignal<Option<Refusal>>,
    refusal: Refusal,
    again: Option<Again>,
) -> impl IntoView {
    let then = Callback::new(move |now| refused.set(now));
    let mut actions: Vec<AnyView> = Vec::new();
    let mut dialogs = Vec::new();
    for way in refusal.ways {
        match (way, again) {
            (Way::GoOn, Some(again)) => {
                let go_on = move || {
                    if let Ok(reason) = Reason::parse("Anyway") {
                        refused.set(again.run((way, reason)).err());
                    }
                };
                let button = view! { <Button label="Go on anyway" on_press=go_on/> };
                actions.push(button.into_any());
            }
            (Way::Override | Way::GiveReason, Some(again)) => {
                let open = RwSignal::new(false);
                let label = match way {
                    Way::Override => "Override with a reason",
                    _ => "Give a reason",
                };
                let button = view! { <Button label on_press=move || open.set(true)/> };
                actions.push(button.into_any());
                dialogs.push(view! { <WayReasonDialog way open refused again/> });
            }
            _ => {
                if let Some(label) = verb(way) {
                    actions.push(view! { <WayButton way label then/> }.into_any());
                }
            }
        }
    }
    let (title, text) = (refusal.rule.title(), refusal.why);
    let notice = match actions.is_empty() {
        true => Either::Left(view! { <Notice title tone=Tone::Stop text said=true/> }),
        false => Either::Right(view! {
            <Notice title tone=Tone::Stop text said=true>{actions}</Notice>
        }),
    };
    view! { {notice} {dialogs} }
}

/// Asks for the reason that a way needs, and goes it.
#[component]
fn WayReasonDialog(
    way: Way,
    open: RwSignal<bool>,
    refused: RwSignal<Option<Refusal>>,
    again: Again,
) -> impl IntoView {
    let (id, title) = match way {
        Way::Override => ("way-override", "Override with a reason"),
        _ => ("way-reason", "Go on with a reason"),
    };
    let about = move || {
        refused.with_untracked(|now| now.as_ref().map(ToString::to_string)).unwrap_or_default()
    };
    let go = move |text: String| -> Result<(), Problem> {
        let reason = Reason::parse(&text)?;
        again.run((way, reason))?;
        refused.set(None);
        Ok(())
    };
    view! {
        <ReasonDialog id title verb=title about sentence="The reason stays on record." open on_reason=go/>
    }
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
            let ways = ways.iter().filter_map(|way| Some((*way, verb(*way)?)));
            let buttons =
                ways.map(|(way, label)| view! { <WayButton way label then/> }).collect_view();
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
