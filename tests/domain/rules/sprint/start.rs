//! Starting a sprint: ready items, a goal, and a commitment that fits.

use crate::rules::sprint::plan::{begin, goal, has, plan, sprint, start};
use crate::support::{ANA, BEN, CONTENT, EMMA, Team, day, id, just_me, reason, team, title};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::backlog::ItemEdit;
use sprintloop::domain::commands::priority::PriorityCommand;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::load::load;
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::records::priority::PriorityState;
use sprintloop::domain::records::sprint::goal::Goal;

#[test]
fn starting_asks_for_a_goal_a_priority_and_an_item() {
    let mut team = team();
    let sprint = id(700);
    team.does(SprintCommand::Plan { id: sprint, starts: day(2), ends: day(13) });
    team.refuses(begin(None), Rule::Goal);
    let aimless = Goal { text: title("Do things"), priority: None };
    team.does(SprintCommand::SetGoal { id: sprint, goal: aimless, reason: None });
    // The way leads to what is missing: the link, or a priority to link to.
    assert_eq!(team.refuses(begin(None), Rule::Goal).ways, [Way::SetGoal]);
    let all: Vec<_> = team.workspace.priorities.ids().collect();
    let all_are = |team: &mut Team, state| {
        for id in &all {
            team.does(PriorityCommand::SetState { id: *id, state });
        }
    };
    all_are(&mut team, PriorityState::Closed);
    assert_eq!(team.refuses(begin(None), Rule::Goal).ways, [Way::OpenPriority(None)]);
    all_are(&mut team, PriorityState::Current);
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
    assert!(refusal.why.contains("Ben Okafor is 4"), "{}", refusal.why);
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
fn what_is_passed_on_is_enough_where_anything_is() {
    let mut team = team();
    // Ben is some 16 over: the small ones fit elsewhere and do not help, the middle one does.
    let sizes = [("Series", 30), ("Report", 20), ("Note", 10)];
    let items: Vec<_> =
        sizes.iter().map(|(title, size)| team.ready(title, CONTENT, BEN, *size)).collect();
    let id = plan(&mut team);
    team.does(SprintCommand::Choose { id, items: items.clone(), serves_goal: true });
    let over = load(sprint(&team), &team.workspace).owners_over().next().map(|one| one.over());
    let over = over.expect("Ben is over");
    let refusal = team.refuses(begin(None), Rule::Capacity);
    let passed_on = refusal.ways.iter().find_map(|way| match way {
        Way::GiveTo(item, _) => team.item(*item).estimate,
        _ => None,
    });
    assert_eq!(
        passed_on,
        sizes.map(|(_, size)| Effort::whole(size)).into_iter().filter(|size| *size >= over).min()
    );
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
fn one_person_is_asked_for_a_goal_and_for_no_priority() {
    let mut team = just_me();
    let item = team.ready("Guide", CONTENT, ANA, 2);
    team.does(SprintCommand::Plan { id: id(700), starts: day(2), ends: day(13) });
    team.does(SprintCommand::Choose { id: id(700), items: vec![item], serves_goal: true });
    let refusal = team.refuses(begin(None), Rule::Goal);
    assert!(!refusal.why.contains("priority"), "{refusal}");
    let goal = Goal { text: title("Do things"), priority: None };
    team.does(SprintCommand::SetGoal { id: id(700), goal, reason: None });
    team.does(begin(None));
}
