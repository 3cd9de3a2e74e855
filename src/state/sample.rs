//! Finds somebody to act as, after a file or the sample team came in.

use std::sync::Arc;

use leptos::prelude::untrack;

use super::store::Store;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::records::people::Member;
use crate::domain::records::people::Role;

use crate::domain::sample;
use crate::domain::tables::change::Change;
use crate::exchange::merge::conflicts::Conflicts;
use crate::exchange::merge::preview;

/// Brings in the sample team as of today, in the module that has it.
pub(super) fn load_here(store: Store) -> Result<Change, Refusal> {
    let made = sample::workspace(store.now())?;
    let found = preview(&store.workspace_now(), &made);
    if found.is_empty() {
        return Err(Refusal::state("The sample team is here already."));
    }
    let import = found.import("the sample team", Conflicts::KeepMine);
    let change = store.dispatch(Command::Import(Box::new(import)))?;
    act_as_someone(store);
    Ok(change)
}

/// Where nobody of the team is acting: the Marketing lead, else the first person who is there.
pub fn act_as_someone(store: Store) {
    let workspace = store.workspace_now();
    let there = |member: &&Arc<Member>| !member.left;
    let known = untrack(|| store.actor()).is_some_and(|id| workspace.members.contains(id));
    if known {
        return;
    }
    let mut members = workspace.members.values().filter(there);
    let lead = members.clone().find(|member| member.is(Role::MarketingLead));
    if let Some(member) = lead.or_else(|| members.next()) {
        store.act_as(member.id);
    }
}
