//! What is not done goes back, with the reason.

use crate::rules::sprint::move_card::{finish, running, to};
use crate::support::{ANA, BEN, EMMA, id, reason, title};
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::backlog::ItemEdit;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::records::backlog::item::Verdict;
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::intake::Requester;

#[test]
fn requester_or_lead_return_but_not_the_owner() {
    let (mut team, items) = running(1);
    let back = SprintCommand::Return { item: items[0], reason: reason("The link is dead") };
    team.does(to(items[0], BoardStage::UnderReview));
    for not_entitled in [BEN, EMMA] {
        let refusal = team.as_member(not_entitled).refuses(back.clone(), Rule::Acceptance);
        assert_eq!(refusal.ways, vec![Way::ActAs(id(ANA))]);
    }
    let requester = Requester { name: title("Emma Sato"), member: Some(id(EMMA)) };
    team.edit(items[0], ItemEdit::Requester(Some(requester)));
    team.as_member(EMMA).does(back);
}

#[test]
fn an_accepted_item_can_be_returned_with_a_reason() {
    let (mut team, items) = running(1);
    let back = SprintCommand::Return { item: items[0], reason: reason("The link is dead") };
    team.refuses(back.clone(), Rule::State);
    finish(&mut team, items[0]);
    team.does(back);
    assert_eq!(team.item(items[0]).position.stage(), Some(BoardStage::Active));
    assert!(matches!(team.item(items[0]).verdicts.last(), Some(Verdict::Returned { .. })));
}
