//! The message to a department says what, by when, who owns it and why, and nothing of a card.

use crate::rules::retrospective::session::{RETRO, comes_out, edit, session, write};
use crate::support::{BEN, Team, day, id, title};
use sprintloop::domain::base::ids::ActionId;
use sprintloop::domain::commands::retrospective::NewOutcome;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::department_message::department_message;
use sprintloop::domain::records::retrospective::outcome::Action;

#[test]
fn a_department_reads_what_by_when_who_and_why() {
    let mut team = session();
    let alone = write(&mut team, 9, "Friction", "Sales keeps the list to itself");
    let other = write(&mut team, 10, "Friction", "The list is late");
    edit(&mut team, Edit::Reveal);
    let mut action = Action::new(id(80), title("Send the list on Mondays"), id(RETRO));
    (action.owner, action.due) = (Some(id(BEN)), Some(day(20)));
    (action.departments, action.measure) = ("Sales".to_owned(), "No late lists".to_owned());
    comes_out(&mut team, Some(alone), NewOutcome::Action(Box::new(action.clone())));
    let said = |team: &Team| {
        let action = team.workspace.actions.get(id::<ActionId>(80)).expect("it");
        department_message(&team.workspace, action)
    };
    for words in ["Hello Sales", "Send the list on Mondays", "Ben Okafor", "20", "No late lists"] {
        assert!(said(&team).contains(words), "{words} is missing in {}", said(&team));
    }
    assert!(!said(&team).contains("to itself"), "a card stays in the team");
    let name = title("Lists come late");
    edit(&mut team, Edit::Group { into: id(50), topics: vec![alone, other], name });
    comes_out(&mut team, Some(id(50)), NewOutcome::Action(Box::new(action)));
    assert!(said(&team).contains("Why: Lists come late"), "{}", said(&team));
}
