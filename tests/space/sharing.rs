//! How sharing begins, and what is refused.

use crate::browser::{Browser, of_files, ready};
use crate::tab::{channel, team, workspace_id};
use sprintloop::domain::base::ids::{Id, WorkspaceId};
use sprintloop::space::access::SpaceError;
use sprintloop::space::join::{NotShared, look};
use sprintloop::space::memory::MemorySpace;
use sprintloop::space::title::Title;
use sprintloop::storage::shared::{Membership, keep_membership, leave};
use sprintloop::storage::{MemoryShelf, Shelf};
use uuid::Uuid;

#[test]
fn whoever_joins_has_everything_that_was_there() {
    let space = MemorySpace::default();
    let mut ada = Browser::sharing("ada", &space);
    let title = ready(look(&space)).expect("a folder").expect("a space");
    assert_eq!((title.workspace, title.name.as_str()), (workspace_id(), "North"));
    let mut ben = Browser::joined("ben");
    ben.round(&space).expect("a space");
    assert_eq!(ben.text(), ada.text());
    ada.run(channel(2, "Events"));
    ada.round(&space).expect("a space");
    ben.round(&space).expect("a space");
    assert_eq!(ben.channels(), ["Paid", "Events"]);
    // And after a reload, without the space.
    ben.reload();
    assert_eq!(ben.text(), ada.text());
}

#[test]
fn a_folder_with_something_in_it_is_not_written() {
    let mut ada = Browser::on("ada", MemoryShelf::default());
    ada.run(team());
    let space = MemorySpace::default();
    space.put("Budget.xlsx", "…");
    let before = space.files();
    assert_eq!(ada.share(&space), Err(NotShared::NotEmpty("Budget.xlsx".to_owned())));
    assert_eq!(space.files(), before);
    let other = MemorySpace::default();
    Browser::sharing("ben", &other);
    let before = other.files();
    assert_eq!(ada.share(&other), Err(NotShared::Taken("North".to_owned())));
    assert_eq!(other.files(), before);
}

#[test]
fn a_share_that_breaks_off_can_be_tried_again() {
    for writes in 0..2 {
        let space = MemorySpace::default();
        let mut ada = Browser::on("ada", MemoryShelf::default());
        ada.run(team());
        space.break_after(writes);
        assert!(ada.share(&space).is_err());
        assert!(!ada.held.0.borrow().keeper.is_shared());
        let mut files = space.files();
        // Servers keep no half file; where one does, the folder has to be emptied.
        files.retain(|_, text| {
            sprintloop::storage::seal::open(text).is_some_and(|open| open.sealed)
        });
        let space = MemorySpace::holding(files);
        ada.run(channel(1, "Paid"));
        ada.share(&space).expect("a folder");
        assert_eq!(of_files(&space.files()).workspace().as_ref(), Some(&*ada.workspace()));
    }
}

fn copy(shelf: &MemoryShelf) -> MemoryShelf {
    let copy = MemoryShelf::default();
    for (key, text) in shelf.texts() {
        Shelf::set(&copy, &key, &text).expect("room");
    }
    copy
}

/// Joins, with everything that is on the shelf already.
fn join(browser: &mut Browser) {
    let member = Membership {
        address: "/team/".to_owned(),
        device: browser.name.clone(),
        ..Membership::default()
    };
    keep_membership(&browser.shelf, workspace_id(), &member).expect("room");
    browser.reload();
}

#[test]
fn a_page_that_is_closed_while_it_shares_loses_nothing() {
    let space = MemorySpace::default();
    let mut ada = Browser::on("ada", MemoryShelf::default());
    ada.run(team());
    ada.run(channel(1, "Paid"));
    let before = copy(&ada.shelf);
    ada.share(&space).expect("an empty folder");
    // The folder is a space now, and this browser has not heard of it.
    let mut ada = Browser::on("ada", before);
    ada.reload();
    ada.run(channel(2, "Events"));
    let files = space.files();
    assert_eq!(ada.share(&space), Err(NotShared::Taken("North".to_owned())));
    assert_eq!(space.files(), files);
    join(&mut ada);
    ada.round(&space).expect("a space");
    assert_eq!(ada.channels(), ["Paid", "Events"]);
    let mut ben = Browser::joined("ben");
    ben.round(&space).expect("a space");
    assert_eq!(ben.text(), ada.text());
}

