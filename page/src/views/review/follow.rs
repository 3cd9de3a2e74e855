//! The sprint under review, as the parts of the screen follow it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::Store;
use sprintloop::domain::base::ids::SprintId;
use sprintloop::domain::records::sprint::record::Sprint;

/// The sprint under review, followed as it changes.
pub fn follow(id: SprintId) -> Memo<Option<Arc<Sprint>>> {
    let store = Store::here();
    Memo::new(move |_| store.workspace().sprints.get(id).cloned())
}
