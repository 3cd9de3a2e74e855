//! The dialogs that commands of the search box open.

use leptos::prelude::*;

use super::desk::SearchBox;
use crate::views::item::actions::ItemDialogs;

/// The dialogs; they stay when the box closes.
#[component]
pub fn SearchDialogs(of: SearchBox) -> impl IntoView {
    view! { <ItemDialogs actions=of.actions/> }
}
