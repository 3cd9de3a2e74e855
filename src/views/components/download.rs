//! Saves a text as a file on the person's machine. Nothing leaves the page any other way.

use crate::views::prelude::*;
use leptos::web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use std::time::Duration;
use wasm_bindgen::JsCast;

/// Saves `text` under `name`; `kind` is a media type such as `application/json`. False when the
/// browser would not.
pub fn download(name: &str, kind: &str, text: &str) -> bool {
    try_download(name, kind, text).is_some()
}

fn try_download(name: &str, kind: &str, text: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    let place = document().body()?;
    place.append_child(&link).ok()?;
    link.click();
    link.remove();
    // The browser reads the file after the click; a minute is ample.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        Duration::from_secs(60),
    );
    Some(())
}
