//! How the team works: its calendar, unit, limits, rights and cadence.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::Stamp;
use crate::domain::base::figures::{BasisPoints, Effort};
use crate::domain::base::ids::WorkflowChangeId;
use crate::domain::base::json::is_default;
use crate::domain::base::text::Reason;
use crate::domain::records::backlog::position::BoardStage;
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
    /// The unit behind a number: `h`, `pt`.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Hours => "h",
            Self::Points => "pt",
        }
    }

    /// An amount with its unit: `6.5 h`.
    pub fn show(self, effort: Effort) -> String {
        format!("{effort}\u{a0}{}", self.symbol())
    }
}

/// Sprints with a commitment, or work that flows and is reviewed in cycles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Planned sprints.
    #[default]
    Sprints,
    /// Continuous: review cycles roll on, work is pulled.
    Continuous,
}

/// What a limit does when it is crossed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LimitMode {
    /// Not counted.
    #[default]
    Off,
    /// Shown, and goes through.
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

/// How much the decision rights weigh. Gates do not depend on it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rights {
    /// Anyone may do anything.
    #[default]
    Off,
    /// It goes through, recorded as "without approval".
    Warn,
    /// Refused to who does not hold the role.
    Enforce,
}

/// A day of the week; Monday is 0, as stored.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct DayOfWeek(pub u8);

impl DayOfWeek {
    /// The whole week.
    pub const WEEK: [Self; 7] = [Self(0), Self(1), Self(2), Self(3), Self(4), Self(5), Self(6)];

    /// "Mon".
    pub const fn label(self) -> &'static str {
        match self.0 {
            0 => "Mon",
            1 => "Tue",
            2 => "Wed",
            3 => "Thu",
            4 => "Fri",
            5 => "Sat",
            _ => "Sun",
        }
    }

    /// "Mon, Wed, Fri".
    pub fn list(days: &BTreeSet<Self>) -> String {
        days.iter().map(|day| day.label()).collect::<Vec<_>>().join(", ")
    }
}

impl From<Weekday> for DayOfWeek {
    fn from(day: Weekday) -> Self {
        Self(u8::try_from(day.num_days_from_monday()).unwrap_or_default())
    }
}

/// When the team works. Working time is civil arithmetic on these hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Calendar {
    /// The days worked in a usual week.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub working_days: BTreeSet<DayOfWeek>,
    /// Start of the working day, in minutes after midnight.
    pub day_start: u16,
    /// End of the working day, in minutes after midnight.
    pub day_end: u16,
    /// Days off for everyone.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub holidays: BTreeSet<NaiveDate>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self {
            working_days: (0..5).map(DayOfWeek).collect(),
            day_start: 9 * 60,
            day_end: 17 * 60,
            holidays: BTreeSet::new(),
        }
    }
}

impl Calendar {
    /// Whether the team works on that day.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        self.working_days.contains(&day.weekday().into()) && !self.holidays.contains(&day)
    }

    /// Working days from the first to the last day, both counted; 0 if they are swapped.
    pub fn working_days(&self, first: NaiveDate, last: NaiveDate) -> u32 {
        // Whole weeks are multiplied, not walked: this is asked of every item that was ever done.
        let Ok(days) = u32::try_from((last - first).num_days() + 1) else { return 0 };
        let works = |day: &NaiveDate| self.working_days.contains(&day.weekday().into());
        let in_days = |days: u32| first.iter_days().take(days as usize).filter(works).count();
        let off = |day: &&NaiveDate| (first..=last).contains(*day) && works(day);
        let off = self.holidays.iter().filter(off).count();
        let all = in_days(7) * (days / 7) as usize + in_days(days % 7);
        u32::try_from(all - off).unwrap_or(u32::MAX)
    }

    /// The working day: "9:00–17:00".
    pub fn hours(&self) -> String {
        let time = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
        format!("{}–{}", time(self.day_start), time(self.day_end))
    }

    /// Minutes worked on a working day.
    pub fn day_length(&self) -> u32 {
        u32::from(self.day_end.saturating_sub(self.day_start))
    }
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
}

impl Cadence {
    /// The first and the last day of the next sprint that may start on this day.
    pub fn next_from(&self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
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
    /// How much decision rights weigh.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub rights: Rights,
    /// Working time per day and member, before the focus factor; unset means 8.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_day: Option<Effort>,
    /// The usual focus factor; unset means 70 %.
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
    /// Fields of a newer version, carried along untouched.
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

    /// The focus factor where a member has none of their own.
    pub fn usual_focus(&self) -> BasisPoints {
        self.focus.unwrap_or(BasisPoints::percent(70))
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
    /// What it should bring.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub expected_effect: String,
    /// When to look whether it did.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_on: Option<NaiveDate>,
    /// What a later retrospective has seen.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<OutcomeVerdict>,
    /// Fields of a newer version, carried along untouched.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}
