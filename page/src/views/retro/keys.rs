//! The facilitator's keys: arrows change the step, Space starts and stops the timer, letters record outcomes.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::session::{Session, Turn};
use super::{ask, ask_action, discuss};
use crate::views::components::dom;
use sprintloop::domain::records::retrospective::steps::SessionStep;

/// Listens while the session is on screen. Fields, buttons and dialogs keep their keys.
pub fn listen(s: Session) {
    let listener = window_event_listener(leptos::ev::keydown, move |ev| on_key(s, &ev));
    on_cleanup(move || listener.remove());
}

fn on_key(s: Session, ev: &KeyboardEvent) {
    let held = ev.ctrl_key() || ev.meta_key() || ev.alt_key() || ev.default_prevented();
    let within = |selector| dom::closest(ev.target(), selector).is_some();
    if held
        || dom::is_typing(ev.target())
        || within("dialog, [role=menu]")
        || s.turn.get_untracked() != Turn::None
    {
        return;
    }
    // In a list, arrows belong to its rows, at its edges too; so they do among the topics that are grouped, and while a
    // card is dragged.
    if ev.key().starts_with("Arrow") && (within("[data-row], .retro__own-arrows") || drag_is_on()) {
        return;
    }
    let runs = !untrack(|| s.is_led());
    let open = s.now().is_some_and(|retro| retro.is_open());
    let deciding = open && deciding(s.step.get_untracked());
    match dom::letter(ev).to_lowercase().as_str() {
        "arrowright" => onward(s, true),
        "arrowleft" => onward(s, false),
        " " if !within("button, a, summary, [data-row]") => s.clock.toggle(),
        "s" if runs => s.script.update(|on| *on = !*on),
        "p" if runs => s.present.update(|on| *on = !*on),
        "escape" if s.present.get_untracked() => s.present.set(false),
        "+" => s.clock.more(),
        "d" if deciding => ask::ask_decision(s),
        "a" if deciding => ask_action::ask_action(s, None),
        "g" if deciding => ask::ask_guardrail(s, None),
        "l" if deciding => ask::ask_learning(s),
        "w" if deciding => ask::ask_win(s, None),
        _ => return,
    }
    ev.prevent_default();
}

/// Returns whether a card is being dragged.
fn drag_is_on() -> bool {
    document().body().is_some_and(|body| body.class_list().contains("is-dragging-page"))
}

/// Returns whether letters record outcomes in this step.
pub fn deciding(step: SessionStep) -> bool {
    matches!(step, SessionStep::Discuss | SessionStep::Decide)
}

/// Goes to the next topic, or to the next step after the last one.
fn onward(s: Session, on: bool) {
    let discussing = s.step.get_untracked() == SessionStep::Discuss;
    if discussing && discuss::beside(s, on) {
        return;
    }
    if let Some(step) = s.beside(on) {
        s.go(step);
    }
}
