//! One ballot each, within the budget.

use crate::rules::retrospective::session::{RETRO, cast, edit, retro, session, write};
use crate::support::{id, title};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::topics::budget;
use sprintloop::domain::records::retrospective::record::Participant;
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
    let who = Some(Participant::new(title("Late")));
    edit(&mut team, Edit::Participant { id: id(4), who });
    cast(&mut team, 3, &[]);
    edit(&mut team, Edit::Count);
    team.refuses(give(4, 1), Rule::State);
}

#[test]
fn grouping_after_voting_began_changes_no_budget() {
    let mut team = session();
    let topics: Vec<_> =
        (9..18).map(|n| write(&mut team, n, "Wins", &format!("Card {n}"))).collect();
    edit(&mut team, Edit::Reveal);
    assert_eq!(budget(retro(&team)), 3, "the root of nine topics");
    cast(&mut team, 1, &[(topics[0], 3)]);
    let name = title("All of them");
    edit(&mut team, Edit::Group { into: id(50), topics: topics[..8].to_vec(), name });
    assert_eq!(budget(retro(&team)), 3, "the second person has as many as the first");
}

#[test]
fn refuses_a_budget_below_what_somebody_has_given() {
    let mut team = session();
    let topic = write(&mut team, 9, "Wins", "It worked");
    let votes =
        |budget, cap| Retro::Session { id: id(RETRO), edit: Box::new(Edit::Votes { budget, cap }) };
    team.does(votes(Some(5), None));
    cast(&mut team, 1, &[(topic, 3)]);
    team.refuses(votes(Some(2), None), Rule::Input);
    team.refuses(votes(Some(5), Some(2)), Rule::Input);
    team.refuses(votes(None, None), Rule::Input);
    assert_eq!((retro(&team).budget, retro(&team).cap), (Some(5), None));
    team.does(votes(Some(3), Some(3)));
}
