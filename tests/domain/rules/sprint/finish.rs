//! Work whose type needs no review: its owner marks it done; all other work is accepted in review.

use crate::rules::sprint::move_card::{accept, meet, running, stage_limit, to};
use crate::rules::sprint::plan::{sprint as sprint_of, start};
use crate::support::{
    ANA, BEN, CONTENT, EMMA, FINN, TASK, Team, day, id, just_me, reason, team, title,
};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::ItemEdit;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::ready::missing;
use sprintloop::domain::reads::sprint::proposal::fitting;
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::records::sprint::goal::Goal;
use sprintloop::domain::records::workflow::{LimitMode, Rights};

fn finish(item: ItemId) -> SprintCommand {
    SprintCommand::Finish { item, next: id(998), over_capacity: None }
}

/// A task with a title and an estimate.
fn task(team: &mut Team) -> ItemId {
    let item = team.add("Fix the header", TASK);
    team.edit(item, ItemEdit::Estimate { estimate: Some(Effort::whole(2)), reason: None });
    item
}

/// A running sprint with one task of Ben's.
fn under_way() -> (Team, ItemId) {
    let mut team = team();
    let item = task(&mut team);
    team.edit(item, ItemEdit::Owner(Some(id(BEN))));
    start(&mut team, &[item]);
    (team, item)
}

#[test]
fn a_task_is_ready_with_title_and_estimate() {
    let mut team = team();
    let item = team.add("Fix the header", TASK);
    assert_eq!(missing(team.item(item), &team.workspace).len(), 1);
    let item = task(&mut team);
    assert!(missing(team.item(item), &team.workspace).is_empty());
}

#[test]
fn the_owner_of_a_task_marks_it_done_from_any_stage() {
    for stage in [None, Some(BoardStage::Active)] {
        let (mut team, item) = under_way();
        if let Some(stage) = stage {
            team.does(to(item, stage));
        }
        team.as_member(BEN).does(finish(item));
        assert!(team.item(item).is_accepted());
        assert_eq!(team.item(item).position.stage(), Some(BoardStage::Done));
        team.refuses(finish(item), Rule::State);
    }
}

#[test]
fn nobody_else_marks_it_done() {
    let (mut team, item) = under_way();
    for other in [ANA, EMMA] {
        let refusal = team.as_member(other).refuses(finish(item), Rule::Right);
        assert_eq!(refusal.ways, vec![Way::ActAs(id(BEN))]);
    }
}

#[test]
fn all_other_types_stay_done_by_acceptance() {
    let (mut team, items) = running(1);
    team.as_member(BEN).refuses(finish(items[0]), Rule::Done);
}

#[test]
fn a_review_that_was_asked_for_is_held() {
    let (mut team, item) = under_way();
    team.as_member(BEN).does(to(item, BoardStage::UnderReview));
    team.refuses(finish(item), Rule::Acceptance);
    team.as_member(ANA).does(accept(item));
    assert!(team.item(item).is_accepted());
}

#[test]
fn the_owner_takes_a_finished_task_back() {
    let (mut team, item) = under_way();
    team.as_member(BEN).does(finish(item));
    team.does(SprintCommand::Return { item, reason: reason("Broken on phones") });
    assert_eq!(team.item(item).position.stage(), Some(BoardStage::Active));
}

#[test]
fn from_the_backlog_it_enters_the_running_sprint_as_a_scope_change() {
    let mut team = team();
    let other = team.ready("Guide", CONTENT, BEN, 4);
    let item = task(&mut team);
    team.refuses(finish(item), Rule::State);
    start(&mut team, &[other]);
    let change = team.as_member(BEN).does(finish(item));
    assert!(team.item(item).is_accepted());
    assert_eq!(team.item(item).owner, Some(id(BEN)), "nobody owned it, so the doer does");
    assert_eq!(sprint_of(&team).scope_changes.len(), 1);
    team.does(Command::Undo(Box::new(change)));
    assert_eq!(team.item(item).position, Position::Backlog);
}

#[test]
fn the_gates_of_a_scope_change_hold() {
    let mut team = team();
    let other = team.ready("Guide", CONTENT, BEN, 4);
    let unready = team.add("No estimate", TASK);
    let huge = task(&mut team);
    team.edit(huge, ItemEdit::Estimate { estimate: Some(Effort::whole(900)), reason: None });
    start(&mut team, &[other]);
    team.as_member(BEN).refuses(finish(unready), Rule::Ready);
    team.refuses(finish(huge), Rule::Capacity);
    team.as_member(FINN).refused(finish(unready));
    team.as_member(ANA).workflow(|workflow| workflow.rights = Rights::Enforce);
    let item = task(&mut team);
    let refusal = team.as_member(BEN).refuses(finish(item), Rule::Right);
    assert_eq!(refusal.ways, vec![Way::ActAs(id(ANA))]);
}

#[test]
fn a_limit_of_active_work_does_not_stop_what_is_finished() {
    let (mut team, item) = under_way();
    stage_limit(&mut team, 0, LimitMode::Block);
    team.as_member(BEN).does(finish(item));
}

#[test]
fn who_works_alone_owns_what_they_write_down() {
    let mut team = just_me();
    let item = team.add("Newsletter", CONTENT);
    assert_eq!(team.item(item).owner, Some(id(ANA)));
}

#[test]
fn one_person_starts_without_a_priority_and_marks_own_work_done() {
    let mut team = just_me();
    let item = team.ready("Newsletter", CONTENT, ANA, 4);
    let sprint = id(700);
    team.does(SprintCommand::Plan { id: sprint, starts: day(2), ends: day(6) });
    let goal = Goal { text: title("A calm week"), priority: None };
    team.does(SprintCommand::SetGoal { id: sprint, goal, reason: None });
    let running = sprint_of(&team);
    let fits = fitting(running, None, usize::MAX, &team.workspace);
    assert_eq!(fits, vec![item]);
    team.does(SprintCommand::Choose { id: sprint, items: fits, serves_goal: true });
    team.does(SprintCommand::Start { id: sprint, over_capacity: None });
    team.refuses(finish(item), Rule::Done);
    meet(&mut team, item);
    team.does(finish(item));
    assert!(team.item(item).is_accepted());
}

#[test]
fn a_task_done_over_capacity_needs_a_reason_and_the_lead() {
    let (mut team, _) = under_way();
    let big = task(&mut team);
    team.edit(big, ItemEdit::Owner(Some(id(ANA))));
    team.edit(big, ItemEdit::Estimate { estimate: Some(Effort::whole(400)), reason: None });
    let refusal = team.refuses(finish(big), Rule::Capacity);
    assert!(refusal.ways.contains(&Way::Override));
    let over_capacity = Some(reason("The fair came early"));
    team.does(SprintCommand::Finish { item: big, next: id(998), over_capacity });
    assert!(team.item(big).is_accepted());
    let sprint = team.item(big).position.sprint().and_then(|id| team.workspace.sprints.get(id));
    assert_eq!(sprint.map(|sprint| sprint.scope_overrides.len()), Some(1));
}
