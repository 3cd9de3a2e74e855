//! When the page itself fails: nothing more is written, and a plain overlay says so.
//!
//! The overlay is made of the plainest means, since whatever made the page may be what failed.

use std::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Document, Element, HtmlElement, Url};

use sprintloop::storage::{LocalShelf, block_writes, everything};

static SHOWN: AtomicBool = AtomicBool::new(false);

/// Takes over from now on when the page fails.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        stop(
            "Something went wrong. Everything up to your last step is saved; nothing after it is. Reload to continue, or download the stored data first.",
            &info.to_string(),
        );
    }));
}

/// From here on nothing is written; the overlay says why.
fn stop(meaning: &str, what: &str) {
    block_writes();
    // A second failure, perhaps of this very overlay, must not begin anew.
    if !SHOWN.swap(true, Ordering::Relaxed) {
        let _ = show(meaning, what);
    }
}

/// Paints the overlay over the page: what it means for the person, and what failed.
fn show(meaning: &str, what: &str) -> Result<(), JsValue> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or_else(|| JsValue::from_str("no page to write on"))?;
    let body = document.body().ok_or_else(|| JsValue::from_str("no page to write on"))?;
    let overlay = element(&document, "div", "failure", "")?;
    overlay.set_id("failure");
    overlay.set_attribute("role", "alertdialog")?;
    overlay.set_attribute("aria-modal", "true")?;
    overlay.set_attribute("aria-labelledby", "failure-title")?;
    let title = element(&document, "h1", "failure__title", "Sprintloop has stopped")?;
    title.set_id("failure-title");
    let text = element(&document, "p", "failure__text", meaning)?;
    let reload = element(&document, "button", "button button--primary", "Reload")?;
    on_click(&reload, || {
        if let Some(window) = web_sys::window() {
            let _ = window.location().reload();
        }
    })?;
    let download = element(&document, "button", "button", "Download stored data")?;
    on_click(&download, || {
        let _ = save();
    })?;
    let details = element(&document, "details", "failure__details", "")?;
    details.append_child(&element(&document, "summary", "", "What failed")?.into())?;
    details.append_child(&element(&document, "pre", "", what)?.into())?;
    let buttons = element(&document, "p", "failure__buttons", "")?;
    for (place, part) in [
        (&buttons, &reload),
        (&buttons, &download),
        (&overlay, &title),
        (&overlay, &text),
        (&overlay, &buttons),
        (&overlay, &details),
    ] {
        place.append_child(part)?;
    }
    rest_of(&body)?;
    // A dialog stands in the top layer, above everything: it has to go.
    while let Some(open) = document.query_selector("dialog[open]")? {
        open.remove_attribute("open")?;
        open.remove();
    }
    body.append_child(&overlay)?;
    reload.unchecked_ref::<HtmlElement>().focus()
}

/// The page behind it can be neither reached nor pressed any more.
fn rest_of(body: &HtmlElement) -> Result<(), JsValue> {
    let parts = body.children();
    for at in 0..parts.length() {
        if let Some(part) = parts.item(at) {
            part.set_attribute("inert", "")?;
        }
    }
    Ok(())
}

fn element(document: &Document, tag: &str, class: &str, text: &str) -> Result<Element, JsValue> {
    let element = document.create_element(tag)?;
    if !class.is_empty() {
        element.set_attribute("class", class)?;
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    if tag == "button" {
        element.set_attribute("type", "button")?;
    }
    Ok(element)
}

fn on_click(button: &Element, press: impl Fn() + 'static) -> Result<(), JsValue> {
    let press = Closure::<dyn Fn()>::new(press);
    button.add_event_listener_with_callback("click", press.as_ref().unchecked_ref())?;
    // The overlay stays until the page goes.
    press.forget();
    Ok(())
}

/// Downloads everything that is stored.
fn save() -> Result<(), JsValue> {
    let window = web_sys::window().ok_or_else(|| JsValue::from_str("no page"))?;
    let document = window.document().ok_or_else(|| JsValue::from_str("no page"))?;
    let parts = js_sys::Array::of1(&JsValue::from_str(&everything(&LocalShelf)));
    let blob = Blob::new_with_str_sequence(&parts)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link = document.create_element("a")?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", "sprintloop-stored.json")?;
    link.unchecked_ref::<HtmlElement>().click();
    Url::revoke_object_url(&address)
}
