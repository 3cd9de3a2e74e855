//! Work that looks like a request: items that share its rarer words.

use std::collections::BTreeSet;

use crate::domain::base::ids::ItemId;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::Position;
use crate::domain::tables::record::Tables;

/// Open items that share at least two words with the text, the most alike first.
pub fn similar(text: &str, tables: &Tables, most: usize) -> Vec<ItemId> {
    let wanted = rarer_words(text);
    let mut found: Vec<(usize, ItemId)> = tables
        .items
        .values()
        .filter(|item| !matches!(item.position, Position::Dropped { .. } | Position::Archived))
        .filter_map(|item| {
            let shared = words_of(item).intersection(&wanted).count();
            (shared >= 2).then_some((shared, item.id))
        })
        .collect();
    found.sort_by_key(|(shared, id)| (std::cmp::Reverse(*shared), *id));
    found.into_iter().take(most).map(|(_, id)| id).collect()
}

fn words_of(item: &BacklogItem) -> BTreeSet<String> {
    rarer_words(&format!("{} {} {}", item.title, item.purpose.change, item.purpose.audience))
}

/// Words of four letters or more, without their case: shorter ones say little.
pub fn rarer_words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(str::to_lowercase)
        .collect()
}
