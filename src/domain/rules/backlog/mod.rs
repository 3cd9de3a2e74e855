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
            crate::domain::rules::backlog::add::add(
                draft, id, title, work_type, owner, place, &criteria,
            )
        }
        Do::AddSeveral { items } => crate::domain::rules::backlog::add::add_several(draft, &items),
        Do::Duplicate { item, copy, lines } => {
            crate::domain::rules::backlog::add::duplicate(draft, item, copy, &lines)
        }
        Do::Edit { items, edit } => crate::domain::rules::backlog::edit::edit(draft, &items, &edit),
        Do::Refine { items } => crate::domain::rules::backlog::refine::refine(draft, items),
        Do::Reorder { items, place } => {
            crate::domain::rules::backlog::shelve::reorder(draft, &items, place)
        }
        Do::Archive { items } => {
            crate::domain::rules::backlog::shelve::put_away(draft, &items, None)
        }
        Do::Drop { items, reason } => {
            crate::domain::rules::backlog::shelve::put_away(draft, &items, Some(&reason))
        }
        Do::Restore { items } => crate::domain::rules::backlog::shelve::restore(draft, &items),
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
        Do::AddNeed { item, need } => crate::domain::rules::backlog::needs::add(draft, item, need),
        Do::EditNeed { item, need } => {
            crate::domain::rules::backlog::needs::edit(draft, item, need)
        }
        Do::SettleNeed { item, id, settled } => {
            crate::domain::rules::backlog::needs::settle(draft, item, id, settled)
        }
        Do::RemoveNeed { item, id } => {
            crate::domain::rules::backlog::needs::remove(draft, item, id)
        }
        Do::PlanMeasurement { item, plan } => {
            crate::domain::rules::backlog::measure::plan_item(draft, item, *plan)
        }
        Do::RequestValidation { item } => {
            crate::domain::rules::backlog::measure::request_validation(draft, item)
        }
        Do::ValidatePlan { item } => {
            crate::domain::rules::backlog::measure::validate_item(draft, item)
        }
        Do::Comment { item, id, text } => {
            crate::domain::rules::backlog::comments::add(draft, item, id, text)
        }
        Do::EditComment { item, id, text } => {
            crate::domain::rules::backlog::comments::edit(draft, item, id, text)
        }
        Do::RemoveComment { item, id } => {
            crate::domain::rules::backlog::comments::remove(draft, item, id)
        }
        Do::DismissMention { item, id } => {
            crate::domain::rules::backlog::comments::dismiss(draft, item, id)
        }
        Do::PlanLaunch { item, on } => crate::domain::rules::backlog::launch::plan(draft, item, on),
        Do::TickSetup { item, id, done } => {
            crate::domain::rules::backlog::launch::tick(draft, item, id, done)
        }
        Do::ConfirmTracking { item, confirmed } => {
            crate::domain::rules::backlog::launch::confirm(draft, item, confirmed)
        }
        Do::Launch { item } => crate::domain::rules::backlog::launch::launch(draft, item),
        Do::AwaitResults { item, until } => {
            crate::domain::rules::backlog::launch::await_results(draft, item, until)
        }
    }
}

pub(in crate::domain) fn campaign(
    command: CampaignCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    crate::domain::rules::backlog::campaign::apply(command, draft)
}
