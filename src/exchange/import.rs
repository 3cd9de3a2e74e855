//! Imports work of another tool: which cards come in or follow, and the records they become.
//!
//! The records go through [`crate::domain::commands::Command::Import`]: one change, one
//! step to take back. A card that came in before is known by its source; what has changed
//! in the other tool since follows here, unless it was changed here too.

mod card_fields;
mod field_marks;
mod follow;
mod in_words;
mod making;
mod plan;

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::domain::base::context::Stamp;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Import;
use crate::domain::reads::order::{next_key, ranks_at};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::place::Place;
use crate::domain::tables::record::Tables;
use crate::exchange::foreign_board::ForeignBoard;
use crate::exchange::import::making::Making;
use crate::exchange::mapping::Mapping;

pub use crate::exchange::import::card_fields::CardFields;
pub use crate::exchange::import::field_marks::Part;
pub use crate::exchange::import::follow::{Clash, Follow};
pub use crate::exchange::import::plan::{Coming, Plan, nothing, plan};

/// The records a plan becomes. `file` is for the log; `mint` gives fresh ids.
///
/// # Errors
/// Where there is no place at the end of the list, which does not happen.
pub fn import(
    (board, mapping, plan): (&ForeignBoard, &Mapping, &Plan),
    tables: &Tables,
    stamp: Stamp,
    file: &str,
    mint: &mut dyn FnMut() -> Uuid,
) -> Result<Import, Refusal> {
    let ranks = ranks_at(tables, Place::Last, &BTreeSet::new(), plan.coming.len())?;
    let first = next_key(tables);
    let mut making = Making {
        board,
        mapping,
        tables,
        stamp,
        mint,
        channels: BTreeMap::new(),
        members: BTreeMap::new(),
        records: Vec::with_capacity(plan.coming.len()),
    };
    // Everybody first: somebody may have commented on a card above those they work on.
    let cards = plan.coming.iter().map(|coming| coming.card);
    for card in cards.chain(plan.follow.iter().map(|follow| follow.card)) {
        for at in board.cards.get(card).into_iter().flat_map(|card| &card.people) {
            making.member(*at);
        }
    }
    for (number, (coming, rank)) in (0_u32..).zip(plan.coming.iter().zip(ranks)) {
        let Some(card) = board.cards.get(coming.card) else { continue };
        let key = first.further(number);
        let id = making.id();
        let item = BacklogItem::new(id, key, card.title.clone(), coming.work_type, rank, stamp);
        making.add(item, card, &coming.fields);
    }
    for follow in &plan.follow {
        let (card, item) = (board.cards.get(follow.card), tables.items.get(follow.item));
        if let (Some(card), Some(item)) = (card, item) {
            making.follow(BacklogItem::clone(item), card, follow);
        }
    }
    let source = format!("{file} ({})", board.tool_name);
    Ok(Import { source, records: making.records, log: Vec::new() })
}
