//! Writes down what people of the sample team did, when, in the order in which they did it.

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
use crate::domain::records::backlog::need::{Need, NeedKind};
use crate::domain::records::backlog::place::Place;
use crate::domain::records::presets;
use crate::domain::records::work_type::WorkType;
use crate::domain::sample::cast::{IDS, Who, fixed};
use crate::domain::sample::pieces::{Kind, Lacks, Piece};

/// What went well, or a text that turned out empty.
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

    /// Today, or the last working day before a weekend.
    fn today(&self) -> NaiveDate {
        let today = self.now.date_naive();
        let weekend = match today.weekday() {
            Weekday::Sat => 1,
            Weekday::Sun => 2,
            _ => 0,
        };
        today.checked_sub_days(Days::new(weekend)).unwrap_or(today)
    }

    /// The working day so many working days from today; holidays are not known here.
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

    /// From now on this person acts, on that working day at that hour.
    pub(super) fn at(&mut self, who: Who, day: i32, hour: u32) -> &mut Self {
        self.actor = who.id();
        let local = self.day(day).and_hms_opt(hour, 0, 0);
        let moment = local.and_then(|local| local.and_local_timezone(*self.now.offset()).single());
        if let Some(moment) = moment {
            self.clock = moment;
        }
        self
    }

    /// The same time, another person.
    pub(super) fn by(&mut self, who: Who) -> &mut Self {
        self.actor = who.id();
        self
    }

    pub(super) fn context(&self) -> Context {
        Context { now: self.clock, actor: self.actor }
    }

    /// Does it, some seconds after the last.
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

    /// Ids for the criteria a new item of this kind starts with.
    pub(super) fn criteria(&mut self, kind: Kind) -> Vec<LineId> {
        let count = self.work_type(kind).map_or(0, |work_type| work_type.criteria_template.len());
        (0..count).map(|_| self.mint()).collect()
    }

    /// Adds an item and refines it as far as told; its results are looked at on `review`.
    pub(super) fn refine(&mut self, piece: &Piece, lacks: Lacks, review: i32) -> Told<Made> {
        let (headline, kind, ..) = *piece;
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
        Ok(Made { id, owner: piece.3, kind, criteria, title: headline })
    }

    /// Refines an item that is there.
    pub(super) fn describe(
        &mut self,
        id: ItemId,
        piece: &Piece,
        lacks: Lacks,
        review: i32,
    ) -> Told {
        let (_, kind, at, owner, hours, change) = *piece;
        self.edit(id, ItemEdit::Channel(Some(channel(at))));
        if lacks == Lacks::Everything {
            return Ok(());
        }
        let purpose = Purpose {
            change: change.to_owned(),
            audience: audience(at).to_owned(),
            priority: Some(priority()),
        };
        self.edit(id, ItemEdit::Purpose(purpose));
        self.edit(id, ItemEdit::ExpectedValue(value(kind, hours)));
        if lacks != Lacks::Owner {
            self.edit(id, ItemEdit::Owner(Some(owner.id())));
        }
        if lacks != Lacks::Estimate {
            let estimate = Some(Effort::whole(hours));
            self.edit(id, ItemEdit::Estimate { estimate, reason: None });
        }
        if lacks == Lacks::Need {
            let mut need = Need::new(
                self.mint(),
                if hours > 15 { NeedKind::CreativeReview } else { NeedKind::SalesInput },
                title(if hours > 15 { "Rosa Alvarez" } else { "Tom Becker" })?,
                self.day(4),
            );
            need.note = "Agree on the message before work begins".to_owned();
            self.item_does(ItemCommand::AddNeed { item: id, need });
        }
        if self.is_measured(kind) && lacks != Lacks::Plan {
            let plan = Box::new(plan(piece, self.day(review)));
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

fn audience(at: usize) -> &'static str {
    match at {
        0 => "Security leads who search for help",
        1 => "Readers in mid-size companies",
        2 => "Contacts who know us already",
        3 => "Guests of our events",
        4 => "Buying groups on social networks",
        5 => "People who compare solutions",
        6 => "Twenty named accounts",
        _ => "Visitors of the site",
    }
}

fn value(kind: Kind, hours: u32) -> String {
    match kind {
        Kind::Campaign => format!("{} demo requests in a month", hours / 2),
        Kind::Content => format!("{} more visits a month", hours * 40),
        Kind::Experiment => "A decision we would otherwise guess".to_owned(),
        Kind::Operations => format!("{} hours saved a month", hours / 2 + 1),
    }
}

fn plan(piece: &Piece, review_on: NaiveDate) -> MeasurementPlan {
    let (headline, kind, at, _, hours, change) = *piece;
    let experiment = kind == Kind::Experiment;
    MeasurementPlan {
        hypothesis: format!(
            "If we ship “{headline}”, then {}, because the audience told sales so",
            change.to_lowercase()
        ),
        segment: audience(at).to_owned(),
        journey_stage: if hours > 15 { "Consideration" } else { "Decision" }.to_owned(),
        metric: if experiment { "Conversion rate" } else { "Demo requests" }.to_owned(),
        baseline: if experiment { "2.1 %" } else { "6 a month" }.to_owned(),
        target: if experiment { "2.8 %".to_owned() } else { format!("{} a month", hours / 2 + 6) },
        data_source: "CRM report: demo requests by source".to_owned(),
        decision_rule:
            "Go on at target; change the message below the half of it; stop below baseline"
                .to_owned(),
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

/// The roles and channels of everyone.
pub(super) fn set<T: Ord>(values: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    values.into_iter().collect()
}
