//! What is proposed for a new guardrail, and what it would do to the backlog.

use std::sync::Arc;

use crate::domain::base::ids::{TopicId, WorkTypeId};
use crate::domain::base::text::{is_or_are, part_of};
use crate::domain::reads::ready::ReadyItem;
use crate::domain::reads::retrospective::topics::topics;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::Position;
use crate::domain::records::retrospective::outcome::Guardrail;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::work_type::WorkType;
use crate::domain::tables::record::{Entity, Tables};

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

/// What a guardrail does to the items of the backlog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadyChange {
    /// Items in the backlog.
    pub of: usize,
    /// Those that are Ready now.
    pub now: usize,
    /// Those that would be Ready with the guardrail, until someone has checked it.
    pub then: usize,
}

/// Returns what a guardrail would do to the items of the backlog that are Ready now.
pub fn ready_change(tables: &Tables, guardrail: &Guardrail) -> ReadyChange {
    let listed = |item: &&Arc<BacklogItem>| item.position == Position::Backlog;
    let ready = |tables: &Tables| {
        let items = tables.items.values().filter(listed);
        items.filter(|item| ReadyItem::check(item, tables).is_ok()).count()
    };
    let mut with = tables.clone();
    let record = Guardrail::record(Arc::new(guardrail.clone()));
    with.set(&Guardrail::key(guardrail.id), Some(record));
    let of = tables.items.values().filter(listed).count();
    ReadyChange { of, now: ready(tables), then: ready(&with) }
}

/// Says so in words, with the way on where items stop being Ready; nothing where none is Ready.
pub fn ready_warning(tables: &Tables, guardrail: &Guardrail) -> String {
    let ReadyChange { of, now, then } = ready_change(tables, guardrail);
    if now == 0 && then == 0 {
        return String::new();
    }
    let said = format!("{} {} Ready now", part_of(now, of, "item"), is_or_are(now));
    if then >= now {
        return format!("{said}. With this guardrail, {then} would be.");
    }
    let way = if guardrail.work_types.is_empty() && guardrail.channels.is_empty() {
        "To keep more of them Ready, choose one work type, or check it before an item is done."
    } else {
        "To keep them Ready, check it before an item is done."
    };
    format!("{said}. With this guardrail, {then} would be until each one is checked. {way}")
}
