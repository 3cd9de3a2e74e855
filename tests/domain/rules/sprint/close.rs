//! Review, outcomes and the closing gate.

use crate::rules::sprint::plan::{sprint, start};
use crate::support::{ANA, BEN, CONTENT, EXPERIMENT, Team, day, id, reason, team};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::before_closing::{Lack, before_closing};
use sprintloop::domain::records::sprint::goal::GoalVerdict;
use sprintloop::domain::records::sprint::outcome::{Destination, Outcome};
use sprintloop::domain::records::sprint::record::RetrospectivePlan;

/// Closes sprint 700.
pub fn close(why: Option<&str>) -> SprintCommand {
    SprintCommand::Close { id: id(700), over_missing: why.map(reason), next_cycle: None }
}

pub fn becomes(item: ItemId, destination: Destination) -> SprintCommand {
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
    let lacks: Vec<Lack> = before_closing(sprint(&team), &team.workspace, day(20))
        .into_iter()
        .map(|one| one.lack)
        .collect();
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
        before_closing(sprint(team), &team.workspace, day(on))
            .iter()
            .any(|one| one.lack == Lack::Learning)
    };
    assert!(!asked(&team, 19));
    assert!(asked(&team, 20));
}
