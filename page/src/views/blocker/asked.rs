//! A dialog and what it is about.

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
