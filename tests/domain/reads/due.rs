//! Results that are not in yet, and everything else that is due.

use crate::rules::blocker::block;
use crate::rules::sprint::plan::{sprint, start};
use crate::support::{
    BEN, CAMPAIGN, CONTENT, DEV, EXPERIMENT, Team, day, id, plan, reason, team, title,
};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::check_in::CheckInCommand;
use sprintloop::domain::commands::decision::DecisionCommand;
use sprintloop::domain::commands::learning::{LearningCommand, LearningWords};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::due::due_by;
use sprintloop::domain::reads::sprint::before_closing::{
    Lack, before_closing, learnings_due, results_due,
};
use sprintloop::domain::records::backlog::measurement::MeasurementPlan;

/// A running sprint with an experiment whose results are looked at on 20 November.
fn running() -> (Team, ItemId) {
    let mut team = team();
    let item = team.ready("Price test", EXPERIMENT, BEN, 3);
    start(&mut team, &[item]);
    (team, item)
}

fn due_on(team: &Team, date: u32) -> Vec<ItemId> {
    due_by(&team.workspace, day(date)).results.iter().map(|item| item.id).collect()
}

pub fn learned(item: ItemId) -> LearningWords {
    LearningWords {
        subject: title("Price test"),
        expected: reason("30 requests"),
        happened: reason("12 requests"),
        decide: title("Show it higher up"),
        rationale: String::new(),
        look_again: None,
        item: Some(item),
        data_snapshot: String::new(),
        gap: None,
        result: None,
    }
}

#[test]
fn results_are_due_from_their_review_date_until_someone_has_learned() {
    let (mut team, item) = running();
    assert!(due_on(&team, 19).is_empty());
    assert_eq!(due_on(&team, 20), [item]);
    let words = Box::new(learned(item));
    team.does(LearningCommand::Record { id: id(1), decision: id(2), words });
    assert!(due_on(&team, 20).is_empty());
}

#[test]
fn results_that_are_not_in_yet_are_due_on_the_day_they_were_put_off_to() {
    let (mut team, item) = running();
    team.on(20);
    team.refuses(ItemCommand::AwaitResults { item, until: day(20) }, Rule::Input);
    team.does(ItemCommand::AwaitResults { item, until: day(27) });
    assert!(due_on(&team, 26).is_empty());
    assert_eq!(due_on(&team, 27), [item]);
    assert_eq!(results_due(team.item(item), &team.workspace), Some(day(27)));
}

#[test]
fn a_sprint_closes_while_its_results_are_awaited() {
    let (mut team, item) = running();
    let learning = |team: &Team| {
        let all = before_closing(sprint(team), &team.workspace, day(20));
        all.iter().any(|one| one.lack == Lack::Learning)
    };
    assert!(learning(&team));
    team.on(20).does(ItemCommand::AwaitResults { item, until: day(27) });
    assert!(!learning(&team));
}

#[test]
fn a_late_result_counts_in_the_sprint_in_which_it_is_decided() {
    let (mut team, item) = running();
    team.does(SprintCommand::RemoveFromScope {
        id: id(700),
        items: vec![item],
        reason: reason("Runs on by itself"),
    });
    team.does(SprintCommand::Cancel { id: id(700), reason: reason("Another one instead") });
    team.does(SprintCommand::Plan { id: id(701), starts: day(16), ends: day(27) });
    let other = team.ready("Guide", CONTENT, BEN, 1);
    let goal = sprintloop::domain::records::sprint::goal::Goal {
        text: title("Show the price"),
        priority: Some(id(900)),
    };
    team.does(SprintCommand::SetGoal { id: id(701), goal, reason: None });
    team.does(SprintCommand::Choose { id: id(701), items: vec![other], serves_goal: true });
    team.does(SprintCommand::Start { id: id(701), over_capacity: None });
    let words = Box::new(learned(item));
    team.on(20).does(LearningCommand::Record { id: id(1), decision: id(2), words });
    let learning = team.workspace.learnings.get(id(1)).expect("the learning");
    assert_eq!(learning.sprint, Some(id(701)));
}

#[test]
fn only_what_is_measured_has_results() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 3);
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(plan()) });
    start(&mut team, &[item]);
    assert_eq!(results_due(team.item(item), &team.workspace), None);
    assert!(due_on(&team, 30).is_empty());
}

#[test]
fn a_campaigns_items_share_its_result() {
    use sprintloop::domain::commands::backlog::CampaignCommand;
    let mut team = team();
    team.does(CampaignCommand::Add { id: id(500), name: title("Autumn") });
    let shared = MeasurementPlan { review_on: Some(day(12)), ..plan() };
    team.does(CampaignCommand::PlanMeasurement { id: id(500), plan: Box::new(shared) });
    team.as_member(DEV).does(CampaignCommand::ValidatePlan { id: id(500) });
    let items = ["Mail", "Page"].map(|headline| {
        let item = team.ready(headline, CONTENT, BEN, 1);
        team.edit(item, ItemEdit::Campaign(Some(id(500))));
        team.edit(item, ItemEdit::WorkType(team.types[CAMPAIGN]));
        item
    });
    start(&mut team, &items);
    assert_eq!(due_on(&team, 12).len(), 2);
    let words = Box::new(learned(items[0]));
    team.does(LearningCommand::Record { id: id(1), decision: id(2), words });
    assert!(learnings_due(&team.workspace, day(12)).is_empty());
}

#[test]
fn what_is_due_is_sorted_and_ends_when_it_is_done() {
    let (mut team, item) = running();
    team.does(block(id(800), item, 5));
    team.does(CheckInCommand::Open { id: id(600) });
    for (action, due) in [(601, 6), (602, 4)] {
        team.does(CheckInCommand::Agree {
            id: id(600),
            action: id(action),
            item: None,
            what: title("Ask legal"),
            owner: id(BEN),
            due: day(due),
        });
    }
    team.does(DecisionCommand::Record {
        id: id(3),
        what: title("No display ads"),
        why: String::new(),
        item: None,
        review_of: None,
        look_again: Some(day(6)),
    });
    assert_eq!(due_by(&team.workspace, day(3)).len(), 0);
    let due = due_by(&team.workspace, day(6));
    let actions: Vec<_> = due.next_actions.iter().map(|(_, next)| next.id).collect();
    assert_eq!(actions, [id(602), id(601)]);
    assert_eq!((due.blockers.len(), due.decisions.len(), due.len()), (1, 1, 4));
    team.does(CheckInCommand::FinishAction { id: id(600), action: id(602), done: true });
    let look =
        DecisionCommand::LookAgain { id: id(3), stands: true, note: String::new(), next: None };
    team.does(look);
    assert_eq!(due_by(&team.workspace, day(6)).len(), 2);
}
