//! Where the team is in the loop, and the output each role still has to deliver.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::ids::ItemId;
use crate::domain::base::text::number_of;
use crate::domain::reads::board::blocker_of;
use crate::domain::reads::due::overdue_blockers;
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::reads::ready::missing;
use crate::domain::reads::retrospective::open_session::open_session;
use crate::domain::reads::retrospective::subject::name_of;
use crate::domain::reads::sprint::before_closing::{before_closing, learnings_due};
use crate::domain::reads::sprint::load::offered;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::intake::RequestState;
use crate::domain::records::people::Role;
use crate::domain::records::priority::PriorityState;
use crate::domain::records::sprint::record::{RetrospectivePlan, Sprint, SprintKind, SprintState};
use crate::domain::records::work_type::ReadyRule;
use crate::domain::tables::draft::is_just_me;
use crate::domain::tables::record::Tables;

/// The eight steps of the loop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Requests are triaged.
    Intake,
    /// Items are made ready.
    Refine,
    /// One goal is set.
    Goal,
    /// A commitment that fits is started.
    Commit,
    /// Work is under way.
    Run,
    /// Work is checked against its criteria.
    Review,
    /// What was learned is recorded, and the sprint closes.
    Learn,
    /// The team looks at how it worked.
    Retrospective,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 8] = [
        Self::Intake,
        Self::Refine,
        Self::Goal,
        Self::Commit,
        Self::Run,
        Self::Review,
        Self::Learn,
        Self::Retrospective,
    ];

    /// The step's name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Intake => "Intake",
            Self::Refine => "Refine",
            Self::Goal => "Goal",
            Self::Commit => "Commit",
            Self::Run => "Run",
            Self::Review => "Review",
            Self::Learn => "Learn",
            Self::Retrospective => "Retrospective",
        }
    }

    /// Returns the role that decides at this step.
    pub const fn decides(self) -> Role {
        match self {
            Self::Refine => Role::OperationsOwner,
            Self::Run => Role::ChannelOwner,
            Self::Learn => Role::AnalyticsOwner,
            Self::Intake | Self::Goal | Self::Commit | Self::Review | Self::Retrospective => {
                Role::MarketingLead
            }
        }
    }
}

/// Where the team is in the loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The step it is at.
    pub step: Step,
    /// What is next, as a sentence.
    pub next: String,
    /// The role that decides it.
    pub decides: Role,
    /// The item where it is done, if it is about one.
    pub item: Option<ItemId>,
}

/// Returns where the team is in the eight steps on a day.
pub fn stand(tables: &Tables, today: NaiveDate) -> Stand {
    let at = |step: Step, next: String| Stand { step, next, decides: step.decides(), item: None };
    if let Some(sprint) = tables.sprints.values().find(|sprint| sprint.is_open()) {
        return under_way(sprint, tables, today);
    }
    if let Some(retro) = open_session(tables) {
        let name = name_of(tables, retro);
        return at(Step::Retrospective, format!("Finish the {name}."));
    }
    if let Some(closed) = tables
        .sprints
        .values()
        .filter(|sprint| sprint.is_closed())
        .max_by_key(|sprint| sprint.number)
        && let Some(RetrospectivePlan::Dated { .. }) = &closed.retrospective
        && !tables.sprints.values().any(|sprint| sprint.is_planned())
    {
        let next = format!("Hold the {} retrospective, then plan the next sprint.", closed.name());
        return at(Step::Retrospective, next);
    }
    if let Some(planned) = tables.sprints.values().find(|sprint| sprint.is_planned()) {
        let alone = is_just_me(tables);
        if planned.goal.as_ref().is_none_or(|goal| goal.priority.is_none() && !alone) {
            if alone {
                return at(Step::Goal, format!("Set a goal for {}.", planned.name()));
            }
            let next = format!("Set a goal for {} and link it to a priority.", planned.name());
            return at(Step::Goal, next);
        }
        let next = match planned.chosen.len() {
            0 => format!("Add ready items to {}.", planned.name()),
            _ => format!("Check capacity for {}, then start it.", planned.name()),
        };
        return at(Step::Commit, next);
    }
    let new = waiting_requests(tables);
    if !offered(tables).is_empty() {
        if !is_just_me(tables)
            && !tables.priorities.values().any(|priority| priority.state == PriorityState::Current)
        {
            return at(Step::Goal, "Choose the current marketing priority.".to_owned());
        }
        return at(Step::Goal, "Plan the next sprint: dates and a goal.".to_owned());
    }
    if tables.items.values().any(|item| item.position == Position::Backlog) {
        return at(
            Step::Refine,
            "Refine items until they are Ready. Each row lists what is missing.".to_owned(),
        );
    }
    let next = match new {
        0 if is_just_me(tables) => {
            "Add your first to-dos. Paste a list to add many at once.".to_owned()
        }
        0 => "Add your first work items, or submit a request.".to_owned(),
        new => format!("Triage {}.", number_of(new, "new request")),
    };
    at(Step::Intake, next)
}

