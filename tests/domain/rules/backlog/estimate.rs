//! Estimates and their limit.

use crate::rules::backlog::add::new;
use crate::support::{CONTENT, team};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit, NewItem};

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
    let several = |units| ItemCommand::AddSeveral {
        items: vec![NewItem {
            estimate: Some(Effort::whole(units)),
            ..new(&team, 900, "Fair", CONTENT)
        }],
    };
    let (too_much, enough) = (several(1_001), several(1_000));
    team.refuses(too_much, Rule::Input);
    team.does(enough);
    team.does(estimated(item, 1_000));
    assert_eq!(team.item(item).estimate, Some(Effort::whole(1_000)));
}
