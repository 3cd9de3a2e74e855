//! Two people change one text at the same time: the later one stands, and the other one's author is offered both.

use std::collections::BTreeMap;

use crate::browser::Browser;
use crate::tab::title;
use chrono::NaiveDate;
use sprintloop::domain::base::ids::{CardId, Id, RetrospectiveId};
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::{NewSession, RetrospectiveCommand};
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::reads::retrospective::topics::alone;
use sprintloop::domain::records::retrospective::look_back::{LookBack, Period};
use sprintloop::domain::records::retrospective::record::Card;
use sprintloop::domain::records::retrospective::templates::columns;
use sprintloop::space::memory::MemorySpace;
use uuid::Uuid;

fn both(space: &MemorySpace) -> (Browser, Browser) {
    let ada = Browser::sharing("ada", space);
    let mut ben = Browser::joined("ben");
    ben.round(space).expect("a space");
    ben.now = ada.now;
    (ada, ben)
}

fn lost(browser: &Browser) -> Vec<(String, String, String)> {
    let tab = browser.held.0.borrow();
    let lost = tab.keeper.lost().iter();
    lost.map(|one| (one.field(), one.mine.clone(), one.theirs.clone())).collect()
}

#[test]
fn the_author_whose_text_does_not_stand_is_offered_both() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = both(&space);
    ada.rename(1, "Paid search");
    ben.now += 5_000;
    ben.rename(1, "Paid media");
    for _ in 0..2 {
        ada.round(&space).expect("a space");
        ben.round(&space).expect("a space");
    }
    let (winner, loser) = if ada.channels() == ["Paid media"] { (ben, ada) } else { (ada, ben) };
    assert_eq!(lost(&winner), []);
    let [(field, mine, theirs)] = &lost(&loser)[..] else { panic!("one text is lost") };
    assert_eq!(field, "name");
    assert_ne!(mine, theirs);
    assert_eq!(loser.channels(), [theirs.as_str()]);
    // It is put back by one command, and that comes to the other.
    let (mut winner, mut loser, mine) = (winner, loser, mine.clone());
    let text = loser.held.0.borrow().keeper.lost()[0].clone();
    let change = text.taken_back(&loser.workspace()).expect("the channel is there");
    assert!(loser.run(Command::Undo(Box::new(change))));
    loser.held.0.borrow_mut().keeper.forget_lost(&text);
    for _ in 0..2 {
        loser.round(&space).expect("a space");
        winner.round(&space).expect("a space");
    }
    assert_eq!(winner.channels(), [mine.as_str()]);
    assert_eq!((lost(&winner), lost(&loser)), (vec![], vec![]));
}

#[test]
fn a_text_that_was_seen_and_changed_is_not_lost() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = both(&space);
    ada.rename(1, "Paid search");
    ada.round(&space).expect("a space");
    ben.round(&space).expect("a space");
    ben.rename(1, "Paid media");
    ben.round(&space).expect("a space");
    ada.round(&space).expect("a space");
    assert_eq!(ada.channels(), ["Paid media"]);
    assert_eq!(lost(&ada), []);
}

fn edits(retro: RetrospectiveId, edit: SessionEdit) -> Command {
    let edit = Box::new(edit);
    Command::Retrospective(RetrospectiveCommand::Session { id: retro, edit })
}

#[test]
fn notes_on_a_topic_are_offered_and_cards_of_nobody_are_not() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = both(&space);
    let retro: RetrospectiveId = Id::from_uuid(Uuid::from_u128(500));
    let card: CardId = Id::from_uuid(Uuid::from_u128(501));
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
    let of = LookBack::Dates(Period::new(day(2), day(6)));
    let new = NewSession::new(retro, of, 30, columns("Classic", ""), BTreeMap::new());
    assert!(ada.run(Command::Retrospective(RetrospectiveCommand::Open(Box::new(new)))));
    let words =
        |text: &str| Some(Card::new(Reason::parse(text).expect("words"), title("Friction")));
    let write = |text: &str| SessionEdit::Write { card, words: words(text) };
    assert!(ada.run(edits(retro, write("Lists arrive late"))));
    assert!(ada.run(edits(retro, SessionEdit::Reveal)));
    for _ in 0..2 {
        ada.round(&space).expect("a space");
        ben.round(&space).expect("a space");
    }
    ben.now = ada.now + 5_000;
    let topic = alone(card);
    let notes = |text: &str| SessionEdit::Notes { topic, notes: text.to_owned() };
    for (one, text) in [(&mut ada, "It was the export"), (&mut ben, "Nobody asked for it")] {
        assert!(one.run(edits(retro, notes(text))));
        assert!(one.run(edits(retro, write(&format!("{text} and the list")))));
    }
    for _ in 0..2 {
        ada.round(&space).expect("a space");
        ben.round(&space).expect("a space");
    }
    let fields = |browser: &Browser| lost(browser).into_iter().map(|one| one.0).collect::<Vec<_>>();
    let offered = [fields(&ada), fields(&ben)].concat();
    assert_eq!(offered, ["notes"]);
}
