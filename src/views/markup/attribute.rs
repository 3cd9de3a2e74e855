//! Attributes, properties and styles: set once, or again whenever what they read changes.

use leptos::prelude::RenderEffect;
use leptos::web_sys::{Element, HtmlElement};
use wasm_bindgen::{JsCast, JsValue};

use super::part::Part;
use super::state::State;

/// An attribute of an element, and what keeps it true.
pub(super) struct Attribute {
    element: Element,
    name: &'static str,
    live: Option<RenderEffect<State>>,
}

impl Attribute {
    pub(super) fn new(element: &Element, name: &'static str, value: Part) -> Self {
        let mut attribute = Self { element: element.clone(), name, live: None };
        attribute.set(value, true);
        attribute
    }

    /// Another value from now on.
    pub(super) fn set(&mut self, value: Part, fresh: bool) {
        self.live = None;
        let Part::Live(mut read) = value else {
            return apply(&self.element, self.name, value, fresh);
        };
        let (element, name) = (self.element.clone(), self.name);
        self.live = Some(RenderEffect::new(move |before: Option<State>| {
            let mut value = read();
            while let Part::Live(mut inner) = value {
                value = inner();
            }
            apply(&element, name, value, fresh && before.is_none());
            State::Nothing
        }));
    }
}

// The browser throws only for names that are none, and `view!` writes the names.
fn apply(element: &Element, name: &str, value: Part, fresh: bool) {
    if let Some(name) = name.strip_prefix("prop:") {
        let value = match value {
            Part::Flag => JsValue::TRUE,
            Part::Text(text) => JsValue::from(text),
            _ => JsValue::FALSE,
        };
        let _ = js_sys::Reflect::set(element, &name.into(), &value);
        return;
    }
    let text = match value {
        Part::Flag => Some(String::new()),
        Part::Text(text) => Some(text),
        _ => None,
    };
    if let Some(name) = name.strip_prefix("style:") {
        let style = element.unchecked_ref::<HtmlElement>().style();
        let _ = style.set_property(name, text.as_deref().unwrap_or_default());
        return;
    }
    match text {
        // What is set already is not set again: whoever watches the element would hear of a change.
        Some(text) if fresh || element.get_attribute(name).as_ref() != Some(&text) => {
            let _ = element.set_attribute(name, &text);
        }
        None if !fresh => {
            let _ = element.remove_attribute(name);
        }
        _ => {}
    }
}
