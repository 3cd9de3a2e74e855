//! Where the team is in the loop, and what is next.

use chrono::NaiveDate;

use crate::domain::base::ids::ItemId;
use crate::domain::base::text::number_of;
use crate::domain::reads::board::staged;
use crate::domain::reads::due::overdue_blockers;
use crate::domain::reads::open_blockers::OpenBlockers;
use crate::domain::reads::ready::any_ready;
use crate::domain::reads::retrospective::open_session::open_session;
use crate::domain::reads::retrospective::subject::name_of;
use crate::domain::reads::sprint::before_closing::{before_closing, learnings_due};
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::people::Role;
use crate::domain::records::priority::PriorityState;
use crate::domain::records::sprint::record::{RetrospectivePlan, Sprint, SprintKind, SprintState};
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
    /// The step on whose screen it is done; nearly always the same.
    pub place: Step,
    /// The item where it is done, if it is about one.
    pub item: Option<ItemId>,
}

impl Stand {
    const fn at(step: Step, next: String) -> Self {
        Self { step, next, decides: step.decides(), place: step, item: None }
    }
}

/// Returns where the team is in the eight steps on a day.
pub fn stand(tables: &Tables, today: NaiveDate) -> Stand {
    let at = Stand::at;
    if let Some(sprint) = which::open(tables) {
        return under_way(sprint, tables, today);
    }
    if let Some(retro) = open_session(tables) {
        let name = name_of(tables, retro);
        return at(Step::Retrospective, format!("Finish the {name}."));
    }
    if let Some(closed) = which::last_closed(tables)
        && let Some(RetrospectivePlan::Dated { .. }) = &closed.retrospective
        && which::planned(tables).is_none()
    {
        let next = format!("Run the {} retrospective, then plan the next sprint.", closed.name());
        return at(Step::Retrospective, next);
    }
    if let Some(planned) = which::planned(tables) {
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
    if any_ready(tables) {
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
    // Work is added to the backlog, even before the first request.
    let place = if new == 0 { Step::Refine } else { Step::Intake };
    Stand { place, ..at(Step::Intake, next) }
}

/// Returns how many requests wait for triage.
pub fn waiting_requests(tables: &Tables) -> usize {
    tables.requests.values().filter(|request| request.is_new()).count()
}

fn under_way(sprint: &Sprint, tables: &Tables, today: NaiveDate) -> Stand {
    let at = Stand::at;
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
            return at(Step::Run, format!("{name}, {day}: {}", to_do(sprint, tables, today)));
        };
        let next = format!("Escalate {}.", number_of(1 + overdue.count(), "overdue blocker"));
        return Stand { item: Some(first.item), ..at(Step::Run, next) };
    }
    let missing = before_closing(sprint, tables, today);
    if missing.is_empty() {
        let decides = Role::MarketingLead;
        return Stand { decides, ..at(Step::Learn, format!("Close {name}.")) };
    }
    if !learnings_due(tables, today).is_empty() {
        return at(
            Step::Learn,
            format!("Record the learnings of {name}. {}.", steps_left(missing.len())),
        );
    }
    at(Step::Review, format!("Finish the review of {name}. {}.", steps_left(missing.len())))
}

/// Returns what there is to do on the board of a running sprint; on its last day, what closing it needs.
fn to_do(sprint: &Sprint, tables: &Tables, today: NaiveDate) -> &'static str {
    let blocked = OpenBlockers::of(tables);
    let stages: Vec<_> =
        staged(sprint, tables).map(|(item, stage)| (stage, !blocked.has(item.id))).collect();
    let any = |stage: BoardStage| stages.contains(&(stage, true));
    let is_last_day = sprint.kind == SprintKind::Sprint && sprint.ends == today;
    let unfinished = stages
        .iter()
        .any(|one| one.0 != BoardStage::Done && *one != (BoardStage::UnderReview, true));
    if is_last_day && unfinished {
        return match any(BoardStage::UnderReview) {
            true => "accept what is under review, then finish or carry over the rest.",
            false => "finish what you can, then carry over the rest.",
        };
    }
    if any(BoardStage::Committed) {
        "pick your next item."
    } else if any(BoardStage::Active) {
        "finish what is in progress."
    } else if any(BoardStage::UnderReview) {
        "accept what is under review."
    } else if stages.iter().any(|(stage, _)| *stage != BoardStage::Done) {
        "what is left is blocked."
    } else {
        "nothing is left to do. Start the review."
    }
}

/// Returns "3 steps left".
fn steps_left(count: usize) -> String {
    format!("{} left", number_of(count, "step"))
}
