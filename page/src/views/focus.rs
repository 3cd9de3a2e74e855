//! Keeps focus on the page: when the focused element is removed and nothing else takes focus, its nearest
//! remaining parent gets it, so that Tab continues from there.

use std::cell::RefCell;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::{Element, FocusOptions, HtmlElement};
use wasm_bindgen::JsCast;

use super::components::dom;
use crate::state::Store;

/// Code that moves focus on purpose has done so by then.
const PATIENCE: Duration = Duration::from_millis(150);

thread_local! {
    /// The last focused element and its parents, from the inside out.
    static LAST: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Watches focus as long as the page is open.
pub fn hold(store: Store) {
    let taken = window_event_listener(ev::focusin, |ev| {
        let target = ev.target().and_then(|target| target.dyn_into::<Element>().ok());
        // A browser shows the line one writes on, not the whole text.
        if let Some(text) = target.clone().filter(|one| one.matches("textarea").unwrap_or(false)) {
            request_animation_frame(move || dom::reveal(&text));
        }
        let around = std::iter::successors(target, |one| one.parent_element()).collect();
        LAST.set(around);
    });
    let left = window_event_listener(ev::focusout, |ev| {
        if ev.related_target().is_none() {
            look_soon();
        }
    });
    on_cleanup(move || {
        taken.remove();
        left.remove();
    });
    // Not every browser fires `focusout` when the focused element is removed.
    Effect::new(move |_| {
        store.workspace();
        store.route();
        look_soon();
    });
}

fn look_soon() {
    set_timeout(look, PATIENCE);
}

fn look() {
    if dom::focused().is_some() {
        return;
    }
    let around = LAST.take();
    let gone = around.first().is_some_and(|last| !is_seen(last));
    // Never the page as a whole: from there Tab would begin again at the top.
    let part = |one: &&Element| is_seen(one) && one.closest("body *").is_ok_and(|it| it.is_some());
    let stand_in = around.iter().skip(1).find(part).and_then(|one| one.dyn_ref::<HtmlElement>());
    let stand_in = stand_in.cloned().or_else(|| dom::by_id("main"));
    if let (true, Some(one)) = (gone, stand_in) {
        if !one.has_attribute("tabindex") {
            one.set_tab_index(-1);
        }
        let stay = FocusOptions::new();
        stay.set_prevent_scroll(true);
        // Fails only if the element is no longer there.
        let _ = one.focus_with_options(&stay);
    } else {
        LAST.set(around);
    }
}

fn is_seen(element: &Element) -> bool {
    element.is_connected() && element.get_client_rects().length() > 0
}
