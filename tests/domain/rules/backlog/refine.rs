//! Filling in several fields at once.

use crate::rules::sprint::plan::start;
use crate::support::{ANA, BEN, CONTENT, DEV, EXPERIMENT, Team, id, plan, team, title};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::commands::refinement::{NewCriterion, Refinement};
use sprintloop::domain::reads::ready::missing;
use sprintloop::domain::reads::waiting::{Ask, waiting_for};
use sprintloop::domain::records::backlog::item::Purpose;

fn whole(item: ItemId) -> Refinement {
    let mut found = Refinement::new(item);
    found.purpose = Some(Purpose {
        change: "Readers find the price".to_owned(),
        audience: "Security leads".to_owned(),
        priority: Some(id(900)),
    });
    found.owner = Some(id(BEN));
    found.expected_value = "30 requests".to_owned();
    found.estimate = Some(Effort::whole(3));
    found
}

fn lacks(team: &Team, item: ItemId) -> Vec<String> {
    missing(team.item(item), &team.workspace).into_iter().map(|one| one.what).collect()
}

#[test]
fn one_step_makes_an_item_ready_and_one_undo_takes_it_back() {
    let mut team = team();
    let item = team.add("Guide", CONTENT);
    let before = team.workspace.clone();
    let change = team.does(ItemCommand::Refine { items: vec![whole(item)] });
    assert!(lacks(&team, item).is_empty());
    let filled = "the purpose, the owner, the expected value and the estimate";
    assert!(team.workspace.log().newest_first().any(|entry| entry.event.detail == filled));
    team.does(Command::Undo(Box::new(change)));
    assert_eq!(team.workspace.items, before.items);
}

#[test]
fn what_is_left_out_stays_as_it_is() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 3);
    let mut found = Refinement::new(item);
    found.estimate = Some(Effort::whole(5));
    team.does(ItemCommand::Refine { items: vec![found] });
    let item = team.item(item);
    assert_eq!((item.estimate, item.owner), (Some(Effort::whole(5)), Some(id(BEN))));
    assert_eq!(item.expected_value, "30 demo requests");
}

#[test]
fn all_items_are_filled_in_or_none() {
    let mut team = team();
    let (one, two) = (team.add("One", CONTENT), team.add("Two", CONTENT));
    let mut wrong = whole(two);
    wrong.owner = Some(id(77));
    team.refuses(ItemCommand::Refine { items: vec![whole(one), wrong] }, Rule::Unknown);
    assert!(team.item(one).owner.is_none());
    team.refuses(ItemCommand::Refine { items: vec![Refinement::new(one)] }, Rule::Input);
    team.refuses(ItemCommand::Refine { items: Vec::new() }, Rule::Input);
}

#[test]
fn refuses_an_item_in_a_sprint() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 3);
    start(&mut team, &[item]);
    team.refuses(ItemCommand::Refine { items: vec![whole(item)] }, Rule::State);
}

#[test]
fn an_experiment_is_refined_and_put_before_analytics_in_one_step() {
    let mut team = team();
    let item = team.add("Shorter form", EXPERIMENT);
    let mut found = whole(item);
    found.criteria = vec![NewCriterion { id: team.mint(), text: title("It says why") }];
    found.plan = Some(Box::new(plan()));
    found.request_validation = true;
    team.does(ItemCommand::Refine { items: vec![found] });
    assert_eq!(lacks(&team, item), ["Analytics validation"]);
    assert_eq!(team.item(item).criteria.last().expect("a criterion").text, title("It says why"));
    let today = team.context.now.date_naive();
    let waits = waiting_for(id(DEV), &team.workspace, today);
    let line = waits.iter().find(|one| one.ask == Ask::Validate).expect("a plan to validate");
    assert!(line.why.contains("Ana Silva asked"), "{}", line.why);
    team.as_member(DEV).does(ItemCommand::ValidatePlan { item });
    team.as_member(ANA);
    assert!(lacks(&team, item).is_empty());
}

#[test]
fn refuses_to_ask_for_the_validation_of_an_incomplete_plan() {
    let mut team = team();
    let item = team.add("Shorter form", EXPERIMENT);
    let mut found = whole(item);
    found.request_validation = true;
    team.refuses(ItemCommand::Refine { items: vec![found] }, Rule::Input);
    assert!(team.item(item).owner.is_none(), "nothing of it was kept");
}
