//! Where an item stands in the one ordered list.
//!
//! A rank can always be put between two others, so moving one item changes
//! one record and two tabs can reorder without trampling on each other.

use fractional_index::FractionalIndex;
use serde_json::Value;

use crate::domain::stored::{Stored, Unreadable, string};

/// A place in an order. Ties are broken by the item's id.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(FractionalIndex);

impl Rank {
    /// A place between two others; an absent neighbour means the end of the list.
    /// Neighbours that are equal or swapped give a place right after the first.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        match (before, after) {
            (None, None) => Self::default(),
            (Some(before), None) => Self(FractionalIndex::new_after(&before.0)),
            (None, Some(after)) => Self(FractionalIndex::new_before(&after.0)),
            (Some(before), Some(after)) => Self(
                FractionalIndex::new_between(&before.0, &after.0)
                    .unwrap_or_else(|| FractionalIndex::new_after(&before.0)),
            ),
        }
    }
}

impl Stored for Rank {
    #[cfg(not(target_arch = "wasm32"))]
    fn shape(_: &mut crate::domain::stored::Shapes) -> Value {
        serde_json::json!({ "type": "string", "description": "a place in the list" })
    }

    fn to_json(&self) -> Value {
        Value::String(self.0.to_string())
    }
    fn from_json(value: Value) -> Result<Self, Unreadable> {
        FractionalIndex::from_string(&string(value)?)
            .map(Self)
            .map_err(|_| Unreadable::new("this is not a place in a list"))
    }
}
