//! placeholder

use super::command::CheckInCommand;
use super::draft::Draft;
use super::refusal::Refusal;

pub(in crate::domain) fn apply(
    _command: CheckInCommand,
    _draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    Err(Refusal::state("placeholder"))
}
