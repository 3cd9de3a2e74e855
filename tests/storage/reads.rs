//! What a tab knows already it does not read again: every text comes out of the browser's storage whole.

use std::sync::{Arc, Mutex};

use crate::tab::{Tab, channel, team, workspace_id};
use sprintloop::storage::keys::Key;
use sprintloop::storage::shared::{Membership, keep_membership};
use sprintloop::storage::{MemoryShelf, Shelf, ShelfError};

/// A shelf in memory that remembers which keys were read.
#[derive(Clone, Default)]
struct Watched {
    shelf: MemoryShelf,
    read: Arc<Mutex<Vec<String>>>,
}

impl Watched {
    /// How many texts were read since this was asked last, of the keys that are meant.
    fn reads(&self, of: impl Fn(&Key) -> bool) -> usize {
        let read = std::mem::take(&mut *self.read.lock().expect("one thread"));
        read.iter().filter_map(|key| Key::parse(key)).filter(|(_, key)| of(key)).count()
    }
}

impl Shelf for Watched {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.read.lock().expect("one thread").push(key.to_owned());
        self.shelf.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        self.shelf.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.shelf.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, ShelfError> {
        self.shelf.keys(prefix)
    }

    fn hold(&self, key: &str, text: &str) {
        self.shelf.hold(key, text);
    }
}

fn is_entry(key: &Key) -> bool {
    matches!(key, Key::Journal { .. })
}

#[test]
fn catching_up_reads_what_is_new_alone() {
    let shelf = Watched::default();
    let mut one = Tab::open(&shelf, "one");
    one.run(team());
    let mut two = Tab::open(&shelf, "two");
    for number in 1..20 {
        one.run(channel(number, "Paid"));
        two.run(channel(100 + number, "Events"));
    }
    shelf.reads(is_entry);
    assert!(two.keeper.catch_up());
    assert_eq!(shelf.reads(is_entry), 19, "what the other tab did meanwhile");
    assert!(!two.keeper.catch_up());
    assert_eq!(shelf.reads(is_entry), 0, "everything is known");
    one.run(channel(30, "Web"));
    shelf.reads(is_entry);
    assert!(two.keeper.catch_up());
    assert_eq!(shelf.reads(is_entry), 1);
    assert!(one.keeper.catch_up());
    assert_eq!(one.keeper.workspace(), two.keeper.workspace());
}

#[test]
fn entries_of_others_ask_once_whether_the_workspace_is_shared() {
    let (shelf, elsewhere) = (Watched::default(), Watched::default());
    let member = Membership { device: "ada".to_owned(), ..Membership::default() };
    keep_membership(&shelf, workspace_id(), &member).expect("room");
    let mut here = Tab::open(&shelf, "ada-1");
    here.run(team());
    let mut there = Tab::open(&elsewhere, "ben-1");
    there.run(team());
    for number in 1..20 {
        here.run(channel(number, "Paid"));
        there.run(channel(100 + number, "Events"));
    }
    let came: Vec<_> = there.keeper.entries().clone().into_iter().collect();
    shelf.reads(|_| true);
    assert!(here.keeper.receive(came));
    assert_eq!(shelf.reads(|key| *key == Key::Space), 1);
}
