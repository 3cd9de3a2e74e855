//! Campaign groups: items under one brief and one measurement plan.

use crate::domain::base::refusal::Refusal;
use crate::domain::commands::backlog::CampaignCommand;
use crate::domain::records::backlog::campaign::Campaign;
use crate::domain::records::record_key::RecordKey;
use crate::domain::rules::backlog::measure;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(super) fn apply(command: CampaignCommand, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    match command {
        CampaignCommand::Add { id, name } => {
            draft.log(Verb::Added, RecordKey::Campaign(id), format!("the campaign {name}"));
            draft.add(Campaign::new(id, name))
        }
        CampaignCommand::Edit { id, name, brief } => {
            let before = draft.get::<Campaign>(id)?;
            let said = format!("the campaign {}", before.name);
            let mut parts = Vec::new();
            if before.name != name {
                parts.push(format!("name → {name}"));
            }
            if before.brief != brief {
                parts.push("brief".to_owned());
            }
            draft.log(Verb::Edited, RecordKey::Campaign(id), said).detail = parts.join("; ");
            draft.edit::<Campaign>(id, |campaign| {
                campaign.name = name;
                campaign.brief = brief;
                Ok(())
            })
        }
        CampaignCommand::PlanMeasurement { id, plan } => measure::plan_campaign(draft, id, *plan),
        CampaignCommand::ValidatePlan { id } => measure::validate_campaign(draft, id),
        CampaignCommand::Archive { id, archived } => {
            let before = draft.get::<Campaign>(id)?;
            let verb = if archived { Verb::Archived } else { Verb::Restored };
            let said = format!("the campaign {}", before.name);
            draft.log(verb, RecordKey::Campaign(id), said);
            draft.edit::<Campaign>(id, |campaign| {
                campaign.archived = archived;
                Ok(())
            })
        }
    }
}
