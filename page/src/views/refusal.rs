//! Shows a refusal beside the action: the rule, what is wrong, and the ways forward as buttons.

mod ways;

use leptos::either::Either;
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlDialogElement;
use wasm_bindgen::JsCast;

use std::sync::Arc;

use super::components::{Button, Form, Notice, Problem, ReasonDialog, Tone, dom};
use super::undo_toast::say_undoable;
use crate::state::Store;
use sprintloop::domain::base::refusal::{Refusal, Rule, Way};
use sprintloop::domain::base::text::{EmptyText, Reason};
use sprintloop::domain::commands::Command;
pub use ways::destination;
use ways::{WayButton, verb};

/// Runs the refused command again, with the reason the way asked for.
pub type Again = Callback<(Way, Reason), Result<(), Refusal>>;

/// Shows a refusal. Without `again`, ways that need a reason are hidden.
#[component]
pub fn RefusalNotice(refusal: Refusal, #[prop(optional)] again: Option<Again>) -> impl IntoView {
    let refused = RwSignal::new(Some(refusal));
    move || refused.get().map(|refusal| view! { <Refused refused refusal again/> })
}

/// A slot for a refusal: empty until something is refused, and again once it is fixed.
#[component]
pub fn RefusalSlot(
    refused: RwSignal<Option<Refusal>>,
    /// Runs the refused command again; without it, ways that need a reason are hidden.
    #[prop(optional)]
    again: Option<Again>,
) -> impl IntoView {
    move || refused.get().map(|refusal| view! { <Refused refused refusal again/> })
}

/// Returns the refusal of a field's text, to show beside the field.
pub fn beside_field(refused: RwSignal<Option<Refusal>>) -> Signal<Option<String>> {
    Signal::derive(move || {
        refused.with(|refused| refused.as_ref().filter(|r| of_words(r)).map(|r| r.why.clone()))
    })
}

/// Any other refusal of a field's form, shown below it with its ways.
#[component]
pub fn BelowField(
    refused: RwSignal<Option<Refusal>>,
    /// Runs the refused command again; without it, ways that need a reason are hidden.
    #[prop(optional)]
    again: Option<Again>,
) -> impl IntoView {
    move || {
        let refusal = refused.get().filter(|refusal| !of_words(refusal));
        refusal.map(|refusal| view! { <Refused refused refusal again/> })
    }
}

fn of_words(refusal: &Refusal) -> bool {
    refusal.rule == Rule::Input && refusal.ways.is_empty()
}

/// The refusal, its ways as buttons, and the dialogs that some of them open.
#[component]
fn Refused(
    refused: RwSignal<Option<Refusal>>,
    refusal: Refusal,
    again: Option<Again>,
) -> impl IntoView {
    let then = Callback::new(move |now| refused.set(now));
    let tone = if refusal.is_warning() { Tone::Watch } else { Tone::Stop };
    let (title, text) = (refusal.title(), refusal.why.clone());
    let mut actions: Vec<AnyView> = Vec::new();
    let (mut dialogs, mut asking) = (Vec::new(), Vec::new());
    for way in refusal.ways {
        match (way, again) {
            (Way::GoOn, Some(again)) => {
                let go_on = move || {
                    if let Ok(reason) = Reason::parse("Anyway") {
                        refused.set(again.run((way, reason)).err());
                    }
                };
                let button = view! { <Button label="Continue anyway" on_press=go_on/> };
                actions.push(button.into_any());
            }
            (Way::Override | Way::GiveReason, Some(again)) => {
                let open = RwSignal::new(false);
                asking.push(open);
                let label = match way {
                    Way::Override => "Override with a reason",
                    _ => "Continue with a reason",
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
    // What is wrong with a text is not mended by another change.
    if refusal.rule != Rule::Input {
        leave_with_its_cause(refused, asking);
    }
    let notice = match actions.is_empty() {
        true => Either::Left(view! { <Notice title tone text said=true/> }),
        false => Either::Right(view! {
            <Notice title tone text said=true>{actions}</Notice>
        }),
    };
    let slot = NodeRef::<html::Div>::new();
    // It may stand far from the button that was pressed.
    Effect::new(move |_| {
        if let Some(slot) = slot.get() {
            dom::after_render(move || dom::reveal(&slot));
        }
    });
    view! { <div class="refusal" node_ref=slot>{notice} {dialogs}</div> }
}

/// Takes a refusal away once anything has changed since: it may no longer be true, and pressing again
/// tells. It stays while a reason is being written.
fn leave_with_its_cause(refused: RwSignal<Option<Refusal>>, asking: Vec<RwSignal<bool>>) {
    let store = Store::here();
    let then = store.workspace_now();
    Effect::new(move |_| {
        let changed = !Arc::ptr_eq(&store.workspace(), &then);
        if changed && !asking.iter().any(|open| open.get_untracked()) {
            refused.try_set(None);
        }
    });
}

/// Asks for the reason that a way needs, and takes the way.
#[component]
fn WayReasonDialog(
    way: Way,
    open: RwSignal<bool>,
    refused: RwSignal<Option<Refusal>>,
    again: Again,
) -> impl IntoView {
    let (id, title) = match way {
        Way::Override => ("way-override", "Override with a reason"),
        _ => ("way-reason", "Continue with a reason"),
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
        <ReasonDialog id title verb=title about sentence="The reason is kept." open on_reason=go/>
    }
}

/// A refusal in a form, with the ways that need no further question below its text.
impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        // What was entered is named by its own sentence; the heading above the errors says the rest.
        let text = match refusal.rule {
            Rule::Input if !refusal.is_warning() => refusal.why.clone(),
            _ => refusal.to_string(),
        };
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

/// Closes the dialog when a link in it is followed; typed text is kept as a draft.
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

/// Dispatches. Shows a toast with Undo on success, otherwise puts the refusal in its slot. Returns whether
/// it succeeded.
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
