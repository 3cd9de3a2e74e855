//! The screens: they read the workspace, show it, and dispatch commands.

pub mod components;

use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    Effect::new(|_| take_over());
    view! { <main class="app-main"><h1>"Sprintloop"</h1></main> }
}

/// Takes away the frame that index.html painted and says that the page can be used.
fn take_over() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    if let Some(html) = document().document_element() {
        // Setting a well-formed attribute name cannot fail.
        let _ = html.set_attribute("data-ready", "true");
    }
}
