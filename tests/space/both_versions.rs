//! Two people change one text at the same time: the later one stands, and the other one's author is offered both.

use crate::browser::Browser;
use sprintloop::domain::commands::Command;
use sprintloop::space::memory::MemorySpace;

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
