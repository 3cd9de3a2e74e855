//! Whether a newer version of the page waits to be used. The script that starts the page knows, because
//! the browser fetches versions; here it becomes a signal, and the person's answer goes back to it.

use leptos::prelude::*;
use web_sys::Event;

/// Whether a newer version waits; tracked by who reads it.
pub fn waiting() -> RwSignal<bool> {
    let root = document().document_element();
    let told = root.is_some_and(|root| root.has_attribute("data-newer"));
    let waits = RwSignal::new(told);
    let heard = window_event_listener_untyped("sprintloop-newer", move |_| waits.set(true));
    on_cleanup(move || heard.remove());
    waits
}

/// Uses it: the page is loaded anew, in its newer version.
pub fn take_over() {
    if let Ok(event) = Event::new("sprintloop-take-over") {
        let _ = window().dispatch_event(&event);
    }
}
