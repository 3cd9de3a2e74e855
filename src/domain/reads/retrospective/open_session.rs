//! The retrospective that goes on now.

use std::sync::Arc;

use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::tables::record::Tables;

/// The session that goes on, if one does.
pub fn open_session(tables: &Tables) -> Option<&Arc<Retrospective>> {
    tables.retrospectives.values().find(|retro| retro.is_open())
}
