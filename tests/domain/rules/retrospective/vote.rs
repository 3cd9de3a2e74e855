//! One ballot each, within the budget.

use crate::rules::retrospective::session::{RETRO, cast, edit, retro, session, write};
use crate::support::id;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use std::collections::BTreeMap;

#[test]
fn refuses_a_second_ballot_and_one_above_the_budget() {
    let mut team = session();
    let topic = write(&mut team, 9, "Wins", "It worked");
    let give = |who: u128, count| {
        let votes = BTreeMap::from([(topic, count)]);
        let edit = Box::new(Edit::Cast { ballot: id(who + 50), who: id(who), votes });
        Retro::Session { id: id(RETRO), edit }
    };
    team.refuses(give(1, 2), Rule::Input);
    team.does(give(1, 1));
    team.refuses(give(1, 1), Rule::State);
    cast(&mut team, 2, &[]);
    assert_eq!(retro(&team).voted.len(), 2, "an abstention counts as in");
    edit(&mut team, Edit::Count);
    team.refuses(give(3, 1), Rule::State);
}
