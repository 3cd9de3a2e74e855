//! placeholder

use super::command::{TeamCommand, WorkspaceCommand};
use super::draft::Draft;
use super::refusal::Refusal;

pub(in crate::domain) fn workspace(
    _command: WorkspaceCommand,
    _draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    Err(Refusal::state("placeholder"))
}

pub(in crate::domain) fn team(
    _command: TeamCommand,
    _draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    Err(Refusal::state("placeholder"))
}
