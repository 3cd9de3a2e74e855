//! Planning, committing and the scope of a running sprint.

use crate::reads::sprint::capacity::member;
use crate::support::{ANA, BEN, CONTENT, EMMA, Team, day, id, reason, team, title};
use sprintloop::domain::base::figures::{BasisPoints, Effort};
use sprintloop::domain::base::ids::{ItemId, SprintId};
use sprintloop::domain::base::refusal::{Refusal, Rule, Way};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::reads::sprint::capacity::capacity_of;
use sprintloop::domain::reads::sprint::load::load;
use sprintloop::domain::records::absence::{Absence, AwayFor};
use sprintloop::domain::records::people::{Member, Role};
use sprintloop::domain::records::sprint::goal::Goal;
use sprintloop::domain::records::sprint::record::Sprint;

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

pub fn goal() -> Goal {
    Goal { text: title("Double demo requests"), priority: Some(id(900)) }
}

/// Chooses and starts.
pub fn start(team: &mut Team, items: &[ItemId]) -> SprintId {
    let sprint = plan(team);
    team.does(SprintCommand::Choose { id: sprint, items: items.to_vec(), serves_goal: true });
    team.does(SprintCommand::Start { id: sprint, over_capacity: None });
    sprint
}

pub fn begin(over_capacity: Option<&str>) -> SprintCommand {
    SprintCommand::Start { id: id(700), over_capacity: over_capacity.map(reason) }
}

pub fn add(items: &[ItemId], why: Option<&str>, over: Option<&str>) -> SprintCommand {
    SprintCommand::AddToScope {
        id: id(700),
        items: items.to_vec(),
        serves_goal: false,
        reason: why.map(reason),
        over_capacity: over.map(reason),
    }
}

pub fn has(refusal: &Refusal, way: Way) {
    assert!(refusal.ways.contains(&way), "{way:?} is missing in {refusal:?}");
}

/// What someone can do in the sprint under test, as everything that reads it sees it.
fn can(team: &Team, who: u128) -> Effort {
    let load = load(sprint(team), &team.workspace);
    load.owners.iter().find(|owner| owner.member == id(who)).map(|o| o.capacity).unwrap_or_default()
}

#[test]
fn planning_proposes_capacity_for_everyone_who_can_own_work() {
    let mut team = team();
    member(&mut team, BEN, |ben| {
        (ben.per_day, ben.focus) = (Some(Effort::whole(4)), Some(BasisPoints::percent(50)));
    });
    plan(&mut team);
    let owners = load(sprint(&team), &team.workspace).owners.len();
    assert_eq!(owners, 5, "the stakeholder has none");
    assert_eq!((can(&team, BEN), can(&team, ANA)), (Effort::whole(20), Effort::whole(56)));
}

#[test]
fn holidays_and_hours_entered_after_planning_began_count() {
    let mut team = team();
    plan(&mut team);
    assert_eq!(can(&team, BEN), Effort::whole(56));
    team.workflow(|workflow| {
        workflow.calendar.holidays.insert(day(4));
    });
    assert_eq!(can(&team, BEN), Effort(9 * 336), "nine days");
    member(&mut team, BEN, |ben| ben.per_day = Some(Effort::whole(4)));
    assert_eq!(can(&team, BEN), Effort(9 * 168));
    team.workflow(|workflow| workflow.focus = Some(BasisPoints::percent(50)));
    assert_eq!(can(&team, BEN), Effort::whole(18));
    let mut gil = Member::new(id(7), title("Gil Ro"));
    gil.roles = [Role::ChannelOwner].into();
    team.does(TeamCommand::AddMember { member: Box::new(gil) });
    assert_eq!(can(&team, 7), Effort::whole(36), "who joins while the sprint is planned counts");
}

