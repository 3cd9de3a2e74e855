//! What happens to items and campaign groups when someone does something with them.
//!
//! Moving through a sprint is not here; see the sprint's own rules.

pub mod add;
pub mod campaign;
pub mod checks;
pub mod comments;
pub mod edit;
pub mod estimate;
pub mod launch;
pub mod lines;
pub mod measure;
pub mod needs;
pub mod refine;
pub mod shelve;
pub mod work_type;

use crate::domain::base::refusal::Refusal;
use crate::domain::commands::backlog::{CampaignCommand, ItemCommand};
use crate::domain::tables::draft::Draft;

pub(in crate::domain) fn item(command: ItemCommand, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    use ItemCommand as Do;
    match command {
        Do::Add { id, title, work_type, owner, place, criteria } => {
            add::add(draft, id, title, work_type, owner, place, &criteria)
        }
        Do::AddSeveral { items } => add::add_several(draft, &items),
        Do::Duplicate { item, copy, lines } => add::duplicate(draft, item, copy, &lines),
        Do::Edit { items, edit } => edit::edit(draft, &items, &edit),
        Do::Refine { items } => refine::refine(draft, items),
        Do::Reorder { items, place } => shelve::reorder(draft, &items, place),
        Do::Archive { items } => shelve::put_away(draft, &items, None),
        Do::Drop { items, reason } => shelve::put_away(draft, &items, Some(&reason)),
        Do::Restore { items } => shelve::restore(draft, &items),
        Do::AddCriterion { item, id, text } => lines::add_criterion(draft, item, id, text),
        Do::EditCriterion { item, id, text } => lines::edit_criterion(draft, item, id, text),
        Do::RemoveCriterion { item, id } => lines::remove_criterion(draft, item, id),
        Do::MeetCriterion { item, id, met, evidence } => {
            lines::meet_criterion(draft, item, id, met, evidence)
        }
        Do::MeetDoneLine { item, id, met, evidence } => {
            lines::meet_done_line(draft, item, id, met, evidence)
        }
        Do::AddChecklistLine { item, id, text } => lines::add_checklist_line(draft, item, id, text),
        Do::TickChecklistLine { item, id, done } => {
            lines::tick_checklist_line(draft, item, id, done)
        }
        Do::RemoveChecklistLine { item, id } => lines::remove_checklist_line(draft, item, id),
        Do::AddNeed { item, need } => needs::add(draft, item, need),
        Do::EditNeed { item, need } => needs::edit(draft, item, need),
        Do::SettleNeed { item, id, settled } => needs::settle(draft, item, id, settled),
        Do::RemoveNeed { item, id } => needs::remove(draft, item, id),
        Do::PlanMeasurement { item, plan } => measure::plan_item(draft, item, *plan),
        Do::RequestValidation { item } => measure::request_validation(draft, item),
        Do::ValidatePlan { item } => measure::validate_item(draft, item),
        Do::Comment { item, id, text } => comments::add(draft, item, id, text),
        Do::EditComment { item, id, text } => comments::edit(draft, item, id, text),
        Do::RemoveComment { item, id } => comments::remove(draft, item, id),
        Do::DismissMention { item, id } => comments::dismiss(draft, item, id),
        Do::PlanLaunch { item, on } => launch::plan(draft, item, on),
        Do::TickSetup { item, id, done } => launch::tick(draft, item, id, done),
        Do::ConfirmTracking { item, confirmed } => launch::confirm(draft, item, confirmed),
        Do::Launch { item } => launch::launch(draft, item),
        Do::AwaitResults { item, until } => launch::await_results(draft, item, until),
    }
}

pub(in crate::domain) fn campaign(
    command: CampaignCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    campaign::apply(command, draft)
}
