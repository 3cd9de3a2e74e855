//! The note on a workflow change: reason, expected effect, check date.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{DateField, Form, More, TextArea, TextField};
use crate::views::for_retro::reason_here;
use crate::views::names;
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::commands::workspace::ChangeNote;
use sprintloop::domain::workspace::Workspace;

/// The note on a workflow change, as the form asks for it.
#[derive(Clone, Copy)]
pub struct Note {
    pub(super) reason: RwSignal<String>,
    pub(super) effect: RwSignal<String>,
    pub(super) check_on: RwSignal<String>,
}

impl Note {
    /// Creates an empty note.
    pub fn empty() -> Self {
        let text = || RwSignal::new(String::new());
        Self { reason: text(), effect: text(), check_on: text() }
    }

    /// Returns the note for the command.
    pub fn read(self, store: Store) -> ChangeNote {
        ChangeNote {
            id: store.mint(),
            reason: Reason::parse(&self.reason.get_untracked()).ok(),
            expected_effect: self.effect.get_untracked().trim().to_owned(),
            check_on: names::chosen(self.check_on),
        }
    }
}

/// The fields of a note. A reason is required once a sprint has started.
#[component]
pub fn NoteFields(note: Note, form: Form, ws: Arc<Workspace>) -> impl IntoView {
    // A change that a retrospective asks for has its reason there.
    if let Some(reason) = reason_here(&ws)
        && note.reason.with_untracked(String::is_empty)
    {
        note.reason.set(reason);
    }
    let begun = ws.sprints.values().any(|sprint| sprint.commitment.is_some());
    let reason = form.field("reason", "Reason for the change");
    let reason = if begun { reason.required() } else { reason.optional() };
    let effect = form.field("effect", "Expected effect").optional();
    let check_on = form.field("check-on", "Check the effect on").optional();
    view! {
        <TextArea field=reason value=note.reason />
        <More label="Effect and check date">
            <TextField field=effect value=note.effect />
            <DateField field=check_on value=note.check_on />
        </More>
    }
}
