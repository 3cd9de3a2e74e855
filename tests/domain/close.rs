//! Review, outcomes and the closing gate.

use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::load::{offered, proposed_limit};
use sprintloop::domain::reads::sprint::standing::{Lack, standing};
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::records::sprint::goal::GoalVerdict;
use sprintloop::domain::records::sprint::outcome::{Destination, Outcome};
use sprintloop::domain::records::sprint::record::RetrospectivePlan;

use crate::board::{finish, to};
use crate::sprint::{sprint, start};
use crate::support::{ANA, BEN, CONTENT, EXPERIMENT, Team, day, id, reason, team, title};

/// Closes sprint 700.
pub fn close(why: Option<&str>) -> SprintCommand {
    SprintCommand::Close { id: id(700), over_missing: why.map(reason), next_cycle: None }
}

fn becomes(item: ItemId, destination: Destination) -> SprintCommand {
    let outcome = Some(Outcome { destination, reason: reason("Took longer than estimated") });
    SprintCommand::SetOutcome { id: id(700), item, outcome }
}

/// Opens the review and answers everything but outcomes and learnings.
pub fn reviewed(team: &mut Team) {
    let sprint = id(700);
    team.does(SprintCommand::BeginReview { id: sprint });
    team.does(SprintCommand::NoteReview {
        id: sprint,
        notes: "Two of three".to_owned(),
        next: "More of it".to_owned(),
    });
    let why = String::new();
    team.does(SprintCommand::JudgeGoal { id: sprint, verdict: GoalVerdict::Partly, why });
    let plan = RetrospectivePlan::Dated { on: day(16) };
    team.does(SprintCommand::PlanRetrospective { id: sprint, plan });
}

#[test]
fn closing_names_everything_that_stands_in_the_way() {
    let mut team = team();
    let guide = team.ready("Guide", CONTENT, BEN, 4);
    let test = team.ready("Price test", EXPERIMENT, BEN, 4);
    start(&mut team, &[guide, test]);
    team.refuses(close(None), Rule::State);
    team.on(20).does(SprintCommand::BeginReview { id: id(700) });
    let lacks: Vec<Lack> =
        standing(sprint(&team), &team.workspace, day(20)).into_iter().map(|one| one.lack).collect();
    let expected = [
        Lack::Learning,
        Lack::Verdict,
        Lack::Notes,
        Lack::Next,
        Lack::Outcome,
        Lack::Outcome,
        Lack::Retrospective,
    ];
    assert_eq!(lacks, expected);
    let refusal = team.refuses(close(None), Rule::Close);
    assert!(refusal.ways.contains(&Way::RecordLearning(test)));
    assert!(refusal.ways.contains(&Way::Override));
    team.as_member(BEN).refuses(close(Some("We must go on")), Rule::Right);
    team.as_member(ANA).does(close(Some("We must go on")));
    assert!(sprint(&team).closed_over.is_some());
    assert_eq!(team.item(guide).carried_from, Some(id(700)));
}

#[test]
fn a_learning_is_not_asked_before_its_review_date() {
    let mut team = team();
    let test = team.ready("Price test", EXPERIMENT, BEN, 4);
    start(&mut team, &[test]);
    let asked = |team: &Team, on| {
        standing(sprint(team), &team.workspace, day(on))
            .iter()
            .any(|one| one.lack == Lack::Learning)
    };
    assert!(!asked(&team, 19));
    assert!(asked(&team, 20));
}

#[test]
fn each_unfinished_item_goes_where_its_outcome_says() {
    let mut team = team();
    let items: Vec<ItemId> =
        (0..5).map(|n| team.ready(&format!("Guide {n}"), CONTENT, BEN, 4)).collect();
    start(&mut team, &items);
    finish(&mut team, items[0]);
    team.does(to(items[1], BoardStage::Active));
    reviewed(&mut team);
    team.refuses(becomes(items[0], Destination::Drop), Rule::State);
    team.does(becomes(items[1], Destination::CarryOver));
    let rest = Destination::Split {
        rest: id(750),
        title: title("The rest"),
        estimate: Some(Effort::whole(1)),
    };
    team.does(becomes(items[2], rest));
    team.does(becomes(items[3], Destination::Refinement));
    team.refuses(close(None), Rule::Close);
    team.does(becomes(items[4], Destination::Drop));
    team.does(close(None));
    assert_eq!(team.item(items[0]).position.stage(), Some(BoardStage::Done));
    assert_eq!(team.item(items[1]).position, Position::Backlog);
    assert_eq!(team.item(items[2]).position, Position::Archived);
    assert_eq!(team.item(items[3]).position, Position::Backlog);
    assert!(matches!(team.item(items[4]).position, Position::Dropped { .. }));
    let new = team.item(id(750));
    assert_eq!((new.split_from, new.estimate), (Some(items[2]), Some(Effort::whole(1))));
    assert_eq!(offered(&team.workspace).first().map(|item| item.id), Some(items[1]));
    let limit = proposed_limit(&team.workspace).expect("one closed sprint");
    assert_eq!(limit.limit, Effort::whole(4));
}

#[test]
fn carrying_over_leaves_the_closed_sprint_as_it_was() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 4);
    start(&mut team, &[item]);
    reviewed(&mut team);
    team.does(becomes(item, Destination::CarryOver));
    team.does(close(None));
    let before = sprint(&team).clone();
    assert_eq!(before.final_lines.len(), 1);
    let next = id(701);
    team.does(SprintCommand::Plan { id: next, starts: day(16), ends: day(27) });
    team.does(SprintCommand::Choose { id: next, items: vec![item], serves_goal: true });
    let goal = before.goal.clone().expect("a goal");
    team.does(SprintCommand::SetGoal { id: next, goal, reason: None });
    team.does(SprintCommand::Start { id: next, over_capacity: None });
    assert_eq!(*sprint(&team), before);
    let carried = team.workspace.sprints.get(next).and_then(|next| next.commitment.clone());
    assert!(carried.expect("a commitment").items[0].carried_over);
}
