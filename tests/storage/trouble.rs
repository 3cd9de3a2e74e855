//! What cannot be read is neither changed nor removed; what cannot be written stays in memory.

use sprintloop::storage::salvage::salvage;
use sprintloop::storage::{
    FORMAT, Fault, GRACE_MS, Kept, MemoryShelf, Shelf, ShelfError, characters, everything,
};

use crate::tab::{Tab, channel, reloaded, team, workspace_id};

/// A folded team with one entry on top.
fn stored() -> MemoryShelf {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::folded(&shelf);
    tab.now += GRACE_MS + 1;
    tab.keeper.fold(tab.now).expect("room");
    tab.run(channel(2, "Events"));
    shelf
}

/// The stored texts with the one whose key holds this word replaced, or taken out.
fn spoiled(word: &str, text: Option<&str>) -> MemoryShelf {
    let mut texts = stored().texts();
    let key = texts.keys().find(|key| key.contains(word)).expect("such a key").clone();
    match text {
        Some(text) => texts.insert(key, text.to_owned()),
        None => texts.remove(&key),
    };
    MemoryShelf::holding(texts)
}

/// Opening and working on top of it changes no text; gives what was wrong.
fn stops_at(shelf: &MemoryShelf) -> Fault {
    let before = shelf.texts();
    let mut tab = Tab::open(shelf, "two");
    assert_eq!(tab.keeper.kept(), Kept::Stopped);
    assert!(!tab.keeper.workspace().is_founded());
    tab.run(team());
    let _ = tab.keeper.fold(tab.now + 10 * GRACE_MS);
    tab.keeper.catch_up();
    tab.keeper.write();
    assert_eq!(tab.keeper.kept(), Kept::Stopped);
    assert_eq!(shelf.texts(), before);
    let trouble = tab.keeper.trouble().first().expect("something is wrong").clone();
    assert_eq!(before.get(&trouble.key).cloned().unwrap_or_default(), trouble.raw);
    trouble.fault
}

#[test]
fn starts_nothing_on_a_head_that_cannot_be_read() {
    assert_eq!(stops_at(&spoiled(":head:", Some("{\"format\":1,"))), Fault::Head);
    assert_eq!(stops_at(&spoiled(":head:", Some("{\"format\":1}"))), Fault::Head);
    assert_eq!(stops_at(&spoiled(":head:", Some(""))), Fault::Head);
}

#[test]
fn starts_nothing_on_a_newer_version() {
    let newer = format!("{{\"format\":{},\"new\":[]}}", FORMAT + 1);
    assert_eq!(stops_at(&spoiled(":head:", Some(&newer))), Fault::Newer);
    assert_eq!(stops_at(&spoiled(":journal:", Some(&newer))), Fault::Newer);
}

#[test]
fn starts_nothing_on_records_that_cannot_be_read() {
    assert_eq!(stops_at(&spoiled(":records:channel", Some("[{\"chan"))), Fault::Records);
    assert_eq!(stops_at(&spoiled(":records:member", Some("[{\"robot\":{}}]"))), Fault::Records);
    assert_eq!(stops_at(&spoiled(":records:log", Some("[1]"))), Fault::Records);
}

#[test]
fn starts_nothing_where_records_are_gone() {
    assert_eq!(stops_at(&spoiled(":records:channel", None)), Fault::Missing);
}

#[test]
fn starts_nothing_on_records_without_a_head() {
    let shelf = spoiled(":head:", None);
    assert_eq!(stops_at(&shelf), Fault::NoHead);
    // Also with no change left that could tell.
    for key in shelf.texts().keys().filter(|key| key.contains(":journal:")) {
        shelf.remove(key).expect("open");
    }
    assert_eq!(stops_at(&shelf), Fault::NoHead);
    let left = salvage(&shelf, workspace_id()).expect("open").workspace;
    let names: Vec<&str> = left.channels.values().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Paid"]);
}

#[test]
fn records_of_a_first_fold_that_was_killed_are_in_the_journal_and_need_no_head() {
    let shelf = MemoryShelf::default();
    let tab = Tab::folded(&shelf);
    let head = shelf.texts().into_keys().find(|key| key.contains(":head:")).expect("a head");
    shelf.remove(&head).expect("open");
    let again = Tab::open(&shelf, "two");
    assert_eq!(again.keeper.kept(), Kept::Written);
    assert_eq!(again.keeper.workspace(), tab.keeper.workspace());
}

#[test]
fn starts_nothing_on_a_change_that_cannot_be_read() {
    assert_eq!(stops_at(&spoiled(":journal:", Some("{\"clock\":"))), Fault::Journal);
    assert_eq!(stops_at(&spoiled(":journal:", Some("{\"clock\":9,\"deed\":1}"))), Fault::Journal);
    assert_eq!(stops_at(&spoiled(":journal:", Some(""))), Fault::Journal);
}

