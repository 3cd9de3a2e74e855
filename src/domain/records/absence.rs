//! Absences: when a person is away, for whole days or half of each.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::json::is_default;

/// How much of each day a person is away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AwayFor {
    /// The whole day.
    #[default]
    WholeDays,
    /// The first half of each day.
    Mornings,
    /// The second half of each day.
    Afternoons,
}

impl AwayFor {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::WholeDays, Self::Mornings, Self::Afternoons];

    /// Its label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::WholeDays => "Whole days",
            Self::Mornings => "Mornings only",
            Self::Afternoons => "Afternoons only",
        }
    }

    /// Returns whether it covers the morning and the afternoon.
    pub const fn halves(self) -> [bool; 2] {
        match self {
            Self::WholeDays => [true, true],
            Self::Mornings => [true, false],
            Self::Afternoons => [false, true],
        }
    }
}

/// Days on which a person does not work, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Absence {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// How much of each day.
    #[serde(default, skip_serializing_if = "is_default")]
    pub away: AwayFor,
}
