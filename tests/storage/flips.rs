//! One damaged letter in anything stored is noticed: it is refused, or what is read is what was written.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::sample::Index;
use sprintloop::domain::workspace::Workspace;
use sprintloop::storage::keys::{self, Key};
use sprintloop::storage::seal::{open, seal, word};
use sprintloop::storage::snapshots::{Before, all, read, take};
use sprintloop::storage::workspaces::{delete, deleted};
use sprintloop::storage::{Kept, MemoryShelf, SETTLED_MS, Shelf};

use crate::tab::{START, Tab, channel, reloaded, team, workspace_id};
use sprintloop::domain::base::ids::{Id, MemberId};

/// Every kind of key, packed and plain.
static STORED: LazyLock<(BTreeMap<String, String>, Workspace)> = LazyLock::new(|| {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    for number in 0..4 {
        tab.run(channel(
            number,
            &format!("{number} Events and fairs, ").repeat(9 * (1 + number as usize)),
        ));
    }
    tab.now += SETTLED_MS;
    tab.keeper.fold(tab.now).expect("room");
    for key in shelf.texts().keys().filter(|key| key.contains(":journal:")) {
        shelf.remove(key).expect("open");
    }
    tab.run(channel(5, &"Paid and unpaid, ".repeat(60)));
    assert!(tab.keeper.pack().expect("open") > 0);
    tab.run(channel(6, "Paid"));
    tab.run(channel(7, "Email"));
    tab.keeper.set_actor(MemberId::from_uuid(uuid::Uuid::from_u128(1)));
    tab.keeper.make_current();
    let workspace = reloaded(&shelf);
    take(&shelf, &workspace, Before::Day, ("one", START)).expect("room");
    delete(&shelf, workspace_id(), START).expect("room");
    (shelf.texts(), workspace)
});

/// The text with one bit of one letter turned over.
fn flipped(text: &str, at: Index, bit: u32) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = at.index(letters.len());
    letters[at] = (bit..16)
        .chain(0..bit)
        .find_map(|bit| char::from_u32(u32::from(letters[at]) ^ (1 << bit)))
        .expect("another letter");
    letters.into_iter().collect()
}

/// Whether what is read from this key is refused, or is what was written.
fn is_noticed(key: &str, damaged: &str) -> bool {
    let (texts, workspace) = &*STORED;
    let shelf = MemoryShelf::holding(texts.clone());
    shelf.set(key, damaged).expect("room");
    let tab = || Tab::open(&shelf, "two").keeper;
    match Key::parse(key) {
        Some((_, Key::Snapshot { .. })) => {
            let found = read(&shelf, &all(&shelf).expect("open")[0]).expect("open");
            found.is_none_or(|found| found == *workspace)
        }
        Some((_, Key::Actor)) => {
            let one = MemberId::from_uuid(uuid::Uuid::from_u128(1));
            tab().actor().is_none_or(|actor| actor == one)
        }
        Some((_, Key::Deleted)) => {
            [Ok(Some(START)), Ok(Some(i64::MAX))].contains(&deleted(&shelf, workspace_id()))
        }
        Some(_) => {
            let keeper = tab();
            keeper.kept() == Kept::Stopped || *keeper.workspace() == *workspace
        }
        None => {
            let named = word(&shelf, keys::CURRENT).and_then(|id| id.parse().ok());
            named.is_none_or(|id: sprintloop::domain::base::ids::WorkspaceId| id == workspace_id())
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn of_two_hundred_none_goes_unnoticed(key: Index, at: Index, bit in 0_u32..16) {
        let (key, text) = STORED.0.iter().nth(key.index(STORED.0.len())).expect("a key");
        let damaged = flipped(text, at, bit);
        assert_ne!(&damaged, text);
        assert!(is_noticed(key, &damaged), "{key}: {damaged}");
    }

    #[test]
    fn whatever_is_sealed_comes_back(text in any::<String>()) {
        let sealed = seal(&text);
        let opened = open(&sealed).expect("a sum that fits");
        assert!(opened.sealed);
        assert_eq!(opened.text, text);
    }
}

#[test]
fn every_stored_text_has_a_sum() {
    for (key, text) in &STORED.0 {
        assert!(open(text).is_some_and(|opened| opened.sealed), "{key}: {text}");
    }
}

#[test]
fn every_letter_of_a_head_counts() {
    let (key, text) = STORED.0.iter().find(|(key, _)| key.contains(":head:")).expect("a head");
    let letters: Vec<char> = text.chars().collect();
    for at in 0..letters.len() {
        let mut other = letters.clone();
        other[at] = if other[at] == '7' { '8' } else { '7' };
        assert!(is_noticed(key, &other.into_iter().collect::<String>()), "letter {at}");
    }
}