/// Returns how many requests wait for triage.
pub fn waiting_requests(tables: &Tables) -> usize {
    tables.requests.values().filter(|request| request.state == RequestState::New).count()
}

fn under_way(sprint: &Sprint, tables: &Tables, today: NaiveDate) -> Stand {
    let at = |step: Step, next: String| Stand { step, next, decides: step.decides(), item: None };
    let name = sprint.name();
    if matches!(sprint.state, SprintState::Running) {
        if sprint.kind == SprintKind::Cycle && sprint.goal.is_none() {
            return at(Step::Goal, format!("Set a goal for {name}."));
        }
        if sprint.ends < today {
            return at(Step::Review, format!("{name} is overdue. Start the review."));
        }
        let overdue = overdue_blockers(tables, today);
        let mut overdue = overdue.iter().filter(|blocker| blocker.escalation.is_none());
        let Some(first) = overdue.next() else {
            let day = sprint.day(today, &tables.workflow.calendar);
            return at(Step::Run, format!("{name}, {day}: {}", to_do(sprint, tables)));
        };
        let next = format!("Escalate {}.", number_of(1 + overdue.count(), "overdue blocker"));
        return Stand { item: Some(first.item), ..at(Step::Run, next) };
    }
    let missing = before_closing(sprint, tables, today);
    if missing.is_empty() {
        let decides = Role::MarketingLead;
        return Stand { step: Step::Learn, next: format!("Close {name}."), decides, item: None };
    }
    if !learnings_due(tables, today).is_empty() {
        return at(
            Step::Learn,
            format!("Record the learnings of {name}. {}.", still_open(missing.len())),
        );
    }
    at(Step::Review, format!("Finish the review of {name}. {}.", still_open(missing.len())))
}

/// Returns what there is to do on the board of a running sprint.
fn to_do(sprint: &Sprint, tables: &Tables) -> &'static str {
    let board = tables.items.values().filter(|item| item.position.sprint() == Some(sprint.id));
    let free = |item: &BacklogItem| blocker_of(item.id, tables).is_none();
    let stages: Vec<_> =
        board.filter_map(|item| Some((item.position.stage()?, free(item)))).collect();
    let any = |stage: BoardStage| stages.contains(&(stage, true));
    if any(BoardStage::Committed) {
        "pick your next item."
    } else if any(BoardStage::Active) {
        "finish what is in progress."
    } else if any(BoardStage::UnderReview) {
        "accept what is under review."
    } else if stages.iter().all(|(stage, _)| *stage == BoardStage::Done) && !stages.is_empty() {
        "everything is done. Start the review."
    } else {
        "see what is on the board."
    }
}

/// Returns "3 points still open".
fn still_open(count: usize) -> String {
    format!("{} still open", number_of(count, "point"))
}

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
    let open = tables.sprints.values().find(|sprint| sprint.is_open()).map(|sprint| &**sprint);
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
        open && complete
            && missing(item, tables).iter().any(|miss| miss.rule == ReadyRule::PlanValidated)
    };
    tables.items.values().filter(|item| waits(item)).map(|item| item.id).collect()
}
