//! Which items have been learned from.

use crate::reads::due::learned;
use crate::rules::sprint::plan::start;
use crate::support::{BEN, CAMPAIGN, CONTENT, EXPERIMENT, Team, id, plan, reason, team, title};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::commands::backlog::{CampaignCommand, ItemCommand, ItemEdit};
use sprintloop::domain::commands::learning::LearningCommand;
use sprintloop::domain::reads::learned::{Learned, is_out};

fn has(team: &Team, item: ItemId) -> bool {
    Learned::of(&team.workspace).has(team.item(item))
}

#[test]
fn a_learning_from_an_item_is_one_from_its_campaign_where_that_is_measured() {
    let mut team = team();
    team.does(CampaignCommand::Add { id: id(500), name: title("Autumn") });
    let items = ["Mail", "Page", "Own plan"].map(|headline| {
        let item = team.ready(headline, CONTENT, BEN, 1);
        team.edit(item, ItemEdit::Campaign(Some(id(500))));
        team.edit(item, ItemEdit::WorkType(team.types[CAMPAIGN]));
        item
    });
    let other = team.ready("Price test", EXPERIMENT, BEN, 1);
    team.does(ItemCommand::PlanMeasurement { item: items[2], plan: Box::new(plan()) });
    assert!(!items.iter().any(|item| has(&team, *item)));
    let words = Box::new(learned(items[0]));
    team.does(LearningCommand::Record { id: id(1), decision: id(2), words });
    assert_eq!(items.map(|item| has(&team, item)), [true, true, false]);
    assert!(!has(&team, other), "no campaign is not a campaign that items share");
}

#[test]
fn only_what_a_sprint_took_or_what_is_live_is_out() {
    let mut team = team();
    let [waits, runs] =
        ["Price test", "Name test"].map(|name| team.ready(name, EXPERIMENT, BEN, 1));
    start(&mut team, &[runs]);
    let out = |team: &Team| [waits, runs].map(|item| is_out(team.item(item)));
    assert_eq!(out(&team), [false, true]);
    team.does(ItemCommand::Drop { items: vec![waits], reason: reason("No budget") });
    assert_eq!(out(&team), [false, true]);
}
