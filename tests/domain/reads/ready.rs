//! What an item needs before it may enter a sprint.

use crate::support::{BEN, CAMPAIGN};
use crate::support::{day, id, team, title};
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
