//! The screens: they read the workspace, show it, and dispatch commands.

use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    view! { <h1>"Sprintloop"</h1> }
}
