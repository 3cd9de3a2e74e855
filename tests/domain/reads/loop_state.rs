//! Where the team stands in the loop, and what each role still owes it.

use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};

use crate::rules::blocker::{block, running};
use crate::rules::sprint::close::{close, reviewed};
use crate::rules::sprint::move_card::{accept, finish, meet, to};
use crate::rules::sprint::plan::plan;
use crate::support::{
    ANA, BEN, CAMPAIGN, CONTENT, EMMA, EXPERIMENT, Team, day, id, morning, reason, team, title,
};
use sprintloop::domain::commands::intake::IntakeCommand;
use sprintloop::domain::commands::priority::PriorityCommand;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::loop_state::{Stand, Step, stand, waiting_requests};
use sprintloop::domain::reads::outputs::{
    Output, OutputState, hygiene, outputs, plans_to_validate,
};
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::intake::{Request, Requester};
use sprintloop::domain::records::people::Role;
use sprintloop::domain::records::priority::PriorityState;
use sprintloop::domain::records::sprint::goal::GoalVerdict;
use sprintloop::domain::records::sprint::record::RetrospectivePlan;
use sprintloop::domain::records::workflow::Mode;

fn on(team: &Team, date: u32) -> Stand {
    stand(&team.workspace, day(date))
}

fn is_at(team: &Team, date: u32, step: Step, words: &str) {
    let stand = on(team, date);
    assert_eq!(stand.step, step, "{}", stand.next);
    assert!(stand.next.contains(words), "{}", stand.next);
}

fn submit(team: &mut Team, request: u128) {
    let requester = Requester { name: title("Finn Berg"), member: None };
    let request = Request::new(id(request), reason("No price"), requester, morning());
    team.does(IntakeCommand::Submit { request: Box::new(request) });
}

#[test]
fn an_empty_team_takes_in_work_and_triages_requests() {
    let mut team = team();
    is_at(&team, 2, Step::Intake, "Add your first work items, or submit a request.");
    submit(&mut team, 700);
    is_at(&team, 2, Step::Intake, "Triage 1 new request.");
    submit(&mut team, 701);
    is_at(&team, 2, Step::Intake, "Triage 2 new requests.");
    team.does(IntakeCommand::Decline { request: id(700), reason: reason("Not now") });
    assert_eq!(waiting_requests(&team.workspace), 1);
}

#[test]
fn before_a_sprint_the_team_refines_names_a_priority_sets_a_goal_and_commits() {
    let mut team = team();
    let item = team.add("Guide", CONTENT);
    is_at(&team, 2, Step::Refine, "Refine items until they are Ready");
    assert_eq!(on(&team, 2).decides, Role::OperationsOwner);
    team.does(ItemCommand::Drop { items: vec![item], reason: reason("Not wanted") });
    let item = team.ready("Guide", CONTENT, BEN, 2);
    is_at(&team, 2, Step::Goal, "Plan the next sprint");
    team.does(PriorityCommand::SetState { id: id(900), state: PriorityState::Later });
    is_at(&team, 2, Step::Goal, "Choose the current marketing priority.");
    team.does(PriorityCommand::SetState { id: id(900), state: PriorityState::Current });
    team.does(SprintCommand::Plan { id: id(700), starts: day(2), ends: day(13) });
    is_at(&team, 2, Step::Goal, "Set a goal for Sprint 1");
    team.does(SprintCommand::Cancel { id: id(700), reason: reason("Other dates") });
    team.does(SprintCommand::Plan { id: id(701), starts: day(2), ends: day(13) });
    let goal = sprintloop::domain::records::sprint::goal::Goal {
        text: title("Show the price"),
        priority: Some(id(900)),
    };
    team.does(SprintCommand::SetGoal { id: id(701), goal, reason: None });
    is_at(&team, 2, Step::Commit, "Add ready items to Sprint 2.");
    team.does(SprintCommand::Choose { id: id(701), items: vec![item], serves_goal: true });
    is_at(&team, 2, Step::Commit, "Check capacity for Sprint 2");
    assert_eq!(on(&team, 2).decides, Role::MarketingLead);
}

