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

/// What every id of the sample starts with, so that none is mistaken for one minted elsewhere.
pub(in crate::domain) const IDS: u128 = 0x5a3b_1e00_0000_4000_8000_0000_0000_0000;

/// The number of the team's first change of its rules.
pub(in crate::domain) const FIRST_CHANGE: u128 = 210;

/// A fixed id; the sample's own numbers are below 1,000, minted ones above.
pub(in crate::domain) fn fixed<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(IDS + number))
}

impl Who {
    pub(super) fn id(self) -> MemberId {
        fixed(1 + self as u128)
    }
}
