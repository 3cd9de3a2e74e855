//! Done means accepted: by its requester or a lead, never by its owner.

use crate::rules::sprint::move_card::{accept, finish, meet, running, to};
use crate::rules::sprint::plan::start;
use crate::support::{ANA, BEN, CONTENT, EMMA, id, just_me, team, title};
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::records::backlog::position::BoardStage;

#[test]
fn done_is_reached_by_acceptance_alone() {
    let (mut team, items) = running(1);
    team.refuses(to(items[0], BoardStage::Done), Rule::Done);
    team.refuses(accept(items[0]), Rule::State);
    team.does(to(items[0], BoardStage::UnderReview));
    let refusal = team.refuses(accept(items[0]), Rule::Done);
    assert_eq!(refusal.ways, vec![Way::OpenItem(items[0])]);
    meet(&mut team, items[0]);
    team.does(accept(items[0]));
    assert_eq!(team.item(items[0]).position.stage(), Some(BoardStage::Done));
    assert!(team.item(items[0]).is_accepted());
    team.refuses(to(items[0], BoardStage::Active), Rule::Done);
}

#[test]
fn requester_or_lead_accept_but_not_the_owner() {
    let (mut team, items) = running(1);
    meet(&mut team, items[0]);
    team.does(to(items[0], BoardStage::UnderReview));
    for not_entitled in [BEN, EMMA] {
        let refusal = team.as_member(not_entitled).refuses(accept(items[0]), Rule::Acceptance);
        assert_eq!(refusal.ways, vec![Way::ActAs(id(ANA))]);
    }
    team.as_member(ANA).does(accept(items[0]));
}

#[test]
fn a_lead_who_owns_it_is_told_that_another_one_must() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, ANA, 4);
    start(&mut team, &[item]);
    meet(&mut team, item);
    team.does(to(item, BoardStage::UnderReview));
    let refusal = team.as_member(ANA).refuses(accept(item), Rule::Acceptance);
    assert!(refusal.why.contains("another Marketing lead"), "{refusal}");
}

#[test]
fn who_works_alone_accepts_their_own_work() {
    let mut team = just_me();
    let item = team.ready("Guide", CONTENT, ANA, 4);
    team.does(sprintloop::domain::commands::priority::PriorityCommand::Add {
        id: id(900),
        objective: title("Grow"),
        quarterly_goal: String::new(),
        metric: None,
    });
    start(&mut team, &[item]);
    finish(&mut team, item);
    assert!(team.item(item).is_accepted());
}
