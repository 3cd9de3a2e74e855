//! placeholder

use super::command::BlockerCommand;
use super::draft::Draft;
use super::refusal::Refusal;

pub(in crate::domain) fn apply(
    _command: BlockerCommand,
    _draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    Err(Refusal::state("placeholder"))
}