#[test]
fn a_running_sprint_asks_for_its_blockers_then_for_its_review() {
    let (mut team, item) = running();
    is_at(&team, 3, Step::Run, "Sprint 1, day 2 of 10: pick your next item.");
    team.does(to(item, BoardStage::Active));
    is_at(&team, 3, Step::Run, "finish what is in progress.");
    team.does(block(id(800), item, 4));
    is_at(&team, 4, Step::Run, "what is left is blocked.");
    is_at(&team, 5, Step::Run, "Escalate 1 overdue blocker.");
    is_at(&team, 13, Step::Run, "Escalate");
    is_at(&team, 14, Step::Review, "Sprint 1 is overdue. Start the review.");
    team.on(13).does(SprintCommand::BeginReview { id: id(700) });
    is_at(&team, 14, Step::Review, "5 steps left.");
}

#[test]
fn a_review_ends_in_learning_closing_and_the_retrospective() {
    let mut team = team();
    let item = team.ready("Price test", EXPERIMENT, BEN, 2);
    crate::rules::sprint::plan::start(&mut team, &[item]);
    team.does(to(item, BoardStage::Active));
    finish(&mut team, item);
    reviewed(&mut team);
    is_at(&team, 16, Step::Learn, "Close Sprint 1.");
    assert_eq!(on(&team, 16).decides, Role::MarketingLead, "closing is the lead's");
    is_at(&team, 20, Step::Learn, "Record the learnings of Sprint 1. 1 step left.");
    assert_eq!(on(&team, 20).decides, Role::AnalyticsOwner);
    team.on(16).does(close(None));
    is_at(&team, 16, Step::Retrospective, "Sprint 1 retrospective");
    is_at(&team, 17, Step::Retrospective, "Sprint 1 retrospective");
    let skipped = RetrospectivePlan::Skipped { reason: reason("Everybody is ill") };
    team.does(SprintCommand::PlanRetrospective { id: id(700), plan: skipped });
    is_at(&team, 17, Step::Intake, "Add your first work items");
}

#[test]
fn a_cycle_without_a_goal_asks_for_one() {
    let mut team = team();
    team.workflow(|workflow| workflow.mode = Mode::Continuous);
    team.does(SprintCommand::BeginCycle { id: id(700), starts: day(2) });
    is_at(&team, 2, Step::Goal, "Set a goal for Cycle 1.");
}

fn output(team: &Team, date: u32, role: Role) -> Output {
    let all = outputs(&team.workspace, day(date));
    all.into_iter().find(|one| one.role == role).expect("each of these roles owes something")
}

#[test]
fn the_lead_owes_a_commitment_and_channel_owners_what_is_accepted() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 2);
    assert_eq!(output(&team, 2, Role::MarketingLead).state, OutputState::Open);
    assert_eq!(output(&team, 2, Role::ChannelOwner).state, OutputState::NothingDue);
    crate::rules::sprint::plan::start(&mut team, &[item]);
    let promised = output(&team, 2, Role::MarketingLead);
    assert_eq!(promised.state, OutputState::Done);
    assert_eq!(promised.detail, "Sprint 1: 1 item committed");
    let delivered = output(&team, 2, Role::ChannelOwner);
    assert_eq!((delivered.state, delivered.items), (OutputState::Open, vec![item]));
    team.does(to(item, BoardStage::Active));
    finish(&mut team, item);
    let delivered = output(&team, 2, Role::ChannelOwner);
    assert_eq!((delivered.state, delivered.items), (OutputState::Done, Vec::new()));
    assert_eq!(delivered.detail, "1 of 1 accepted");
}

