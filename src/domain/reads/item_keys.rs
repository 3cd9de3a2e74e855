//! The keys of several items, for a sentence or the log.

use std::sync::Arc;

use crate::domain::records::backlog::item::BacklogItem;

/// Returns all of them: "MKT-1, MKT-2".
pub fn keys(items: &[Arc<BacklogItem>]) -> String {
    items.iter().map(|item| item.key.to_string()).collect::<Vec<_>>().join(", ")
}

/// Returns at most three of them: "MKT-1, MKT-2, MKT-3 and 4 more".
pub fn first_keys(items: &[Arc<BacklogItem>]) -> String {
    let named: Vec<_> = items.iter().take(3).cloned().collect();
    match items.len() - named.len() {
        0 => keys(&named),
        more => format!("{} and {more} more", keys(&named)),
    }
}
