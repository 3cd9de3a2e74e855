//! What rounds carry, and what happens where they break off.

use std::collections::BTreeMap;

use crate::browser::{Browser, of_files};
use crate::tab::channel;
use sprintloop::space::access::SpaceError;
use sprintloop::space::memory::MemorySpace;
use sprintloop::storage::{Fault, GRACE_MS};

fn both(space: &MemorySpace) -> (Browser, Browser) {
    let ada = Browser::sharing("ada", space);
    let mut ben = Browser::joined("ben");
    ben.round(space).expect("a space");
    ben.now = ada.now;
    (ada, ben)
}

fn meet(space: &MemorySpace, browsers: &mut [&mut Browser]) {
    for _ in 0..2 {
        for browser in browsers.iter_mut() {
            browser.round(space).expect("a space");
        }
    }
    for browser in browsers.iter() {
        assert_eq!(browser.text(), browsers[0].text());
    }
}

#[test]
fn a_day_offline_is_sent_later() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = both(&space);
    space.fail(Some(SpaceError::Offline));
    ada.run(channel(2, "Events"));
    ben.run(channel(3, "Web"));
    assert_eq!(ada.round(&space), Err(SpaceError::Offline));
    ada.reload();
    ada.run(channel(4, "Email"));
    space.fail(None);
    meet(&space, &mut [&mut ada, &mut ben]);
    assert_eq!(ben.channels(), ["Paid", "Events", "Web", "Email"]);
}

#[test]
fn what_waits_is_counted_without_the_space() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = both(&space);
    ada.run(channel(2, "Events"));
    ben.run(channel(3, "Web"));
    meet(&space, &mut [&mut ada, &mut ben]);
    space.fail(Some(SpaceError::Offline));
    let waiting = |browser: &Browser| browser.session.waiting(&browser.held.0.borrow().keeper);
    ada.reload();
    assert_eq!(waiting(&ada), 0);
    ada.run(channel(4, "Email"));
    assert_eq!(ada.round(&space), Err(SpaceError::Offline));
    assert_eq!(waiting(&ada), 1);
}

#[test]
fn clocks_an_hour_apart_give_one_order() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = both(&space);
    ben.now += 3_600_000;
    for round in 0..4 {
        ada.rename(1, &format!("Paid {round}"));
        ben.rename(1, &format!("Search {round}"));
        if round % 2 == 0 {
            meet(&space, &mut [&mut ada, &mut ben]);
        }
    }
    meet(&space, &mut [&mut ada, &mut ben]);
    assert_eq!(ada.channels(), ["Search 3"]);
}

#[test]
fn what_no_longer_applies_is_told_to_its_author_alone() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = both(&space);
    ben.run(channel(1, "Events"));
    meet(&space, &mut [&mut ben, &mut ada]);
    ada.run(channel(1, "Search"));
    // He has not seen it.
    ben.undo();
    meet(&space, &mut [&mut ada, &mut ben]);
    let told = |browser: &Browser| {
        let tab = browser.held.0.borrow();
        tab.keeper.trouble().iter().filter(|one| one.fault == Fault::Overtaken).count()
    };
    assert_eq!((told(&ada), told(&ben)), (0, 1));
}

#[test]
fn a_second_tab_has_it_through_the_shelf() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = both(&space);
    let mut other = Browser::on("ben", ben.shelf.clone());
    other.reload();
    other.run(channel(2, "Events"));
    ada.run(channel(3, "Web"));
    ada.round(&space).expect("a space");
    ben.held.0.borrow_mut().keeper.catch_up();
    meet(&space, &mut [&mut ada, &mut ben]);
    other.held.0.borrow_mut().keeper.catch_up();
    assert_eq!(other.text(), ada.text());
    assert_eq!(ada.channels(), ["Paid", "Events", "Web"]);
}

