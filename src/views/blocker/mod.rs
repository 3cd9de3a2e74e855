//! The dialogs around a blocker: report it, raise it, resolve it. Board, check-in and Today share them.

mod escalate;
mod report;
mod resolve;
mod words;

pub use escalate::EscalateBlockerDialog;
pub use report::ReportBlockerDialog;
pub use resolve::ResolveBlockerDialog;
pub use words::waits_for;

use crate::domain::ids::{BlockerId, CheckInId};
use leptos::prelude::*;

/// A dialog and what it is about; both are set together.
#[derive(Debug)]
pub struct Ask<T: Send + Sync + 'static> {
    /// Whether the dialog is open.
    pub open: RwSignal<bool>,
    /// What it asks about.
    pub about: RwSignal<Option<T>>,
}

impl<T: Send + Sync + 'static> Clone for Ask<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Ask<T> {}

impl<T: Send + Sync + 'static> Default for Ask<T> {
    fn default() -> Self {
        Self { open: RwSignal::new(false), about: RwSignal::new(None) }
    }
}

impl<T: Send + Sync + 'static> Ask<T> {
    /// Opens the dialog about this.
    pub fn ask(self, about: T) {
        self.about.set(Some(about));
        self.open.set(true);
    }
}

/// The dialog that escalates a blocker.
// until callers use the tag
pub fn escalate_dialog(ask: Ask<BlockerId>, check_in: Signal<Option<CheckInId>>) -> AnyView {
    view! { <EscalateBlockerDialog ask check_in/> }.into_any()
}

/// The dialog that resolves a blocker.
// until callers use the tag
pub fn resolve_dialog(
    ask: Ask<BlockerId>,
    check_in: Signal<Option<CheckInId>>,
    then: Callback<BlockerId>,
) -> AnyView {
    view! { <ResolveBlockerDialog ask check_in on_freed=then/> }.into_any()
}
