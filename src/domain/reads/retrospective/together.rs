//! How the team works together, counted over time by the cards that are about it.

use crate::domain::reads::retrospective::facts::newest_first;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::steps::ColumnKind;
use crate::domain::tables::record::Tables;

/// How many earlier retrospectives are looked at.
const LATEST: usize = 4;

/// The cards of one retrospective about how the team works together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Together<'t> {
    /// Which.
    pub retro: &'t Retrospective,
    /// Its cards about it.
    pub cards: usize,
    /// Of these, what got in the way.
    pub friction: usize,
    /// All its cards.
    pub of: usize,
}

/// Returns the latest retrospectives before one that had such cards, the oldest first.
pub fn together<'t>(tables: &'t Tables, before: &Retrospective) -> Vec<Together<'t>> {
    let ended = newest_first(tables).into_iter().filter(|retro| {
        !retro.is_open() && retro.id != before.id && retro.opened.at <= before.opened.at
    });
    let mut all: Vec<Together<'t>> =
        ended.map(|retro| count(retro)).filter(|it| it.cards > 0).take(LATEST).collect();
    all.reverse();
    all
}

/// Counts the cards of one.
pub fn count(retro: &Retrospective) -> Together<'_> {
    let about = || retro.cards.values().filter(|card| card.together);
    Together {
        retro,
        cards: about().count(),
        friction: about().filter(|card| retro.kind_of(card) == ColumnKind::Friction).count(),
        of: retro.cards.len(),
    }
}
