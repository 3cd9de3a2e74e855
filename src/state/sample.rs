//! Finds somebody to act as, after a file or the sample team came in.

use std::sync::Arc;

use leptos::prelude::untrack;

use super::store::Store;
use crate::domain::people::{Member, Role};

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
