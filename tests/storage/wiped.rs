//! Storage wiped under an open page is noticed, and everything is written again when a person asks.

use sprintloop::storage::{Fold, GRACE_MS, Kept, MemoryShelf, SETTLED_MS, Shelf, ShelfError};

use crate::tab::{Tab, channel, reloaded, team};

/// A tab with a fold and one entry on top of it.
fn at_work(shelf: &MemoryShelf) -> Tab {
    let mut tab = Tab::open(shelf, "one");
    tab.run(team());
    tab.run(channel(1, "Paid"));
    tab.now += SETTLED_MS;
    tab.keeper.fold(tab.now).expect("room");
    tab.run(channel(2, "Events"));
    tab
}

fn wipe(shelf: &MemoryShelf, word: &str) {
    for key in shelf.texts().keys().filter(|key| key.contains(word)) {
        shelf.remove(key).expect("open");
    }
}

#[test]
fn nothing_is_written_until_a_person_asks_and_then_everything_is() {
    for word in ["", ":head:", ":records:channel", ":journal:one:3"] {
        let shelf = MemoryShelf::default();
        let mut tab = at_work(&shelf);
        wipe(&shelf, word);
        assert!(tab.keeper.look(), "{word}");
        assert!(!tab.keeper.look(), "it is said once");
        let left = shelf.texts();
        assert_eq!(tab.run(channel(3, "Web")).0, Kept::Wiped);
        assert!(!tab.keeper.catch_up());
        assert_eq!(tab.keeper.fold(tab.now + 10 * GRACE_MS), Ok(Fold::Nothing));
        assert_eq!(shelf.texts(), left, "{word}");

        assert_eq!(tab.keeper.write_again(tab.now), Ok(Kept::Written));
        assert_eq!(reloaded(&shelf), *tab.keeper.workspace(), "{word}");
        assert_eq!(tab.channel_names(), ["Paid", "Events", "Web"]);
        for _ in 0..3 {
            tab.now += 2 * GRACE_MS;
            tab.keeper.fold(tab.now).expect("room");
        }
        assert_eq!(reloaded(&shelf), *tab.keeper.workspace(), "{word}");
    }
}

#[test]
fn the_next_write_notices_it_and_so_does_the_next_fold() {
    let shelf = MemoryShelf::default();
    let mut tab = at_work(&shelf);
    wipe(&shelf, "");
    assert_eq!(tab.run(channel(3, "Web")).0, Kept::Wiped);
    assert!(shelf.texts().is_empty());
    let shelf = MemoryShelf::default();
    let mut tab = at_work(&shelf);
    wipe(&shelf, "");
    assert_eq!(tab.keeper.fold(tab.now + GRACE_MS), Ok(Fold::Nothing));
    assert_eq!(tab.keeper.kept(), Kept::Wiped);
}

#[test]
fn before_the_first_fold_it_is_noticed_too() {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    wipe(&shelf, "");
    assert_eq!(tab.run(channel(1, "Paid")).0, Kept::Wiped);
    assert_eq!(tab.keeper.write_again(tab.now), Ok(Kept::Written));
    assert_eq!(reloaded(&shelf), *tab.keeper.workspace());
}

#[test]
fn what_another_tab_has_folded_and_cleared_away_is_not_gone() {
    let shelf = MemoryShelf::default();
    let mut one = at_work(&shelf);
    let mut two = Tab::open(&shelf, "two");
    two.now = one.now;
    two.run(channel(3, "Web"));
    for _ in 0..3 {
        two.now += 2 * GRACE_MS;
        two.keeper.fold(two.now).expect("room");
    }
    assert!(!one.keeper.look());
    one.now = two.now;
    assert_eq!(one.run(channel(4, "Email")).0, Kept::Written);
    one.keeper.catch_up();
    assert_eq!(reloaded(&shelf), *one.keeper.workspace());
}

#[test]
fn two_tabs_that_both_write_again_lose_nothing_of_each_other() {
    let shelf = MemoryShelf::default();
    let mut one = at_work(&shelf);
    let mut two = Tab::open(&shelf, "two");
    two.now = one.now;
    wipe(&shelf, "");
    assert_eq!(one.run(channel(3, "Web")).0, Kept::Wiped);
    assert_eq!(two.run(channel(4, "Email")).0, Kept::Wiped);
    assert_eq!(one.keeper.write_again(one.now), Ok(Kept::Written));
    assert!(two.keeper.look(), "what it had written is there again");
    assert_eq!(two.keeper.kept(), Kept::Written);
    one.hear(&shelf);
    two.hear(&shelf);
    assert_eq!(one.keeper.workspace(), two.keeper.workspace());
    assert_eq!(reloaded(&shelf), *two.keeper.workspace());
    assert_eq!(one.channel_names().len(), 4);
}

#[test]
fn where_there_is_no_room_everything_stays_in_memory() {
    let shelf = MemoryShelf::default();
    let mut tab = at_work(&shelf);
    wipe(&shelf, "");
    tab.keeper.look();
    shelf.limit(Some(200));
    assert_eq!(tab.keeper.write_again(tab.now), Err(ShelfError::Full));
    assert_eq!(tab.keeper.kept(), Kept::Wiped);
    assert_eq!(tab.channel_names(), ["Paid", "Events"]);
    shelf.limit(None);
    assert_eq!(tab.keeper.write_again(tab.now), Ok(Kept::Written));
    assert_eq!(reloaded(&shelf), *tab.keeper.workspace());
}
