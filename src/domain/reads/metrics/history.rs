//! History: where every item stood at any moment, rebuilt from the recorded transitions.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::context::Instant;
use crate::domain::base::ids::{ItemId, SprintId};
use crate::domain::reads::metrics::working_time::{Span, WorkingTime, minutes, union, within};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::blocker::BlockerKind;
use crate::domain::records::work_type::WorkType;
use crate::domain::tables::record::Tables;
use std::collections::BTreeMap;

/// One step of an item, as far as the figures need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The day, where it was taken.
    pub day: NaiveDate,
    /// The working minute.
    pub minute: i64,
    /// The sprint and the stage; none in the backlog, dropped or put away.
    pub to: Option<(SprintId, BoardStage)>,
}

impl Step {
    /// The stage it leads to.
    pub fn stage(&self) -> Option<BoardStage> {
        self.to.map(|to| to.1)
    }
}

/// The way of one item up to the moment of its [`History`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// The item.
    pub item: ItemId,
    /// Its steps, oldest first.
    pub steps: Vec<Step>,
    /// When it first went past the Ready column.
    pub began: Option<Step>,
    /// When it was accepted, if it still is.
    pub done: Option<Step>,
    /// Blocked stretches as recorded, with their reason; an open one ends at the moment.
    pub blockers: Vec<(BlockerKind, Span)>,
    /// The union of the blocked stretches.
    pub blocked: Vec<Span>,
    now: i64,
}

impl Flow {
    /// Where it stands: the last step's stage.
    pub fn stage(&self) -> Option<BoardStage> {
        self.steps.last().and_then(Step::stage)
    }

    /// Begun and not done: Active or Under review, blocked or not.
    pub fn in_progress(&self) -> bool {
        self.stage().is_some_and(BoardStage::is_in_progress)
    }

    /// Cycle time of a finished item: start to done, in working minutes.
    pub fn cycle(&self) -> Option<u32> {
        Some(minutes(self.done?.minute - self.began?.minute))
    }

    /// Age of work in progress: start to now, in working minutes.
    pub fn age(&self) -> Option<u32> {
        let began = self.began.filter(|_| self.in_progress())?;
        Some(minutes(self.now - began.minute))
    }

    /// The stretches spent in stages that count.
    pub fn spent(&self, counts: impl Fn(BoardStage) -> bool) -> Vec<Span> {
        let ends = self.steps.iter().skip(1).map(|step| step.minute).chain([self.now]);
        let spans = self.steps.iter().zip(ends);
        let counted = spans.filter(|(step, _)| step.stage().is_some_and(&counts));
        union(counted.map(|(step, end)| (step.minute, end)).collect())
    }

    /// Blocked working minutes between start and done, or now; never more than its age.
    pub fn blocked_at_work(&self) -> u32 {
        let Some(began) = self.began else { return 0 };
        within(&self.blocked, (began.minute, self.done.map_or(self.now, |done| done.minute)))
    }
}

/// Every item's way up to a moment. Reading it is the one expensive step; all figures share it.
#[derive(Debug, Clone)]
pub struct History<'a> {
    /// The records.
    pub tables: &'a Tables,
    /// The moment, on the team's clock; what happened later does not count.
    pub now: Instant,
    /// The team's working hours.
    pub time: WorkingTime<'a>,
    /// One entry an item that ever moved, by id.
    pub flows: Arc<[Flow]>,
}

impl<'a> History<'a> {
    /// Reads the history of all items up to a moment.
    pub fn read(tables: &'a Tables, now: Instant) -> Self {
        let now = on_team_clock(tables, now);
        let time = WorkingTime::of(&tables.workflow.calendar);
        let minute = time.at(&now);
        let mut blockers: BTreeMap<ItemId, Vec<(BlockerKind, Span)>> = BTreeMap::new();
        for blocker in tables.blockers.values().filter(|blocker| blocker.opened.at <= now) {
            let end = blocker.ended().filter(|end| *end <= now);
            let span = (time.at(&blocker.opened.at), end.map_or(minute, |end| time.at(&end)));
            blockers.entry(blocker.item).or_default().push((blocker.kind, span));
        }
        let moved = tables.items.values().filter(|item| !item.history.is_empty());
        let flows = moved.map(|item| {
            let blockers = blockers.remove(&item.id).unwrap_or_default();
            flow(item, blockers, &time, &now, minute)
        });
        Self { tables, now, flows: flows.collect(), time }
    }

    /// A history that was read before, of the same records and the same moment.
    pub fn over(tables: &'a Tables, now: Instant, flows: Arc<[Flow]>) -> Self {
        Self { tables, now, flows, time: WorkingTime::of(&tables.workflow.calendar) }
    }

    /// The day of the moment.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The way of one item.
    pub fn flow(&self, item: ItemId) -> Option<&Flow> {
        let at = self.flows.binary_search_by_key(&item, |flow| flow.item).ok()?;
        self.flows.get(at)
    }

    /// The work type of an item.
    pub fn work_type(&self, item: &BacklogItem) -> Option<&WorkType> {
        self.tables.work_types.get(item.work_type).map(|work_type| &**work_type)
    }

    /// Items accepted from one day to another, both counted.
    pub fn finished(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = &Flow> {
        let when =
            move |flow: &&Flow| flow.done.is_some_and(|done| (first..=last).contains(&done.day));
        self.flows.iter().filter(when)
    }

    /// The day that lies that many days before the moment.
    pub fn days_ago(&self, days: u64) -> NaiveDate {
        let today = self.today();
        today.checked_sub_days(chrono::Days::new(days)).unwrap_or(today)
    }
}

/// The moment as the team's clock shows it: with the offset of the last thing that was recorded before
/// it. Figures and signals are then the same wherever somebody looks at them.
fn on_team_clock(tables: &Tables, now: Instant) -> Instant {
    let items = tables.items.values().flat_map(|item| {
        let moved = item.history.last().map(|one| one.at);
        [Some(item.created.at), moved].into_iter().flatten()
    });
    let blockers = tables.blockers.values().map(|blocker| blocker.opened.at);
    let starts = tables.sprints.values().filter_map(|sprint| sprint.commitment.as_ref());
    let recorded = items.chain(blockers).chain(starts.map(|made| made.approved.at));
    let last = recorded.filter(|at| *at <= now).max();
    last.map_or(now, |last| now.with_timezone(last.offset()))
}

fn flow(
    item: &BacklogItem,
    blockers: Vec<(BlockerKind, Span)>,
    time: &WorkingTime<'_>,
    now: &Instant,
    minute: i64,
) -> Flow {
    let step = |at: &Instant, to: &Position| Step {
        day: at.date_naive(),
        minute: time.at(at),
        to: to.sprint().zip(to.stage()),
    };
    let past = item.history.iter().filter(|one| one.at <= *now);
    let mut steps: Vec<Step> = past.map(|one| step(&one.at, &one.to)).collect();
    // Files from several places may bring steps out of order; the order of one minute is kept.
    let when = |step: &Step| (step.minute, step.day);
    if !steps.is_sorted_by_key(when) {
        steps.sort_by_key(when);
    }
    let began = steps.iter().find(|step| step.stage().is_some_and(|s| s > BoardStage::Committed));
    let done = steps.last().filter(|step| step.stage() == Some(BoardStage::Done));
    let blocked = union(blockers.iter().map(|(_, span)| *span).collect());
    Flow {
        item: item.id,
        began: began.copied(),
        done: done.copied(),
        blockers,
        blocked,
        now: minute,
        steps,
    }
}
