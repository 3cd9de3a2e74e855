//! Whether somebody is pressing something right now. What others do is shown after that: a list that grows in the middle
//! of a press moves the button away from under the pointer, and the press is lost.

use std::cell::Cell;

use leptos::prelude::*;

/// A press that lasts longer has ended where the page could not hear it, in milliseconds.
const LONGEST_MS: f64 = 5_000.0;
/// So long after the pointer was lifted, the click of a finger has come too, in milliseconds.
const CLICKED_MS: f64 = 60.0;

thread_local! {
    /// Until when, in milliseconds since 1970.
    static UNTIL: Cell<f64> = const { Cell::new(0.0) };
}

/// Whether a pointer is down, or was lifted just now.
pub(super) fn is_pressed() -> bool {
    js_sys::Date::now() < UNTIL.get()
}

/// Follows the pointer for as long as the owner lives.
pub(super) fn follow() {
    for (event, lasts) in [
        ("pointerdown", LONGEST_MS),
        ("pointerup", CLICKED_MS),
        // The browser scrolls or carries instead.
        ("pointercancel", 0.0),
    ] {
        let heard = window_event_listener_untyped(event, move |_| {
            UNTIL.set(js_sys::Date::now() + lasts);
        });
        on_cleanup(move || heard.remove());
    }
}
