//! Collects what people of the sample team did, and when.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Duration, NaiveDate, Weekday};
use uuid::Uuid;

use crate::domain::base::context::{Context, Instant};
use crate::domain::base::figures::Effort;
use crate::domain::base::ids::{
    ChannelId, Id, ItemId, LineId, MemberId, PriorityId, SprintId, WorkTypeId,
};
use crate::domain::base::text::{EmptyText, Reason, Title};
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{ItemCommand, ItemEdit};
use crate::domain::records::backlog::item::Purpose;
use crate::domain::records::backlog::measurement::MeasurementPlan;
use crate::domain::records::backlog::need::Need;
use crate::domain::records::backlog::place::Place;
use crate::domain::records::presets;
use crate::domain::records::work_type::WorkType;
use crate::domain::sample::cast::{IDS, Who, fixed};
use crate::domain::sample::pieces::{Kind, Lacks, Piece};
use crate::domain::sample::plans::{LAUNCHES, PLANS, Plan};
use crate::domain::sample::waiting::NEEDS;

/// Nothing, or a text that is empty.
pub(super) type Told<T = ()> = Result<T, EmptyText>;

pub(super) fn channel(place: usize) -> ChannelId {
    fixed(100 + place as u128)
}

pub(super) fn priority() -> PriorityId {
    fixed(200)
}

pub(super) fn title(text: &str) -> Told<Title> {
    Title::parse(text)
}

pub(super) fn reason(text: &str) -> Told<Reason> {
    Reason::parse(text)
}

/// An item of the sample and what its work type asks for.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) id: ItemId,
    pub(super) owner: Who,
    pub(super) kind: Kind,
    pub(super) criteria: Vec<LineId>,
    pub(super) title: &'static str,
    pub(super) hours: u32,
    /// What was seen when it was accepted.
    pub(super) seen: &'static str,
    /// Whether it was launched.
    pub(super) live: bool,
}

/// The commands so far, who acts now, and what time it is.
pub(super) struct Script {
    pub(super) commands: Vec<(Command, Context)>,
    pub(super) types: Vec<WorkType>,
    now: Instant,
    clock: Instant,
    actor: MemberId,
    minted: u128,
}

impl Script {
    pub(super) fn new(now: Instant) -> Self {
        let mut minted = 1_000;
        let types = presets::work_types(|| {
            minted += 1;
            Uuid::from_u128(IDS + minted)
        });
        Self { commands: Vec::new(), types, now, clock: now, actor: Who::Mara.id(), minted }
    }

    pub(super) fn mint<I: Id>(&mut self) -> I {
        self.minted += 1;
        fixed(self.minted)
    }

    /// Returns today, or the last working day before the weekend.
    fn today(&self) -> NaiveDate {
        let today = self.now.date_naive();
        let weekend = match today.weekday() {
            Weekday::Sat => 1,
            Weekday::Sun => 2,
            _ => 0,
        };
        today.checked_sub_days(Days::new(weekend)).unwrap_or(today)
    }