#[test]
fn a_sprint_that_would_be_over_is_not_planned() {
    let mut team = team();
    let over = SprintCommand::Plan { id: id(700), starts: day(2), ends: day(6) };
    let refusal = team.on(9).refuses(over, Rule::Input);
    assert!(refusal.why.contains("already be over"), "{}", refusal.why);
    team.on(9).does(SprintCommand::Plan { id: id(700), starts: day(2), ends: day(9) });
    let dates = SprintCommand::SetDates { id: id(700), starts: day(2), ends: day(6) };
    team.on(9).refuses(dates, Rule::Input);
}

#[test]
fn refused_dates_change_neither_dates_nor_capacity() {
    let mut team = team();
    let id = plan(&mut team);
    let dates = |starts, ends| SprintCommand::SetDates { id, starts, ends };
    team.refuses(dates(day(24), day(13)), Rule::Input);
    assert_eq!((sprint(&team).starts, sprint(&team).ends), (day(2), day(13)));
    assert_eq!(can(&team, BEN), Effort::whole(56));
    // Both at once: no order of the two stands in the way.
    team.does(dates(day(16), day(20)));
    assert_eq!(can(&team, BEN), Effort::whole(28));
    team.does(dates(day(23), day(27)));
    assert_eq!(can(&team, BEN), Effort::whole(28));
}

#[test]
fn the_start_freezes_what_the_plan_showed() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 4);
    start(&mut team, &[item]);
    let promise = sprint(&team).commitment.clone().expect("it runs");
    assert_eq!(promise.capacity.len(), 5);
    let frozen = |team: &Team| sprint(team).commitment.as_ref().map(|it| it.capacity.clone());
    member(&mut team, EMMA, |emma| {
        emma.absences = vec![Absence { from: day(9), to: day(13), away: AwayFor::WholeDays }];
    });
    assert_eq!(frozen(&team), Some(promise.capacity), "the promise is not restated");
    assert_eq!(can(&team, EMMA), Effort::whole(28), "what she can take on now is less");
    let mut gil = Member::new(id(7), title("Gil Ro"));
    gil.roles = [Role::ChannelOwner].into();
    team.does(TeamCommand::AddMember { member: Box::new(gil) });
    assert_eq!(can(&team, 7), Effort::ZERO, "who joins later was not there on the first day");
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
    let mut capacity = capacity_of(sprint(&team), &team.workspace);
    capacity.get_mut(&id(BEN)).expect("Ben").days = 3;
    team.does(SprintCommand::SetCapacity { id: sprint_id, capacity });
    team.does(SprintCommand::SetDates { id: sprint_id, starts: day(2), ends: day(6) });
    let capacity = capacity_of(sprint(&team), &team.workspace);
    assert_eq!((capacity[&id(BEN)].days, capacity[&id(ANA)].days), (3, 5));
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
fn a_sprint_tells_its_day_in_working_days() {
    let mut team = team();
    plan(&mut team);
    let told = |on: u32| sprint(&team).day(day(on), &team.workspace.workflow.calendar);
    assert_eq!(told(1), "starts Mon, Nov 2");
    assert_eq!((told(2).as_str(), told(9).as_str()), ("day 1 of 10", "day 6 of 10"));
    assert_eq!(told(13), "day 10 of 10");
    assert_eq!(told(15), "day 10 of 10", "a weekend is not a day over");
    assert_eq!(told(17), "2 days overdue");
}

#[test]
fn a_sprint_has_a_working_day() {
    let mut team = team();
    let weekend = SprintCommand::Plan { id: id(700), starts: day(7), ends: day(8) };
    let refusal = team.refused(weekend);
    assert_eq!(refusal.rule, Rule::Input);
    assert!(refusal.why.contains("no working day"), "{}", refusal.why);
    let sprint = plan(&mut team);
    let dates = SprintCommand::SetDates { id: sprint, starts: day(7), ends: day(8) };
    assert_eq!(team.refused(dates).rule, Rule::Input);
    assert_eq!(team.workspace.sprints.get(sprint).map(|sprint| sprint.ends), Some(day(13)));
}
