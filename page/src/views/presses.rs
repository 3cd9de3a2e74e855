//! Holds a press on a button until the module that handles it is loaded, then repeats it; and takes a double
//! click for one press.

use std::cell::RefCell;

use leptos::task::spawn_local;
use leptos::web_sys::{Event, HtmlElement, MouseEvent, PointerEvent};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::components::{Toasts, dom};
use super::modules::Module;
use crate::state::write_module;
use leptos::prelude::*;

thread_local! {
    /// The button that was pressed last and is waiting.
    static PRESSED: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
    /// The first click of a series.
    static FIRST: RefCell<Option<Click>> = const { RefCell::new(None) };
}

/// A click: where it was, and what was there, with its words then.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Click {
    at: (i32, i32),
    hit: Option<(HtmlElement, String)>,
}

impl Click {
    fn of(event: &MouseEvent) -> Self {
        let hit = dom::closest(event.target(), PRESSABLE);
        let words = |hit: &HtmlElement| hit.text_content().unwrap_or_default();
        let hit = hit.map(|hit| (hit.clone(), words(&hit)));
        Self { at: (event.client_x(), event.client_y()), hit }
    }

    /// Whether both were at one spot: two quick taps on neighbors count as a double click on a touch screen.
    fn is_at(&self, other: &Self) -> bool {
        let near = |here: i32, there: i32| here.abs_diff(there) <= SPOT;
        near(self.at.0, other.at.0) && near(self.at.1, other.at.1)
    }
}

/// So many pixels a finger or a mouse moves between the two clicks of a double click.
const SPOT: u32 = 8;
/// What answers to a click.
const PRESSABLE: &str = "a, button, summary, label, input, select, textarea, [tabindex]";

/// The second click of a double click is dropped where something else is under the pointer by now, or the same
/// button says something else: a list that moved up, a dialog that closed, "Start" that became "Hand over". So it is
/// in a group where each press is another person's (`data-once`), except by fingers: theirs may be quick.
pub fn once() {
    let clicked = Closure::<dyn Fn(MouseEvent)>::new(|event: MouseEvent| {
        let click = Click::of(&event);
        let pointer = event.dyn_ref::<PointerEvent>();
        let finger = pointer.is_some_and(|pointer| pointer.pointer_type() == "touch");
        let once = || !finger && dom::closest(event.target(), "[data-once]").is_some();
        let is_second = |first: &Click| first.is_at(&click) && (first.hit != click.hit || once());
        // The count is zero for a click by the keyboard or by a script.
        let second =
            event.detail() > 1 && FIRST.with_borrow(|first| first.as_ref().is_some_and(is_second));
        match second {
            true => {
                event.prevent_default();
                event.stop_immediate_propagation();
            }
            false => FIRST.set(Some(click)),
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
    if write_module::there().is_some() {
        return;
    }
    let press = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if write_module::there().is_some() {
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
