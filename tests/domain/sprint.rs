//! Planning, committing and the scope of a running sprint.

use chrono::NaiveDate;

use sprintloop::domain::base::figures::{BasisPoints, Effort};
use sprintloop::domain::base::ids::{ItemId, SprintId};
use sprintloop::domain::base::refusal::{Refusal, Rule, Way};
use sprintloop::domain::commands::backlog::ItemEdit;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::load::{load, offered, proposed_limit};
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::records::people::Member;
use sprintloop::domain::records::sprint::commitment::ScopeChangeKind;
use sprintloop::domain::records::sprint::goal::Goal;
use sprintloop::domain::records::sprint::record::Sprint;
use crate::support::{ANA, BEN, CONTENT, EMMA, Team, day, id, reason, team, title};

/// The sprint under test.
pub fn sprint(team: &Team) -> &Sprint {
    team.workspace.sprints.get(id(700)).expect("the sprint is there")
}

/// Plans sprint 700 from 2 to 13 November with a goal.
pub fn plan(team: &mut Team) -> SprintId {
    let sprint = id(700);
    team.does(SprintCommand::Plan { id: sprint, starts: day(2), ends: day(13) });
    team.does(SprintCommand::SetGoal { id: sprint, goal: goal(), reason: None });
    sprint
}

fn goal() -> Goal {
    Goal { text: title("Double demo requests"), priority: Some(id(900)) }
}

/// Chooses and starts.
pub fn start(team: &mut Team, items: &[ItemId]) -> SprintId {
    let sprint = plan(team);
    team.does(SprintCommand::Choose { id: sprint, items: items.to_vec(), serves_goal: true });
    team.does(SprintCommand::Start { id: sprint, over_capacity: None });
    sprint
}

fn begin(over_capacity: Option<&str>) -> SprintCommand {
    SprintCommand::Start { id: id(700), over_capacity: over_capacity.map(reason) }
}

fn add(items: &[ItemId], why: Option<&str>, over: Option<&str>) -> SprintCommand {
    SprintCommand::AddToScope {
        id: id(700),
        items: items.to_vec(),
        serves_goal: false,
        reason: why.map(reason),
        over_capacity: over.map(reason),
    }
}

fn has(refusal: &Refusal, way: Way) {
    assert!(refusal.ways.contains(&way), "{way:?} is missing in {refusal:?}");
}

#[test]
fn planning_proposes_capacity_for_everyone_who_can_own_work() {
    let mut team = team();
    let mut ben = Member::clone(team.workspace.members.get(id(BEN)).expect("Ben"));
    (ben.per_day, ben.focus) = (Some(Effort::whole(4)), Some(BasisPoints::percent(50)));
    team.does(sprintloop::domain::commands::team::TeamCommand::EditMember {
        member: Box::new(ben),
    });
    plan(&mut team);
    let capacity = &sprint(&team).capacity;
    assert_eq!(capacity.len(), 5, "the stakeholder has none");
    assert_eq!(capacity.get(&id(BEN)).unwrap().total(), Effort::whole(20));
    assert_eq!(capacity.get(&id(ANA)).unwrap().total(), Effort::whole(56));
}

#[test]
fn refuses_a_second_plan_and_swapped_dates() {
    let mut team = team();
    let swapped = SprintCommand::Plan { id: id(701), starts: day(13), ends: day(2) };
    team.refuses(swapped, Rule::Input);
    plan(&mut team);
    let second = SprintCommand::Plan { id: id(701), starts: day(16), ends: day(27) };
    team.refuses(second, Rule::OneSprint);
}

#[test]
fn new_dates_change_only_days_nobody_touched() {
    let mut team = team();
    let sprint_id = plan(&mut team);
    let mut capacity = sprint(&team).capacity.clone();
    capacity.get_mut(&id(BEN)).expect("Ben").days = 3;
    team.does(SprintCommand::SetCapacity { id: sprint_id, capacity });
    team.does(SprintCommand::SetDates { id: sprint_id, starts: day(2), ends: day(6) });
    assert_eq!(sprint(&team).capacity.get(&id(BEN)).unwrap().days, 3);
    assert_eq!(sprint(&team).capacity.get(&id(ANA)).unwrap().days, 5);
}

