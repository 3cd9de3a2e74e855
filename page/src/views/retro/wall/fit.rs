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
const SIZES: [&str; 5] = ["1.2", "1.1", "1", "0.87", SMALLEST];
const SMALLEST: &str = "0.75";
/// How many lines a text has at most, where even the smallest don't fit.
const LINES: [&str; 6] = ["6", "5", "4", "3", "2", "1"];
/// The property that the style sheet multiplies the wall's texts with.
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

/// Writes it as large as fits. Only what is too much for the smallest size is cut, and as little of it as can be.
fn fit(place: &HtmlElement) {
    let fits = |size: &str| {
        // Doesn't throw: it is a property of the style sheet.
        let _ = place.style().set_property(SIZE, size);
        place.scroll_height() <= place.client_height() + 1
    };
    // Neither throws: it is an attribute of the style sheet.
    let _ = place.remove_attribute(CUT);
    if SIZES.into_iter().any(fits) {
        return;
    }
    for lines in LINES {
        let _ = place.set_attribute(CUT, lines);
        if fits(SMALLEST) {
            return;
        }
    }
}
