//! Below three writers, revealing the cards tells who wrote what; it is said before, and a pair can go on.

use std::collections::BTreeSet;

use crate::rules::retrospective::session::{edit, retro, session, write};
use crate::support::{Team, id};
use sprintloop::domain::base::ids::ParticipantId;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::before_reveal::{
    is_open_by_agreement, recognized, recognized_words,
};

fn named(team: &Team, begun: &[u128]) -> usize {
    let begun: BTreeSet<ParticipantId> = begun.iter().map(|who| id(*who)).collect();
    recognized(retro(team), &begun).len()
}

fn wrote(team: &mut Team, who: u128) {
    edit(team, Edit::Wrote { who: id(who) });
}

#[test]
fn fewer_than_three_writers_are_named_before_the_reveal() {
    let mut team = session();
    wrote(&mut team, 1);
    assert_eq!(named(&team, &[]), 0, "without a card nothing is told");
    write(&mut team, 9, "Friction", "Lists arrive late");
    assert_eq!(named(&team, &[]), 1);
    let who = retro(&team).participants.get(&id(1)).expect("somebody").name.to_string();
    let said = recognized_words(&recognized(retro(&team), &BTreeSet::new()));
    assert!(said.contains(&format!("Only {who} has written")), "{said}");
    assert_eq!(named(&team, &[2]), 2, "a turn that was begun has cards too");
    wrote(&mut team, 2);
    assert_eq!(named(&team, &[]), 2);
    wrote(&mut team, 3);
    assert_eq!(named(&team, &[]), 0);
}

#[test]
fn a_pair_writes_openly_by_agreement_and_signed_cards_tell_nothing_new() {
    let mut team = session();
    assert!(!is_open_by_agreement(retro(&team)));
    edit(&mut team, Edit::Participant { id: id(3), who: None });
    assert!(is_open_by_agreement(retro(&team)));
    write(&mut team, 9, "Friction", "Lists arrive late");
    wrote(&mut team, 1);
    assert_eq!(named(&team, &[]), 1, "one of the pair is still to write");
    wrote(&mut team, 2);
    assert_eq!(named(&team, &[]), 0, "both have written: they agreed");
    edit(&mut team, Edit::Names { signed: true, open_ballots: false });
    assert!(!is_open_by_agreement(retro(&team)));
}
