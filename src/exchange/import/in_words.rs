//! What stands in a part of an item, in words: for whoever chooses between here and there.

use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::Position;
use crate::domain::tables::record::Tables;
use crate::exchange::import::field_marks::Part;
use crate::exchange::merge::labels::cut;

/// The words of a part; names are looked up in each of the tables.
pub(super) fn in_words(part: Part, item: &BacklogItem, known: &[&Tables]) -> String {
    let unit = known.first().map(|tables| tables.workflow.unit).unwrap_or_default();
    let kind = |tables: &&Tables| Some(tables.work_types.get(item.work_type)?.name.to_string());
    let channel = |tables: &&Tables| Some(tables.channels.get(item.channel?)?.name.to_string());
    let owner = |tables: &&Tables| Some(tables.members.get(item.owner?)?.name.to_string());
    let found = match part {
        Part::Title => Some(item.title.to_string()),
        Part::Notes => Some(item.description.clone()),
        Part::WorkType => known.iter().find_map(kind),
        Part::Channel => known.iter().find_map(channel),
        Part::Owner => known.iter().find_map(owner),
        Part::Requester => item.requester.as_ref().map(|it| it.name.to_string()),
        Part::NeededBy => item.needed_by.map(|day| day.to_string()),
        Part::Estimate => item.estimate.map(|amount| unit.show(amount)),
        Part::Lines => Some(lines(item)),
        Part::Archived if item.position == Position::Archived => Some("archived".to_owned()),
        Part::Archived => Some("in the backlog".to_owned()),
        // What is only added to is never in dispute.
        Part::Comments | Part::Links | Part::Past => None,
    };
    let found = found.filter(|words| !words.is_empty());
    found.map_or_else(|| "nothing".to_owned(), |words| cut(&words))
}

/// The lines of the checklist, each that is done with a tick; the criteria where they stand for it.
fn lines(item: &BacklogItem) -> String {
    let checklist = item.checklist.iter().map(|line| (line.done, &line.text));
    let criteria = item.criteria.iter().map(|line| (line.met.is_some(), &line.text));
    let criteria = criteria.filter(|_| item.checklist.is_empty());
    let told = |(done, text)| if done { format!("✓ {text}") } else { format!("{text}") };
    checklist.chain(criteria).map(told).collect::<Vec<_>>().join(", ")
}
