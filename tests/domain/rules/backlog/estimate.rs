//! Estimates and their limit.

use crate::support::{CONTENT, team};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};

fn estimated(item: ItemId, units: u32) -> ItemCommand {
    let estimate = Some(Effort::whole(units));
    let edit = Box::new(ItemEdit::Estimate { estimate, reason: None });
    ItemCommand::Edit { items: vec![item], edit }
}

#[test]
fn one_item_takes_at_most_a_thousand_hours() {
    let mut team = team();
    let item = team.add("Guide", CONTENT);
    let refusal = team.refuses(estimated(item, 1_001), Rule::Input);
    assert!(refusal.why.contains("1,000"), "{refusal}");
    team.does(estimated(item, 1_000));
    assert_eq!(team.item(item).estimate, Some(Effort::whole(1_000)));
}
