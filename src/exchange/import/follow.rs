//! A card that came in before and has changed in the other tool since.

use crate::domain::base::ids::ItemId;
use crate::exchange::import::field_marks::Part;
use crate::exchange::merge::conflicts::Conflicts;

/// A card that came in before and has changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    /// The card's number.
    pub card: usize,
    /// The item it became.
    pub item: ItemId,
    /// What has changed there and follows here.
    pub changed: Vec<Part>,
    /// What has changed there and here.
    pub conflicts: Vec<Clash>,
}

/// A part that has changed there and here, and which side is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The part.
    pub part: Part,
    /// As it stands here, in words.
    pub here: String,
    /// As it would be by the file, in words.
    pub file: String,
    /// What is here stays unless somebody chooses otherwise.
    pub taken: Conflicts,
}
