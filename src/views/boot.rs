//! The frame that index.html paints, until the page stands in its place.

use leptos::prelude::*;

/// Takes away the frame that index.html painted and says that the page can be used.
pub fn take_over() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    if let Some(html) = document().document_element() {
        // Setting a well-formed attribute name cannot fail.
        let _ = html.set_attribute("data-ready", "true");
    }
}
