//! What is proposed for a new guardrail, and what it would do to the backlog.

use crate::domain::base::ids::{TopicId, WorkTypeId};
use crate::domain::reads::ready::ReadyItem;
use crate::domain::reads::retrospective::topics::topics;
use crate::domain::records::backlog::position::Position;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::work_type::WorkType;
use crate::domain::tables::record::Tables;

/// Returns the one work type that a topic is about: that of the items its cards name by key, or else the
/// one they name. `None` where that is none or several.
pub fn work_type_of(tables: &Tables, retro: &Retrospective, topic: TopicId) -> Option<WorkTypeId> {
    let topic = topics(retro).into_iter().find(|one| one.id == topic)?;
    let cards = topic.cards.iter().filter_map(|id| retro.cards.get(id));
    let mut said = topic.name.to_lowercase();
    for card in cards {
        said.push_str(&format!(" {} {}", card.text, card.figure).to_lowercase());
    }
    let words: Vec<&str> =
        said.split(|letter: char| !letter.is_alphanumeric() && letter != '-').collect();
    let named = |key: String| words.contains(&key.to_lowercase().as_str());
    let by_key = tables.items.values().filter(|item| named(item.key.to_string()));
    let of_items = only(by_key.map(|item| item.work_type));
    of_items.or_else(|| {
        let called = |kind: &WorkType| said.contains(&kind.name.as_str().to_lowercase());
        let kinds = tables.work_types.values().filter(|kind| !kind.archived && called(kind));
        only(kinds.map(|kind| kind.id))
    })
}

/// Returns the one value there is; `None` where there is none or more than one.
fn only(mut all: impl Iterator<Item = WorkTypeId>) -> Option<WorkTypeId> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Returns how many Ready items of the backlog a new guardrail of that work type would make unready.
pub fn ready_items(tables: &Tables, work_type: Option<WorkTypeId>) -> usize {
    let items = tables.items.values().filter(|item| item.position == Position::Backlog);
    items
        .filter(|item| work_type.is_none_or(|kind| item.work_type == kind))
        .filter(|item| ReadyItem::check(item, tables).is_ok())
        .count()
}
