//! Needs: added only where one exists, settled or open.

use crate::domain::base::ids::{ItemId, NeedId};
use crate::domain::base::refusal::Refusal;
use crate::domain::records::backlog::need::Need;
use crate::domain::rules::backlog::checks::{alive, change, tell};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

fn name_of(need: &Need) -> String {
    format!("the need {} ({})", need.kind.label().to_lowercase(), need.owner)
}

fn find(needs: &mut [Need], id: NeedId) -> Result<&mut Need, Refusal> {
    needs.iter_mut().find(|need| need.id == id).ok_or_else(|| Refusal::unknown("need"))
}

pub(super) fn add(draft: &mut Draft<'_>, item: ItemId, mut need: Need) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    if before.needs.iter().any(|other| other.id == need.id) {
        return Err(Refusal::state("This need is there already."));
    }
    need.settled = None;
    tell(draft, Verb::Edited, &before, format!("added {}", name_of(&need)));
    change(draft, item, |item| {
        item.needs.push(need);
        Ok(())
    })
}

pub(super) fn edit(draft: &mut Draft<'_>, item: ItemId, need: Need) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    tell(draft, Verb::Edited, &before, format!("changed {}", name_of(&need)));
    change(draft, item, |item| {
        let kept = find(&mut item.needs, need.id)?;
        *kept = Need { settled: kept.settled, ..need };
        Ok(())
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
    let mut said_need = String::new();
    change(draft, item, |item| {
        let need = find(&mut item.needs, id)?;
        said_need = name_of(need);
        need.settled = settled.then_some(stamp);
        Ok(())
    })?;
    if settled {
        tell(draft, Verb::Settled, &before, said_need);
    } else {
        tell(draft, Verb::Edited, &before, format!("opened {said_need} again"));
    }
    Ok(())
}

pub(super) fn remove(draft: &mut Draft<'_>, item: ItemId, id: NeedId) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    let mut said_need = String::new();
    change(draft, item, |item| {
        said_need = name_of(find(&mut item.needs, id)?);
        item.needs.retain(|need| need.id != id);
        Ok(())
    })?;
    tell(draft, Verb::Edited, &before, format!("took out {said_need}"));
    Ok(())
}
