//! placeholder

use super::command::{CampaignCommand, ItemCommand};
use crate::domain::draft::Draft;
use crate::domain::refusal::Refusal;

pub(in crate::domain) fn item(
    _command: ItemCommand,
    _draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    Err(Refusal::state("placeholder"))
}

pub(in crate::domain) fn campaign(
    _command: CampaignCommand,
    _draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    Err(Refusal::state("placeholder"))
}