#[test]
fn an_item_that_misses_a_rule_cannot_be_chosen() {
    let mut team = team();
    let sprint = plan(&mut team);
    let (vague, clear) = (team.add("Something", CONTENT), team.ready("Guide", CONTENT, BEN, 4));
    let choose = SprintCommand::Choose { id: sprint, items: vec![clear, vague], serves_goal: true };
    let refusal = team.refuses(choose, Rule::Ready);
    assert_eq!(refusal.items, vec![vague]);
    assert!(refusal.why.contains("estimate"), "{}", refusal.why);
    has(&refusal, Way::OpenItem(vague));
    assert!(!refusal.ways.contains(&Way::Override), "nobody overrides the ready gate");
}

#[test]
fn starting_asks_for_a_goal_a_priority_and_an_item() {
    let mut team = team();
    let sprint = id(700);
    team.does(SprintCommand::Plan { id: sprint, starts: day(2), ends: day(13) });
    team.refuses(begin(None), Rule::Goal);
    let aimless = Goal { text: title("Do things"), priority: None };
    team.does(SprintCommand::SetGoal { id: sprint, goal: aimless, reason: None });
    team.refuses(begin(None), Rule::Goal);
    team.does(SprintCommand::SetGoal { id: sprint, goal: goal(), reason: None });
    team.refuses(begin(None), Rule::State);
}

#[test]
fn an_item_that_lost_its_readiness_holds_up_the_start() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 4);
    let sprint = plan(&mut team);
    team.does(SprintCommand::Choose { id: sprint, items: vec![item], serves_goal: true });
    team.edit(item, ItemEdit::ExpectedValue(String::new()));
    team.refuses(begin(Some("It is fine")), Rule::Ready);
}

#[test]
fn refuses_to_start_over_the_capacity_of_one_owner() {
    let mut team = team();
    let (big, small) =
        (team.ready("Series", CONTENT, BEN, 50), team.ready("Note", CONTENT, BEN, 10));
    let sprint_id = plan(&mut team);
    team.does(SprintCommand::Choose { id: sprint_id, items: vec![big, small], serves_goal: true });
    assert_eq!(load(sprint(&team), &team.workspace).load, Effort::whole(60));
    let refusal = team.refuses(begin(None), Rule::Capacity);
    assert!(refusal.why.contains("Ben Okafor has 4"), "{}", refusal.why);
    has(&refusal, Way::TakeOut(small));
    has(&refusal, Way::Override);
    assert!(refusal.ways.iter().any(|way| matches!(way, Way::GiveTo(item, _) if *item == small)));
    team.as_member(BEN).refuses(begin(Some("It will do")), Rule::Right);
    team.as_member(ANA).does(begin(Some("The fair is fixed")));
    let commitment = sprint(&team).commitment.as_ref().expect("a commitment");
    assert_eq!(
        commitment.over_capacity.as_ref().expect("on record").reason,
        reason("The fair is fixed")
    );
    assert!(team.workspace.log().oldest_first().any(|entry| entry.event.overrode));
}

#[test]
fn the_commitment_is_never_restated() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 4);
    start(&mut team, &[item]);
    let before = sprint(&team).commitment.clone();
    let committed = &before.as_ref().expect("a commitment").items[0];
    assert_eq!(committed.estimate, Some(Effort::whole(4)));
    assert!(!committed.rules_met.is_empty());
    let stage = BoardStage::Committed;
    assert_eq!(team.item(item).position, Position::InSprint { sprint: id(700), stage });
    assert!(team.item(item).history.len() == 1);
    let estimate = Some(Effort::whole(9));
    team.edit(item, ItemEdit::Estimate { estimate, reason: Some(reason("Larger than thought")) });
    team.edit(item, ItemEdit::Owner(Some(id(EMMA))));
    assert_eq!(sprint(&team).commitment, before);
}

