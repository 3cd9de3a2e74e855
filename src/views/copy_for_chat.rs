//! "Copy for chat": the same text, plain or in Markdown.

use crate::views::prelude::*;

use crate::exchange::sheet::Style;
use crate::exchange::text::{Subject, text};
use crate::state::Store;
use crate::views::components::{Entry, Icon, Menu, Toasts, copy};

/// The two entries of a menu.
pub fn entries(store: Store, subject: Subject) -> [Entry; 2] {
    let toasts = use_context::<Toasts>();
    [("Copy for chat", Style::Plain), ("Copy as Markdown", Style::Markdown)].map(
        |(label, style)| {
            let entry = Entry::press(label, move || {
                copy(text(&store.workspace_now(), subject, style), move |copied| {
                    let said = match copied {
                        true => "Copied",
                        false => {
                            "Could not copy. The browser does not let this page use the clipboard."
                        }
                    };
                    if let Some(toasts) = toasts {
                        toasts.say(said);
                    }
                });
            });
            entry.icon(Icon::Copy)
        },
    )
}

/// A menu of its own.
pub fn menu(store: Store, subject: Subject) -> AnyView {
    Menu::new("Copy for chat").show(move || entries(store, subject).into())
}
