//! The clock of the place where somebody sits, as it is at each moment: a day in summer is read by summer
//! time, whenever it is read.

use chrono::{FixedOffset, NaiveDateTime, TimeZone};

use crate::domain::base::context::Instant;

/// A clock.
#[derive(Debug, Clone, Copy)]
pub enum Zone {
    /// The same distance from UTC all year.
    Fixed(FixedOffset),
    /// The distance that holds at a moment of UTC.
    Place(fn(NaiveDateTime) -> FixedOffset),
}

/// A board is the same wherever it is looked at.
impl PartialEq for Zone {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Zone {}

impl From<FixedOffset> for Zone {
    fn from(offset: FixedOffset) -> Self {
        Self::Fixed(offset)
    }
}

impl Zone {
    fn offset(self, utc: NaiveDateTime) -> FixedOffset {
        match self {
            Self::Fixed(offset) => offset,
            Self::Place(offset) => offset(utc),
        }
    }

    /// The moment by this clock.
    pub fn at(self, moment: Instant) -> Instant {
        moment.with_timezone(&self.offset(moment.naive_utc()))
    }

    /// The moment at which this clock shows a day and time.
    pub fn shows(self, local: NaiveDateTime) -> Option<Instant> {
        let near = self.offset(local);
        let utc = near.from_local_datetime(&local).single()?.naive_utc();
        self.offset(utc).from_local_datetime(&local).single()
    }
}
