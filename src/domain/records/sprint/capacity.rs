//! Capacity: working days × time per day × focus factor − time off, and the values entered by hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::figures::{BasisPoints, Effort, Figure};
use crate::domain::base::json::is_default;

/// One person's capacity in one sprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Capacity {
    /// Whole working days in the sprint.
    pub days: u32,
    /// A further fraction of a day, from half days and part-time work.
    #[serde(default, skip_serializing_if = "is_default")]
    pub day_part: BasisPoints,
    /// Working time per day.
    pub per_day: Effort,
    /// The share of a day that is available for planned work.
    pub focus: BasisPoints,
    /// Time off, subtracted from the result.
    pub time_off: Effort,
}

impl Capacity {
    /// `days × per_day × focus − time_off`, never below zero.
    /// Source: the definition of capacity in the glossary.
    pub fn total(&self) -> Effort {
        let whole = u64::from(BasisPoints::WHOLE.0);
        let days = u64::from(self.days) * whole + u64::from(self.day_part.0);
        let gross =
            u64::from(self.per_day.0).saturating_mul(days).saturating_add(whole / 2) / whole;
        let gross = Effort(u32::try_from(gross).unwrap_or(u32::MAX));
        gross.share(self.focus).minus(self.time_off)
    }

    /// Returns the working days with their fraction: 7.5.
    pub fn length(&self) -> Figure {
        let whole = i64::from(BasisPoints::WHOLE.0);
        Figure(i64::from(self.days) * whole + i64::from(self.day_part.0))
    }

    /// Sets the working days; a negative number counts as zero.
    pub fn set_length(&mut self, days: Figure) {
        let days = u64::try_from(days.0).unwrap_or_default();
        let whole = u64::from(BasisPoints::WHOLE.0);
        self.days = u32::try_from(days / whole).unwrap_or(u32::MAX);
        self.day_part = BasisPoints(u32::try_from(days % whole).unwrap_or_default());
    }
}

/// The values entered by hand for one person in one sprint. The rest follows the dates, the calendar
/// and the person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct CapacityEdit {
    /// Working days, in ten-thousandths of a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<Figure>,
    /// Working time per day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_day: Option<Effort>,
    /// The share of a day that is available for planned work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<BasisPoints>,
    /// Time off, subtracted from the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_off: Option<Effort>,
}

impl CapacityEdit {
    /// Returns the values that differ from the computed ones.
    pub fn between(computed: &Capacity, entered: &Capacity) -> Self {
        fn other<T: PartialEq>(computed: T, entered: T) -> Option<T> {
            (computed != entered).then_some(entered)
        }
        Self {
            days: other(computed.length(), entered.length()),
            per_day: other(computed.per_day, entered.per_day),
            focus: other(computed.focus, entered.focus),
            time_off: other(computed.time_off, entered.time_off),
        }
    }

    /// Replaces computed values with those entered by hand.
    #[must_use]
    pub fn over(&self, mut line: Capacity) -> Capacity {
        if let Some(days) = self.days {
            line.set_length(days);
        }
        line.per_day = self.per_day.unwrap_or(line.per_day);
        line.focus = self.focus.unwrap_or(line.focus).min(BasisPoints::WHOLE);
        line.time_off = self.time_off.unwrap_or(line.time_off);
        line
    }

    /// Returns whether nothing was entered by hand.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
