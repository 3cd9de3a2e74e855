//! What happens to items and campaign groups when someone does something with them.
//!
//! Moving through a sprint is not here; see the sprint's own rules.

pub mod add;
pub mod campaign;
pub mod comments;
pub mod edit;
pub mod estimate;
pub mod launch;
pub mod lines;
pub mod measure;
pub mod needs;
pub mod shelve;

use std::sync::Arc;

use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::commands::backlog::{CampaignCommand, ItemCommand};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::{Event, Verb};
use crate::domain::tables::record::{RecordKey, Tables};
use std::collections::BTreeSet;

pub(in crate::domain) use crate::domain::rules::backlog::add::new_item;

pub(in crate::domain) fn item(command: ItemCommand, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    use ItemCommand as Do;
    match command {
        Do::Add { id, title, work_type, owner, place, criteria } => {
            crate::domain::rules::backlog::add::add(
                draft, id, title, work_type, owner, place, &criteria,
            )
        }
        Do::Duplicate { item, copy, lines } => {
            crate::domain::rules::backlog::add::duplicate(draft, item, copy, &lines)
        }
        Do::Edit { items, edit } => crate::domain::rules::backlog::edit::edit(draft, &items, &edit),
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
        Do::AddCriterion { .. }
        | Do::EditCriterion { .. }
        | Do::RemoveCriterion { .. }
        | Do::MeetCriterion { .. }
        | Do::MeetDoneLine { .. }
        | Do::AddChecklistLine { .. }
        | Do::TickChecklistLine { .. }
        | Do::RemoveChecklistLine { .. } => {
            crate::domain::rules::backlog::lines::apply(command, draft)
        }
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

/// Changes an item and remembers when a person last did.
fn change(
    draft: &mut Draft<'_>,
    id: ItemId,
    change: impl FnOnce(&mut BacklogItem) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let now = draft.context().now;
    draft.edit::<BacklogItem>(id, |item| {
        change(item)?;
        item.touched = Some(now);
        Ok(())
    })
}

/// Says what happened to an item.
fn tell<'d>(
    draft: &'d mut Draft<'_>,
    verb: Verb,
    item: &BacklogItem,
    detail: impl Into<String>,
) -> &'d mut Event {
    let event = draft.log(verb, RecordKey::BacklogItem(item.id), item.key.to_string());
    event.detail = detail.into();
    event
}

/// The item, if it can still be worked on: not dropped, not archived.
fn alive(draft: &Draft<'_>, id: ItemId) -> Result<Arc<BacklogItem>, Refusal> {
    let item = draft.get::<BacklogItem>(id)?;
    let put_away = match item.position {
        Position::Dropped { .. } => "dropped",
        Position::Archived => "archived",
        Position::Backlog | Position::InSprint { .. } => return Ok(item),
    };
    let why = format!("{} is {put_away}. Bring it back first.", item.key);
    Err(Refusal::state(why).about([id]).way(Way::OpenItem(id)))
}

/// The item, if the review has not accepted it: what was accepted stays as it was.
fn unaccepted(draft: &Draft<'_>, id: ItemId) -> Result<Arc<BacklogItem>, Refusal> {
    let item = alive(draft, id)?;
    if item.position.stage() != Some(BoardStage::Done) {
        return Ok(item);
    }
    let why = match open_sprint(draft.tables(), &item) {
        Some(_) => format!("{} is accepted. Return it first, then change it.", item.key),
        None => format!("{} is done and its sprint is over, so it stays as recorded.", item.key),
    };
    Err(Refusal::state(why).about([id]))
}

/// The open sprint the item is in.
fn open_sprint<'t>(tables: &'t Tables, item: &BacklogItem) -> Option<&'t Arc<Sprint>> {
    tables.sprints.get(item.position.sprint()?).filter(|sprint| sprint.is_open())
}

/// The keys of several items, at most three by name.
fn keys(items: &[Arc<BacklogItem>]) -> String {
    let named: Vec<String> = items.iter().take(3).map(|item| item.key.to_string()).collect();
    match items.len() - named.len() {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

/// Some items, each once, in the order named; refuses an empty choice.
fn several(draft: &Draft<'_>, ids: &[ItemId]) -> Result<Vec<Arc<BacklogItem>>, Refusal> {
    if ids.is_empty() {
        return Err(Refusal::input("Choose at least one item."));
    }
    let mut seen = BTreeSet::new();
    ids.iter().filter(|id| seen.insert(**id)).map(|id| draft.get::<BacklogItem>(*id)).collect()
}
