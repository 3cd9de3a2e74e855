//! placeholder

use super::command::LearningCommand;
use super::draft::Draft;
use super::refusal::Refusal;

pub(in crate::domain) fn apply(
    _command: LearningCommand,
    _draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    Err(Refusal::state("placeholder"))
}
