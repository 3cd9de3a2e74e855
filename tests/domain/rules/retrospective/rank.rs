//! Actions are put in the order that counts.

use crate::rules::retrospective::session::{RETRO, act, comes_out, session};
use crate::support::id;
use sprintloop::domain::base::ids::ActionId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;

#[test]
fn puts_actions_in_order_and_the_unnamed_after_them() {
    let mut team = session();
    for number in 80..83 {
        comes_out(&mut team, None, act(number));
    }
    let rank = |order: &[u128]| Retro::Rank {
        id: id(RETRO),
        order: order.iter().map(|number| id(*number)).collect(),
    };
    team.does(rank(&[82, 80]));
    let place = |number| {
        let action: ActionId = id(number);
        team.workspace.actions.get(action).expect("it").rank
    };
    assert_eq!([82, 80, 81].map(place), [1, 2, 3]);
    team.refuses(rank(&[99]), Rule::Unknown);
}

#[test]
fn an_action_that_is_edited_keeps_its_place() {
    let mut team = session();
    for number in 80..82 {
        comes_out(&mut team, None, act(number));
    }
    comes_out(&mut team, None, act(80));
    let first: ActionId = id(80);
    assert_eq!(team.workspace.actions.get(first).expect("it").rank, 1);
}
