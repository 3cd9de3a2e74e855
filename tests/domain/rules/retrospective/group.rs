//! Cards of several topics in one.

use crate::rules::retrospective::session::{cast, edit, retro, session, write};
use crate::support::{id, title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::topics::{budget, suggestions, topics};

#[test]
fn merging_adds_votes_up_and_undo_restores_them() {
    let mut team = session();
    let lists = write(&mut team, 9, "Friction", "Account lists arrive late");
    let late = write(&mut team, 4, "Friction", "Late lists, account data missing");
    let third = write(&mut team, 5, "Wins", "The page went live early");
    assert_eq!(budget(retro(&team)), 2);
    assert_eq!(suggestions(retro(&team)).len(), 1);
    cast(&mut team, 1, &[(lists, 1), (late, 1)]);
    cast(&mut team, 2, &[(late, 2)]);
    let before = retro(&team).clone();
    let group =
        Edit::Group { into: id(60), topics: vec![lists, late], name: title("Lists are late") };
    let change = edit(&mut team, group);
    let found = topics(retro(&team));
    let merged = found.iter().find(|topic| topic.id == id(60)).expect("the group");
    assert_eq!((merged.votes, merged.cards.len(), found.len()), (4, 2, 2));
    team.does(Command::Undo(Box::new(change.clone())));
    assert_eq!(*retro(&team), before);
    team.does(Command::Redo(Box::new(change)));
    edit(&mut team, Edit::Split { topic: id(60) });
    assert_eq!(topics(retro(&team)).iter().map(|topic| topic.votes).sum::<u32>(), 4);
    assert!(topics(retro(&team)).iter().any(|topic| topic.id == third));
}
