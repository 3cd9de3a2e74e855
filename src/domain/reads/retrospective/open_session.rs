//! The retrospective that goes on now, and the reason it gives for a change of the rules.

use std::sync::Arc;

use crate::domain::reads::retrospective::subject::name_of;
use crate::domain::records::retrospective::outcome::{Action, ActionKind};
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::tables::record::Tables;

/// The session that goes on, if one does.
pub fn open_session(tables: &Tables) -> Option<&Arc<Retrospective>> {
    tables.retrospectives.values().find(|retro| retro.is_open())
}

/// Returns the reason for a change that the session which goes on has agreed on: "Sprint 4 retrospective: plan
/// follow-up hours with every event". `None` if its actions ask for no change.
pub fn reason_of_session(tables: &Tables) -> Option<String> {
    let retro = open_session(tables)?;
    let action = retro.outcomes.iter().rev().find_map(|out| match out.what {
        Out::Action(id) => tables.actions.get(id).filter(|action| {
            matches!(action.kind, ActionKind::Capacity | ActionKind::ChannelMix | ActionKind::Brief)
        }),
        _ => None,
    })?;
    Some(format!("{}: {}", name_of(tables, retro), action.what))
}

/// Returns the reason for a change that an action asks for: "Sprint 4 retrospective: two hours a week for events".
pub fn reason_of_action(tables: &Tables, action: &Action) -> String {
    match tables.retrospectives.get(action.from) {
        Some(retro) => format!("{}: {}", name_of(tables, retro), action.what),
        None => format!("Retrospective: {}", action.what),
    }
}
