//! What an item needs before it may enter a sprint.

use crate::support::{BEN, CAMPAIGN, Team};
use crate::support::{TASK, day, id, team, title};
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::reads::ready;
use sprintloop::domain::records::backlog::need::{Need, NeedKind};
use sprintloop::domain::records::work_type::ReadyRule;

#[test]
fn every_missing_rule_is_named() {
    let mut team = team();
    let item = team.add("One", CAMPAIGN);
    let names = |team: &crate::support::Team| -> Vec<ReadyRule> {
        ready::missing(team.item(item), &team.workspace).into_iter().map(|m| m.rule).collect()
    };
    assert_eq!(
        names(&team),
        [
            ReadyRule::Purpose,
            ReadyRule::Owner,
            ReadyRule::ExpectedValue,
            ReadyRule::Estimate,
            ReadyRule::MeasurementPlan,
            ReadyRule::PlanValidated
        ]
    );
    let ready = team.ready("Two", CAMPAIGN, BEN, 3);
    assert!(ready::missing(team.item(ready), &team.workspace).is_empty());
    let need = Need::new(id(1), NeedKind::CreativeReview, title("Agency"), day(9));
    team.does(ItemCommand::AddNeed { item: ready, need });
    let missing = ready::missing(team.item(ready), &team.workspace);
    assert_eq!(missing[0].what, "1 open dependency");
    team.does(ItemCommand::SettleNeed { item: ready, id: id(1), settled: true });
    assert!(ready::missing(team.item(ready), &team.workspace).is_empty());
}

#[test]
fn a_row_says_the_first_missing_thing_and_how_many_more() {
    let mut team = team();
    let item = team.add("One", CAMPAIGN);
    let missing = ready::missing(team.item(item), &team.workspace);
    assert_eq!(ready::in_short(&missing), "purpose (+5)");
    let full = ready::in_full(&missing);
    assert!(full.starts_with("purpose and audience, owner, expected value, estimate"), "{full}");
    assert_eq!(ready::in_short(&missing[5..]), "Analytics validation");
    assert_eq!(ready::in_short(&[]), "");
}

#[test]
fn an_item_is_ready_where_no_rule_is_missing() {
    let mut team = team();
    assert!(!ready::any_ready(&team.workspace));
    let item = team.add("One", CAMPAIGN);
    let is_ready = |team: &Team| ready::is_ready(team.item(item), &team.workspace);
    assert!(!is_ready(&team) && !ready::any_ready(&team.workspace));
    let other = team.ready("Two", CAMPAIGN, BEN, 3);
    assert!(ready::is_ready(team.item(other), &team.workspace));
    assert!(ready::any_ready(&team.workspace));
    team.does(ItemCommand::Archive { items: vec![other] });
    assert!(!ready::any_ready(&team.workspace), "the archive is no backlog");
}

#[test]
fn a_rule_is_lacked_only_where_it_is_asked_for() {
    let mut team = team();
    let [campaign, task] = [CAMPAIGN, TASK].map(|kind| team.add("One", kind));
    let lacks = |item, rule| ready::lacks(rule, team.item(item), &team.workspace);
    assert!(lacks(campaign, ReadyRule::Purpose) && !lacks(task, ReadyRule::Purpose));
    assert!(lacks(task, ReadyRule::Estimate) && !lacks(campaign, ReadyRule::Criterion));
}