#[test]
fn operations_owes_a_backlog_without_stale_double_or_ownerless_items() {
    let mut team = team();
    assert_eq!(output(&team, 2, Role::OperationsOwner).state, OutputState::NothingDue);
    let first = team.ready("Price page", CONTENT, BEN, 2);
    let second = team.add("PRICE page", CONTENT);
    let found = hygiene(&team.workspace, day(2));
    assert_eq!((found.duplicates, found.ownerless), (vec![first, second], vec![second]));
    assert!(found.stale.is_empty());
    let owed = output(&team, 2, Role::OperationsOwner);
    assert_eq!(owed.detail, "2 with a duplicate title, 1 with no owner");
    assert_eq!(owed.items, [first, second], "each item once");
    team.workflow(|workflow| workflow.stale_after = Some(10));
    assert!(hygiene(&team.workspace, day(12)).stale.is_empty(), "ten days are not yet stale");
    assert_eq!(hygiene(&team.workspace, day(13)).stale, [first, second]);
    team.on(13).edit(first, ItemEdit::ExpectedValue("30 requests".to_owned()));
    assert_eq!(hygiene(&team.workspace, day(13)).stale, [second], "it was touched");
    team.does(ItemCommand::Archive { items: vec![second] });
    assert_eq!(output(&team, 13, Role::OperationsOwner).state, OutputState::Done);
}

#[test]
fn analytics_owes_validated_plans_and_results_that_are_due() {
    let mut team = team();
    let item = team.ready("Autumn", CAMPAIGN, BEN, 2);
    assert_eq!(output(&team, 2, Role::AnalyticsOwner).state, OutputState::NothingDue);
    let mut plan = crate::support::plan();
    plan.segment = "Banks".to_owned();
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(plan.clone()) });
    assert_eq!(plans_to_validate(&team.workspace), [item], "the edit voided its validation");
    assert_eq!(output(&team, 2, Role::AnalyticsOwner).detail, "1 measurement plan to validate");
    plan.metric = String::new();
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(plan) });
    assert!(plans_to_validate(&team.workspace).is_empty(), "an incomplete plan waits for its team");
}

#[test]
fn a_goal_missed_is_as_good_as_one_met_for_the_loop() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, ANA, 2);
    let sprint = plan(&mut team);
    team.does(SprintCommand::Choose { id: sprint, items: vec![item], serves_goal: true });
    team.does(SprintCommand::Start { id: sprint, over_capacity: None });
    reviewed(&mut team);
    let why = "Too late".to_owned();
    team.does(SprintCommand::JudgeGoal { id: sprint, verdict: GoalVerdict::Missed, why });
    is_at(&team, 13, Step::Review, "1 step left.");
}

#[test]
fn the_last_day_gets_the_sprint_ready_for_closing() {
    let mut team = team();
    let items = [team.ready("Guide", CONTENT, BEN, 2), team.ready("Page", CONTENT, EMMA, 2)];
    crate::rules::sprint::plan::start(&mut team, &items);
    is_at(&team, 12, Step::Run, "pick your next item.");
    is_at(&team, 13, Step::Run, "finish what you can, then carry over the rest.");
    team.does(to(items[0], BoardStage::Active));
    team.does(to(items[0], BoardStage::UnderReview));
    is_at(&team, 13, Step::Run, "accept what is under review, then finish or carry over the rest.");
    finish(&mut team, items[1]);
    is_at(&team, 13, Step::Run, "day 10 of 10: accept what is under review.");
    meet(&mut team, items[0]);
    team.does(accept(items[0]));
    is_at(&team, 13, Step::Run, "Start the review.");
}

#[test]
fn the_first_work_is_added_to_the_backlog_and_requests_are_triaged_in_intake() {
    let mut team = team();
    assert_eq!((on(&team, 2).step, on(&team, 2).place), (Step::Intake, Step::Refine));
    submit(&mut team, 700);
    assert_eq!(on(&team, 2).place, Step::Intake);
}
