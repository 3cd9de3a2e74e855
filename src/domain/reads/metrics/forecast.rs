//! Forecast: seeded Monte Carlo over the team's daily throughput, days on which nothing was
//! accepted included.
//!
//! Days are working days of the team's calendar, in the past and ahead: weekends and company holidays
//! are neither drawn nor counted. An item accepted on a day off counts for the working day before.
//! Each run draws one past day after another. "When": until that many items are used up. "How
//! many": as many days as there are. The answers are days or counts that 50, 85 and 95 of 100 runs
//! keep to. The same history and seed give the same answer, so a past forecast can be told again.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::base::figures::BasisPoints;
use crate::domain::base::ids::ItemId;
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::percentiles::nearest_rank;
use crate::domain::reads::metrics::series::throughput;
use crate::domain::reads::metrics::sprint_figures::figures;
use crate::domain::reads::metrics::sprints::closed;
use crate::domain::reads::order::in_order;
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::position::Position;
use crate::domain::records::calendar::Calendar;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::record::Tables;

/// How many runs a forecast makes.
pub const RUNS: usize = 10_000;
/// Below this many finished items there is not enough data.
pub const ENOUGH: u32 = 10;
/// How many past days are drawn from at most.
const LOOK_BACK: u64 = 90;
/// No run looks further ahead than ten years.
const HORIZON: u32 = 3_650;

/// The generator splitmix64: a counter, mixed. Source: Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", 2014. It is small, fast and good enough for drawing days.
#[derive(Debug, Clone)]
struct SplitMix64 {
    state: u64,
    /// What is left of the last number, in 16 bits each: a past of at most 90 days needs no more.
    left: u64,
    parts: u8,
}

impl SplitMix64 {
    const fn new(seed: u64) -> Self {
        Self { state: seed, left: 0, parts: 0 }
    }

