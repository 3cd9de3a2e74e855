//! Holds a press on a button until the module that handles it is loaded, then repeats it; and takes a double
//! click for one press.

use std::cell::RefCell;

use leptos::task::spawn_local;
use leptos::web_sys::{Event, HtmlElement, MouseEvent};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::components::{Toasts, dom};
use super::modules::Module;
use crate::state::deeds;
use leptos::prelude::*;

thread_local! {
    /// The button that was pressed last and is waiting.
    static PRESSED: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
    /// What the first click of a series hit, with its words then.
    static FIRST: RefCell<Option<(HtmlElement, String)>> = const { RefCell::new(None) };
}

/// What answers to a click.
const PRESSABLE: &str = "a, button, summary, label, input, select, textarea, [tabindex]";

/// The second click of a double click is dropped where something else is under the pointer by now, or the same
/// button says something else: a list that moved up, a dialog that closed, "Start" that became "Hand over". So it is
/// in a group where each press is another person's (`data-once`).
pub fn once() {
    let clicked = Closure::<dyn Fn(MouseEvent)>::new(|event: MouseEvent| {
        let hit = dom::closest(event.target(), PRESSABLE).map(|hit| {
            let words = hit.text_content().unwrap_or_default();
            (hit, words)
        });
        // Zero for a click by the keyboard or by a script.
        let other = FIRST.with_borrow(|first| *first != hit);
        let once = || dom::closest(event.target(), "[data-once]").is_some();
        if event.detail() > 1 && (other || once()) {
            event.prevent_default();
            event.stop_immediate_propagation();
        } else {
            FIRST.set(hit);
        }
    });
    capture_clicks(clicked.as_ref().unchecked_ref());
    clicked.forget();
}

/// Listens to clicks before the page's own listeners do, for as long as the page is open.
fn capture_clicks(listener: &js_sys::Function) {
    // Throws only for a name that is not a text.
    let _ = document().add_event_listener_with_callback_and_bool("click", listener, true);
}

/// Until commands can run, a press on a button waits and the button shows it. Links keep working.
pub fn hold(toasts: Toasts) {
    if deeds::there().is_some() {
        return;
    }
    let press = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if deeds::there().is_some() {
            return;
        }
        let Some(button) = dom::closest(event.target(), "main button") else { return };
        event.prevent_default();
        event.stop_immediate_propagation();
        let first = PRESSED.with_borrow(Option::is_none);
        wait(&button);
        if first {
            spawn_local(async move { go_on(toasts, Module::Write.load().await.is_ok()) });
        }
    });
    // It is never removed, and soon does nothing.
    capture_clicks(press.as_ref().unchecked_ref());
    press.forget();
}

/// Only the last press counts.
fn wait(button: &HtmlElement) {
    // Setting a well-formed attribute name cannot fail.
    let _ = button.set_attribute("aria-busy", "true");
    if let Some(before) = PRESSED.replace(Some(button.clone())).filter(|before| before != button) {
        let _ = before.remove_attribute("aria-busy");
    }
}

/// Repeats the press, or says why it can't.
fn go_on(toasts: Toasts, there: bool) {
    let Some(button) = PRESSED.take() else { return };
    let _ = button.remove_attribute("aria-busy");
    if there {
        button.click();
    } else {
        toasts.say("This part of Sprintloop couldn't be loaded. You may be offline. Try again in a moment.");
    }
}
