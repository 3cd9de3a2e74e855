//! What committed work still allows: launches behind their gate, scope changes, rules with a reason.

use crate::support::{ANA, BEN, CAMPAIGN, CONTENT, DEV, EMMA, OPERATIONS, Team};

use crate::support::{day, id, plan, reason, team, title};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::ids::{ItemId, SprintId};
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::commands::workspace::WorkspaceCommand;
use sprintloop::domain::records::sprint::goal::Goal;
use sprintloop::domain::tables::integrity;

/// A sprint of these items runs since Monday, 2 November.
fn running(team: &mut Team, items: &[ItemId]) -> SprintId {
    let sprint = id(500);
    team.does(SprintCommand::Plan { id: sprint, starts: day(2), ends: day(13) });
    let goal = Goal { text: title("Show the price"), priority: Some(id(900)) };
    team.does(SprintCommand::SetGoal { id: sprint, goal, reason: None });
    team.does(SprintCommand::Choose { id: sprint, items: items.to_vec(), serves_goal: true });
    team.does(SprintCommand::Start { id: sprint, over_capacity: None });
    sprint
}

fn estimate(item: ItemId, units: u32, why: Option<&str>) -> ItemCommand {
    let estimate = Some(Effort::whole(units));
    let edit = ItemEdit::Estimate { estimate, reason: why.map(reason) };
    ItemCommand::Edit { items: vec![item], edit: Box::new(edit) }
}

#[test]
fn a_new_estimate_in_a_running_sprint_is_a_scope_change() {
    let mut team = team();
    let item = team.ready("One", CONTENT, BEN, 4);
    let sprint = running(&mut team, &[item]);
    let refusal = team.refuses(estimate(item, 6, None), Rule::Reason);
    assert_eq!(refusal.ways, [Way::GiveReason]);
    team.does(estimate(item, 6, Some("More pages than thought")));
    let sprint = team.workspace.sprints.get(sprint).expect("the sprint");
    assert_eq!(sprint.scope_changes.len(), 1);
    let committed = sprint.commitment.as_ref().expect("a commitment");
    assert_eq!(committed.items[0].estimate, Some(Effort::whole(4)), "the baseline stays");
}

#[test]
fn refuses_to_launch_before_set_up_and_tracking() {
    let mut team = team();
    let item = team.ready("One", CAMPAIGN, BEN, 4);
    team.does(ItemCommand::PlanLaunch { item, on: Some(day(9)) });
    running(&mut team, &[item]);
    let refusal = team.refuses(ItemCommand::Launch { item }, Rule::Launch);
    assert!(refusal.why.contains("Landing page") && refusal.why.contains("tracking"), "{refusal}");
    let work_type = team.workspace.work_types.get(team.types[CAMPAIGN]).expect("campaign").clone();
    for line in &work_type.setup {
        team.does(ItemCommand::TickSetup { item, id: line.id, done: true });
    }
    team.refuses(ItemCommand::Launch { item }, Rule::Launch);
    team.as_member(DEV).does(ItemCommand::ConfirmTracking { item, confirmed: true });
    team.as_member(BEN).does(ItemCommand::Launch { item });
    team.refuses(ItemCommand::PlanLaunch { item, on: Some(day(10)) }, Rule::State);
}

#[test]
fn a_voided_plan_leaves_the_item_in_its_sprint() {
    let mut team = team();
    let item = team.ready("One", CAMPAIGN, BEN, 4);
    let sprint = running(&mut team, &[item]);
    let mut other = plan();
    other.target = "40 a month".to_owned();
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(other) });
    assert_eq!(team.item(item).position.sprint(), Some(sprint));
    assert!(team.item(item).measurement.as_ref().is_some_and(|plan| plan.voided.is_some()));
}

#[test]
fn refuses_what_would_slip_past_the_commitment() {
    let mut team = team();
    let item = team.ready("One", CONTENT, BEN, 4);
    running(&mut team, &[item]);
    let operations = team.types[OPERATIONS];
    let edit = |edit| ItemCommand::Edit { items: vec![item], edit: Box::new(edit) };
    let cases = [
        ItemCommand::Archive { items: vec![item] },
        ItemCommand::Drop { items: vec![item], reason: reason("No longer wanted") },
        edit(ItemEdit::Owner(None)),
        edit(ItemEdit::WorkType(operations)),
    ];
    for command in cases {
        team.refuses(command, Rule::State);
    }
    team.does(edit(ItemEdit::Owner(Some(id(EMMA)))));
}

#[test]
fn refuses_to_change_the_rules_without_a_reason_once_a_sprint_has_started() {
    let mut team = team();
    let item = team.ready("One", CONTENT, BEN, 4);
    running(&mut team, &[item]);
    let mut workflow = (*team.workspace.workflow).clone();
    workflow.limits.owner.most = 2;
    workflow.stale_after = Some(30);
    let note = team.note(None);
    let command = WorkspaceCommand::EditWorkflow { workflow: Box::new(workflow), note };
    let refusal = team.refuses(command, Rule::Reason);
    assert_eq!(refusal.ways, [Way::GiveReason]);
    let mut work_type =
        (**team.workspace.work_types.get(team.types[CONTENT]).expect("content")).clone();
    work_type.done.pop();
    let work_type = Box::new(work_type);
    let note = team.note(None);
    team.refuses(TeamCommand::EditWorkType { work_type: work_type.clone(), note }, Rule::Reason);
    let note = team.note(Some("Nobody links back"));
    team.does(TeamCommand::EditWorkType { work_type, note });
    let change = team.workspace.workflow_changes.values().next().expect("a record");
    assert!(change.what.contains("definition of done drops"), "{}", change.what);
}

#[test]
fn each_step_of_a_sprint_can_be_taken_back_and_done_again() {
    let mut team = team();
    let item = team.ready("One", CONTENT, BEN, 4);
    running(&mut team, &[item]);
    team.as_member(ANA);
    let before = team.workspace.records();
    let change = team.does(estimate(item, 6, Some("More pages")));
    let after = team.workspace.records();
    team.does(Command::Undo(Box::new(change.clone())));
    assert_eq!(team.workspace.records(), before);
    team.does(Command::Redo(Box::new(change)));
    assert_eq!(team.workspace.records(), after);
    assert_eq!(integrity::contradictions(&team.workspace), []);
}
