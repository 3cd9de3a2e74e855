//! The actions a session has agreed on, and how many of them count.

use std::sync::Arc;

use crate::domain::records::retrospective::outcome::Action;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::tables::record::Tables;

/// The most improvements a team gets done beside its work.
pub const MOST: usize = 3;

/// Returns the actions of a session in their order, without those it has dropped again.
pub fn agreed<'t>(tables: &'t Tables, retro: &Retrospective) -> Vec<&'t Arc<Action>> {
    of(tables, retro, true)
}

/// Returns the actions that a session agreed on and dropped before it ended.
pub fn dropped<'t>(tables: &'t Tables, retro: &Retrospective) -> Vec<&'t Arc<Action>> {
    of(tables, retro, false)
}

fn of<'t>(tables: &'t Tables, retro: &Retrospective, agreed: bool) -> Vec<&'t Arc<Action>> {
    let mine = |action: &&Arc<Action>| action.from == retro.id && action.is_agreed() == agreed;
    let mut all: Vec<_> = tables.actions.values().filter(mine).collect();
    all.sort_by_key(|action| (action.rank, action.id));
    all
}

/// Returns whether an action is one of the few that count: an improvement that is done beside the work. One that is in the
/// backlog is planned against capacity like all work, so it doesn't.
pub fn counts(tables: &Tables, action: &Action) -> bool {
    let planned = action.item.is_some_and(|item| tables.items.contains(item));
    action.kind.is_improvement() && !planned
}
