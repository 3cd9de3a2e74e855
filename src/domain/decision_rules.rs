//! placeholder

use super::command::DecisionCommand;
use super::draft::Draft;
use super::refusal::Refusal;

pub(in crate::domain) fn apply(
    _command: DecisionCommand,
    _draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    Err(Refusal::state("placeholder"))
}
