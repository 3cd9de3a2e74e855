//! Who acts, and when.

use chrono::{DateTime, FixedOffset, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::MemberId;

/// A moment with the offset of the place where it was taken.
pub type Instant = DateTime<FixedOffset>;

/// The circumstances of one command. Holds no ids to mint from, so that
/// running a command again gives the same result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Context {
    /// The moment, by the clock of the page.
    pub now: Instant,
    /// The person chosen as "acting as".
    pub actor: MemberId,
}

impl Context {
    /// The day it is where the person sits.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The mark this command leaves.
    pub fn stamp(&self) -> Stamp {
        Stamp { at: self.now, by: self.actor }
    }
}

/// When something was done, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Stamp {
    /// The moment.
    pub at: Instant,
    /// The person who acted.
    pub by: MemberId,
}

/// A gate set aside where that is allowed, on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Override {
    /// By whom and when.
    pub stamp: Stamp,
    /// Why.
    pub reason: crate::domain::base::text::Reason,
}
