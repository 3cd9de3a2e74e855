//! The facilitator's keys: arrows move on, space starts and stops the clock, letters act.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::session::{Session, Turn};
use super::{ask, discuss};
use crate::domain::records::retrospective::steps::SessionStep;
use crate::views::components::dom;

/// Listens while the session is on the screen. Fields, buttons and dialogs keep their keys.
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
    let deciding = deciding(s.step.get_untracked());
    match ev.key().as_str() {
        "ArrowRight" => onward(s, true),
        "ArrowLeft" => onward(s, false),
        " " if !within("button, a, summary, [data-row]") => s.clock.toggle(),
        "s" => s.script.update(|on| *on = !*on),
        "p" => s.present.update(|on| *on = !*on),
        "Escape" if s.present.get_untracked() => s.present.set(false),
        "+" => s.clock.more(),
        "d" if deciding => ask::ask_decision(s),
        "a" if deciding => ask::ask_action(s, None),
        "g" if deciding => ask::ask_guardrail(s, None),
        "l" if deciding => ask::ask_learning(s),
        "w" if deciding => ask::ask_win(s, None),
        _ => return,
    }
    ev.prevent_default();
}

/// Whether things are written down in this step by a letter.
pub fn deciding(step: SessionStep) -> bool {
    matches!(step, SessionStep::Discuss | SessionStep::Decide)
}

/// The next topic while there is one, else the next step.
fn onward(s: Session, on: bool) {
    let discussing = s.step.get_untracked() == SessionStep::Discuss;
    if discussing && discuss::beside(s, on) {
        return;
    }
    if let Some(step) = s.beside(on) {
        s.go(step);
    }
}
