//! Needs: added only where one exists, settled or open.

use crate::domain::base::ids::{ItemId, NeedId};
use crate::domain::base::refusal::Refusal;
use crate::domain::records::backlog::need::Need;
use crate::domain::rules::backlog::checks::{alive, change_and_tell};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

fn name_of(need: &Need) -> String {
    format!("the dependency {} ({})", need.kind.label().to_lowercase(), need.owner)
}

fn find(needs: &mut [Need], id: NeedId) -> Result<&mut Need, Refusal> {
    needs.iter_mut().find(|need| need.id == id).ok_or_else(|| Refusal::unknown("dependency"))
}

pub(super) fn add(draft: &mut Draft<'_>, item: ItemId, mut need: Need) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    if before.needs.iter().any(|other| other.id == need.id) {
        return Err(Refusal::state("This dependency already exists."));
    }
    need.settled = None;
    change_and_tell(draft, Verb::Edited, &before, |item| {
        let detail = format!("added {}", name_of(&need));
        item.needs.push(need);
        Ok(detail)
    })
}

pub(super) fn edit(draft: &mut Draft<'_>, item: ItemId, need: Need) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    change_and_tell(draft, Verb::Edited, &before, |item| {
        let kept = find(&mut item.needs, need.id)?;
        *kept = Need { settled: kept.settled, ..need };
        Ok(format!("changed {}", name_of(kept)))
    })
}

pub(super) fn settle(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: NeedId,
    settled: bool,
) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    let stamp = draft.stamp();
    let verb = if settled { Verb::Settled } else { Verb::Edited };
    change_and_tell(draft, verb, &before, |item| {
        let need = find(&mut item.needs, id)?;
        need.settled = settled.then_some(stamp);
        let name = name_of(need);
        Ok(if settled { name } else { format!("reopened {name}") })
    })
}

pub(super) fn remove(draft: &mut Draft<'_>, item: ItemId, id: NeedId) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    change_and_tell(draft, Verb::Edited, &before, |item| {
        let detail = format!("removed {}", name_of(find(&mut item.needs, id)?));
        item.needs.retain(|need| need.id != id);
        Ok(detail)
    })
}
