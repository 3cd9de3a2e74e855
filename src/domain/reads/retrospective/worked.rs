//! Did our actions work? Every action by what became of it.

use std::sync::Arc;

use crate::domain::records::retrospective::outcome::{Action, VerdictKind};
use crate::domain::tables::record::Tables;

/// What became of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Became {
    /// Done, and it worked.
    Worked,
    /// Done, and it didn't.
    DidNot,
    /// Done, and it is too early to say.
    TooEarly,
    /// It will not be done.
    Dropped,
    /// Still to do.
    Open,
}

impl Became {
    /// Every answer, in the order shown.
    pub const ALL: [Self; 5] =
        [Self::Worked, Self::DidNot, Self::TooEarly, Self::Dropped, Self::Open];

    /// Returns it in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Worked => "Worked",
            Self::DidNot => "Didn't work",
            Self::TooEarly => "Too early to say",
            Self::Dropped => "Dropped",
            Self::Open => "Still open",
        }
    }

    /// Returns what became of an action, by its last verdict.
    pub fn of(action: &Action) -> Self {
        match action.verdicts.last().map(|verdict| verdict.kind) {
            Some(VerdictKind::Worked) => Self::Worked,
            Some(VerdictKind::DidNot) => Self::DidNot,
            Some(VerdictKind::TooEarly) => Self::TooEarly,
            Some(VerdictKind::Drop) => Self::Dropped,
            Some(VerdictKind::Keep | VerdictKind::Change) | None => Self::Open,
        }
    }
}

/// Returns every action by what became of it, the latest first.
pub fn worked(tables: &Tables) -> Vec<(Became, Vec<&Arc<Action>>)> {
    let when = |action: &Action| tables.retrospectives.get(action.from).map(|it| it.opened.at);
    let of = |became| {
        // What a session dropped before it ended was never promised.
        let promised = tables.actions.values().filter(|action| action.is_agreed());
        let all = promised.filter(|action| Became::of(action) == became);
        let mut all: Vec<_> = all.collect();
        all.sort_by_key(|action| (std::cmp::Reverse(when(action)), action.rank, action.id));
        (became, all)
    };
    Became::ALL.map(of).into()
}