#[test]
fn starts_nothing_where_a_change_is_gone_between_others() {
    for (gone, stops) in [(1, true), (2, true), (3, true), (4, false)] {
        let shelf = MemoryShelf::default();
        let mut tab = Tab::open(&shelf, "one");
        tab.run(team());
        for number in 1..4 {
            tab.run(channel(number, "Paid"));
        }
        let end = format!(":journal:one:{gone}");
        let key = shelf.texts().into_keys().find(|key| key.ends_with(&end)).expect("an entry");
        shelf.remove(&key).expect("open");
        match stops {
            true => assert_eq!(stops_at(&shelf), Fault::Gap),
            // Nobody can tell the last one.
            false => assert_eq!(Tab::open(&shelf, "two").keeper.kept(), Kept::Written),
        }
    }
}

#[test]
fn starts_nothing_where_the_change_after_the_last_fold_is_gone() {
    let shelf = stored();
    let mut tab = Tab::open(&shelf, "two");
    tab.run(channel(3, "Web"));
    let text = shelf.texts().into_iter().find(|(key, _)| key.ends_with(":one:3")).expect("one").1;
    shelf
        .set("sprintloop:00000000-0000-0000-0000-000000000007:journal:one:4", &text)
        .expect("room");
    shelf.remove("sprintloop:00000000-0000-0000-0000-000000000007:journal:one:3").expect("open");
    assert_eq!(stops_at(&shelf), Fault::Gap);
}

#[test]
fn a_change_of_another_tab_that_cannot_be_read_stops_nothing_that_is_under_way() {
    let shelf = stored();
    let mut tab = Tab::open(&shelf, "two");
    let key = "sprintloop:00000000-0000-0000-0000-000000000007:journal:one:9";
    shelf.set(key, "{\"clock\":").expect("room");
    tab.hear(&shelf);
    assert_eq!(tab.keeper.trouble().first().map(|one| one.fault), Some(Fault::Journal));
    assert_eq!(tab.run(channel(3, "Web")).0, Kept::Written);
    for _ in 0..3 {
        tab.now += 2 * GRACE_MS;
        tab.keeper.fold(tab.now).expect("room");
    }
    assert_eq!(tab.channel_names(), ["Paid", "Events", "Web"]);
    assert_eq!(shelf.get(key).expect("open").as_deref(), Some("{\"clock\":"));
    // Opened anew, the page stops at it, and everything else can be read.
    assert_eq!(Tab::open(&shelf, "three").keeper.kept(), Kept::Stopped);
    let found = salvage(&shelf, workspace_id()).expect("open").workspace;
    assert_eq!(found.records(), tab.keeper.workspace().records());
}

#[test]
fn a_full_shelf_keeps_the_work_in_memory_until_there_is_room() {
    let shelf = stored();
    let mut tab = Tab::open(&shelf, "two");
    let before = reloaded(&shelf);
    shelf.limit(Some(10));
    assert_eq!(tab.run(channel(3, "Web")).0, Kept::Unwritten(ShelfError::Full));
    assert_eq!(tab.run(channel(4, "Email")).0, Kept::Unwritten(ShelfError::Full));
    assert_eq!(tab.channel_names(), ["Paid", "Events", "Web", "Email"]);
    assert_eq!(reloaded(&shelf), before);
    assert!(!tab.keeper.catch_up());
    shelf.limit(None);
    assert_eq!(tab.keeper.write(), Kept::Written);
    assert_eq!(reloaded(&shelf), *tab.keeper.workspace());
}

#[test]
fn a_fold_that_finds_no_room_leaves_everything_as_it_was() {
    let shelf = stored();
    let mut tab = Tab::open(&shelf, "two");
    tab.now += GRACE_MS / 2;
    let before = shelf.texts();
    let used: usize = before.iter().map(|(key, text)| characters(key, text)).sum();
    for room in [used, used + 300, used + 600] {
        shelf.limit(Some(room));
        assert_eq!(tab.keeper.fold(tab.now + GRACE_MS), Err(ShelfError::Full));
        assert_eq!(shelf.texts(), before);
    }
}

#[test]
fn a_blocked_shelf_keeps_the_work_in_memory() {
    let shelf = MemoryShelf::default();
    shelf.block(true);
    let mut tab = Tab::open(&shelf, "one");
    assert_eq!(tab.keeper.kept(), Kept::Unwritten(ShelfError::Blocked));
    assert_eq!(tab.run(team()).0, Kept::Unwritten(ShelfError::Blocked));
    assert!(tab.keeper.workspace().is_founded());
    shelf.block(false);
    assert_eq!(tab.keeper.write(), Kept::Written);
    assert_eq!(reloaded(&shelf), *tab.keeper.workspace());
}

#[test]
fn everything_stored_can_be_downloaded_as_one_text() {
    let shelf = spoiled(":head:", Some("broken"));
    let text = everything(&shelf);
    let read: std::collections::BTreeMap<String, String> =
        serde_json::from_str(&text).expect("an object of texts");
    assert!(read.into_iter().eq(shelf.texts()));
}
