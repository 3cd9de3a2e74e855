//! Whatever is damaged, the rest can be read and worked with.

use std::collections::BTreeMap;

use chrono::DateTime;
use uuid::Uuid;

use crate::tab::{START, Tab, channel, channel_id, reloaded, team, title, workspace_id};
use sprintloop::domain::base::context::Context;
use sprintloop::domain::base::ids::{Id, MemberId};
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::commands::{Command, Import};
use sprintloop::domain::records::channel::Channel;
use sprintloop::domain::salvage::mend;
use sprintloop::domain::sample;
use sprintloop::domain::tables::integrity::contradictions;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::json;
use sprintloop::exchange::read::read;
use sprintloop::storage::keys::Key;
use sprintloop::storage::salvage::salvage;
use sprintloop::storage::snapshots::difference;
use sprintloop::storage::{FORMAT, Kept, MemoryShelf, SETTLED_MS, Shelf};

/// The sample team, folded, with one command on top.
fn stored() -> MemoryShelf {
    let now = DateTime::from_timestamp_millis(START).expect("a moment").fixed_offset();
    let made = sample::workspace(now).expect("a team");
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.run(Command::Import(Box::new(Import {
        source: "test".to_owned(),
        records: made.records(),
        log: made.log().oldest_first().cloned().collect(),
    })));
    tab.now += SETTLED_MS;
    tab.keeper.fold(tab.now).expect("room");
    // As an old enough head leaves it: the entries that were folded are gone.
    for key in shelf.texts().keys() {
        if let Some((_, Key::Journal { .. })) = Key::parse(key) {
            shelf.remove(key).expect("open");
        }
    }
    tab.run(channel(77, "Podcasts"));
    shelf
}

/// What is salvaged, made whole.
fn mended(shelf: &MemoryShelf) -> Workspace {
    let now = DateTime::from_timestamp_millis(START).expect("a moment").fixed_offset();
    let context = Context { now, actor: MemberId::from_uuid(Uuid::from_u128(99)) };
    let found = salvage(shelf, workspace_id()).expect("open");
    mend(found.workspace, title("Recovered"), &context)
}

fn assert_sound(workspace: &Workspace, what: &str) {
    assert_eq!(contradictions(workspace), [], "{what}");
    assert!(workspace.is_founded() && !workspace.members.is_empty(), "{what}");
    read(json::write(workspace).as_bytes()).unwrap_or_else(|why| panic!("{what}: {why}"));
}

#[test]
fn with_any_one_text_gone_cut_or_garbled_the_rest_is_sound() {
    let whole = stored();
    let before = reloaded(&whole);
    let records = |key: &&String| matches!(Key::parse(key), Some((_, Key::Records { .. })));
    // Every seventh is enough to meet most kinds of record, and each kind of damage.
    for (at, key) in whole.texts().keys().filter(records).enumerate().step_by(7) {
        let Some((_, Key::Records { shard, .. })) = Key::parse(key) else { continue };
        let text = whole.get(key).expect("open").expect("a text");
        let cut: String = text.chars().take(text.chars().count() / 2).collect();
        let garbled = Some("[{\"robot\":{}}]".to_owned());
        if let Some(damaged) = [None, Some(cut), garbled].into_iter().nth(at / 7 % 3) {
            let shelf = MemoryShelf::holding(whole.texts());
            match &damaged {
                Some(text) => shelf.set(key, text).expect("room"),
                None => shelf.remove(key).expect("open"),
            }
            assert_eq!(Tab::open(&shelf, "two").keeper.kept(), Kept::Stopped);
            let texts = shelf.texts();
            let left = mended(&shelf);
            assert_eq!(shelf.texts(), texts, "salvaging writes nothing");
            assert_sound(&left, &shard);
            // Few records go with those that are gone; the last command is there.
            let mut gone: BTreeMap<&str, usize> = BTreeMap::new();
            for change in difference(&left, &before) {
                if change.after.is_none() {
                    *gone.entry(change.key.noun()).or_default() += 1;
                }
            }
            let all: usize = gone.values().sum();
            assert!(all <= 60, "{shard}: {gone:?} of {}", before.records().len());
            let names: Vec<String> =
                left.channels.values().map(|one| one.name.to_string()).collect();
            assert!(names.contains(&"Podcasts".to_owned()), "{shard}");
        }
    }
}

