//! What is left to refine, and for whom.

use std::sync::Arc;

use crate::support::{ANA, BEN, CONTENT, DEV, EXPERIMENT, Team, id, plan, team};
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::reads::to_refine::to_refine;
use sprintloop::domain::records::backlog::item::BacklogItem;

fn left(team: &Team, who: u128) -> (Vec<String>, usize) {
    let mut items: Vec<Arc<BacklogItem>> = team.workspace.items.values().cloned().collect();
    items.sort_by(|a, b| a.rank.cmp(&b.rank));
    let left = to_refine(&items, Some(id(who)), &team.workspace);
    (left.items.iter().map(|item| item.title.to_string()).collect(), left.with_analytics)
}

#[test]
fn ready_items_are_not_left_and_a_requested_plan_is_left_for_analytics_alone() {
    let mut team = team();
    team.add("Guide", CONTENT);
    team.ready("Price page", CONTENT, BEN, 3);
    let test = team.ready("Shorter form", EXPERIMENT, BEN, 3);
    let mut other = plan();
    other.target = "40 a month".to_owned();
    team.does(ItemCommand::PlanMeasurement { item: test, plan: Box::new(other) });
    let both = || vec!["Guide".to_owned(), "Shorter form".to_owned()];
    assert_eq!(left(&team, ANA), (both(), 0), "nobody has asked yet");
    team.does(ItemCommand::RequestValidation { item: test });
    assert_eq!(left(&team, ANA), (vec!["Guide".to_owned()], 1));
    assert_eq!(left(&team, DEV), (both(), 0));
}
