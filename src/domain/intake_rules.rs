//! placeholder

use super::command::IntakeCommand;
use super::draft::Draft;
use super::refusal::Refusal;

pub(in crate::domain) fn apply(
    _command: IntakeCommand,
    _draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    Err(Refusal::state("placeholder"))
}
