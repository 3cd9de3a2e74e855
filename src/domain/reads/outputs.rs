//! The output each role has to deliver, and how far it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::ids::ItemId;
use crate::domain::base::text::number_of;
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::reads::ready::lacks;
use crate::domain::reads::sprint::before_closing::learnings_due;
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::people::Role;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::records::work_type::ReadyRule;
use crate::domain::tables::record::Tables;

/// The output a role has to deliver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The role.
    pub role: Role,
    /// The output: "Sprint commitment".
    pub label: &'static str,
    /// How far it is.
    pub state: OutputState,
    /// Its status, in words.
    pub detail: String,
    /// The items it is about.
    pub items: Vec<ItemId>,
}

/// How far an output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputState {
    /// There is nothing it could be about yet.
    NothingDue,
    /// It is still to be done.
    Open,
    /// A part is done.
    Begun,
    /// It is done.
    Done,
}

impl OutputState {
    /// The state of something with this many parts, some of which are open.
    const fn of(parts: usize, open: usize) -> Self {
        match (parts, open) {
            (0, _) => Self::NothingDue,
            (_, 0) => Self::Done,
            (parts, open) if open < parts => Self::Begun,
            _ => Self::Open,
        }
    }
}

/// Returns the output of each role, and how far it is.
pub fn outputs(tables: &Tables, today: NaiveDate) -> Vec<Output> {
    let open = which::open(tables).map(|sprint| &**sprint);
    vec![
        commitment(open),
        deliverables(open, tables),
        clean_backlog(tables, today),
        results(tables, today),
    ]
}

fn commitment(open: Option<&Sprint>) -> Output {
    let promised = open.and_then(|sprint| sprint.commitment.as_ref().map(|made| (sprint, made)));
    let detail = match promised {
        Some((sprint, made)) => {
            format!("{}: {} committed", sprint.name(), number_of(made.items.len(), "item"))
        }
        None => "No sprint started".to_owned(),
    };
    let label = "Sprint commitment";
    Output {
        role: Role::MarketingLead,
        label,
        state: OutputState::of(1, usize::from(promised.is_none())),
        detail,
        items: Vec::new(),
    }
}

fn deliverables(open: Option<&Sprint>, tables: &Tables) -> Output {
    let chosen = open.iter().flat_map(|sprint| sprint.chosen.keys());
    let items: Vec<_> = chosen.filter_map(|id| tables.items.get(*id)).collect();
    let done = |item: &&&Arc<BacklogItem>| item.position.stage() == Some(BoardStage::Done);
    let accepted = items.iter().filter(done).count();
    let rest: Vec<_> = items.iter().filter(|item| !done(item)).map(|item| item.id).collect();
    Output {
        role: Role::ChannelOwner,
        label: "Completed deliverables",
        state: OutputState::of(items.len(), rest.len()),
        detail: match items.len() {
            0 => "Nothing committed yet".to_owned(),
            all => format!("{accepted} of {all} accepted"),
        },
        items: rest,
    }
}

fn clean_backlog(tables: &Tables, today: NaiveDate) -> Output {
    let hygiene = hygiene(tables, today);
    let parts = [
        (hygiene.stale.len(), "stale"),
        (hygiene.duplicates.len(), "with a duplicate title"),
        (hygiene.ownerless.len(), "with no owner"),
    ];
    let found: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let mut items = [hygiene.stale, hygiene.duplicates, hygiene.ownerless].concat();
    items.sort();
    items.dedup();
    let backlog = tables.items.values().filter(|item| item.position == Position::Backlog);
    Output {
        role: Role::OperationsOwner,
        label: "Backlog hygiene",
        state: OutputState::of(backlog.count(), items.len()),
        detail: if found.is_empty() { "Backlog is clean".to_owned() } else { found.join(", ") },
        items,
    }
}

/// What clutters a backlog.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hygiene {
    /// Items nobody has changed for a long time.
    pub stale: Vec<ItemId>,
    /// Items whose title is in the backlog twice.
    pub duplicates: Vec<ItemId>,
    /// Items without an owner.
    pub ownerless: Vec<ItemId>,
}

/// Returns the stale, duplicate and ownerless items of the backlog.
pub fn hygiene(tables: &Tables, today: NaiveDate) -> Hygiene {
    let backlog = || tables.items.values().filter(|item| item.position == Position::Backlog);
    let title = |item: &BacklogItem| item.title.as_str().to_lowercase();
    let mut titles = BTreeMap::<String, usize>::new();
    for item in backlog() {
        *titles.entry(title(item)).or_default() += 1;
    }
    let old = |item: &BacklogItem| {
        let last = item.touched.unwrap_or(item.created.at).date_naive();
        today.signed_duration_since(last).num_days() > i64::from(tables.workflow.stale_days())
    };
    Hygiene {
        stale: backlog().filter(|item| old(item)).map(|item| item.id).collect(),
        duplicates: backlog()
            .filter(|item| titles.get(&title(item)).is_some_and(|count| *count > 1))
            .map(|item| item.id)
            .collect(),
        ownerless: backlog().filter(|item| item.owner.is_none()).map(|item| item.id).collect(),
    }
}

fn results(tables: &Tables, today: NaiveDate) -> Output {
    let due = learnings_due(tables, today);
    let plans = plans_to_validate(tables);
    let waiting = [(due.len(), "result", "due"), (plans.len(), "measurement plan", "to validate")];
    let waiting: Vec<String> = waiting
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, noun, what)| format!("{} {what}", number_of(count, noun)))
        .collect();
    let detail = match waiting.is_empty() {
        true => "Nothing to validate".to_owned(),
        false => waiting.join(", "),
    };
    let items = due.iter().map(|item| item.id).chain(plans).collect::<Vec<_>>();
    let state = match items.is_empty() {
        true => OutputState::NothingDue,
        false => OutputState::Open,
    };
    Output { role: Role::AnalyticsOwner, label: "Results and validation", state, detail, items }
}

/// Returns items whose measurement plan is complete but not validated.
pub fn plans_to_validate(tables: &Tables) -> Vec<ItemId> {
    let waits = |item: &BacklogItem| {
        let open = matches!(item.position, Position::Backlog | Position::InSprint { .. })
            && item.position.stage() != Some(BoardStage::Done);
        let complete = measurement_of(item, tables).is_some_and(|plan| plan.lacks().is_empty());
        open && complete && lacks(ReadyRule::PlanValidated, item, tables)
    };
    tables.items.values().filter(|item| waits(item)).map(|item| item.id).collect()
}
