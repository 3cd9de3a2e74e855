//! What the page adds to the domain's board: column names and keys, lanes, and when a card is redrawn.

use std::sync::Arc;

use crate::views::components::Tone;
use sprintloop::domain::base::ids::{ItemId, MemberId};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::reads::board::{
    Card, Column, ColumnKind, OwnerProgress, columns, in_progress, owner_progress, usual_age,
};
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::sprint::record::Sprint;
use sprintloop::domain::records::workflow::{Limit, LimitMode};
use sprintloop::domain::tables::record::Tables;

/// The key that moves a card to a column.
pub const fn key_of(column: ColumnKind) -> &'static str {
    match column {
        ColumnKind::Ready => "R",
        ColumnKind::Active => "A",
        ColumnKind::Blocked => "B",
        ColumnKind::UnderReview => "U",
        ColumnKind::Done => "D",
    }
}

/// The column of a stage.
pub fn of_stage(stage: BoardStage) -> ColumnKind {
    let found = ColumnKind::ALL.into_iter().find(|column| column.stage() == Some(stage));
    found.unwrap_or(ColumnKind::Ready)
}

/// Whose cards a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Everyone's.
    Everyone,
    /// One owner's, or nobody's.
    Of(Option<MemberId>),
}

/// A card as drawn, with the reason its last move was refused.
#[derive(Clone)]
pub struct Drawn {
    pub card: Card,
    pub refusal: Option<Arc<Refusal>>,
}

/// Changes whenever a card must be redrawn.
pub fn revision(drawn: &Drawn) -> (ItemId, usize, usize, usize) {
    let Drawn { card, refusal } = drawn;
    let blocker = card.blocker.as_ref().map_or(0, |blocker| Arc::as_ptr(blocker).addr());
    let refusal = refusal.as_ref().map_or(0, |refusal| Arc::as_ptr(refusal).addr());
    (card.item.id, Arc::as_ptr(&card.item).addr(), blocker, refusal)
}

/// Returns how far a count exceeds its limit, and the tone to show it in.
pub fn over(count: u32, limit: Option<Limit>) -> Option<(u32, Tone)> {
    let limit = limit.filter(|limit| count > limit.most)?;
    let tone = if limit.mode == LimitMode::Block { Tone::Stop } else { Tone::Watch };
    Some((count - limit.most, tone))
}

/// An owner with a card; none for nobody.
pub type Owner = (Option<MemberId>, Option<(String, OwnerProgress)>);

/// The whole board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    /// The sprint that runs or is in review.
    pub sprint: Option<Arc<Sprint>>,
    /// Age in working days from which a card is marked as old.
    pub usual_age: u32,
    /// Owners with a card, by name; nobody last.
    pub owners: Vec<Owner>,
    columns: Vec<Column>,
}

/// The board of the open sprint; `only` keeps one person's cards.
pub fn of(tables: &Tables, only: Option<MemberId>) -> Shape {
    let Some(sprint) = which::open(tables) else {
        return Shape::default();
    };
    let mut columns = columns(sprint, tables);
    if only.is_some() {
        columns.iter_mut().for_each(|column| column.cards.retain(|card| card.item.owner == only));
    }
    let mut ids: Vec<_> =
        columns.iter().flat_map(|column| &column.cards).map(|card| card.item.owner).collect();
    ids.sort();
    ids.dedup();
    let begun = in_progress(sprint, tables);
    let owner = |id: Option<MemberId>| {
        let member = id.and_then(|id| tables.members.get(id));
        (id, member.map(|one| (one.name.to_string(), owner_progress(one.id, &begun, tables))))
    };
    let mut owners: Vec<Owner> = ids.into_iter().map(owner).collect();
    owners.sort_by_key(|(_, owner)| (owner.is_none(), owner.as_ref().map(|one| one.0.clone())));
    Shape { sprint: Some(Arc::clone(sprint)), usual_age: usual_age(tables), owners, columns }
}

impl Shape {
    /// A column with everyone's cards.
    pub fn column(&self, kind: ColumnKind) -> Option<&Column> {
        self.columns.iter().find(|column| column.kind == kind)
    }

    /// Returns a card and its column.
    pub fn find(&self, item: ItemId) -> Option<(ColumnKind, &Card)> {
        self.columns.iter().find_map(|column| {
            let card = column.cards.iter().find(|card| card.item.id == item)?;
            Some((column.kind, card))
        })
    }

    /// The cards of a column in a lane.
    pub fn cards(&self, kind: ColumnKind, lane: Lane) -> Vec<Card> {
        let cards = self.column(kind).map(|column| column.cards.as_slice()).unwrap_or_default();
        let own = |card: &&Card| match lane {
            Lane::Everyone => true,
            Lane::Of(owner) => card.item.owner == owner,
        };
        cards.iter().filter(own).cloned().collect()
    }
}
