//! Acceptance criteria, the definition of done, and the item's own checklist.

use crate::domain::base::ids::{ItemId, LineId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::backlog::ItemCommand;
use crate::domain::records::backlog::item::{BacklogItem, ChecklistLine, Criterion, Met};
use crate::domain::records::work_type::WorkType;
use crate::domain::rules::backlog::checks::{alive, change, tell, unaccepted};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(super) fn apply(command: ItemCommand, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    use ItemCommand as Do;
    match command {
        Do::AddCriterion { item, id, text } => add_criterion(draft, item, id, text),
        Do::EditCriterion { item, id, text } => edit_criterion(draft, item, id, text),
        Do::RemoveCriterion { item, id } => remove_criterion(draft, item, id),
        Do::MeetCriterion { item, id, met, evidence } => {
            meet_criterion(draft, item, id, met, evidence)
        }
        Do::MeetDoneLine { item, id, met, evidence } => {
            meet_done_line(draft, item, id, met, evidence)
        }
        Do::AddChecklistLine { item, id, text } => add_checklist_line(draft, item, id, text),
        Do::TickChecklistLine { item, id, done } => tick_checklist_line(draft, item, id, done),
        Do::RemoveChecklistLine { item, id } => remove_checklist_line(draft, item, id),
        _ => Ok(()),
    }
}

fn criterion(item: &mut BacklogItem, id: LineId) -> Result<&mut Criterion, Refusal> {
    let criterion = item.criteria.iter_mut().find(|criterion| criterion.id == id);
    criterion.ok_or_else(|| Refusal::unknown("acceptance criterion"))
}

fn is_new(item: &BacklogItem, id: LineId) -> Result<(), Refusal> {
    let mut taken =
        item.criteria.iter().map(|line| line.id).chain(item.checklist.iter().map(|line| line.id));
    if taken.any(|other| other == id) {
        return Err(Refusal::state("This line is there already."));
    }
    Ok(())
}

fn add_criterion(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
    text: Title,
) -> Result<(), Refusal> {
    let before = unaccepted(draft, item)?;
    is_new(&before, id)?;
    tell(draft, Verb::Edited, &before, format!("added the criterion “{text}”"));
    change(draft, item, |item| {
        item.criteria.push(Criterion::new(id, text));
        Ok(())
    })
}

fn edit_criterion(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
    text: Title,
) -> Result<(), Refusal> {
    let before = unaccepted(draft, item)?;
    tell(draft, Verb::Edited, &before, format!("the criterion is now “{text}”"));
    change(draft, item, |item| {
        let criterion = criterion(item, id)?;
        if criterion.text != text {
            // What was met were the old words.
            criterion.met = None;
        }
        criterion.text = text;
        Ok(())
    })
}

fn remove_criterion(draft: &mut Draft<'_>, item: ItemId, id: LineId) -> Result<(), Refusal> {
    let before = unaccepted(draft, item)?;
    let mut said = String::new();
    change(draft, item, |item| {
        said = format!("took out the criterion “{}”", criterion(item, id)?.text);
        item.criteria.retain(|criterion| criterion.id != id);
        Ok(())
    })?;
    tell(draft, Verb::Edited, &before, said);
    Ok(())
}

fn ticked(draft: &mut Draft<'_>, item: &BacklogItem, met: bool, line: &str) {
    let verb = Verb::of_tick(met);
    tell(draft, verb, item, format!("“{line}”"));
}

fn meet_criterion(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
    met: bool,
    evidence: String,
) -> Result<(), Refusal> {
    let before = unaccepted(draft, item)?;
    let stamp = draft.stamp();
    let mut said = String::new();
    change(draft, item, |item| {
        let criterion = criterion(item, id)?;
        said = criterion.text.to_string();
        criterion.met = met.then_some(Met { stamp, evidence });
        Ok(())
    })?;
    ticked(draft, &before, met, &said);
    Ok(())
}

fn meet_done_line(
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
    ticked(draft, &before, met, line.text.as_str());
    change(draft, item, |item| {
        if met {
            item.done_lines.insert(id, Met { stamp, evidence });
        } else {
            item.done_lines.remove(&id);
        }
        Ok(())
    })
}

fn add_checklist_line(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
    text: Title,
) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    is_new(&before, id)?;
    tell(draft, Verb::Edited, &before, format!("added “{text}” to the checklist"));
    change(draft, item, |item| {
        item.checklist.push(ChecklistLine::new(id, text));
        Ok(())
    })
}

fn checklist_line(item: &mut BacklogItem, id: LineId) -> Result<&mut ChecklistLine, Refusal> {
    let line = item.checklist.iter_mut().find(|line| line.id == id);
    line.ok_or_else(|| Refusal::unknown("checklist line"))
}

fn tick_checklist_line(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
    done: bool,
) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    let mut said = String::new();
    change(draft, item, |item| {
        let line = checklist_line(item, id)?;
        line.done = done;
        said = line.text.to_string();
        Ok(())
    })?;
    ticked(draft, &before, done, &said);
    Ok(())
}

fn remove_checklist_line(draft: &mut Draft<'_>, item: ItemId, id: LineId) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    let mut said = String::new();
    change(draft, item, |item| {
        said = format!("took “{}” off the checklist", checklist_line(item, id)?.text);
        item.checklist.retain(|line| line.id != id);
        Ok(())
    })?;
    tell(draft, Verb::Edited, &before, said);
    Ok(())
}