#[test]
fn with_the_head_gone_or_newer_every_record_is_read() {
    let whole = stored();
    let before = reloaded(&whole);
    let texts = whole.texts();
    let (head, text) = texts.iter().find(|(key, _)| key.contains(":head:")).expect("a head");
    let newer = text.replace(&format!("\"format\":{FORMAT}"), "\"format\":99");
    assert_ne!(&newer, text);
    for damaged in [None, Some(""), Some("{\"broken"), Some(newer.as_str())] {
        let shelf = MemoryShelf::holding(texts.clone());
        match damaged {
            Some(text) => shelf.set(head, text).expect("room"),
            None => shelf.remove(head).expect("open"),
        }
        let left = mended(&shelf);
        assert_sound(&left, damaged.unwrap_or("no head"));
        assert_eq!(left.records(), before.records());
        assert_eq!(left.log(), before.log());
    }
}

#[test]
fn records_before_the_place_where_a_text_breaks_off_are_read() {
    let whole = stored();
    let texts = whole.texts();
    let key = texts.keys().find(|key| key.contains(":records:log-")).expect("a log");
    let text = whole.get(key).expect("open").expect("a text");
    let with = |damage: &dyn Fn(&MemoryShelf)| {
        let shelf = MemoryShelf::holding(texts.clone());
        damage(&shelf);
        mended(&shelf).log().len()
    };
    let none = with(&|shelf| shelf.remove(key).expect("open"));
    let cut: String = text.chars().take(text.chars().count() * 2 / 3).collect();
    let some = with(&|shelf| shelf.set(key, &cut).expect("room"));
    let all = reloaded(&whole).log().len();
    assert!(none < some && some < all, "{none}, {some}, {all}");
}

#[test]
fn a_change_that_cannot_be_read_takes_nothing_with_it_that_was_done_on_top() {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    tab.run(channel(5, "Events"));
    let made = shelf.texts().keys().find(|key| key.ends_with(":2")).expect("an entry").clone();
    let channel = Channel::new(channel_id(5), title("Trade fairs"));
    tab.run(Command::Team(TeamCommand::EditChannel { channel }));
    shelf.set(&made, "{\"clock\":2,").expect("room");
    assert_eq!(Tab::open(&shelf, "two").keeper.kept(), Kept::Stopped);
    let left = mended(&shelf);
    assert_sound(&left, "a change is gone");
    let names: Vec<&str> = left.channels.values().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Trade fairs"]);
}

#[test]
fn a_closed_sprint_whose_packed_text_breaks_off_is_read_until_there_and_named() {
    let whole = stored();
    let before = reloaded(&whole);
    let texts = whole.texts();
    let key = texts.keys().find(|key| key.contains(":records:closed-")).expect("a closed sprint");
    let text = whole.get(key).expect("open").expect("a text");
    let letters = text.chars().count();
    let left = |damaged: &str| {
        let shelf = MemoryShelf::holding(texts.clone());
        shelf.set(key, damaged).expect("room");
        let tab = Tab::open(&shelf, "two");
        let trouble = tab.keeper.trouble().first().expect("it cannot be read").clone();
        let sprint = trouble.sprint().expect("a sprint");
        assert!(before.sprints.get(sprint).is_some_and(|sprint| sprint.is_closed()));
        let left = mended(&shelf);
        assert_sound(&left, "cut");
        left.records().len() + left.log().len()
    };
    let cut = |part: usize| text.chars().take(letters * part / 8).collect::<String>();
    let kept: Vec<usize> = (0..8).map(|part| left(&cut(part))).collect();
    assert!(kept.is_sorted() && kept[1] > kept[0] && kept[7] > kept[1] + 5, "{kept:?}");
    // A letter that was never packed is where it breaks off.
    assert!(left(&format!("{}?{}", cut(7), cut(1))) >= kept[6]);
}

#[test]
fn nothing_of_nothing_is_still_a_workspace() {
    let left = mended(&MemoryShelf::default());
    assert_sound(&left, "nothing");
    assert_eq!(left.name(), "Recovered");
}
