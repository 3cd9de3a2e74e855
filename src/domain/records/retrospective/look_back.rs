//! What a retrospective looks back on: a sprint or cycle, or any dates.

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::dates;
use crate::domain::base::ids::SprintId;

/// What a retrospective looks back on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LookBack {
    /// A sprint or cycle.
    Sprint(SprintId),
    /// Any dates; nothing needs to be set up.
    Dates(Period),
}

/// Dates that someone looks back on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Period {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// What happened then: "Spring webinar".
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

impl Period {
    /// Returns whether a day is in it.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Returns what it is about, otherwise its dates: "Nov 2 – Nov 13".
    pub fn name(&self) -> String {
        match self.about.trim() {
            "" if self.first == self.last => dates::day(self.first),
            "" => dates::range(self.first, self.last),
            about => about.to_owned(),
        }
    }
}
