//! A file that fills three quarters of the storage is taken in, folded and opened again.

use std::sync::Arc;

use sprintloop::domain::base::context::Context;
use sprintloop::domain::base::json;
use sprintloop::domain::commands::Command;
use sprintloop::domain::records::channel::Channel;
use sprintloop::domain::tables::record::Record;
use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::keys::Key;
use sprintloop::storage::{
    Deed, Entry, Fold, GRACE_MS, Kept, MemoryShelf, SETTLED_MS, Shelf, ShelfError,
};

use crate::recorder::Recorder;
use crate::tab::{Tab, bring, channel, channel_id, reloaded, team, title, workspace_id};

/// What a browser keeps for one origin.
const QUOTA: usize = 5_242_880;

/// A file of so many characters.
fn file(characters: usize) -> Command {
    let names = (0..characters / 250).map(|number| {
        let words: Vec<String> = (1..34)
            .map(|word| ((number * 7_919 + word * word * 31) % 99_991).to_string())
            .collect();
        let channel = Channel::new(channel_id(1_000 + number as u128), title(&words.join(" ")));
        Record::Channel(Arc::new(channel))
    });
    bring(names.collect())
}

#[test]
fn a_large_file_is_taken_in_and_folded_within_the_quota() {
    let recorder = Recorder::default();
    recorder.shelf.limit(Some(QUOTA));
    let mut tab = Tab::open(&recorder, "one");
    tab.run(team());
    let before = Workspace::clone(&tab.keeper.workspace());
    let first = recorder.count();
    assert_eq!(tab.run(file(3_800_000)).0, Kept::Written);
    assert!(json::text(&*tab.keeper.workspace()).len() > 3_700_000);
    let after = tab.keeper.workspace();
    for wait in [SETTLED_MS, GRACE_MS + 1] {
        tab.now += wait;
        tab.keeper.fold(tab.now).expect("room");
    }
    for (writes, (key, shelf)) in recorder.moments().enumerate() {
        if writes % 24 == 0 || key.contains(":head:") {
            let expected = if writes <= first { before.clone() } else { Workspace::clone(&after) };
            assert!(writes < first || reloaded(&shelf) == expected, "after {writes}: {key}");
        }
    }
    assert_eq!(tab.run(channel(1, "Paid")).0, Kept::Written);
    assert_eq!(reloaded(&recorder.shelf), *tab.keeper.workspace());
}

#[test]
fn what_an_older_page_wrote_unpacked_folds_within_the_quota() {
    let shelf = MemoryShelf::default();
    shelf.limit(Some(QUOTA));
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    let context = Context {
        now: chrono::DateTime::from_timestamp_millis(tab.now).expect("a moment").fixed_offset(),
        actor: sprintloop::domain::base::ids::Id::from_uuid(uuid::Uuid::from_u128(1)),
    };
    let command = file(3_000_000);
    let deed = Deed::of(&command);
    let mut workspace = Workspace::clone(&tab.keeper.workspace());
    let change = workspace.apply(command, &context).expect("a file");
    let entry = json::text(&Entry { clock: 2, context, deed, change });
    assert!(entry.len() > 3_800_000 && entry.starts_with('{'), "{}", entry.len());
    let key = Key::Journal { tab: "old".to_owned(), seq: 1 }.text(workspace_id());
    shelf.set(&key, &entry).expect("room for the entry alone");
    let mut tab = Tab::open(&shelf, "two");
    assert_eq!(*tab.keeper.workspace(), workspace);
    assert_eq!(tab.keeper.fold(context.now.timestamp_millis() + SETTLED_MS), Ok(Fold::Folded));
    assert_eq!(reloaded(&shelf), workspace);
}

#[test]
fn what_found_no_room_is_written_once_packing_has_made_some() {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    for part in 0..6 {
        tab.run(channel(part, &"Trade fairs in spring and autumn ".repeat(100)));
    }
    tab.now += SETTLED_MS;
    tab.keeper.fold(tab.now).expect("room");
    tab.now += GRACE_MS + 1;
    tab.keeper.fold(tab.now).expect("room");
    let used: usize =
        shelf.texts().iter().map(|(key, text)| sprintloop::storage::characters(key, text)).sum();
    shelf.limit(Some(used + 4_000));
    for number in 0..20 {
        tab.run(channel(50 + number, &format!("Channel {number}")));
    }
    assert_eq!(tab.keeper.kept(), Kept::Unwritten(ShelfError::Full));
    let live = tab.keeper.workspace();
    let before = reloaded(&shelf);
    assert!(tab.keeper.pack().expect("an open shelf") > 10_000);
    assert_eq!(reloaded(&shelf), before);
    assert_eq!(tab.keeper.pack(), Ok(0), "what is packed stays");
    assert_eq!(tab.keeper.write(), Kept::Written);
    assert_eq!(*tab.keeper.workspace(), *live);
    assert_eq!(reloaded(&shelf), *live);
}
