//! Capacity: working days × time per day × focus factor − time off.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::figures::{BasisPoints, Effort};

/// One person's capacity in one sprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Capacity {
    /// Working days in the sprint.
    pub days: u32,
    /// Working time per day.
    pub per_day: Effort,
    /// The part of a day that goes into planned work.
    pub focus: BasisPoints,
    /// Time off, taken from the result.
    pub time_off: Effort,
}

impl Capacity {
    /// `days × per_day × focus − time_off`, never below zero.
    /// Source: the definition of capacity in the glossary.
    pub fn total(&self) -> Effort {
        let gross = Effort(self.per_day.0.saturating_mul(self.days));
        gross.share(self.focus).minus(self.time_off)
    }
}
