//! Snapshots rotate within their room, and one is always there.

use std::sync::Arc;

use uuid::Uuid;

use crate::tab::{START, Tab, channel, channel_id, reloaded, team, title, workspace_id};
use sprintloop::domain::base::ids::{Id, WorkspaceId};
use sprintloop::domain::records::channel::Channel;
use sprintloop::domain::tables::change::{Change, RecordChange};
use sprintloop::domain::tables::record::Record;
use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::snapshots::{AT_MOST, Before, ROOM, all, give_up_one, read, take};
use sprintloop::storage::{MemoryShelf, Shelf, ShelfError, characters};

/// A team with one channel of that name.
fn team_with(name: &str) -> Workspace {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    tab.run(channel(1, name));
    reloaded(&shelf)
}

/// A team with channels of long names that no packing shortens much: it takes about this much.
fn large(seed: u64, size: usize) -> Workspace {
    let mut workspace = team_with("Paid");
    let mut noise = seed;
    let mut letter = || {
        noise =
            noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + u8::try_from((noise >> 33) % 26).expect("a letter"))
    };
    let records = (0..size / 1_400).map(|number| {
        let name: String = (0..4_000).map(|_| letter()).collect();
        let channel = Channel::new(channel_id(number as u128 + 2), title(&name));
        let record = Record::Channel(Arc::new(channel));
        RecordChange { key: record.key(), before: None, after: Some(record) }
    });
    workspace.replay(&Change { records: records.collect(), entries: Vec::new() });
    workspace
}

fn moments(shelf: &MemoryShelf) -> Vec<i64> {
    all(shelf).expect("open").iter().map(|one| one.at).collect()
}

fn used(shelf: &MemoryShelf) -> usize {
    all(shelf).expect("open").iter().map(|one| one.size).sum()
}

#[test]
fn a_snapshot_is_read_back_whole() {
    let shelf = MemoryShelf::default();
    let team = team_with("Paid");
    take(&shelf, &team, Before::Import, ("one", START)).expect("room");
    let kept = all(&shelf).expect("open");
    assert_eq!((kept[0].workspace, kept[0].before, kept[0].at), (team.id, Before::Import, START));
    assert_eq!(read(&shelf, &kept[0]), Ok(Some(team)));
}

#[test]
fn nothing_is_kept_twice_and_nothing_of_nothing() {
    let shelf = MemoryShelf::default();
    take(&shelf, &Workspace::empty(workspace_id()), Before::Day, ("one", START)).expect("room");
    assert!(shelf.texts().is_empty());
    take(&shelf, &team_with("Paid"), Before::Day, ("one", START)).expect("room");
    take(&shelf, &team_with("Paid"), Before::Import, ("two", START + 1)).expect("room");
    assert_eq!(moments(&shelf), [START]);
}

#[test]
fn the_oldest_go_first_within_a_quarter_of_the_room() {
    let shelf = MemoryShelf::default();
    for at in 0..5 {
        let team = large(at + 1, ROOM / 3);
        take(&shelf, &team, Before::Day, ("one", at as i64)).expect("room");
        assert!(used(&shelf) <= ROOM, "{} of {ROOM}", used(&shelf));
    }
    let left = moments(&shelf);
    assert_eq!(left.first(), Some(&4));
    assert!(left.len() >= 2 && left.windows(2).all(|pair| pair[0] == pair[1] + 1), "{left:?}");
}

#[test]
fn small_ones_do_not_pile_up() {
    let shelf = MemoryShelf::default();
    for at in 0..=AT_MOST as i64 {
        take(&shelf, &team_with(&format!("Paid {at}")), Before::Day, ("one", at)).expect("room");
    }
    assert_eq!(moments(&shelf).len(), AT_MOST);
    assert_eq!(moments(&shelf).last(), Some(&1));
}

#[test]
fn the_newest_of_another_workspace_goes_last() {
    let shelf = MemoryShelf::default();
    let mut other = team_with("Theirs");
    other.id = WorkspaceId::from_uuid(Uuid::from_u128(8));
    take(&shelf, &other, Before::Day, ("one", 1)).expect("room");
    for at in 2..6 {
        let team = large(at, ROOM / 3);
        take(&shelf, &team, Before::Day, ("one", at as i64)).expect("room");
    }
    assert!(moments(&shelf).contains(&1), "{:?}", moments(&shelf));
    assert!(used(&shelf) <= ROOM);
}

#[test]
fn work_that_finds_no_room_takes_that_of_snapshots_but_one() {
    let shelf = MemoryShelf::default();
    for at in 1..4 {
        take(&shelf, &team_with(&format!("Paid {at}")), Before::Day, ("one", at)).expect("room");
    }
    assert_eq!(give_up_one(&shelf, workspace_id()), Ok(true));
    assert_eq!(moments(&shelf), [3, 2]);
    assert_eq!(give_up_one(&shelf, workspace_id()), Ok(true));
    assert_eq!(give_up_one(&shelf, workspace_id()), Ok(false));
    assert_eq!(moments(&shelf), [3]);
}

#[test]
fn on_a_full_shelf_an_older_one_makes_room_and_nothing_else_is_touched() {
    let shelf = MemoryShelf::default();
    shelf.set("sprintloop:theme", "dark").expect("room");
    take(&shelf, &team_with("Paid"), Before::Day, ("one", 1)).expect("room");
    let full: usize = shelf.texts().iter().map(|(key, text)| characters(key, text)).sum();
    shelf.limit(Some(full + 10));
    take(&shelf, &team_with("Post"), Before::Day, ("one", 2)).expect("room was made");
    assert_eq!(moments(&shelf), [2]);
    shelf.limit(Some(20));
    let none = take(&shelf, &team_with("Post 2"), Before::Day, ("one", 3));
    assert_eq!(none, Err(ShelfError::Full));
    assert_eq!(shelf.get("sprintloop:theme"), Ok(Some("dark".to_owned())));
}

#[test]
fn one_that_cannot_be_read_harms_nothing() {
    let shelf = MemoryShelf::default();
    take(&shelf, &team_with("Paid"), Before::Day, ("one", 1)).expect("room");
    let key = shelf.texts().into_keys().next().expect("one key");
    for text in ["{\"broken", "", "{\"format\":99,\"workspace\":{}}", "\u{1000}\u{2000}"] {
        shelf.set(&key, text).expect("room");
        let kept = all(&shelf).expect("open");
        assert_eq!(read(&shelf, &kept[0]), Ok(None));
    }
}
