//! Ordering the backlog, putting away and bringing back.

use crate::rules::backlog::edit::order;
use crate::support::CONTENT;
use crate::support::{reason, team};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::records::backlog::place::Place;
use sprintloop::domain::records::backlog::position::Position;

#[test]
fn reordering_keeps_the_order_of_what_is_moved() {
    let mut team = team();
    let ids: Vec<ItemId> =
        ["a", "b", "c", "d"].iter().map(|name| team.add(name, CONTENT)).collect();
    let cases: [(&[usize], Place, &str); 5] = [
        (&[3, 2], Place::First, "c d a b"),
        (&[2], Place::Last, "d a b c"),
        (&[3], Place::Below(ids[1]), "a b d c"),
        (&[2, 0], Place::Above(ids[3]), "b a c d"),
        (&[1, 0], Place::Above(ids[0]), "b a c d"),
    ];
    for (moved, place, expected) in cases {
        let items = moved.iter().map(|index| ids[*index]).collect();
        team.does(ItemCommand::Reorder { items, place });
        assert_eq!(order(&team).join(" "), expected);
    }
}

#[test]
fn what_is_put_away_can_be_brought_back() {
    let mut team = team();
    let item = team.add("One", CONTENT);
    team.does(ItemCommand::Drop { items: vec![item], reason: reason("No longer wanted") });
    team.refuses(ItemCommand::Archive { items: vec![item] }, Rule::State);
    team.does(ItemCommand::Restore { items: vec![item] });
    assert_eq!(team.item(item).position, Position::Backlog);
    team.refuses(ItemCommand::Restore { items: vec![item] }, Rule::State);
}
