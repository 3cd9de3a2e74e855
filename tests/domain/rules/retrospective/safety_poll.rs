//! The polls: one answer each, and nothing to see before they are over.

use crate::rules::retrospective::session::{RETRO, cast, edit, retro, session, write};
use crate::support::{id, title};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::records::retrospective::poll::Poll;
use sprintloop::domain::records::retrospective::record::Participant;

fn session_edit(edit: Edit) -> Retro {
    Retro::Session { id: id(RETRO), edit: Box::new(edit) }
}

#[test]
fn three_people_give_three_answers() {
    let mut team = session();
    for level in [1, 5] {
        edit(&mut team, Edit::Safety { level });
        assert_eq!(retro(&team).mean(Poll::Safety), None, "somebody still answers");
    }
    edit(&mut team, Edit::Safety { level: 3 });
    assert_eq!(retro(&team).mean(Poll::Safety), Some(30));
    team.refuses(session_edit(Edit::Safety { level: 5 }), Rule::State);
    assert!(!retro(&team).is_over(Poll::Worth), "the other poll goes on");
}

#[test]
fn results_shown_early_end_the_poll() {
    let mut team = session();
    let who = |name| Some(Participant::new(title(name)));
    edit(&mut team, Edit::Participant { id: id(4), who: who("Fourth") });
    edit(&mut team, Edit::Worth { level: 4 });
    edit(&mut team, Edit::Worth { level: 4 });
    team.refuses(session_edit(Edit::ShowPoll { poll: Poll::Worth }), Rule::State);
    edit(&mut team, Edit::Worth { level: 5 });
    edit(&mut team, Edit::ShowPoll { poll: Poll::Worth });
    assert_eq!(retro(&team).mean(Poll::Worth), Some(43));
    team.refuses(session_edit(Edit::Worth { level: 1 }), Rule::State);
}

#[test]
fn what_everyone_has_seen_is_not_hidden_again() {
    let shows: [fn() -> Edit; 3] =
        [|| Edit::Reveal, || Edit::Count, || Edit::ShowPoll { poll: Poll::Safety }];
    for show in shows {
        let mut team = session();
        edit(&mut team, Edit::Participant { id: id(3), who: None });
        let name = title("Fourth");
        let who = Some(Participant::new(name));
        edit(&mut team, Edit::Participant { id: id(4), who: who.clone() });
        edit(&mut team, Edit::Participant { id: id(5), who });
        for level in [2, 3, 4] {
            edit(&mut team, Edit::Safety { level });
        }
        for who in [1, 2, 4] {
            cast(&mut team, who, &[]);
        }
        let change = edit(&mut team, show());
        team.refuses(Command::Undo(Box::new(change)), Rule::State);
    }
}

#[test]
fn names_that_were_taken_out_do_not_come_back() {
    let mut team = session();
    edit(&mut team, Edit::Names { signed: true, open_ballots: true });
    write(&mut team, 9, "Wins", "It worked");
    let change = edit(&mut team, Edit::Names { signed: false, open_ballots: false });
    team.refuses(Command::Undo(Box::new(change)), Rule::State);
}

#[test]
fn a_card_signed_later_is_undone_and_done_again() {
    let mut team = session();
    write(&mut team, 9, "Wins", "It worked");
    edit(&mut team, Edit::Names { signed: true, open_ballots: false });
    let mut words = retro(&team).cards[&id(9)].clone();
    words.author = Some(id(1));
    let change = edit(&mut team, Edit::Write { card: id(9), words: Some(words) });
    assert!(retro(&team).cards[&id(9)].author.is_some());
    team.does(Command::Undo(Box::new(change.clone())));
    assert_eq!(retro(&team).cards[&id(9)].author, None);
    team.does(Command::Redo(Box::new(change)));
    assert!(retro(&team).cards[&id(9)].author.is_some());
}
