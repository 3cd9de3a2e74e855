//! The shared parts of every screen, as a person uses them: pressed, typed into, left half-way.

mod anew;
mod carrying;
mod dialogs;
mod forms;
mod lists;
mod menus;

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::{IntoAny, IntoView, document};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlTextAreaElement, KeyboardEvent, KeyboardEventInit,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Something mounted on the test's page; it leaves when this is dropped.
pub struct Mounted {
    place: HtmlElement,
    _mounted: UnmountHandle<AnyViewState>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// Mounts a view in a place of its own and waits until it has settled.
pub async fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Mounted {
    let place: HtmlElement = document().create_element("div").unwrap().dyn_into().unwrap();
    document().body().unwrap().append_child(&place).unwrap();
    let mounted = mount_to(place.clone(), move || view().into_any());
    settle().await;
    Mounted { place, _mounted: mounted }
}

/// Waits for effects, for two frames, and for what they leave to a later turn.
pub async fn settle() {
    for _ in 0..2 {
        let turn = js_sys::Promise::new(&mut |resolve, _| {
            leptos::prelude::request_animation_frame(move || {
                let _ = resolve.call0(&JsValue::NULL);
            });
        });
        JsFuture::from(turn).await.unwrap();
        let turn = js_sys::Promise::new(&mut |resolve, _| {
            leptos::prelude::set_timeout(
                move || {
                    let _ = resolve.call0(&JsValue::NULL);
                },
                std::time::Duration::from_millis(5),
            );
        });
        JsFuture::from(turn).await.unwrap();
    }
}

/// The one element that matches.
pub fn find(selector: &str) -> HtmlElement {
    try_find(selector).unwrap_or_else(|| panic!("nothing on the page matches {selector}"))
}

/// The element that matches, if there is one.
pub fn try_find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).unwrap()?.dyn_into().ok()
}

/// The button with this word.
pub fn button(word: &str) -> HtmlElement {
    let all = document().query_selector_all("button").unwrap();
    (0..all.length())
        .filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok())
        .find(|button| button.text_content().unwrap_or_default().trim() == word)
        .unwrap_or_else(|| panic!("no button says {word}"))
}

/// The id of what has focus, or its row, or its text.
pub fn focused() -> String {
    let Some(now) = document().active_element() else { return String::new() };
    let row = now.get_attribute("data-row");
    row.or(Some(now.id()).filter(|id| !id.is_empty()))
        .unwrap_or_else(|| now.text_content().unwrap_or_default())
}

/// Presses a key on what has focus; false when the page took it.
pub fn key(name: &str) -> bool {
    key_with(name, false, false)
}

/// As [`key`], with Alt or Ctrl.
pub fn key_with(name: &str, alt: bool, ctrl: bool) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(name);
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_alt_key(alt);
    init.set_ctrl_key(ctrl);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    let target: Element = document().active_element().unwrap();
    target.dispatch_event(&event).unwrap()
}

/// Types into a text area.
pub fn write(selector: &str, text: &str) {
    let area: HtmlTextAreaElement = find(selector).dyn_into().unwrap();
    area.set_value(text);
    let init = EventInit::new();
    init.set_bubbles(true);
    area.dispatch_event(&Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
}

/// What stands in a text area.
pub fn written(selector: &str) -> String {
    find(selector).dyn_into::<HtmlTextAreaElement>().unwrap().value()
}
