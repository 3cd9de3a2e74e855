//! Files that are damaged, half there, or a stranger's: told, and never in the way of the others.

use crate::browser::{Browser, of_files};
use crate::tab::channel;
use sprintloop::space::fault::FileFault;
use sprintloop::space::memory::MemorySpace;
use sprintloop::space::name::FileName;
use sprintloop::storage::seal::seal;

/// A space in which two people have done something, and what it holds.
fn busy() -> (MemorySpace, Browser) {
    let space = MemorySpace::default();
    let mut ada = Browser::sharing("ada", &space);
    let mut ben = Browser::joined("ben");
    ben.round(&space).expect("a space");
    for number in 2..5 {
        ada.run(channel(number, "Ada's"));
        ada.round(&space).expect("a space");
        ben.run(channel(number + 10, "Ben's"));
        ben.round(&space).expect("a space");
    }
    ada.round(&space).expect("a space");
    (space, ada)
}

fn batch_of(space: &MemorySpace, who: &str) -> String {
    let found = space.files().into_keys().find(|path| path.starts_with(&format!("journal/{who}")));
    found.expect("a file of theirs")
}

#[test]
fn a_damaged_file_is_told_and_waited_for() {
    let (space, ada) = busy();
    let path = batch_of(&space, "ben");
    let whole = space.files()[&path].clone();
    for damaged in [&whole[..whole.len() / 2], "", "{}", &whole.replace("Ben's", "Eve's")] {
        space.put(&path, damaged);
        let mut cleo = Browser::joined("cleo");
        let round = cleo.round(&space).expect("a space");
        let name = FileName::parse(&path).expect("a name");
        assert_eq!(round.faults.get(&name), Some(&FileFault::Damaged));
        assert_eq!(cleo.channels().iter().filter(|name| *name == "Ada's").count(), 3);
        space.put(&path, &whole);
        let round = cleo.round(&space).expect("a space");
        assert!(round.faults.is_empty());
        assert_eq!(cleo.text(), ada.text());
    }
}

#[test]
fn copies_that_a_synchroniser_makes_change_nothing() {
    let (space, ada) = busy();
    for (path, text) in space.files() {
        let (start, _) = path.rsplit_once(".json").expect("a file of ours");
        space.put(&format!("{start} (conflicted copy 2026-11-28).json"), &text);
        space.put(&format!("{start}-LAPTOP.json"), "damaged");
        space.put(&format!("{path}.tmp"), "");
    }
    let mut cleo = Browser::joined("cleo");
    assert!(cleo.round(&space).expect("a space").faults.is_empty());
    assert_eq!(cleo.text(), ada.text());
}

#[test]
fn a_file_under_another_files_name_is_not_taken() {
    let (space, ada) = busy();
    let path = batch_of(&space, "ben");
    let text = space.files()[&path].clone();
    space.put("journal/eve-0.1-1.json", &text);
    let (_, base) =
        space.files().into_iter().find(|(path, _)| path.starts_with("base/")).expect("a base");
    space.put("base/999999-00ff00ff00ff00ff.json", &base);
    let mut cleo = Browser::joined("cleo");
    let round = cleo.round(&space).expect("a space");
    assert_eq!(round.faults.into_values().collect::<Vec<_>>(), [FileFault::Misnamed; 2]);
    assert_eq!(cleo.text(), ada.text());
}

#[test]
fn strangers_files_are_bounded() {
    let (space, ada) = busy();
    let deep = format!("{{\"format\":1,\"entries\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    space.put("journal/eve-0.1-1.json", &seal(&deep));
    space.put("journal/eve-0.2-2.json", &"x".repeat(25 << 20));
    space.put("journal/eve-0.3-3.json", &seal("{\"format\":99}"));
    let mut cleo = Browser::joined("cleo");
    let round = cleo.round(&space).expect("a space");
    assert_eq!(
        round.faults.into_values().collect::<Vec<_>>(),
        [FileFault::Damaged, FileFault::TooLarge, FileFault::Newer]
    );
    assert_eq!(cleo.text(), ada.text());
}

#[test]
fn any_flipped_letter_is_noticed() {
    let (space, ada) = busy();
    let files = space.files();
    let path = batch_of(&space, "ben");
    let bytes = files[&path].clone().into_bytes();
    for at in (0..bytes.len()).step_by(7) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1;
        let Ok(text) = String::from_utf8(flipped) else { continue };
        let mut damaged = files.clone();
        damaged.insert(path.clone(), text);
        let replica = of_files(&damaged);
        assert!(replica.workspace() != Some((*ada.workspace()).clone()), "letter {at}");
    }
}
