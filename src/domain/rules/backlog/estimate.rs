//! Estimates: free while refining, a scope change once the sprint runs.

use crate::domain::base::figures::Effort;
use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::Reason;
use crate::domain::records::sprint::commitment::{ScopeChange, ScopeChangeKind};
use crate::domain::records::sprint::record::{Sprint, SprintKind};
use crate::domain::rules::backlog::checks::{change, open_sprint, tell, unaccepted};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;

/// The most one item is estimated at: more than a team does in a sprint. What was stored before stays.
const MOST: Effort = Effort::whole(1_000);

/// Refuses an estimate that no single item has.
pub(in crate::domain) fn within_limit(to: Option<Effort>, tables: &Tables) -> Result<(), Refusal> {
    if to.is_none_or(|to| to <= MOST) {
        return Ok(());
    }
    let most = tables.workflow.unit.show(MOST);
    let why = format!("Enter an estimate of at most {most}. Split larger work into several items.");
    Err(Refusal::input(why))
}

/// Estimates one item; returns what the log says.
pub(super) fn estimate(
    draft: &mut Draft<'_>,
    id: ItemId,
    to: Option<Effort>,
    reason: Option<&Reason>,
) -> Result<String, Refusal> {
    let item = unaccepted(draft, id)?;
    if to == Some(Effort::ZERO) {
        let why = "Enter an estimate above 0, or leave it empty if you don't know yet.";
        return Err(Refusal::input(why).about([id]));
    }
    let from = item.estimate;
    let unit = draft.tables().workflow.unit;
    if to != from {
        within_limit(to, draft.tables()).map_err(|refusal| refusal.about([id]))?;
    }
    let show =
        |effort: Option<Effort>| effort.map_or("none".to_owned(), |effort| unit.show(effort));
    let said = format!("estimate: {} → {}", show(from), show(to));
    if from == to {
        return Ok(said);
    }
    if let Some(sprint) = open_sprint(draft.tables(), &item) {
        let (sprint, name, kind) = (sprint.id, sprint.name(), sprint.kind);
        let change = ScopeChangeKind::Reestimated { item: id, from, to };
        match (reason, kind) {
            (Some(reason), _) => {
                let change =
                    ScopeChange { stamp: draft.stamp(), reason: reason.clone(), kind: change };
                draft.edit::<Sprint>(sprint, |sprint| {
                    sprint.scope_changes.push(change);
                    Ok(())
                })?;
            }
            (None, SprintKind::Cycle) => {}
            (None, SprintKind::Sprint) => {
                let why = format!(
                    "{} is committed in {name}, so a new estimate is a scope change. Give a reason.",
                    item.key
                );
                return Err(Refusal::new(Rule::Reason, why).about([id]).way(Way::GiveReason));
            }
        }
    }
    tell(draft, Verb::Edited, &item, said.clone());
    change(draft, id, |item| {
        item.estimate = to;
        Ok(())
    })?;
    Ok(said)
}
