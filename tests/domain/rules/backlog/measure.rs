//! Measurement plans and their validation.

use crate::support::{BEN, CAMPAIGN, DEV};
use crate::support::{id, plan, team};
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::backlog::ItemCommand;

#[test]
fn refuses_validation_by_anyone_but_analytics_even_without_rights() {
    let mut team = team();
    let item = team.add("One", CAMPAIGN);
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(plan()) });
    let refusal = team.refuses(ItemCommand::ValidatePlan { item }, Rule::Right);
    assert_eq!(refusal.ways, [Way::ActAs(id(DEV)), Way::OpenItem(item)][..1].to_vec());
}

#[test]
fn refuses_to_validate_an_incomplete_plan() {
    let mut team = team();
    let item = team.add("One", CAMPAIGN);
    let mut half = plan();
    half.metric.clear();
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(half) });
    let refusal = team.as_member(DEV).refuses(ItemCommand::ValidatePlan { item }, Rule::Input);
    assert!(refusal.why.contains("primary metric"), "{refusal}");
}

#[test]
fn an_edit_voids_the_validation_until_it_is_given_again() {
    let mut team = team();
    let item = team.ready("One", CAMPAIGN, BEN, 3);
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(plan()) });
    let stored = |team: &crate::support::Team| team.item(item).measurement.clone().expect("a plan");
    assert!(stored(&team).validated.is_some(), "the same words void nothing");
    let mut other = plan();
    other.target = "40 a month".to_owned();
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(other) });
    assert!(stored(&team).validated.is_none() && stored(&team).voided.is_some());
    team.as_member(DEV).does(ItemCommand::ValidatePlan { item });
    assert!(stored(&team).validated.is_some() && stored(&team).voided.is_none());
}

#[test]
fn a_request_stays_through_edits_and_ends_with_the_validation() {
    let mut team = team();
    let item = team.add("One", CAMPAIGN);
    team.refuses(ItemCommand::RequestValidation { item }, Rule::Input);
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(plan()) });
    team.does(ItemCommand::RequestValidation { item });
    let asked = |team: &crate::support::Team| {
        team.item(item).measurement.as_ref().and_then(|plan| plan.requested)
    };
    assert!(asked(&team).is_some());
    let mut other = plan();
    other.target = "40 a month".to_owned();
    team.does(ItemCommand::PlanMeasurement { item, plan: Box::new(other) });
    assert!(asked(&team).is_some());
    team.as_member(DEV).does(ItemCommand::ValidatePlan { item });
    assert!(asked(&team).is_none());
    team.refuses(ItemCommand::RequestValidation { item }, Rule::State);
}
