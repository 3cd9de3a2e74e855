//! What can be done with sprints, on the board and in the review.

use super::{Deed, Dice, item, member, one, sprint};
use crate::support::{Team, day, reason, title};
use chrono::{Days, NaiveDate};
use sprintloop::domain::base::figures::{BasisPoints, Effort};
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::sprint::SprintCommand as Sprint;
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::sprint::capacity::Capacity;
use sprintloop::domain::records::sprint::goal::{Goal, GoalVerdict};
use sprintloop::domain::records::sprint::outcome::{Destination, Outcome};
use sprintloop::domain::records::sprint::record::RetrospectivePlan;

/// Most of the way twice, so that some sprints come to their end.
pub const DEEDS: &[Deed] = &[
    plan,
    plan,
    set_goal,
    set_goal,
    choose,
    choose,
    choose,
    start,
    start,
    move_on,
    move_on,
    move_on,
    to_review,
    to_review,
    accept,
    accept,
    accept,
    accept,
    accept,
    |team, dice| {
        let next = team.mint();
        Command::Sprint(Sprint::Finish { item: item(team, dice), next, over_capacity: None })
    },
    begin_review,
    note,
    judge,
    outcome,
    outcome,
    close,
    close,
    add,
    add,
    remove,
    begin_cycle,
    |team, dice| {
        let (starts, ends) = dates(team, dice);
        Command::Sprint(Sprint::SetDates { id: sprint(team, dice), starts, ends })
    },
    |team, dice| {
        let line = Capacity {
            days: 5,
            day_part: BasisPoints::default(),
            per_day: Effort::whole(u32::from(dice.which % 9)),
            focus: BasisPoints::percent(u32::from(dice.how % 120)),
            time_off: Effort::ZERO,
        };
        let capacity = [(member(team, dice.how), line)].into();
        Command::Sprint(Sprint::SetCapacity { id: sprint(team, dice), capacity })
    },
    |team, dice| {
        let items = vec![item(team, dice)];
        Command::Sprint(Sprint::Unchoose { id: sprint(team, dice), items })
    },
    |team, dice| {
        let (id, item, serves_goal) =
            (sprint(team, dice), item(team, dice), !dice.how.is_multiple_of(2));
        Command::Sprint(Sprint::MarkServesGoal { id, item, serves_goal })
    },
    |team, dice| {
        let reason = reason("Not done");
        Command::Sprint(Sprint::Return { item: item(team, dice), reason })
    },
    |team, dice| Command::Sprint(Sprint::Resume { id: sprint(team, dice) }),
    |team, dice| {
        let plan = match dice.how % 2 {
            0 => RetrospectivePlan::Dated { on: day(20) },
            _ => RetrospectivePlan::Skipped { reason: reason("No time") },
        };
        Command::Sprint(Sprint::PlanRetrospective { id: sprint(team, dice), plan })
    },
    |team, dice| {
        let id = sprint(team, dice);
        match dice.which % 4 {
            0 => Command::Sprint(Sprint::Cancel { id, reason: reason("Given up") }),
            _ => begin_review(team, dice),
        }
    },
];

/// Dates from some days ago on: some of them are over.
fn dates(team: &Team, dice: Dice) -> (NaiveDate, NaiveDate) {
    let starts = team.context.today() + Days::new(u64::from(dice.which % 10)) - Days::new(4);
    (starts, starts + Days::new(u64::from(dice.how % 12)))
}

fn plan(team: &mut Team, dice: Dice) -> Command {
    let (starts, ends) = dates(team, dice);
    Command::Sprint(Sprint::Plan { id: team.mint(), starts, ends })
}

fn set_goal(team: &mut Team, dice: Dice) -> Command {
    let priorities = team.workspace.priorities.ids();
    let priority = (!dice.which.is_multiple_of(8)).then(|| one(priorities, dice.how));
    let goal = Goal { text: title("Show the price"), priority };
    Command::Sprint(Sprint::SetGoal { id: sprint(team, dice), goal, reason: perhaps(dice) })
}

