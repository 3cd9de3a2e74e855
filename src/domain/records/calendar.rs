//! The team's calendar: working days, working hours and company holidays.
//!
//! Knows no people; a person's own week and absences are counted in `reads/availability.rs`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::text::Title;

/// A search for a working day ends after this many days.
const FAR: usize = 400;

/// A day of the week; Monday is 0, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize, JsonSchema)]
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
    /// The working days of the week.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub working_days: BTreeSet<DayOfWeek>,
    /// Start of the working day, in minutes after midnight.
    pub day_start: u16,
    /// End of the working day, in minutes after midnight.
    pub day_end: u16,
    /// Company holidays: days off for everyone.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub holidays: BTreeSet<NaiveDate>,
    /// The names of holidays that have one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub holiday_names: BTreeMap<NaiveDate, Title>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self {
            working_days: (0..5).map(DayOfWeek).collect(),
            day_start: 9 * 60,
            day_end: 17 * 60,
            holidays: BTreeSet::new(),
            holiday_names: BTreeMap::new(),
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

    /// Returns the first working day from this one on, or the day itself if there is none.
    pub fn on_or_after(&self, day: NaiveDate) -> NaiveDate {
        let works = |day: &NaiveDate| self.is_working_day(*day);
        day.iter_days().take(FAR).find(works).unwrap_or(day)
    }

    /// Returns the first working day after this one.
    pub fn after(&self, day: NaiveDate) -> NaiveDate {
        day.succ_opt().map_or(day, |next| self.on_or_after(next))
    }

    /// Returns the last working day up to this one, or the day itself if there is none.
    pub fn on_or_before(&self, day: NaiveDate) -> NaiveDate {
        let back = std::iter::successors(Some(day), NaiveDate::pred_opt);
        back.take(FAR).find(|day| self.is_working_day(*day)).unwrap_or(day)
    }

    /// Returns the day that many days later, or the next working day if it is a day off.
    pub fn in_days(&self, from: NaiveDate, days: u64) -> NaiveDate {
        from.checked_add_days(Days::new(days)).map_or(from, |day| self.on_or_after(day))
    }

    /// Returns the name of a company holiday; "Company holiday" if it has none.
    pub fn holiday(&self, day: NaiveDate) -> Option<&str> {
        let name = || self.holiday_names.get(&day).map_or("Company holiday", Title::as_str);
        self.holidays.contains(&day).then(name)
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