#[test]
fn a_second_tab_begins_from_a_new_base_with_the_first() {
    let space = MemorySpace::default();
    let (ada, ben) = both(&space);
    let (mut ada, mut ben) = (ada.folds_at(3), ben);
    let mut other = Browser::on("ben", ben.shelf.clone());
    other.reload();
    for number in 2..6 {
        ada.run(channel(number, "More"));
        ada.now += 3_600_000;
    }
    meet(&space, &mut [&mut ada, &mut ben]);
    assert_eq!(of_files(&space.files()).bases().len(), 2);
    for (key, text) in ben.shelf.texts() {
        other.held.0.borrow_mut().keeper.absorb(&key, &text);
    }
    assert_eq!(other.text(), ada.text());
    // The head of the base clears the entries away once every tab has seen it.
    let now = ben.now + 2 * GRACE_MS + 24 * 3_600_000;
    ben.held.0.borrow_mut().keeper.fold(now).expect("room");
    assert!(!ben.shelf.texts().keys().any(|key| key.contains(":journal:")));
    ben.reload();
    assert_eq!(ben.text(), ada.text());
    let reads = space.reads();
    ben.round(&space).expect("a space");
    assert_eq!(space.reads(), reads + 1, "a reload reads what the folder is, and nothing twice");
}

/// What one browser does in a day, over a folder and a shelf.
fn day(space: &MemorySpace, ben: &mut Browser) {
    for number in 2..6 {
        ben.run(channel(number, &format!("Channel {number}")));
        let _ = ben.round(space);
        ben.now += 3_600_000;
    }
    ben.rename(2, "Second");
    let _ = ben.round(space);
}

#[test]
fn a_connection_that_breaks_at_any_write_loses_nothing() {
    let start = MemorySpace::default();
    let (_, ben) = both(&start);
    let (files, texts) = (start.files(), ben.shelf.texts());
    let begin = || {
        let shelf = sprintloop::storage::MemoryShelf::holding(texts.clone());
        let mut ben = Browser::on("ben", shelf).folds_at(3);
        ben.now += 60_000;
        (MemorySpace::holding(files.clone()), ben)
    };
    let (whole, mut ben) = begin();
    day(&whole, &mut ben);
    assert!(whole.writes() > 5);
    for writes in 0..whole.writes() {
        let (space, mut ben) = begin();
        space.break_after(writes);
        day(&space, &mut ben);
        let space = MemorySpace::holding(space.files());
        ben.reload();
        ben.round(&space).expect("a space");
        let mut joins = Browser::joined("cleo");
        joins.now = ben.now;
        let round = joins.round(&space).expect("a space");
        assert_eq!(joins.channels(), ben.channels(), "after {writes} writes");
        assert_eq!(joins.text(), ben.text(), "after {writes} writes: {round:?}");
        assert_eq!(ben.channels().len(), 5);
    }
}

#[test]
fn a_page_that_is_killed_at_any_write_loses_nothing() {
    let start = MemorySpace::default();
    let (mut ada, ben) = both(&start);
    for number in 10..14 {
        ada.run(channel(number, "Ada's"));
        ada.now += 3_600_000;
        ada.round(&start).expect("a space");
    }
    let (files, texts): (BTreeMap<_, _>, _) = (start.files(), ben.shelf.texts());
    let begin = || {
        let shelf = sprintloop::storage::MemoryShelf::holding(texts.clone());
        let mut ben = Browser::on("ben", shelf).folds_at(3);
        ben.now = ada.now;
        (MemorySpace::holding(files.clone()), ben)
    };
    let (space, mut ben) = begin();
    day(&space, &mut ben);
    let all = ben.shelf.writes();
    assert!(all > 20);
    for writes in 0..all {
        let (space, mut ben) = begin();
        ben.shelf.kill_after(writes);
        day(&space, &mut ben);
        // What was written until then is what the next visit has.
        let shelf = sprintloop::storage::MemoryShelf::holding(ben.shelf.texts());
        let mut again = Browser::on("ben", shelf);
        again.reload();
        assert!(
            again.held.0.borrow().keeper.trouble().is_empty(),
            "it opens after {writes} writes"
        );
        again.now = ben.now;
        again.round(&space).expect("a space");
        let mut joins = Browser::joined("cleo");
        joins.now = ben.now;
        joins.round(&space).expect("a space");
        assert_eq!(again.text(), joins.text(), "after {writes} writes");
        // What had been sent is there, though the browser has lost it.
        assert_eq!(joins.channels().len(), 9, "after {writes} writes");
    }
}
