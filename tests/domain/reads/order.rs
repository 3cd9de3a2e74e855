//! The one ordered list.

use std::sync::Arc;

use crate::rules::sprint::plan::start;
use crate::support::{BEN, CONTENT, team};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::reads::order::{chosen, in_order, place, sort};
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::place::Place;

fn ids(items: Vec<&Arc<BacklogItem>>) -> Vec<ItemId> {
    items.into_iter().map(|item| item.id).collect()
}

#[test]
fn every_list_of_items_has_the_order_of_the_backlog() {
    let mut team = team();
    let [first, second, last] =
        ["Guide", "Mail", "Talk"].map(|name| team.ready(name, CONTENT, BEN, 1));
    team.does(ItemCommand::Reorder { items: vec![last], place: Place::First });
    let tables = &*team.workspace;
    assert_eq!(ids(in_order(tables)), [last, first, second]);
    let mut some: Vec<_> =
        [second, last].into_iter().filter_map(|id| tables.items.get(id)).collect();
    sort(&mut some);
    assert_eq!(ids(some), [last, second]);
    assert!(place(team.item(first)) < place(team.item(second)));
    let sprint = start(&mut team, &[second, last]);
    let sprint = team.workspace.sprints.get(sprint).expect("it runs");
    assert_eq!(ids(chosen(sprint, &team.workspace)), [last, second]);
}
