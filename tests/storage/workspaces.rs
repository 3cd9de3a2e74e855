//! Several workspaces on one shelf: listed, deleted for a while, brought back, removed for good.

use sprintloop::domain::base::ids::{Id, WorkspaceId};
use sprintloop::storage::keys::Key;
use sprintloop::storage::workspaces::{
    KEPT_DAYS, bring_back, delete, deleted, ids, list, remove, remove_old,
};
use sprintloop::storage::{Keeper, MemoryShelf, SETTLED_MS, Shelf, characters};
use uuid::Uuid;

use crate::tab::{START, Tab, reloaded, team, workspace_id};

const DAY_MS: i64 = 86_400_000;

fn other_id() -> WorkspaceId {
    WorkspaceId::from_uuid(Uuid::from_u128(8))
}

fn names(shelf: &MemoryShelf) -> Vec<String> {
    list(shelf).expect("open").into_iter().map(|one| one.name).collect()
}

#[test]
fn workspaces_are_listed_by_name_before_and_after_a_fold() {
    let shelf = MemoryShelf::default();
    Keeper::open(Box::new(shelf.clone()), other_id(), "two".to_owned()).make_current();
    let mut tab = Tab::open(&shelf, "one");
    assert!(list(&shelf).expect("open").is_empty(), "nothing has happened yet");
    tab.run(team());
    assert_eq!(names(&shelf), ["North"]);
    tab.now += SETTLED_MS;
    tab.keeper.fold(tab.now).expect("room");
    assert_eq!(names(&shelf), ["North"]);
    let size: usize = shelf
        .texts()
        .iter()
        .filter(|(key, _)| Key::parse(key).is_some())
        .map(|(key, text)| characters(key, text))
        .sum();
    assert_eq!(list(&shelf).expect("open")[0].size, size);
}

#[test]
fn one_that_cannot_be_read_is_listed_without_a_name() {
    let shelf = MemoryShelf::default();
    let key = Key::Head { tab: "one".to_owned(), at: START }.text(other_id());
    shelf.set(&key, "{\"broken").expect("room");
    assert_eq!(names(&shelf), [""]);
}

#[test]
fn one_of_which_only_records_are_left_is_listed_too() {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    tab.now += SETTLED_MS;
    tab.keeper.fold(tab.now).expect("room");
    for key in shelf.texts().keys().filter(|key| !key.contains(":records:")) {
        shelf.remove(key).expect("open");
    }
    assert!(ids(&shelf).expect("open").contains(&workspace_id()));
    assert_eq!(names(&shelf), [""]);
}

#[test]
fn a_deleted_workspace_is_whole_until_its_days_are_over() {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    let before = reloaded(&shelf);
    delete(&shelf, workspace_id(), START).expect("room");
    assert_eq!(list(&shelf).expect("open")[0].deleted, Some(START));

    remove_old(&shelf, START + KEPT_DAYS * DAY_MS).expect("open");
    bring_back(&shelf, workspace_id()).expect("open");
    assert_eq!(deleted(&shelf, workspace_id()), Ok(None));
    assert_eq!(reloaded(&shelf), before);

    delete(&shelf, workspace_id(), START).expect("room");
    remove_old(&shelf, START + KEPT_DAYS * DAY_MS + 1).expect("open");
    assert!(shelf.texts().is_empty());
}

#[test]
fn a_mark_that_cannot_be_read_never_runs_out() {
    let shelf = MemoryShelf::default();
    Tab::open(&shelf, "one").run(team());
    shelf.set(&Key::Deleted.text(workspace_id()), "yesterday").expect("room");
    remove_old(&shelf, i64::MAX).expect("open");
    assert_eq!(names(&shelf), ["North"]);
}

#[test]
fn removing_one_touches_no_other_and_is_never_seen_half_done() {
    let shelf = MemoryShelf::default();
    let _tab = Tab::folded(&shelf);
    let other = Key::Head { tab: "two".to_owned(), at: START }.text(other_id());
    shelf.set(&other, "kept").expect("room");
    delete(&shelf, workspace_id(), START).expect("room");
    let whole = shelf.texts();
    for writes in 0..whole.len() {
        let shelf = MemoryShelf::holding(whole.clone());
        shelf.kill_after(writes);
        remove(&shelf, workspace_id()).expect("open");
        let left = MemoryShelf::holding(shelf.texts());
        let there = list(&left).expect("open");
        let seen = there.iter().find(|one| one.id == workspace_id());
        assert!(seen.is_none_or(|one| one.deleted.is_some()), "after {writes} removals");
        assert_eq!(left.get(&other), Ok(Some("kept".to_owned())));
        remove_old(&left, i64::MAX).expect("open");
        remove(&left, workspace_id()).expect("open");
        assert_eq!(ids(&left).expect("open").len(), 1);
    }
}
