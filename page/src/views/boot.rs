//! The frame that index.html paints until the page replaces it.

use leptos::prelude::*;

/// Removes the frame that index.html painted and marks the page as ready.
pub fn take_over() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    if let Some(html) = document().document_element() {
        // Setting a well-formed attribute name cannot fail.
        let _ = html.set_attribute("data-ready", "true");
    }
}
