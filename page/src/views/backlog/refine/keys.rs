//! The keys of refine mode.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys::HtmlFormElement;
use wasm_bindgen::JsCast;

use super::refining::{Refining, STAGE, TITLE};
use crate::views::components::dom;

/// J and K move, Escape leaves a field and then the mode, Ctrl Enter saves from anywhere.
pub(super) fn listen(refining: Refining) {
    let on_key = move |ev: KeyboardEvent| {
        let busy =
            || document().query_selector("dialog[open], .item-over").ok().flatten().is_some();
        if ev.default_prevented() || ev.is_composing() || ev.alt_key() || busy() {
            return;
        }
        let (typing, control) = (dom::is_typing(ev.target()), ev.ctrl_key() || ev.meta_key());
        match (dom::letter(&ev).to_lowercase().as_str(), typing, control) {
            ("j", false, false) => refining.step(1),
            ("k", false, false) => refining.step(-1),
            ("enter", _, true) => save(),
            // At once: the next key is meant for the mode already, not for the field.
            ("escape", true, false) => dom::by_id(TITLE).iter().for_each(dom::focus),
            ("escape", false, false) => refining.leave(),
            _ => return,
        }
        ev.prevent_default();
    };
    let listener = window_event_listener(leptos::ev::keydown, on_key);
    on_cleanup(move || listener.remove());
}

fn save() {
    let Some(stage) = dom::by_id(STAGE) else { return };
    let form = stage.query_selector("form").ok().flatten();
    match form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
        // Throws only if the form is not on the page.
        Some(form) => drop(form.request_submit()),
        None => dom::all(&stage, ".button--primary").iter().take(1).for_each(|one| one.click()),
    }
}