    /// Returns the working day so many working days from today; holidays don't count here.
    pub(super) fn day(&self, from_today: i32) -> NaiveDate {
        let mut day = self.today();
        let mut left = from_today.unsigned_abs();
        while left > 0 {
            let next = if from_today < 0 { day.pred_opt() } else { day.succ_opt() };
            let Some(next) = next else { break };
            day = next;
            if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                left -= 1;
            }
        }
        day
    }

    /// Sets who acts from now on, on which working day, at what hour.
    pub(super) fn at(&mut self, who: Who, day: i32, hour: u32) -> &mut Self {
        self.actor = who.id();
        let local = self.day(day).and_hms_opt(hour, 0, 0);
        let moment = local.and_then(|local| local.and_local_timezone(*self.now.offset()).single());
        if let Some(moment) = moment {
            self.clock = moment;
        }
        self
    }

    /// Changes who acts, at the same time.
    pub(super) fn by(&mut self, who: Who) -> &mut Self {
        self.actor = who.id();
        self
    }

    pub(super) fn context(&self) -> Context {
        Context { now: self.clock, actor: self.actor }
    }

    /// Adds a command, some seconds after the last.
    pub(super) fn does(&mut self, command: Command) -> &mut Self {
        self.clock += Duration::seconds(20);
        self.commands.push((command, self.context()));
        self
    }

    pub(super) fn item_does(&mut self, command: ItemCommand) -> &mut Self {
        self.does(Command::Item(command))
    }

    fn edit(&mut self, item: ItemId, edit: ItemEdit) -> &mut Self {
        self.item_does(ItemCommand::Edit { items: vec![item], edit: Box::new(edit) })
    }

    pub(super) fn work_type(&self, kind: Kind) -> Option<&WorkType> {
        self.types.get(kind as usize)
    }

    pub(super) fn work_type_id(&self, kind: Kind) -> WorkTypeId {
        self.work_type(kind).map_or_else(|| fixed(0), |work_type| work_type.id)
    }

    pub(super) fn is_measured(&self, kind: Kind) -> bool {
        self.work_type(kind).is_some_and(|work_type| work_type.measured)
    }

    /// Mints ids for the criteria a new item of this kind starts with.
    pub(super) fn criteria(&mut self, kind: Kind) -> Vec<LineId> {
        let count = self.work_type(kind).map_or(0, |work_type| work_type.criteria_template.len());
        (0..count).map(|_| self.mint()).collect()
    }

    /// Adds an item and refines it except for what it lacks; its results are reviewed on `review`.
    pub(super) fn refine(&mut self, piece: &Piece, lacks: Lacks, review: i32) -> Told<Made> {
        let (headline, kind, _, owner, hours, ..) = *piece;
        let id = self.mint();
        let criteria = self.criteria(kind);
        self.item_does(ItemCommand::Add {
            id,
            title: title(headline)?,
            work_type: self.work_type_id(kind),
            owner: None,
            place: Place::Last,
            criteria: criteria.clone(),
        });
        self.describe(id, piece, lacks, review)?;
        if let Some((_, day)) = LAUNCHES.iter().find(|(of, _)| *of == headline) {
            let on = Some(self.day(*day));
            self.item_does(ItemCommand::PlanLaunch { item: id, on });
        }
        let live = false;
        Ok(Made { id, owner, kind, criteria, title: headline, hours, seen: "", live })
    }

    fn describe(&mut self, id: ItemId, piece: &Piece, lacks: Lacks, review: i32) -> Told {
        let (headline, kind, at, owner, hours, change, audience, value) = *piece;
        self.edit(id, ItemEdit::Channel(Some(channel(at))));
        if lacks == Lacks::Everything {
            return Ok(());
        }
        let purpose = Purpose {
            change: change.to_owned(),
            audience: audience.to_owned(),
            priority: Some(priority()),
        };
        self.edit(id, ItemEdit::Purpose(purpose));
        self.edit(id, ItemEdit::ExpectedValue(value.to_owned()));
        if lacks != Lacks::Owner {
            self.edit(id, ItemEdit::Owner(Some(owner.id())));
        }
        if lacks != Lacks::Estimate {
            let estimate = Some(Effort::whole(hours));
            self.edit(id, ItemEdit::Estimate { estimate, reason: None });
        }
        for (of, kind, owner, due, note) in NEEDS {
            if of == headline {
                let mut need = Need::new(self.mint(), kind, title(owner)?, self.day(due));
                need.note = note.to_owned();
                self.item_does(ItemCommand::AddNeed { item: id, need });
            }
        }
        let plan = PLANS.iter().find(|(of, _)| *of == headline).map(|(_, plan)| plan);
        if let Some(plan) = plan.filter(|_| self.is_measured(kind)) {
            let plan = Box::new(measurement(plan, audience, self.day(review)));
            self.item_does(ItemCommand::PlanMeasurement { item: id, plan });
            if lacks != Lacks::Validation {
                let before = self.actor;
                self.by(Who::Ines).item_does(ItemCommand::ValidatePlan { item: id });
                self.actor = before;
            }
        }
        Ok(())
    }
}

fn measurement(plan: &Plan, segment: &str, review_on: NaiveDate) -> MeasurementPlan {
    let [hypothesis, journey_stage, metric, baseline, target, data_source, decision_rule] =
        plan.map(str::to_owned);
    MeasurementPlan {
        hypothesis,
        segment: segment.to_owned(),
        journey_stage,
        metric,
        baseline,
        target,
        data_source,
        decision_rule,
        review_on: Some(review_on),
        ..MeasurementPlan::default()
    }
}

/// A sprint of the sample: its id and its days as working days from today.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) id: SprintId,
    pub(super) first: i32,
    pub(super) last: i32,
}

/// A set of roles or channels.
pub(super) fn set<T: Ord>(values: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    values.into_iter().collect()
}
