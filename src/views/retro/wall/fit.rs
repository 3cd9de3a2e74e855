//! Makes what is on the wall as large as its place allows. It is measured, and again whenever what is shown or the
//! window changes: it shrinks as cards arrive, and grows as they leave.

use js_sys::Array;
use leptos::prelude::on_cleanup;
use leptos::web_sys::{
    Element, HtmlElement, MutationObserver, MutationObserverInit, ResizeObserver,
};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::views::components::dom;

/// The sizes of the texts, largest first, as shares of the style sheet's. Smaller ones can't be read from five metres.
const SIZES: [&str; 5] = ["1.2", "1.1", "1", "0.87", "0.75"];
/// How many lines a text has at most, where all of them don't fit at any size; empty for all.
const LINES: [&str; 5] = ["", "4", "3", "2", "1"];
/// The property of the wall's main part that the style sheet multiplies its texts with.
const SIZE: &str = "--wall-size";
/// The attribute that the style sheet cuts texts by.
const CUT: &str = "data-lines";

/// Keeps what is in an element as large as fits. As a directive: `use:as_large_as_fits`.
pub(super) fn as_large_as_fits(place: Element) {
    let Ok(place) = place.dyn_into::<HtmlElement>() else { return };
    let watched = place.clone();
    let changed = Closure::<dyn Fn()>::new({
        let place = place.clone();
        move || fit(&place)
    })
    .into_js_value();
    if let Ok(observer) = MutationObserver::new(changed.unchecked_ref()) {
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_character_data(true);
        what.set_subtree(true);
        // Throws only if nothing is observed.
        let _ = observer.observe_with_options(&watched, &what);
        on_cleanup(move || observer.disconnect());
    }
    // Measuring within its call could resize what it observes.
    let resized = Closure::<dyn Fn(Array)>::new(move |_| {
        let place = place.clone();
        dom::after_render(move || fit(&place));
    });
    // Throws only if its argument is no function.
    if let Ok(observer) = ResizeObserver::new(resized.into_js_value().unchecked_ref()) {
        observer.observe(&watched);
        on_cleanup(move || observer.disconnect());
    }
}

/// Writes it as large as fits; in few lines only if the smallest size is still too large.
fn fit(place: &HtmlElement) {
    for lines in LINES {
        for size in SIZES {
            // Neither throws: the property and the attribute are names of the style sheet.
            let _ = place.style().set_property(SIZE, size);
            let _ = match lines.is_empty() {
                true => place.remove_attribute(CUT),
                false => place.set_attribute(CUT, lines),
            };
            if place.scroll_height() <= place.client_height() + 1 {
                return;
            }
        }
    }
}
