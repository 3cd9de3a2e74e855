//! Saves a text as a file on the person's machine. Nothing leaves the page any other way.

use leptos::prelude::*;
use leptos::web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Saves `text` under `name`; `kind` is a media type such as `application/json`. Returns false if the
/// browser refuses.
pub fn download(name: &str, kind: &str, text: &str) -> bool {
    try_download(name, kind, text).is_some()
}

fn try_download(name: &str, kind: &str, text: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    save(name, &address)?;
    // The browser reads the file after the click; a minute is ample.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        Duration::from_secs(60),
    );
    Some(())
}

fn save(name: &str, address: &str) -> Option<()> {
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(address);
    link.set_download(name);
    let place = document().body()?;
    place.append_child(&link).ok()?;
    link.click();
    link.remove();
    Some(())
}

/// Saves an SVG picture of this size as a PNG at double resolution on white.
pub fn picture(name: &str, svg: &str, size: (i32, i32)) {
    let Ok(image) = HtmlImageElement::new() else { return };
    let (name, drawn) = (name.to_owned(), image.clone());
    let ready = Closure::once_into_js(move || {
        let _ = paint(&drawn, size).and_then(|address| save(&name, &address));
    });
    image.set_onload(Some(ready.unchecked_ref()));
    let text = js_sys::encode_uri_component(svg);
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{text}"));
}

fn paint(image: &HtmlImageElement, (width, height): (i32, i32)) -> Option<String> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(u32::try_from(width * 2).ok()?);
    canvas.set_height(u32::try_from(height * 2).ok()?);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(width * 2), f64::from(height * 2));
    pen.set_fill_style_str("#fff");
    pen.fill_rect(0.0, 0.0, width, height);
    pen.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    canvas.to_data_url().ok()
}
