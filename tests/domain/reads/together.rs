//! How the team works together, counted over retrospectives.

use crate::rules::retrospective::session::{RETRO, edit, end, open, retro, session};
use crate::support::{id, reason, title};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::together::together;
use sprintloop::domain::records::retrospective::record::Card;

#[test]
fn cards_on_working_together_are_counted_for_the_next_retrospective() {
    let mut team = session();
    for (number, column, about) in [(10, "Friction", true), (11, "Wins", true), (12, "Wins", false)]
    {
        let mut card = Card::new(reason("We wait for each other"), title(column));
        card.together = about;
        edit(&mut team, Edit::Write { card: id(number), words: Some(card) });
    }
    assert!(together(&team.workspace, retro(&team)).is_empty(), "not its own");
    end(&mut team, RETRO);
    open(&mut team, RETRO + 1);
    let next = team.workspace.retrospectives.get(id(RETRO + 1)).expect("it is open");
    let counted = together(&team.workspace, next);
    let numbers: Vec<_> = counted.iter().map(|it| (it.cards, it.friction, it.of)).collect();
    assert_eq!(numbers, [(2, 1, 3)]);
}
