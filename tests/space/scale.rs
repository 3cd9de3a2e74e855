//! What a large team costs: counts and sizes, never time. `cargo bench --bench space` measures two years.

use std::collections::BTreeMap;

use crate::browser::{Browser, of_files};
use crate::line::{Cost, Line};
use crate::tab::channel;
use crate::team::{Work, worked};
use sprintloop::space::folders::Folders;
use sprintloop::space::gather::BESIDE_MS;
use sprintloop::space::memory::MemorySpace;
use sprintloop::space::round::WORTH_GATHERING;

/// Whoever joins reads what the folder is, one base, and no file of entries that a wider one holds.
fn joins(space: &MemorySpace) -> (Browser, Cost) {
    let line = Line::to(space);
    let mut new = Browser::joined("new");
    let Browser { session, held, now, .. } = &mut new;
    let (round, cost) = line.cost(session.round(&line, &*held, *now));
    assert!(round.expect("a space").faults.is_empty());
    (new, cost)
}

fn bases(space: &MemorySpace) -> usize {
    space.files().keys().filter(|path| path.starts_with("base/")).count()
}

#[test]
fn whoever_joins_reads_one_base_of_many() {
    let work = Work { people: 4, days: 12, changes: 3, one_by_one: 0 };
    let (space, browsers) = worked(work);
    let folding = |mut browser: Browser, space: &MemorySpace| {
        browser = browser.folds_at(8);
        for number in 0..40 {
            browser.run(channel(90_000 + number, "More"));
            browser.now += 3_600_000;
            browser.round(space).expect("a space");
        }
        browser
    };
    let last = folding(browsers.into_iter().next().expect("somebody"), &space);
    assert!(bases(&space) > 3, "{} bases", bases(&space));
    let before = space.reads();
    let (new, _) = joins(&space);
    assert_eq!(new.session.replica().bases().len(), 1);
    assert_eq!(new.text(), last.text());
    assert!(space.reads() - before < 40, "{} files", space.reads() - before);
    // Who reads everything has the same.
    let all = of_files(&space.files());
    assert_eq!(
        all.chosen().map(|(name, _)| name),
        new.session.replica().chosen().map(|(name, _)| name)
    );
}

#[test]
fn small_files_are_gathered_and_go_a_day_later() {
    let space = MemorySpace::default();
    let mut ada = Browser::sharing("ada", &space);
    let count = |space: &MemorySpace| {
        space.files().keys().filter(|path| path.starts_with("journal/")).count()
    };
    for number in 2..42 {
        ada.run(channel(number, "One"));
        ada.round(&space).expect("a space");
    }
    let before = count(&space);
    assert!(before > 40, "nothing is removed at once");
    let (new, cost) = joins(&space);
    assert_eq!(new.text(), ada.text());
    assert!(cost.reads < 3 + WORTH_GATHERING, "{cost:?}");
    ada.now += BESIDE_MS;
    for _ in 0..3 {
        ada.round(&space).expect("a space");
    }
    assert!(count(&space) < WORTH_GATHERING, "{} files", count(&space));
    assert_eq!(joins(&space).0.text(), ada.text());
    // Nobody else's are touched.
    let mut ben = Browser::joined("ben");
    ben.now = ada.now + BESIDE_MS;
    let files = space.files();
    ben.round(&space).expect("a space");
    ben.round(&space).expect("a space");
    assert_eq!(space.files(), files);
}

#[test]
fn a_wider_file_that_is_damaged_keeps_the_smaller_ones() {
    let space = MemorySpace::default();
    let mut ada = Browser::sharing("ada", &space);
    for number in 2..12 {
        ada.run(channel(number, "One"));
        ada.round(&space).expect("a space");
    }
    let files: BTreeMap<String, String> = space.files();
    let wide = files
        .keys()
        .find(|path| path.ends_with(&format!("-{WORTH_GATHERING}.json")) && path.contains(".1-"));
    space.put(wide.expect("a wide file"), "half");
    let mut ben = Browser::joined("ben");
    for _ in 0..2 {
        ben.round(&space).expect("a space");
    }
    assert_eq!(ben.text(), ada.text());
    assert!(ben.round(&space).expect("a space").faults.is_empty(), "everything in it is here");
}

#[test]
fn two_hundred_devices_share_a_space() {
    let (space, mut browsers) = worked(Work { people: 200, days: 1, changes: 1, one_by_one: 1 });
    let (new, cost) = joins(&space);
    let mut first = browsers.swap_remove(0);
    first.round(&space).expect("a space");
    assert_eq!(new.text(), first.text());
    assert!(cost.bytes < 3_000_000, "{cost:?}");
    // Nothing happens: what is asked for in an hour, once the server is known to move its dates.
    let line = Line::to(&space);
    let Browser { session, held, now, .. } = &mut first;
    for number in 0..2 {
        let mut other = browsers.swap_remove(0);
        other.now = *now;
        other.run(channel(80_000 + number, "News"));
        other.round(&space).expect("a space");
        let (round, cost) = line.cost(session.round(&line, &*held, *now));
        assert!(round.expect("a space").received);
        // The folder, what has changed in it, and the file.
        assert!(cost.turns <= 5, "{cost:?}");
    }
    let mut idle = Cost::default();
    for _ in 0..360 {
        let (round, cost) = line.cost(session.round(&line, &*held, *now));
        assert!(!round.expect("a space").received);
        idle.requests += cost.requests;
        idle.bytes += cost.bytes;
        idle.reads += cost.reads;
    }
    assert_eq!(idle.reads, 0);
    assert!(idle.requests <= 360 + 2 * 360 / 12, "{idle:?}");
}

#[test]
fn a_folder_is_listed_again_where_its_date_says_nothing() {
    let mut folders = Folders::default();
    let files = |number: usize| (0..number).map(|at| at.to_string()).collect::<Vec<_>>();
    folders.note("journal", "1".into(), false, files(1));
    assert_eq!(folders.unchanged("journal", "1"), None, "its date was not seen to move yet");
    folders.note("journal", "2".into(), false, files(2));
    assert_eq!(folders.unchanged("journal", "2"), Some(files(2)));
    assert_eq!(folders.unchanged("journal", "3"), None);
    folders.note("journal", "3".into(), true, files(3));
    assert_eq!(folders.unchanged("journal", "3"), None, "it may get another file in this second");
    folders.note("journal", "3".into(), false, files(4));
    let used = (0..100).take_while(|_| folders.unchanged("journal", "3").is_some()).count();
    assert_eq!(used, 12, "now and then it is listed all the same");
    folders.note("journal", "3".into(), false, files(5));
    assert_eq!(folders.unchanged("journal", "3"), None, "its date may have moved meanwhile");
    folders.note("journal", "4".into(), false, files(5));
    assert_eq!(folders.unchanged("journal", "4"), Some(files(5)), "and it has");
    for _ in 0..2 {
        folders.note("journal", "4".into(), false, files(6));
    }
    assert_eq!(folders.unchanged("journal", "4"), None, "its date stood still");
    folders.note("journal", "5".into(), false, files(7));
    assert_eq!(folders.unchanged("journal", "5"), None, "and is not believed any more");
}
