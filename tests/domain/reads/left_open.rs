//! What ends in nothing is listed as left open, and outside the team without the words of a card.

use crate::rules::retrospective::session::{
    RETRO, act, cast, comes_out, edit, end, retro, session, write,
};
use crate::support::{Team, id, reason, title};
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::report::report;
use sprintloop::domain::records::retrospective::report::{Part, Reader};

const RAW: &str = "Lists arrive late and nobody says so";
const PARKED: &str = "The room was cold";
const DONE: &str = "The brief was unclear";
const QUIET: &str = "The form has too many fields";

/// Five topics: not reached, discussed in vain, parked, ended, and one without votes.
fn held() -> Team {
    let mut team = session();
    let raw = write(&mut team, 9, "Friction", RAW);
    let vain = write(&mut team, 10, "Friction", "Reviews wait for three days");
    let parked = write(&mut team, 11, "Friction", PARKED);
    let done = write(&mut team, 12, "Friction", DONE);
    write(&mut team, 13, "Friction", QUIET);
    edit(&mut team, Edit::Reveal);
    edit(&mut team, Edit::Group { into: id(99), topics: vec![vain], name: title("Slow reviews") });
    edit(&mut team, Edit::Votes { budget: Some(9), cap: None });
    cast(&mut team, 1, &[(raw, 1), (id(99), 2), (parked, 1), (done, 3)]);
    cast(&mut team, 2, &[]);
    cast(&mut team, 3, &[]);
    edit(&mut team, Edit::Count);
    edit(&mut team, Edit::Notes { topic: id(99), notes: "Legal sits elsewhere".to_owned() });
    edit(&mut team, Edit::Park { topic: parked, reason: reason("Not ours") });
    comes_out(&mut team, Some(done), act(80));
    team
}

fn rows(team: &Team, reader: Reader) -> Vec<Vec<String>> {
    let now = retro(team).opened.at;
    let report = report(&team.workspace, retro(team), reader, now);
    let part = report.part(Part::LeftOpen).and_then(|part| part.grid.clone());
    part.map(|grid| grid.rows).unwrap_or_default()
}

#[test]
fn topics_without_an_outcome_are_listed_with_how_far_they_got() {
    let mut team = held();
    end(&mut team, RETRO);
    let rows = rows(&team, Reader::Team);
    let [vain, raw] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(vain[..3], ["Slow reviews", "2 votes", "Discussed, no outcome yet"]);
    assert_eq!(
        (raw[1].as_str(), raw[2].as_str(), raw[3].as_str()),
        ("1 vote", "Not discussed", RAW)
    );
}

#[test]
fn a_dropped_action_leaves_its_topic_open() {
    let mut team = held();
    let reason = reason("Sales does it already");
    team.does(Retro::DropAction { id: id(RETRO), action: id(80), reason });
    assert_eq!(rows(&team, Reader::Team).len(), 3);
}

#[test]
fn the_words_of_cards_stay_in_the_team() {
    let mut team = held();
    end(&mut team, RETRO);
    assert!(rows(&team, Reader::Stakeholders).is_empty());
    for reader in [Reader::Stakeholders, Reader::Leadership] {
        let now = retro(&team).opened.at;
        let said = format!("{:?}", report(&team.workspace, retro(&team), reader, now));
        for card in [RAW, PARKED, DONE, QUIET] {
            assert!(!said.contains(card), "{reader:?}: {said}");
        }
    }
    let leaders = rows(&team, Reader::Leadership);
    assert_eq!(leaders[0][0], "Slow reviews");
    assert!(leaders[1][0].starts_with("Topic "), "{leaders:?}");
    assert_eq!(leaders[1].len(), 3);
}

#[test]
fn a_theme_lends_its_name_to_a_topic_without_one() {
    let mut team = held();
    let topic = sprintloop::domain::reads::retrospective::topics::alone(id(9));
    let (theme, name) = (id(570), Some(title("Late lists")));
    team.does(Retro::Theme { theme, name, id: id(RETRO), topic, leaves: false });
    assert_eq!(rows(&team, Reader::Leadership)[1][0], "Late lists");
}
