//! Two copies of the page on one host, in two folders, each keep their own; what had no folder comes to the first.

use std::collections::BTreeMap;

use sprintloop::storage::folder::{Folder, Moving, has_no_folder, move_here};
use sprintloop::storage::{MemoryShelf, SETTLED_MS, Shelf, characters};

use crate::tab::{Tab, channel, reloaded, team};

type Texts = BTreeMap<String, String>;

fn folder(path: &str) -> Folder {
    Folder::of_path(path)
}

/// What a version without folders has stored.
fn old() -> MemoryShelf {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::open(&shelf, "one");
    tab.keeper.make_current();
    tab.run(team());
    tab.now += SETTLED_MS;
    tab.keeper.fold(tab.now).expect("room");
    tab.run(channel(1, "Paid"));
    shelf.set("sprintloop:theme", "dark").expect("room");
    shelf.set("other:page", "kept").expect("room");
    shelf
}

/// What the page in a folder sees.
fn seen(names: &MemoryShelf, folder: &Folder) -> MemoryShelf {
    let own = names.texts().into_iter().map(|(name, text)| (folder.key(&name), text));
    MemoryShelf::holding(own.filter(|(key, _)| key.starts_with("sprintloop:")).collect())
}

fn own(texts: Texts) -> Texts {
    texts.into_iter().filter(|(key, _)| key.starts_with("sprintloop:")).collect()
}

#[test]
fn names_read_back() {
    for path in ["/", "/index.html", "/team/", "/a:b/", "/teams/b2b/sprintloop/index.html"] {
        let folder = folder(path);
        for key in ["sprintloop:theme", "sprintloop:current", "other:page"] {
            assert_eq!(folder.key(&folder.name(key)), key, "{path}");
        }
    }
    assert_eq!(folder("/team/index.html").name("sprintloop:theme"), "sprintloop:/team/:theme");
    assert_eq!(folder("/team/"), folder("/team/index.html"));
}

#[test]
fn no_folder_sees_the_names_of_another() {
    let folders = ["/", "/a/", "/a/b/", "/a:/", "/a/:b/", "/ab/"].map(folder);
    for one in &folders {
        let name = one.name("sprintloop:theme");
        assert!(!has_no_folder(&name));
        for other in folders.iter().filter(|other| *other != one) {
            let key = other.key(&name);
            assert!(!key.starts_with("sprintloop:"), "{one} {other} {key}");
            assert_eq!(other.name(&key), name, "it is counted under its own name");
        }
    }
}

#[test]
fn the_first_page_that_opens_gets_what_had_no_folder_and_the_others_begin_empty() {
    let names = old();
    let before = own(names.texts());
    let (one, two) = (folder("/one/"), folder("/two/"));
    assert_eq!(move_here(&names, &one).expect("open").moving, Moving::Here);
    assert_eq!(own(seen(&names, &one).texts()), before);
    assert_eq!(move_here(&names, &two).expect("open").moving, Moving::Elsewhere);
    assert!(own(seen(&names, &two).texts()).is_empty());
    assert_eq!(names.get("other:page"), Ok(Some("kept".to_owned())));
    assert!(!names.texts().keys().any(|name| has_no_folder(name)));
    Moving::Done.note(&names, &one).expect("room");
    assert_eq!(move_here(&names, &one).expect("open").moving, Moving::Done);
}

#[test]
fn a_kill_at_any_write_of_the_move_loses_nothing() {
    let whole = old();
    let before = own(whole.texts());
    let one = folder("/one/");
    let writes = 2 * before.len() + 2;
    for write in 0..writes {
        let names = MemoryShelf::holding(whole.texts());
        names.kill_after(write);
        move_here(&names, &one).expect("open");
        let names = MemoryShelf::holding(names.texts());
        move_here(&names, &one).expect("open");
        assert_eq!(own(seen(&names, &one).texts()), before, "after {write} writes");
        assert!(!names.texts().keys().any(|name| has_no_folder(name)));
    }
}

#[test]
fn what_a_tab_of_the_version_before_still_writes_comes_along_but_nothing_of_others() {
    let names = old();
    let (one, shelf) = (folder("/one/"), MemoryShelf::holding(names.texts()));
    move_here(&names, &one).expect("open");
    Moving::Done.note(&names, &one).expect("room");
    let mut tab = Tab::open(&shelf, "late");
    tab.run(channel(2, "Events"));
    let (key, text) =
        shelf.texts().into_iter().find(|(key, _)| key.contains(":late:")).expect("one");
    names.set(&key, &text).expect("room");
    let strange = "sprintloop:00000000-0000-0000-0000-000000000009:journal:x:1";
    names.set(strange, "{}").expect("room");
    move_here(&names, &one).expect("open");
    let workspace = reloaded(&seen(&names, &one));
    assert_eq!(workspace.channels.len(), 2);
    assert_eq!(names.get(strange), Ok(Some("{}".to_owned())));
}

#[test]
fn what_finds_no_room_stays_under_its_old_name_and_is_given_back() {
    let names = old();
    let before = own(names.texts());
    let full: usize = names.texts().iter().map(|(key, text)| characters(key, text)).sum();
    names.limit(Some(full + 200));
    let one = folder("/one/");
    let moved = move_here(&names, &one).expect("open");
    assert!(!moved.left.is_empty());
    let mut all = own(seen(&names, &one).texts());
    all.extend(moved.left);
    assert_eq!(all, before);
}
