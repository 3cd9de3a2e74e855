//! The one ordered list.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::rules::sprint::plan::start;
use crate::support::{BEN, CONTENT, id, team};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::reads::order::{chosen, in_order, place, ranks_at, sort, sorted};
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::place::Place;
use sprintloop::domain::records::backlog::rank::Rank;
use sprintloop::domain::tables::record::Tables;

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
    let held = [second, last].map(|item| Arc::clone(tables.items.get(item).expect("it is there")));
    assert_eq!(sorted(&held).iter().map(|item| item.id).collect::<Vec<_>>(), [last, second]);
    assert!(place(team.item(first)) < place(team.item(second)));
    let sprint = start(&mut team, &[second, last]);
    let sprint = team.workspace.sprints.get(sprint).expect("it runs");
    assert_eq!(ids(chosen(sprint, &team.workspace)), [last, second]);
}

/// The ranks at a place, found by looking it up in the whole list. Journals hold ranks that were found so.
fn looked_up(tables: &Tables, place: Place, moved: &BTreeSet<ItemId>) -> Vec<Rank> {
    let list = in_order(tables);
    let at = |id| list.iter().position(|item| item.id == id).expect("it is in the list");
    let split = match place {
        Place::First => 0,
        Place::Last => list.len(),
        Place::Above(id) => at(id),
        Place::Below(id) => at(id) + 1,
    };
    let stays = |item: &&&Arc<BacklogItem>| !moved.contains(&item.id);
    let after = list.iter().skip(split).find(stays).map(|item| &item.rank);
    let before = list.iter().take(split).rev().find(stays).map(|item| &item.rank);
    let first = Rank::between(before, after);
    let second = Rank::between(Some(&first), after);
    vec![first, second]
}

#[test]
fn new_ranks_are_those_between_the_neighbors_that_stay() {
    let mut team = team();
    let items: Vec<ItemId> = (0..5).map(|n| team.add(&format!("Guide {n}"), CONTENT)).collect();
    team.does(ItemCommand::Reorder { items: vec![items[3]], place: Place::First });
    team.does(ItemCommand::Reorder { items: vec![items[0]], place: Place::Below(items[4]) });
    let ends = [Place::First, Place::Last].into_iter();
    let beside = items.iter().flat_map(|id| [Place::Above(*id), Place::Below(*id)]);
    for place in ends.chain(beside) {
        for chosen in 0..1_u32 << items.len() {
            let moved = (0_u32..).zip(&items).filter(|(bit, _)| chosen >> bit & 1 == 1);
            let moved: BTreeSet<ItemId> = moved.map(|(_, id)| *id).collect();
            let ranks = ranks_at(&team.workspace, place, &moved, 2).expect("it is there");
            assert_eq!(ranks, looked_up(&team.workspace, place, &moved), "{place:?}, {moved:?}");
        }
    }
    let gone = ranks_at(&team.workspace, Place::Above(id(77)), &BTreeSet::new(), 1);
    assert_eq!(gone.expect_err("nobody has it").rule, Rule::Unknown);
}
