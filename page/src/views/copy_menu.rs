//! "Copy": the same text for a chat, plain, or in Markdown.

use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{Entry, IconName, Menu, Toasts, copy};
use sprintloop::exchange::sheet::Style;
use sprintloop::exchange::text::{Subject, text};

/// The two entries of a menu.
pub fn entries(store: Store, subject: Subject) -> [Entry; 2] {
    let toasts = use_context::<Toasts>();
    [("Copy for chat", Style::Plain), ("Copy as Markdown", Style::Markdown)].map(
        |(label, style)| {
            Entry::press(label, move || press(store, toasts, subject, style)).icon(IconName::Copy)
        },
    )
}

/// Copies the text and says whether it worked.
pub fn press(store: Store, toasts: Option<Toasts>, subject: Subject, style: Style) {
    copy(text(&store.workspace_now(), subject, style), move |copied| {
        let said = match copied {
            true => "Copied",
            false => "Couldn't copy. This browser doesn't let the page use the clipboard.",
        };
        if let Some(toasts) = toasts {
            toasts.say(said);
        }
    });
}

/// The menu that copies a text for a chat.
#[component]
pub fn CopyMenu(subject: Subject) -> impl IntoView {
    let store = Store::here();
    view! { <Menu label="Copy" entries=move || entries(store, subject).into()/> }
}
