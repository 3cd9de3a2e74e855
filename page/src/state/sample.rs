//! Finds somebody to act as, after a file or the sample team came in.

use std::sync::Arc;

use leptos::prelude::untrack;

use super::store::Store;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::records::people::Member;
use sprintloop::domain::records::people::Role;

use sprintloop::domain::sample;
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::merge::conflicts::Conflicts;
use sprintloop::exchange::merge::preview;

/// Loads the sample team as of today. If the open workspace holds anything, the sample gets a workspace of
/// its own, so that made-up data never mixes with real data.
pub(super) fn load_here(store: Store) -> Result<Change, Refusal> {
    let made = sample::workspace(store.now())?;
    let before = store.workspace_now();
    // An empty workspace has records too: its default workflow.
    let beside = before.records() != Workspace::empty(before.id).records();
    if beside {
        store.begin_workspace()?;
    }
    let import = preview(&store.workspace_now(), &made);
    let import = import.import("the sample team", Conflicts::KeepMine);
    let done = store.dispatch(Command::Import(Box::new(import)));
    let change = done.inspect_err(|_| {
        if beside {
            store.change_to(before.id);
        }
    })?;
    if beside {
        store.history.forget();
    }
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
