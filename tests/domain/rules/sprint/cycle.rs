//! Continuous mode: cycles roll on and work is pulled.

use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::records::sprint::goal::Goal;
use sprintloop::domain::records::workflow::Mode;

use crate::rules::sprint::close::reviewed;
use crate::rules::sprint::move_card::to;
use crate::support::{BEN, CONTENT, day, id, team, title};

#[test]
fn a_cycle_needs_continuous_mode_and_a_plan_needs_sprints() {
    let mut team = team();
    team.refuses(SprintCommand::BeginCycle { id: id(700), starts: day(2) }, Rule::State);
    team.workflow(|workflow| workflow.mode = Mode::Continuous);
    let plan = SprintCommand::Plan { id: id(700), starts: day(2), ends: day(13) };
    team.refuses(plan, Rule::State);
    team.does(SprintCommand::BeginCycle { id: id(700), starts: day(2) });
    team.refuses(SprintCommand::BeginCycle { id: id(701), starts: day(2) }, Rule::OneSprint);
}

#[test]
fn unfinished_work_rolls_on_into_the_next_cycle() {
    let mut team = team();
    team.workflow(|workflow| workflow.mode = Mode::Continuous);
    team.does(SprintCommand::BeginCycle { id: id(700), starts: day(2) });
    let goal = Goal { text: title("More demos"), priority: Some(id(900)) };
    team.does(SprintCommand::SetGoal { id: id(700), goal, reason: None });
    let pull = |items, over| SprintCommand::AddToScope {
        id: id(700),
        items,
        serves_goal: true,
        reason: None,
        over_capacity: over,
    };
    let large = team.ready("Series", CONTENT, BEN, 90);
    team.refuses(pull(vec![large], None), Rule::Capacity);
    let item = team.ready("Guide", CONTENT, BEN, 4);
    team.does(pull(vec![item], None));
    team.does(to(item, BoardStage::Active));
    reviewed(&mut team);
    team.does(SprintCommand::Close { id: id(700), over_missing: None, next_cycle: Some(id(701)) });
    let stage = BoardStage::Active;
    assert_eq!(team.item(item).position, Position::InSprint { sprint: id(701), stage });
    let next = team.workspace.sprints.get(id(701)).expect("the next cycle");
    assert!(next.is_open() && next.chosen.contains_key(&item));
    assert_eq!(next.starts, day(16), "the Monday after");
}
