//! Which sprint is meant, and the order of those that are over.

use crate::rules::sprint::close::{becomes, close, reviewed};
use crate::rules::sprint::plan::{begin, goal, plan, start};
use crate::support::{BEN, CONTENT, Team, day, id, reason, team};
use sprintloop::domain::base::ids::SprintId;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::loop_state::{Step, stand};
use sprintloop::domain::reads::metrics::history::History;
use sprintloop::domain::reads::metrics::sprints;
use sprintloop::domain::reads::retrospective::facts::due_for;
use sprintloop::domain::reads::sprint::load::{carried_over, proposed_limit};
use sprintloop::domain::reads::sprint::which;
use sprintloop::domain::records::sprint::outcome::Destination;
use sprintloop::domain::records::sprint::record::Sprint;
use sprintloop::domain::records::workflow::Mode;

/// Sprint 1 waits in planning while cycle 2 runs and is closed, and is closed after it.
fn a_plan_that_waited() -> Team {
    let mut team = team();
    plan(&mut team);
    team.workflow(|workflow| workflow.mode = Mode::Continuous);
    team.does(SprintCommand::BeginCycle { id: id(701), starts: day(2) });
    team.on(6).does(SprintCommand::BeginReview { id: id(701) });
    let over_missing = Some(reason("Nothing was pulled"));
    team.does(SprintCommand::Close { id: id(701), over_missing, next_cycle: None });
    team.workflow(|workflow| workflow.mode = Mode::Sprints);
    let item = team.ready("Guide", CONTENT, BEN, 4);
    let items = vec![item];
    team.does(SprintCommand::Choose { id: id(700), items, serves_goal: true });
    team.on(9).does(begin(None));
    team.on(13);
    reviewed(&mut team);
    team.does(becomes(item, Destination::CarryOver));
    team.does(close(None));
    team
}

fn ids(sprints: Vec<&std::sync::Arc<Sprint>>) -> Vec<SprintId> {
    sprints.into_iter().map(|sprint| sprint.id).collect()
}

#[test]
fn the_current_sprint_is_the_open_one_or_else_the_planned_one() {
    let mut team = team();
    let current = |team: &Team| which::current(&team.workspace).map(|sprint| sprint.id);
    assert_eq!(current(&team), None);
    let item = team.ready("Guide", CONTENT, BEN, 4);
    let first = start(&mut team, &[item]);
    team.does(SprintCommand::Plan { id: id(701), starts: day(16), ends: day(27) });
    assert_eq!(current(&team), Some(first));
    team.does(SprintCommand::Cancel { id: first, reason: reason("A merger") });
    assert_eq!(which::open(&team.workspace), None);
    assert_eq!(current(&team), Some(id(701)));
}

#[test]
fn a_plan_is_found_by_the_items_chosen_for_it() {
    let mut team = team();
    let [chosen, other] = ["Guide", "Mail"].map(|name| team.ready(name, CONTENT, BEN, 4));
    let sprint = plan(&mut team);
    team.does(SprintCommand::Choose { id: sprint, items: vec![chosen], serves_goal: true });
    let with = |items: &[_]| which::planned_with(&team.workspace, items).map(|found| found.id);
    assert_eq!((with(&[other, chosen]), with(&[other])), (Some(sprint), None));
}

#[test]
fn sprints_are_in_the_order_in_which_they_were_closed() {
    let team = a_plan_that_waited();
    let tables = &*team.workspace;
    assert_eq!(ids(which::closed_in_order(tables)), [id(701), id(700)]);
    assert_eq!(ids(which::newest_first(tables, Sprint::is_closed)), [id(700), id(701)]);
    assert_eq!(which::last_closed(tables).map(|sprint| sprint.id), Some(id(700)));
}

#[test]
fn everything_that_asks_for_the_last_sprint_gets_the_same_one() {
    let team = a_plan_that_waited();
    let tables = &*team.workspace;
    assert_eq!(carried_over(tables).len(), 1, "what it left is offered to the next plan");
    let limit = proposed_limit(tables).expect("two closed sprints");
    assert_eq!(limit.from, [id(701), id(700)]);
    assert_eq!(due_for(tables).map(|sprint| sprint.id), Some(id(700)));
    let stand = stand(tables, day(14));
    assert_eq!(stand.step, Step::Retrospective);
    assert!(stand.next.contains("Sprint 1"), "{}", stand.next);
    let history = History::read(tables, team.context.now);
    assert_eq!(sprints::current(&history).map(|sprint| sprint.id), Some(id(700)));
}

#[test]
fn a_sprint_that_runs_is_newer_than_a_later_plan_that_was_canceled() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 4);
    let first = start(&mut team, &[item]);
    team.does(SprintCommand::Plan { id: id(701), starts: day(16), ends: day(27) });
    team.does(SprintCommand::SetGoal { id: id(701), goal: goal(), reason: None });
    let running = which::open(&team.workspace).expect("it runs");
    let next = which::next_after(&team.workspace, running);
    assert_eq!(next.map(|sprint| sprint.id), Some(id(701)));
    team.does(SprintCommand::Cancel { id: id(701), reason: reason("A merger") });
    let begun = which::newest_first(&team.workspace, |sprint| !sprint.is_planned());
    assert_eq!(ids(begun), [first, id(701)]);
}
