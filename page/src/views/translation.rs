//! Keeps texts current when the browser translates the page.
//!
//! A translator replaces each text node by a `<font>` with the translation. The view would go on writing
//! into the node that was taken out, and nobody would see it. So each such node goes back, empty, before its
//! `<font>`; as soon as the view writes into it or removes it, the translation goes. The translator then
//! translates the new text.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::document;
use leptos::web_sys::{Element, MutationObserver, MutationObserverInit, Node, NodeList, Text};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// A text of the view and what the translator shows for it.
struct Pair {
    text: Text,
    written: String,
    shown: Element,
}

/// Watches the page for as long as it is open.
pub fn keep_current() {
    let Some(body) = document().body() else { return };
    let fonts = document().get_elements_by_tag_name("font");
    let pairs = Rc::new(RefCell::new(Vec::<Pair>::new()));
    let changed = move |records: js_sys::Array| {
        let mut pairs = pairs.borrow_mut();
        // The list of fonts is live. Nearly always there are none, and nothing to look at.
        if fonts.length() == 0 && pairs.is_empty() {
            return;
        }
        pairs.retain(is_current);
        pairs.extend(records.iter().filter_map(|record| replaced(&record)));
    };
    let changed = Closure::<dyn Fn(js_sys::Array)>::new(changed).into_js_value();
    let Ok(observer) = MutationObserver::new(changed.unchecked_ref()) else { return };
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_character_data(true);
    what.set_subtree(true);
    // Throws only if nothing is observed.
    let _ = observer.observe_with_options(&body, &what);
}

/// Returns whether the translation still stands for the text; if not, one of them goes.
fn is_current(pair: &Pair) -> bool {
    let Pair { text, written, shown } = pair;
    if !shown.is_connected() {
        // The translator shows the original again.
        if text.data().is_empty() {
            text.set_data(written);
        }
        return false;
    }
    let current = text.is_connected() && text.data().is_empty();
    if !current {
        shown.remove();
    }
    current
}

/// Puts a text that was replaced back in its place.
fn replaced(record: &JsValue) -> Option<Pair> {
    let text: Text = first(record, "removedNodes")?.dyn_into().ok()?;
    if text.is_connected() || text.data().trim().is_empty() {
        return None;
    }
    let beside = [
        first(record, "addedNodes"),
        part::<Node>(record, "nextSibling"),
        part::<Node>(record, "previousSibling"),
    ];
    let is_font = |node: &Node| node.node_name() == "FONT";
    let shown = beside.into_iter().flatten().find(is_font)?.dyn_into::<Element>().ok()?;
    let written = text.data();
    text.set_data("");
    // Throws only if the translation was removed since.
    shown.parent_node()?.insert_before(&text, Some(&shown)).ok()?;
    Some(Pair { text, written, shown })
}

/// Returns the first node of a list in a `MutationRecord`.
fn first(record: &JsValue, list: &str) -> Option<Node> {
    part::<NodeList>(record, list)?.item(0)
}

/// Returns a part of a `MutationRecord`.
fn part<T: JsCast>(record: &JsValue, name: &str) -> Option<T> {
    js_sys::Reflect::get(record, &name.into()).ok()?.dyn_into().ok()
}
