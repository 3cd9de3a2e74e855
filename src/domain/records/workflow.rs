//! How the team works: its calendar, unit, limits, rights and cadence.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::amount::{Counted, Scale};
use crate::domain::base::context::Stamp;
use crate::domain::base::figures::{BasisPoints, Effort};
use crate::domain::base::ids::WorkflowChangeId;
use crate::domain::base::json::is_default;
use crate::domain::base::text::Reason;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::calendar::{Calendar, DayOfWeek};
use crate::domain::records::retrospective::outcome::OutcomeVerdict;
use crate::domain::records::sprint::outcome::PRESET_REASONS;

/// What estimates and capacity are counted in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Hours.
    #[default]
    Hours,
    /// Points.
    Points,
}

impl Unit {
    /// Returns the unit after a number: `h`, `pt`.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Hours => "h",
            Self::Points => "pt",
        }
    }

    /// Returns an amount with its unit, with at most one decimal: `6.5 h`.
    pub fn show(self, effort: Effort) -> String {
        format!("{}\u{a0}{}", effort.rounded(), self.symbol())
    }
}

/// Sprints with a commitment, or continuous work reviewed in cycles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Planned sprints.
    #[default]
    Sprints,
    /// Continuous: work is pulled, and review cycles follow each other.
    Continuous,
}

/// What happens when a limit is exceeded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LimitMode {
    /// Not counted.
    #[default]
    Off,
    /// Shown as a warning, but allowed.
    Warn,
    /// Refused.
    Block,
}

/// A limit of work in progress.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Limit {
    /// How many items at most.
    pub most: u32,
    /// What happens above.
    pub mode: LimitMode,
}

/// The limits per stage and per owner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Limits {
    /// By stage; blocked items count in their stage.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub stages: BTreeMap<BoardStage, Limit>,
    /// Active and under review together, per owner; a member may have a figure of their own.
    pub owner: Limit,
}

/// How strictly decision rights apply. Gates do not depend on it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rights {
    /// Anyone can do anything.
    #[default]
    Off,
    /// Allowed, and recorded as "without approval".
    Warn,
    /// Refused without the role.
    Enforce,
}

/// When the team meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cadence {
    /// Length of a sprint or review cycle in calendar days, both ends counted.
    pub length: u32,
    /// The day a sprint starts.
    pub starts_on: DayOfWeek,
    /// The days of check-ins.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub check_ins: BTreeSet<DayOfWeek>,
    /// Minutes of a check-in.
    pub check_in_minutes: u16,
    /// Days from one retrospective to the next; 0 for one after every sprint.
    #[serde(default, skip_serializing_if = "is_default")]
    pub retrospective_days: u16,
}

impl Cadence {
    /// The first and the last day of the next sprint that may start on this day.
    fn next_from(&self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        let starts_on = |day: &NaiveDate| DayOfWeek::from(day.weekday()) == self.starts_on;
        let starts = day.iter_days().take(7).find(starts_on).unwrap_or(day);
        let length = u64::from(self.length.max(1) - 1);
        (starts, starts.checked_add_days(Days::new(length)).unwrap_or(starts))
    }
}

impl Default for Cadence {
    fn default() -> Self {
        Self {
            length: 12,
            starts_on: DayOfWeek(0),
            check_ins: [0, 2, 4].map(DayOfWeek).into(),
            check_in_minutes: 15,
            retrospective_days: 0,
        }
    }
}

/// The team's way of working, one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Workflow {
    /// Sprints or continuous.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub mode: Mode,
    /// Hours or points.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit: Unit,
    /// Working days and hours.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub calendar: Calendar,
    /// Length and days of meetings.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub cadence: Cadence,
    /// Limits of work in progress.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub limits: Limits,
    /// How strictly decision rights apply.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub rights: Rights,
    /// Working time per day and member, before the focus factor; unset means 8.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_day: Option<Effort>,
    /// The usual focus factor; unset means 70%.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<BasisPoints>,
    /// Days after which a backlog item nobody touched is called stale; unset means 60.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stale_after: Option<u32>,
    /// Thresholds of metrics by the metric's name, where the team set its own.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub thresholds: BTreeMap<String, u32>,
    /// The team's own presets for outcomes of unfinished work.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcome_reasons: Vec<Reason>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl Default for Workflow {
    fn default() -> Self {
        Self::new()
    }
}

impl Workflow {
    /// Working time per day where a member has none of their own.
    pub fn usual_day(&self) -> Effort {
        self.per_day.unwrap_or(Effort::whole(8))
    }

    /// The measures by which an amount is read.
    pub fn scale(&self) -> Scale {
        let counted = match self.unit {
            Unit::Hours => Counted::Hours,
            Unit::Points => Counted::Points,
        };
        let days_per_week = u32::try_from(self.calendar.working_days.len()).unwrap_or(7);
        Scale { counted, per_day: self.usual_day(), days_per_week }
    }

    /// The focus factor where a member has none of their own.
    pub fn usual_focus(&self) -> BasisPoints {
        self.focus.unwrap_or(BasisPoints::percent(70))
    }

    /// Returns the first and the last day of the next sprint that may start on this day, by the
    /// cadence. Neither is a day off.
    pub fn next_sprint(&self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        let (starts, ends) = self.cadence.next_from(day);
        let starts = self.calendar.on_or_after(starts);
        (starts, self.calendar.on_or_before(ends).max(starts))
    }

    /// The reasons offered for unfinished work: the team's own, or the usual ones.
    pub fn reasons(&self) -> Vec<String> {
        match self.outcome_reasons.as_slice() {
            [] => PRESET_REASONS.map(str::to_owned).to_vec(),
            own => own.iter().map(ToString::to_string).collect(),
        }
    }

    /// Days until an untouched item is stale.
    pub fn stale_days(&self) -> u32 {
        self.stale_after.unwrap_or(60)
    }
}

/// An edit of the rules, with what it was for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct WorkflowChange {
    /// Identity.
    pub id: WorkflowChangeId,
    /// By whom and when.
    pub made: Stamp,
    /// What was changed, in words: "Active limit 4 → 3".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// Why.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The expected effect.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub expected_effect: String,
    /// When to check the effect.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_on: Option<NaiveDate>,
    /// The verdict of a later retrospective.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<OutcomeVerdict>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}
