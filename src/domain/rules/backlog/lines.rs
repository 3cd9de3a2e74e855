//! Acceptance criteria, the definition of done, and the item's own checklist.

use crate::domain::base::ids::{ItemId, LineId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::records::backlog::item::{BacklogItem, ChecklistLine, Criterion, Met};
use crate::domain::records::work_type::WorkType;
use crate::domain::rules::backlog::checks::{alive, change_and_tell, unaccepted};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

fn criterion(item: &mut BacklogItem, id: LineId) -> Result<&mut Criterion, Refusal> {
    let criterion = item.criteria.iter_mut().find(|criterion| criterion.id == id);
    criterion.ok_or_else(|| Refusal::unknown("acceptance criterion"))
}

fn is_new(item: &BacklogItem, id: LineId) -> Result<(), Refusal> {
    let mut taken =
        item.criteria.iter().map(|line| line.id).chain(item.checklist.iter().map(|line| line.id));
    if taken.any(|other| other == id) {
        return Err(Refusal::state("This line already exists."));
    }
    Ok(())
}

pub(super) fn add_criterion(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
    text: Title,
) -> Result<(), Refusal> {
    let before = unaccepted(draft, item)?;
    is_new(&before, id)?;
    change_and_tell(draft, Verb::Edited, &before, |item| {
        let detail = format!("added the criterion “{text}”");
        item.criteria.push(Criterion::new(id, text));
        Ok(detail)
    })
}

pub(super) fn edit_criterion(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
    text: Title,
) -> Result<(), Refusal> {
    let before = unaccepted(draft, item)?;
    change_and_tell(draft, Verb::Edited, &before, |item| {
        let criterion = criterion(item, id)?;
        if criterion.text != text {
            // The check was for the old text.
            criterion.met = None;
        }
        let detail = format!("changed a criterion to “{text}”");
        criterion.text = text;
        Ok(detail)
    })
}

pub(super) fn remove_criterion(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
) -> Result<(), Refusal> {
    let before = unaccepted(draft, item)?;
    change_and_tell(draft, Verb::Edited, &before, |item| {
        let detail = format!("removed the criterion “{}”", criterion(item, id)?.text);
        item.criteria.retain(|criterion| criterion.id != id);
        Ok(detail)
    })
}

pub(super) fn meet_criterion(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
    met: bool,
    evidence: String,
) -> Result<(), Refusal> {
    let before = unaccepted(draft, item)?;
    let stamp = draft.stamp();
    change_and_tell(draft, Verb::of_tick(met), &before, |item| {
        let criterion = criterion(item, id)?;
        criterion.met = met.then_some(Met { stamp, evidence });
        Ok(format!("“{}”", criterion.text))
    })
}

pub(super) fn meet_done_line(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
    met: bool,
    evidence: String,
) -> Result<(), Refusal> {
    let before = unaccepted(draft, item)?;
    let work_type = draft.get::<WorkType>(before.work_type)?;
    let line = work_type.done.iter().find(|line| line.id == id);
    let line = line.ok_or_else(|| Refusal::unknown("line of the definition of done"))?;
    let stamp = draft.stamp();
    change_and_tell(draft, Verb::of_tick(met), &before, |item| {
        if met {
            item.done_lines.insert(id, Met { stamp, evidence });
        } else {
            item.done_lines.remove(&id);
        }
        Ok(format!("“{}”", line.text))
    })
}

pub(super) fn add_checklist_line(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
    text: Title,
) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    is_new(&before, id)?;
    change_and_tell(draft, Verb::Edited, &before, |item| {
        let detail = format!("added “{text}” to the checklist");
        item.checklist.push(ChecklistLine::new(id, text));
        Ok(detail)
    })
}

fn checklist_line(item: &mut BacklogItem, id: LineId) -> Result<&mut ChecklistLine, Refusal> {
    let line = item.checklist.iter_mut().find(|line| line.id == id);
    line.ok_or_else(|| Refusal::unknown("checklist line"))
}

pub(super) fn tick_checklist_line(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
    done: bool,
) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    change_and_tell(draft, Verb::of_tick(done), &before, |item| {
        let line = checklist_line(item, id)?;
        line.done = done;
        Ok(format!("“{}”", line.text))
    })
}

pub(super) fn remove_checklist_line(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    change_and_tell(draft, Verb::Edited, &before, |item| {
        let detail = format!("removed “{}” from the checklist", checklist_line(item, id)?.text);
        item.checklist.retain(|line| line.id != id);
        Ok(detail)
    })
}
