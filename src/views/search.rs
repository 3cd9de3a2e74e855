//! Search over everything the workspace keeps, and the screens and commands of the page.

use leptos::prelude::*;

use super::components::{Dialog, Field, search_field};

/// The dialog of Ctrl K.
pub fn dialog(open: RwSignal<bool>, _helping: RwSignal<bool>) -> AnyView {
    Dialog::new("search", "Search").unasked().show(open, move || {
        let text = RwSignal::new(String::new());
        search_field(Field::new("search-text", "Search").autofocus(), text)
    })
}
