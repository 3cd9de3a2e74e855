//! Totals are shown once nobody can tell from them who voted for what.

use crate::rules::retrospective::session::{RETRO, cast, edit, retro, session, write};
use crate::support::{Team, id, title};
use sprintloop::domain::base::ids::TopicId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::records::retrospective::record::Participant;

fn voting() -> (Team, TopicId) {
    let mut team = session();
    let topic = write(&mut team, 9, "Friction", "Lists arrive late");
    edit(&mut team, Edit::Reveal);
    (team, topic)
}

fn count() -> Retro {
    Retro::Session { id: id(RETRO), edit: Box::new(Edit::Count) }
}

#[test]
fn refuses_below_three_ballots_and_says_why() {
    let (mut team, topic) = voting();
    let who = Some(Participant::new(title("Fourth")));
    edit(&mut team, Edit::Participant { id: id(4), who });
    team.refuses(count(), Rule::State);
    cast(&mut team, 1, &[(topic, 1)]);
    cast(&mut team, 2, &[]);
    let refusal = team.refuses(count(), Rule::State);
    assert!(refusal.why.contains("2 ballots") && refusal.why.contains("3 ballots"));
    assert!(!retro(&team).counted);
    cast(&mut team, 3, &[(topic, 1)]);
    team.does(count());
    assert!(retro(&team).counted, "with one person missing");
}

#[test]
fn fewer_voters_than_three_all_vote() {
    let (mut team, topic) = voting();
    edit(&mut team, Edit::Participant { id: id(3), who: None });
    cast(&mut team, 1, &[(topic, 1)]);
    team.refuses(count(), Rule::State);
    cast(&mut team, 2, &[]);
    team.does(count());
}

#[test]
fn a_show_of_hands_hides_nothing_but_does_not_uncover_a_ballot() {
    let (mut team, topic) = voting();
    edit(&mut team, Edit::Hands { topic, count: 2 });
    let shown = edit(&mut team.clone(), Edit::Count);
    assert!(!shown.records.is_empty());
    cast(&mut team, 1, &[(topic, 1)]);
    team.refuses(count(), Rule::State);
}