fn perhaps(dice: Dice) -> Option<Reason> {
    (!dice.how.is_multiple_of(4)).then(|| reason("It has to be"))
}

fn choose(team: &mut Team, dice: Dice) -> Command {
    let (id, items, serves_goal) =
        (sprint(team, dice), vec![item(team, dice)], !dice.how.is_multiple_of(2));
    Command::Sprint(Sprint::Choose { id, items, serves_goal })
}

fn start(team: &mut Team, dice: Dice) -> Command {
    Command::Sprint(Sprint::Start { id: sprint(team, dice), over_capacity: perhaps(dice) })
}

fn add(team: &mut Team, dice: Dice) -> Command {
    Command::Sprint(Sprint::AddToScope {
        id: sprint(team, dice),
        items: vec![item(team, dice)],
        serves_goal: !dice.how.is_multiple_of(2),
        reason: perhaps(dice),
        over_capacity: perhaps(dice),
    })
}

fn remove(team: &mut Team, dice: Dice) -> Command {
    let (id, items) = (sprint(team, dice), vec![item(team, dice)]);
    Command::Sprint(Sprint::RemoveFromScope { id, items, reason: reason("Not now") })
}

fn move_on(team: &mut Team, dice: Dice) -> Command {
    let to = BoardStage::ALL[usize::from(dice.how) % BoardStage::ALL.len()];
    Command::Sprint(Sprint::Move { item: item(team, dice), to })
}

/// Something that is worked on goes under review, if there is such a thing.
fn to_review(team: &mut Team, dice: Dice) -> Command {
    let items = team.workspace.items.values();
    let active = items.filter(|item| item.position.stage() == Some(BoardStage::Active));
    let item = one(active.map(|item| item.id), dice.which);
    Command::Sprint(Sprint::Move { item, to: BoardStage::UnderReview })
}

fn accept(team: &mut Team, dice: Dice) -> Command {
    let next = team.mint();
    let items = team.workspace.items.values();
    let waiting = items.filter(|item| item.position.stage() == Some(BoardStage::UnderReview));
    let item = match dice.how % 4 {
        0 => item(team, dice),
        _ => one(waiting.map(|item| item.id), dice.which),
    };
    Command::Sprint(Sprint::Accept { item, evidence: String::new(), next })
}

fn begin_review(team: &mut Team, dice: Dice) -> Command {
    Command::Sprint(Sprint::BeginReview { id: sprint(team, dice) })
}

fn note(team: &mut Team, dice: Dice) -> Command {
    let (notes, next) = ("Seen".to_owned(), "Go on".to_owned());
    Command::Sprint(Sprint::NoteReview { id: sprint(team, dice), notes, next })
}

fn judge(team: &mut Team, dice: Dice) -> Command {
    let verdict = GoalVerdict::ALL[usize::from(dice.how) % 3];
    Command::Sprint(Sprint::JudgeGoal { id: sprint(team, dice), verdict, why: String::new() })
}

fn outcome(team: &mut Team, dice: Dice) -> Command {
    let destination = match dice.how % 5 {
        0 => Some(Destination::CarryOver),
        1 => Some(Destination::Refinement),
        2 => Some(Destination::Drop),
        3 => Some(Destination::Split {
            rest: team.mint(),
            title: title("The rest"),
            estimate: Some(Effort::whole(1)),
        }),
        _ => None,
    };
    let outcome =
        destination.map(|destination| Outcome { destination, reason: reason("Took longer") });
    Command::Sprint(Sprint::SetOutcome { id: sprint(team, dice), item: item(team, dice), outcome })
}

fn close(team: &mut Team, dice: Dice) -> Command {
    let next_cycle = (!dice.which.is_multiple_of(2)).then(|| team.mint());
    let id = sprint(team, dice);
    Command::Sprint(Sprint::Close { id, over_missing: perhaps(dice), next_cycle })
}

fn begin_cycle(team: &mut Team, dice: Dice) -> Command {
    let (id, starts) = (team.mint(), dates(team, dice).0);
    Command::Sprint(Sprint::BeginCycle { id, starts })
}
