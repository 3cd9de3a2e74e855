//! What is anonymous keeps no name.

use crate::rules::retrospective::session::{cast, edit, retro, session, write};
use crate::support::id;
use sprintloop::domain::base::ids::CardId;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::topics::alone;

#[test]
fn what_is_anonymous_keeps_no_person_no_moment_and_no_order() {
    let mut team = session();
    let log = team.workspace.log().len();
    let change = {
        write(&mut team, 9, "Wins", "Secret thought of one");
        write(&mut team, 4, "Friction", "Another secret");
        edit(&mut team, Edit::Safety { level: 2 })
    };
    team.does(Command::Undo(Box::new(change)));
    cast(&mut team, 1, &[(alone(id(9)), 1)]);
    assert_eq!(team.workspace.log().len(), log, "neither writing nor taking back is logged");
    assert!(retro(&team).cards.values().all(|card| card.author.is_none()));
    assert!(retro(&team).ballots.values().all(|ballot| ballot.voter.is_none()));
    let ids: Vec<CardId> = retro(&team).cards.keys().copied().collect();
    assert_eq!(ids, [id(4), id(9)], "cards stand by their random ids, not as written");
    let log = sprintloop::domain::base::json::text(team.workspace.log());
    assert!(!log.contains("ecret"));
}
