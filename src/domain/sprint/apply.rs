//! placeholder

use super::command::SprintCommand;
use crate::domain::draft::Draft;
use crate::domain::refusal::Refusal;

pub(in crate::domain) fn apply(
    _command: SprintCommand,
    _draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    Err(Refusal::state("placeholder"))
}
