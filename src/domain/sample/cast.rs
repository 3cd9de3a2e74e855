//! The people of the sample, and its fixed ids.

use uuid::Uuid;

use crate::domain::base::ids::{Id, MemberId};

/// The people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain) enum Who {
    Mara,
    Priya,
    Jonas,
    Aiko,
    Sven,
    Ines,
    Tom,
    Rosa,
}

/// Ids of the sample start alike, so that they are never mistaken for minted ones.
pub(in crate::domain) const IDS: u128 = 0x5a3b_1e00_0000_4000_8000_0000_0000_0000;

/// A fixed id; the sample's own numbers lie below 1,000, minted ones above.
pub(in crate::domain) fn fixed<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(IDS + number))
}

impl Who {
    pub(super) fn id(self) -> MemberId {
        fixed(1 + self as u128)
    }
}
