//! Notes in the open retrospective that something came out of it.

use crate::domain::reads::retrospective::open_session::open_session;
use crate::domain::records::retrospective::record::{CameOut, Out, Retrospective};
use crate::domain::tables::draft::Draft;

/// Notes in the session that is open, if one is, that something came out of it.
pub(in crate::domain) fn came_out(draft: &mut Draft<'_>, what: Out) {
    if let Some(retro) = open_session(draft.tables()) {
        let mut retro = Retrospective::clone(retro);
        if !retro.outcomes.iter().any(|out| out.what == what) {
            retro.outcomes.push(CameOut { topic: None, what });
            draft.put(retro);
        }
    }
}
