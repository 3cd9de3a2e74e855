//! A reload shows what was there.

use sprintloop::domain::base::ids::{Id, MemberId};
use sprintloop::storage::{Fold, GRACE_MS, MemoryShelf, SETTLED_MS};
use uuid::Uuid;

use crate::tab::{Tab, channel, reloaded, team};

#[test]
fn one_command_is_one_write() {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    assert_eq!(shelf.writes(), 1);
    tab.run(channel(1, "Paid"));
    assert_eq!(shelf.writes(), 2);
}

#[test]
fn a_reload_shows_the_same_before_and_after_folding() {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    for number in 0..40 {
        tab.run(channel(number, &format!("Channel {number} 😀 <b>שלום</b>")));
    }
    assert_eq!(reloaded(&shelf), *tab.keeper.workspace());
    tab.now += SETTLED_MS;
    assert_eq!(tab.keeper.fold(tab.now), Ok(Fold::Folded));
    assert_eq!(reloaded(&shelf), *tab.keeper.workspace());
    assert_eq!(tab.keeper.fold(tab.now), Ok(Fold::Nothing));
}

#[test]
fn what_was_folded_is_cleared_away_once_every_tab_has_seen_it() {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    tab.now += SETTLED_MS;
    tab.keeper.fold(tab.now).expect("room");
    let journal =
        |shelf: &MemoryShelf| shelf.texts().keys().filter(|key| key.contains(":journal:")).count();
    assert_eq!(journal(&shelf), 1);
    tab.now += GRACE_MS + 1;
    tab.keeper.fold(tab.now).expect("room");
    assert_eq!(journal(&shelf), 0);
    assert_eq!(reloaded(&shelf), *tab.keeper.workspace());
}

#[test]
fn what_has_just_happened_is_not_folded() {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    assert_eq!(tab.keeper.fold(tab.now + 10), Ok(Fold::Nothing));
}

#[test]
fn the_chosen_person_is_remembered() {
    let shelf = MemoryShelf::default();
    let member = MemberId::from_uuid(Uuid::from_u128(5));
    Tab::open(&shelf, "one").keeper.set_actor(member);
    assert_eq!(Tab::open(&shelf, "two").keeper.actor(), Some(member));
}
