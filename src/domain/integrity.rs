//! What must be true of any workspace, however it came about.
//!
//! Commands keep it by their rules. Undo, redo and import put whole records in
//! place, so they are held against it here; the property tests hold everything
//! against it.

use super::ids::ItemId;
use super::records::Tables;
use super::refusal::{Refusal, Rule};

/// Refuses tables that contradict themselves.
///
/// # Errors
/// [`Rule::Integrity`] with the first contradiction.
pub fn check(tables: &Tables) -> Result<(), Refusal> {
    match contradictions(tables).into_iter().next() {
        None => Ok(()),
        Some((why, items)) => Err(Refusal::new(Rule::Integrity, why).about(items)),
    }
}

/// Every contradiction as a sentence, with the items it is about.
pub fn contradictions(tables: &Tables) -> Vec<(String, Vec<ItemId>)> {
    let mut found = Vec::new();
    let open: Vec<_> = tables.sprints.values().filter(|sprint| sprint.is_open()).collect();
    if open.len() > 1 {
        let names: Vec<String> = open.iter().map(|sprint| sprint.name()).collect();
        found.push((format!("{} would run at the same time.", names.join(" and ")), Vec::new()));
    }
    found
}