#[test]
fn whoever_leaves_and_joins_again_sends_what_they_did_meanwhile() {
    for folds in [false, true] {
        let space = MemorySpace::default();
        let mut ada = Browser::sharing("ada", &space);
        ada.run(channel(2, "Events"));
        ada.round(&space).expect("a space");
        leave(&ada.shelf, workspace_id()).expect("open");
        if folds {
            let later = ada.now + 3_600_000;
            ada.held.0.borrow_mut().keeper.fold(later).expect("room");
        }
        ada.reload();
        ada.run(channel(3, "Web"));
        join(&mut ada);
        ada.round(&space).expect("a space");
        assert_eq!(ada.channels(), ["Paid", "Events", "Web"], "folded: {folds}");
        let mut ben = Browser::joined("ben");
        ben.round(&space).expect("a space");
        assert_eq!(ben.text(), ada.text());
    }
}

#[test]
fn another_workspace_a_newer_or_damaged_space_and_none_are_refused() {
    let space = MemorySpace::default();
    let mut ada = Browser::sharing("ada", &space);
    let text = ada.text();
    let with = |title: &str| {
        let mut files = space.files();
        files.insert("space.json".to_owned(), title.to_owned());
        MemorySpace::holding(files)
    };
    let other = Title::new(WorkspaceId::from_uuid(Uuid::from_u128(8)), "South".to_owned()).text();
    let newer = sprintloop::storage::seal::seal("{\"format\":9}");
    let mut none = space.files();
    none.remove("space.json");
    for (space, expected) in [
        (with(&other), SpaceError::OtherWorkspace),
        (with(&newer), SpaceError::Newer),
        (with("{\"sum\":"), SpaceError::Damaged),
        (MemorySpace::holding(none), SpaceError::NoSpace),
    ] {
        ada.reload();
        ada.run(channel(9, "Radio"));
        let files = space.files();
        assert_eq!(ada.round(&space), Err(expected));
        assert_eq!(space.files(), files, "nothing is written");
        assert!(ada.text().len() >= text.len(), "the own work is untouched");
    }
}

#[test]
fn whoever_leaves_keeps_a_copy_and_folds_again() {
    let space = MemorySpace::default();
    let mut ada = Browser::sharing("ada", &space);
    ada.run(channel(2, "Events"));
    ada.round(&space).expect("a space");
    let text = ada.text();
    let fold = |ada: &Browser| {
        let now = ada.now + 3_600_000;
        ada.held.0.borrow_mut().keeper.fold(now).expect("room")
    };
    assert_eq!(fold(&ada), sprintloop::storage::Fold::Nothing);
    leave(&ada.shelf, workspace_id()).expect("open");
    assert_eq!(fold(&ada), sprintloop::storage::Fold::Folded);
    ada.reload();
    assert_eq!(ada.text(), text);
}

#[test]
fn whoever_joins_with_a_copy_of_their_own_gets_that_of_the_team() {
    let space = MemorySpace::default();
    let ada = Browser::sharing("ada", &space);
    let mut ben = Browser::on("ben", MemoryShelf::default());
    ben.run(team());
    ben.run(channel(7, "Own"));
    let joined = Browser::joined("ben");
    for (key, text) in joined.shelf.texts() {
        sprintloop::storage::Shelf::set(&ben.shelf, &key, &text).expect("room");
    }
    ben.reload();
    ben.round(&space).expect("a space");
    assert_eq!(ben.text(), ada.text());
    ben.run(channel(3, "Web"));
    ben.round(&space).expect("a space");
    ben.reload();
    assert_eq!(ben.channels(), ["Paid", "Web"]);
}
