//! A killed browser keeps an older state of its localStorage; what the durable copy has is read back into it.

use std::collections::BTreeMap;

use proptest::prelude::{Strategy, any, proptest};
use proptest::test_runner::Config;

use crate::recorder::Recorder;
use crate::tab::{Tab, channel, reloaded, team};
use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::durable::is_copied;
use sprintloop::storage::read_back::{lost, read_back};
use sprintloop::storage::{GRACE_MS, MemoryShelf, SETTLED_MS, Shelf};

type Texts = BTreeMap<String, String>;

/// A visit with folds and clearing away: what lay there after each write, and what a person saw then.
fn visit() -> Vec<(Texts, Workspace)> {
    let recorder = Recorder::default();
    let mut tab = Tab::open(&recorder, "one");
    let mut seen = BTreeMap::from([(0, Workspace::clone(&tab.keeper.workspace()))]);
    tab.run(team());
    seen.insert(recorder.count(), Workspace::clone(&tab.keeper.workspace()));
    for round in 0..3 {
        for number in 0..3 {
            tab.run(channel(10 * round + number, &format!("Channel {round} {number}")));
            seen.insert(recorder.count(), Workspace::clone(&tab.keeper.workspace()));
        }
        for wait in [SETTLED_MS + GRACE_MS, GRACE_MS + 1] {
            tab.now += wait;
            tab.keeper.fold(tab.now).expect("room");
        }
    }
    let moments = recorder.moments().enumerate();
    moments
        .map(|(at, (_, shelf))| {
            let workspace = seen.range(..=at).next_back().expect("a state").1;
            (shelf.texts(), workspace.clone())
        })
        .collect()
}

/// What the copy holds of these texts.
fn copied(texts: &Texts) -> Texts {
    texts.clone().into_iter().filter(|(key, _)| is_copied(key)).collect()
}

/// Reads back as an opening does.
fn reopen(shelf: &MemoryShelf, copy: &Texts) {
    let keys: Vec<String> = copy.keys().cloned().collect();
    let lost = lost(shelf, &keys).expect("an open shelf");
    let texts = lost.into_iter().map(|key| (key.clone(), copy[&key].clone())).collect();
    read_back(shelf, texts).expect("an open shelf");
}

#[test]
fn whatever_older_state_is_left_everything_confirmed_is_there() {
    let moments = visit();
    for (at, (now, workspace)) in moments.iter().enumerate() {
        for (then, _) in &moments[..=at] {
            let shelf = MemoryShelf::holding(then.clone());
            reopen(&shelf, &copied(now));
            assert!(reloaded(&shelf) == *workspace, "after {at} writes");
        }
    }
}

#[test]
fn what_the_latest_head_made_needless_is_not_brought_back() {
    let moments = visit();
    let (whole, _) = moments.last().expect("a moment");
    for (then, _) in &moments {
        let mut copy = copied(then);
        copy.extend(copied(whole));
        let shelf = MemoryShelf::holding(whole.clone());
        reopen(&shelf, &copy);
        assert_eq!(shelf.texts(), *whole);
    }
}

#[test]
fn what_finds_no_room_is_read_all_the_same() {
    let moments = visit();
    let (whole, workspace) = moments.last().expect("a moment");
    let shelf = MemoryShelf::default();
    shelf.limit(Some(500));
    reopen(&shelf, &copied(whole));
    assert_eq!(reloaded(&shelf), *workspace);
}

#[test]
fn beside_a_head_that_cannot_be_read_nothing_is_written() {
    let moments = visit();
    let (whole, _) = moments.last().expect("a moment");
    let mut damaged = whole.clone();
    damaged.retain(|key, _| !key.contains(":records:"));
    let head = damaged.keys().find(|key| key.contains(":head:")).expect("a head").clone();
    damaged.insert(head, "{\"for".to_owned());
    let shelf = MemoryShelf::holding(damaged.clone());
    reopen(&shelf, &copied(whole));
    assert_eq!(shelf.texts(), damaged);
}

proptest! {
    #![proptest_config(Config::with_cases(300))]
    /// No order of writing is counted on: each key may be as it was at a moment of its own.
    #[test]
    fn also_where_every_key_is_of_another_moment(
        at in any::<proptest::sample::Index>(),
        dice in proptest::collection::vec(any::<u16>().prop_map(usize::from), 200),
    ) {
        let moments = visit();
        let at = at.index(moments.len());
        let (now, workspace) = &moments[at];
        let shelf = MemoryShelf::default();
        let keys: std::collections::BTreeSet<&String> = moments.iter().flat_map(|(texts, _)| texts.keys()).collect();
        for (key, die) in keys.into_iter().zip(dice.iter().cycle()) {
            if let Some(text) = moments[die % (at + 1)].0.get(key) {
                shelf.set(key, text).expect("room");
            }
        }
        reopen(&shelf, &copied(now));
        assert_eq!(reloaded(&shelf), *workspace);
    }
}
