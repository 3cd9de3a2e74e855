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
    /// What was set last, where it was set once: to ask the browser costs more than to remember.
    set: Option<Part>,
}

impl Attribute {
    pub(super) fn new(element: &Element, name: &'static str, value: Part) -> Self {
        let mut attribute = Self { element: element.clone(), name, live: None, set: None };
        attribute.set(value, true);
        attribute
    }

    /// Another value from now on.
    pub(super) fn set(&mut self, value: Part, fresh: bool) {
        self.live = None;
        let Part::Live(mut read) = value else {
            // A person changes properties too, such as whether a box is ticked.
            let is_kept = !self.name.starts_with("prop:");
            let known = match &self.set {
                Some(said) if is_kept && said.says_the_same(&value) => return,
                Some(_) => Known::Other,
                None if fresh => Known::Unset,
                None => Known::Nothing,
            };
            apply(&self.element, self.name, &value, known);
            self.set = Some(value);
            return;
        };
        self.set = None;
        let (element, name) = (self.element.clone(), self.name);
        self.live = Some(RenderEffect::new(move |before: Option<State>| {
            let mut value = read();
            while let Part::Live(mut inner) = value {
                value = inner();
            }
            let known = if fresh && before.is_none() { Known::Unset } else { Known::Nothing };
            apply(&element, name, &value, known);
            State::Nothing
        }));
    }
}

/// What is known of an attribute before it is set: to ask the browser costs as much as to set it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// It is not there: its element is new.
    Unset,
    /// It says something else.
    Other,
    /// What it says has to be asked.
    Nothing,
}

// The browser throws only for names that are none, and `view!` writes the names.
fn apply(element: &Element, name: &str, value: &Part, known: Known) {
    if let Some(name) = name.strip_prefix("prop:") {
        let value = match value {
            Part::Flag => JsValue::TRUE,
            Part::Text(text) => JsValue::from(text.as_str()),
            _ => JsValue::FALSE,
        };
        let _ = js_sys::Reflect::set(element, &name.into(), &value);
        return;
    }
    let text = match value {
        Part::Flag => Some(""),
        Part::Text(text) => Some(text.as_str()),
        _ => None,
    };
    if let Some(name) = name.strip_prefix("style:") {
        let style = element.unchecked_ref::<HtmlElement>().style();
        let _ = style.set_property(name, text.unwrap_or_default());
        return;
    }
    match text {
        // What is set already is not set again: whoever watches the element would hear of a change.
        Some(text)
            if known != Known::Nothing || element.get_attribute(name).as_deref() != Some(text) =>
        {
            let _ = element.set_attribute(name, text);
        }
        None if known != Known::Unset => {
            let _ = element.remove_attribute(name);
        }
        _ => {}
    }
}
