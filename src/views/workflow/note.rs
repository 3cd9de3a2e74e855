//! What a change of the rules is for, as asked beside it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::base::text::Reason;
use crate::domain::commands::workspace::ChangeNote;
use crate::domain::workspace::Workspace;
use crate::state::Store;
use crate::views::components::{DateField, Form, More, TextArea, TextField};
use crate::views::names;

/// What an edit of the rules is for, as asked beside it.
#[derive(Clone, Copy)]
pub struct Note {
    pub(super) reason: RwSignal<String>,
    pub(super) effect: RwSignal<String>,
    pub(super) check_on: RwSignal<String>,
}

impl Note {
    /// Nothing said yet.
    pub fn empty() -> Self {
        let text = || RwSignal::new(String::new());
        Self { reason: text(), effect: text(), check_on: text() }
    }

    /// The note for the command.
    pub fn read(self, store: Store) -> ChangeNote {
        ChangeNote {
            id: store.mint(),
            reason: Reason::parse(&self.reason.get_untracked()).ok(),
            expected_effect: self.effect.get_untracked().trim().to_owned(),
            check_on: names::chosen(self.check_on),
        }
    }
}

/// The fields of a note. A reason is needed once a sprint has started.
#[component]
pub fn NoteFields(note: Note, form: Form, ws: Arc<Workspace>) -> impl IntoView {
    let begun = ws.sprints.values().any(|sprint| sprint.commitment.is_some());
    let reason = form.field("reason", "Why the change?");
    let reason = if begun { reason.required() } else { reason.optional() };
    let effect = form.field("effect", "What should it bring?").optional();
    let check_on = form.field("check-on", "Look whether it did on").optional();
    view! {
        <TextArea field=reason value=note.reason />
        <More label="More about the change">
            <TextField field=effect value=note.effect />
            <DateField field=check_on value=note.check_on />
        </More>
    }
}
