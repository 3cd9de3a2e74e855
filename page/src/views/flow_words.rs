//! What board, check-in and review say alike about an item: its age, its criteria, its choices.

use chrono::NaiveDate;

use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::reads::acceptance::open_checks;
use sprintloop::domain::reads::board::age;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::tables::record::Tables;

/// Lines met and lines to meet before an item may be accepted: its criteria and its definition of done.
pub fn criteria_met(item: &BacklogItem, tables: &Tables) -> (usize, usize) {
    let lines =
        tables.work_types.get(item.work_type).map(|kind| kind.done.as_slice()).unwrap_or_default();
    let met = item.criteria.iter().filter(|criterion| criterion.met.is_some()).count();
    let done = lines.iter().filter(|line| item.done_lines.contains_key(&line.id)).count();
    (met + done, item.criteria.len() + lines.len())
}

/// What is said once an item has moved; on handing it over, what the review will find open.
pub fn moved(item: ItemId, to: BoardStage, tables: &Tables) -> String {
    let Some(item) = tables.items.get(item) else { return String::new() };
    let moved = format!("{} moved to {}", item.key, to.label());
    let open = open_checks(item, tables).len();
    match to {
        BoardStage::UnderReview if open > 0 => {
            format!("{moved}. {} still open", number_of(open, "check"))
        }
        _ => moved,
    }
}

/// Age as the one exception that matters now: only where it is over the usual.
pub fn age_note(
    item: &BacklogItem,
    tables: &Tables,
    today: NaiveDate,
    usual: u32,
) -> Option<String> {
    let age = age(item, tables, today).filter(|age| *age > usual)?;
    Some(format!("{age} d"))
}
