//! Copies text for a chat and confirms it.

use super::button::Button;
use super::icon::IconName;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{HtmlDocument, HtmlTextAreaElement};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};

/// A button that copies text and confirms it.
#[component]
pub fn CopyButton(
    #[prop(into)] label: String,
    /// Returns the text when pressed.
    #[prop(into)]
    text: Callback<(), String>,
) -> impl IntoView {
    let said = RwSignal::new(None::<&'static str>);
    let press = move || copy(text.run(()), move |copied| tell(said, copied));
    view! {
        <span class="cluster">
            <Button label icon=IconName::Copy on_press=press/>
            <span class="small soft" role="status">{move || said.get()}</span>
        </span>
    }
}

fn tell(said: RwSignal<Option<&'static str>>, copied: bool) {
    let text =
        if copied { "Copied" } else { "Couldn't copy. Select the text and copy it yourself." };
    let _ = said.try_set(Some(text));
    set_timeout(
        move || {
            let _ = said.try_set(None);
        },
        Duration::from_secs(4),
    );
}

/// Copies text and reports whether it worked.
pub fn copy(text: String, then: impl Fn(bool) + 'static) {
    // A page not served securely has no clipboard object.
    let navigator = JsValue::from(window().navigator());
    let has_clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into())
        .is_ok_and(|found| !found.is_undefined());
    if !has_clipboard {
        then(copy_by_hand(&text));
        return;
    }
    let promise = window().navigator().clipboard().write_text(&text);
    spawn_local(async move {
        let copied = wasm_bindgen_futures::JsFuture::from(promise).await.is_ok();
        then(copied || copy_by_hand(&text));
    });
}

/// Copies the old way: selects a hidden text area.
fn copy_by_hand(text: &str) -> bool {
    let attempt = || -> Option<bool> {
        let document = document();
        let area: HtmlTextAreaElement =
            document.create_element("textarea").ok()?.dyn_into().ok()?;
        area.set_value(text);
        area.set_class_name("visually-hidden");
        // Inside an open dialog the rest of the page cannot be selected.
        let place = document
            .query_selector("dialog[open]")
            .ok()
            .flatten()
            .or_else(|| document.body().map(Into::into))?;
        let before = super::dom::focused();
        place.append_child(&area).ok()?;
        area.select();
        let copied = document.dyn_ref::<HtmlDocument>().and_then(|d| d.exec_command("copy").ok());
        area.remove();
        if let Some(before) = before {
            super::dom::focus(&before);
        }
        copied
    };
    attempt().unwrap_or(false)
}
