//! The rank of an item in the backlog.
//!
//! There is always a rank between two others, so moving one item changes
//! one record, and two tabs can reorder without overwriting each other.

use fractional_index::FractionalIndex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The text is not a rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a place in a list")]
pub struct NotARank;

/// A place in an order. Ties are broken by the item's id.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Rank(FractionalIndex);

impl Rank {
    /// Returns a rank between two others; a missing neighbor means the end of the list.
    /// Neighbors that are equal or swapped give a rank right after the first.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        match (before, after) {
            (None, None) => Self::default(),
            (Some(before), None) => Self(FractionalIndex::new_after(&before.0)),
            (None, Some(after)) => Self(FractionalIndex::new_before(&after.0)),
            (Some(before), Some(after)) => Self(
                inside(&before.0, &after.0)
                    .unwrap_or_else(|| FractionalIndex::new_after(&before.0)),
            ),
        }
    }
}

/// The index between two others; none where they are equal or swapped.
///
/// If both begin with a zero byte, the crate (2.0.2) subtracts one from it, and its result isn't between them. So the bytes
/// that both begin with are put aside first.
fn inside(before: &FractionalIndex, after: &FractionalIndex) -> Option<FractionalIndex> {
    if before >= after {
        return None;
    }
    let (before, after) = (before.as_bytes(), after.as_bytes());
    // Each keeps at least its last byte, which ends it.
    let most = before.len().min(after.len()).saturating_sub(1);
    let same = before.iter().zip(after).take(most).take_while(|(one, other)| one == other).count();
    let (start, low) = before.split_at_checked(same)?;
    let high = after.get(same..)?;
    let rest = |bytes: &[u8]| FractionalIndex::from_bytes(bytes.to_vec()).ok();
    let between = FractionalIndex::new_between(&rest(low)?, &rest(high)?)?;
    FractionalIndex::from_bytes([start, between.as_bytes()].concat()).ok()
}

impl TryFrom<String> for Rank {
    type Error = NotARank;
    fn try_from(text: String) -> Result<Self, NotARank> {
        // The crate cuts the text every two bytes, and panics inside a longer letter.
        if !text.is_ascii() {
            return Err(NotARank);
        }
        FractionalIndex::from_string(&text).map(Self).map_err(|_| NotARank)
    }
}

impl From<Rank> for String {
    fn from(rank: Rank) -> Self {
        rank.0.to_string()
    }
}