#[test]
fn one_sprint_runs_at_a_time() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 4);
    start(&mut team, &[item]);
    let second = id(701);
    let other = team.ready("Other", CONTENT, BEN, 4);
    team.does(SprintCommand::Plan { id: second, starts: day(16), ends: day(27) });
    team.does(SprintCommand::SetGoal { id: second, goal: goal(), reason: None });
    team.does(SprintCommand::Choose { id: second, items: vec![other], serves_goal: true });
    let refusal =
        team.refuses(SprintCommand::Start { id: second, over_capacity: None }, Rule::OneSprint);
    has(&refusal, Way::OpenReview(id(700)));
}

#[test]
fn scope_changes_have_a_reason_and_meet_the_same_gates() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 50);
    start(&mut team, &[item]);
    let late = team.ready("Late", CONTENT, BEN, 10);
    let vague = team.add("Vague", CONTENT);
    team.refuses(add(&[late], None, None), Rule::Reason);
    team.refuses(add(&[vague], Some("Asked"), Some("Must")), Rule::Ready);
    team.refuses(add(&[late], Some("Asked"), None), Rule::Capacity);
    assert!(sprint(&team).scope_overrides.is_empty());
    team.does(add(&[late], Some("Asked"), Some("The fair is fixed")));
    let overrides = sprint(&team).scope_overrides.iter().map(|over| over.reason.to_string());
    assert_eq!(overrides.collect::<Vec<_>>(), ["The fair is fixed"], "on record in the sprint");
    team.does(SprintCommand::RemoveFromScope {
        id: id(700),
        items: vec![late],
        reason: reason("Cancelled"),
    });
    assert_eq!(team.item(late).position, Position::Backlog);
    let kinds: Vec<_> = sprint(&team).scope_changes.iter().map(|change| &change.kind).collect();
    assert!(matches!(kinds[0], ScopeChangeKind::Added { .. }));
    assert!(matches!(kinds[1], ScopeChangeKind::Removed { .. }));
    assert_eq!(sprint(&team).commitment.as_ref().expect("frozen").items.len(), 1);
}

#[test]
fn a_running_goal_changes_only_with_a_reason() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 4);
    let sprint_id = start(&mut team, &[item]);
    let other = Goal { text: title("Win three deals"), priority: Some(id(900)) };
    let change = |why: Option<&str>| SprintCommand::SetGoal {
        id: sprint_id,
        goal: other.clone(),
        reason: why.map(reason),
    };
    team.refuses(change(None), Rule::Reason);
    team.does(change(Some("The market moved")));
    assert_eq!(sprint(&team).goal_changes.len(), 1);
}

#[test]
fn cancelling_returns_the_items() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 4);
    let sprint_id = start(&mut team, &[item]);
    team.does(SprintCommand::Cancel { id: sprint_id, reason: reason("Budget cut") });
    assert_eq!(team.item(item).position, Position::Backlog);
    assert_eq!(offered(&team.workspace).len(), 1);
    assert_eq!(proposed_limit(&team.workspace), None, "a cancelled sprint proposes nothing");
    let again = SprintCommand::SetDates {
        id: sprint_id,
        starts: day(2),
        ends: NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day"),
    };
    team.refuses(again, Rule::State);
}

#[test]
fn a_sprint_tells_its_day_in_working_days() {
    let mut team = team();
    plan(&mut team);
    let told = |on: u32| sprint(&team).day(day(on), &team.workspace.workflow.calendar);
    assert_eq!(told(1), "10 days, not begun");
    assert_eq!((told(2).as_str(), told(9).as_str()), ("day 1 of 10", "day 6 of 10"));
    assert_eq!(told(13), "day 10 of 10");
    assert_eq!(told(15), "day 10 of 10", "a weekend is not a day over");
    assert_eq!(told(17), "day 10 of 10, 2 over");
}
