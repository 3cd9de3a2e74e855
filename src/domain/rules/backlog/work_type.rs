//! Another work type: what the template of the old one brought, and nobody has touched, makes way for
//! the template of the new one.

use uuid::Uuid;

use crate::domain::base::ids::{Id, LineId};
use crate::domain::records::backlog::item::{BacklogItem, Criterion};
use crate::domain::records::work_type::WorkType;

/// Gives the item another work type. `old` is the one it had, if that is known.
pub(super) fn change_work_type(item: &mut BacklogItem, old: Option<&WorkType>, new: &WorkType) {
    if item.work_type == new.id {
        return;
    }
    item.work_type = new.id;
    item.done_lines.clear();
    if let Some(launch) = &mut item.launch {
        launch.setup_done.clear();
    }
    let template = old.map(|old| old.criteria_template.as_slice()).unwrap_or_default();
    let untouched = |line: &Criterion| line.met.is_none() && template.contains(&line.text);
    if item.criteria.is_empty() || item.criteria.iter().any(untouched) {
        item.criteria.retain(|line| !untouched(line));
        let own = std::mem::take(&mut item.criteria);
        let lines = (1_u128..).zip(&new.criteria_template);
        let lines = lines.filter(|(_, text)| own.iter().all(|line| line.text != **text));
        let fresh = lines.map(|(at, text)| Criterion::new(line_id(item, new, at), text.clone()));
        item.criteria = fresh.collect();
        item.criteria.extend(own);
    }
    if item.description.trim() == old.map_or("", |old| old.brief_template.trim()) {
        item.description.clone_from(&new.brief_template);
    }
}

/// The identity of a template's line in one item. It follows from both, because everyone who runs the
/// command again must arrive at the same.
fn line_id(item: &BacklogItem, new: &WorkType, at: u128) -> LineId {
    let (item, new) = (item.id.uuid().as_u128(), new.id.uuid().as_u128());
    LineId::from_uuid(Uuid::from_u128(item ^ new.rotate_left(64) ^ at))
}