    const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`, which is at most a few hundred.
    const fn below(&mut self, count: usize) -> usize {
        if self.parts == 0 {
            self.left = self.next();
            self.parts = 4;
        }
        let part = self.left & 0xFFFF;
        self.left >>= 16;
        self.parts -= 1;
        ((part * count as u64) >> 16) as usize
    }
}

/// What a forecast draws from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Items accepted on each past working day, the oldest first.
    pub days: Vec<u32>,
    /// How many that is together.
    pub finished: u32,
    seed: u64,
}

/// What 10,000 runs gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// Half of the runs keep to this.
    pub half: u32,
    /// 85 of 100 keep to this.
    pub most: u32,
    /// 95 of 100 keep to this.
    pub nearly_all: u32,
    /// Each answer and how many runs gave it, the smallest first.
    pub histogram: Vec<(u32, u32)>,
}

impl Past {
    /// The past of the history's moment: the days up to yesterday, at most 90, beginning when the
    /// team first took something up. Nothing below ten finished items.
    pub fn of(history: &History<'_>) -> Option<Self> {
        let began =
            history.flows.iter().filter_map(|flow| flow.began).map(|step| step.day).min()?;
        let (first, last) = (began.max(history.days_ago(LOOK_BACK)), history.days_ago(1));
        let days = on_working_days(first, throughput(history, first, last), history);
        let finished = days.iter().sum();
        // The day is the seed: asked twice on a day, a forecast says the same.
        let seed = u64::try_from((last - NaiveDate::default()).num_days()).unwrap_or(0);
        (finished >= ENOUGH).then_some(Self { days, finished, seed })
    }

    /// When so many items will be done: working days from today, today being the first.
    pub fn when(&self, items: u32) -> Forecast {
        let mut dice = SplitMix64::new(self.seed ^ u64::from(items));
        let run = |dice: &mut SplitMix64| {
            let (mut left, mut days) = (items, 0);
            while left > 0 && days < HORIZON {
                left = left.saturating_sub(self.draw(dice));
                days += 1;
            }
            days
        };
        let outcomes = (0..RUNS).map(|_| run(&mut dice)).collect();
        Forecast::of(outcomes, [50, 85, 95])
    }

    /// How many items will be done within so many days: fewer are surer.
    pub fn how_many(&self, days: u32) -> Forecast {
        let mut dice = SplitMix64::new(self.seed ^ (u64::from(days) << 32));
        let days = days.min(HORIZON);
        let run = |dice: &mut SplitMix64| (0..days).map(|_| self.draw(dice)).sum();
        let outcomes = (0..RUNS).map(|_| run(&mut dice)).collect();
        Forecast::of(outcomes, [50, 15, 5])
    }

    fn draw(&self, dice: &mut SplitMix64) -> u32 {
        self.days.get(dice.below(self.days.len())).copied().unwrap_or_default()
    }
}

impl Forecast {
    fn of(mut outcomes: Vec<u32>, percents: [usize; 3]) -> Self {
        outcomes.sort();
        let [half, most, nearly_all] =
            percents.map(|percent| nearest_rank(&outcomes, percent).unwrap_or_default());
        let mut histogram: Vec<(u32, u32)> = Vec::new();
        for outcome in outcomes {
            match histogram.last_mut() {
                Some(last) if last.0 == outcome => last.1 += 1,
                _ => histogram.push((outcome, 1)),
            }
        }
        Self { half, most, nearly_all, histogram }
    }

    /// The part of the runs whose answer is at least this: the chance of so many items.
    pub fn chance_of(&self, at_least: u32) -> BasisPoints {
        let runs = self.histogram.iter().filter(|(answer, _)| *answer >= at_least);
        let count: u32 = runs.map(|(_, runs)| *runs).sum();
        BasisPoints::ratio(count.into(), RUNS as u64).unwrap_or_default()
    }
}

/// How many items are to be done until the last of these is, in the order of the list: what is open
/// in the running sprint comes first, then the backlog down to the last of them.
pub fn in_turn(items: &BTreeSet<ItemId>, tables: &Tables) -> u32 {
    let running = which::open(tables).map(|sprint| sprint.id);
    let mut waiting = 0;
    let (mut before, mut last) = (0, 0);
    for item in in_order(tables).into_iter().filter(|item| item.is_open()) {
        if item.position == Position::Backlog {
            waiting += 1;
            if items.contains(&item.id) {
                last = waiting;
            }
        } else if running.is_some() && item.position.sprint() == running {
            before += 1;
        }
    }
    before + last
}

/// Turns throughput by calendar day into throughput by working day.
fn on_working_days(first: NaiveDate, by_day: Vec<u32>, history: &History<'_>) -> Vec<u32> {
    let calendar = &history.tables.workflow.calendar;
    let (mut days, mut before): (Vec<u32>, u32) = (Vec::new(), 0);
    for (day, done) in first.iter_days().zip(by_day) {
        if calendar.is_working_day(day) {
            days.push(done + std::mem::take(&mut before));
        } else if let Some(last) = days.last_mut() {
            *last += done;
        } else {
            before += done;
        }
    }
    days
}

/// Returns the n-th working day from today; today is the first if it is one.
pub fn day_of(today: NaiveDate, days: u32, calendar: &Calendar) -> NaiveDate {
    let works = |day: &NaiveDate| calendar.is_working_day(*day);
    let ahead = today.iter_days().take(HORIZON as usize * 3).filter(works);
    ahead.take(days.max(1) as usize).last().unwrap_or(today)
}

/// What was said at the start of a closed sprint, and what came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calibration<'a> {
    /// The sprint.
    pub sprint: &'a Sprint,
    /// What was committed, in items.
    pub committed: u32,
    /// What the forecast of its first day gave 85 of 100 chances; nothing where it had too little data.
    pub forecast: Option<u32>,
    /// What was accepted in it, added work included.
    pub came: u32,
}

/// Every closed sprint's commitment and forecast against what came, oldest first, at most the
/// last twelve. The forecast is made anew from what was known at the start.
pub fn calibration<'a>(history: &History<'a>) -> Vec<Calibration<'a>> {
    let mut all = closed(history);
    let recent = all.split_off(all.len().saturating_sub(12));
    let told = recent.into_iter().filter_map(|sprint| {
        let start = sprint.commitment.as_ref()?.approved.at;
        let past = Past::of(&History::read(history.tables, start));
        let calendar = &history.tables.workflow.calendar;
        let days = calendar.working_days(start.date_naive(), sprint.ends);
        let it = figures(sprint, history);
        Some(Calibration {
            sprint,
            committed: it.committed,
            forecast: past.map(|past| past.how_many(days).most),
            came: it.done + it.added_done,
        })
    });
    told.collect()
}
