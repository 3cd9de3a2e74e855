//! Data of every version there has been opens, and is written anew in the present one.

use sprintloop::domain::base::ids::Id;
use sprintloop::domain::base::json;
use sprintloop::domain::tables::integrity;
use sprintloop::storage::{FORMAT, Fold, GRACE_MS, MIGRATIONS, MemoryShelf};

use crate::tab::{Tab, channel, channel_id, reloaded};

/// What a version has stored of the sample team, and a moment after it.
const STORED: [(u32, &str); 3] = [
    (1, include_str!("../fixtures/stored/v1.json")),
    (2, include_str!("../fixtures/stored/v2.json")),
    (3, include_str!("../fixtures/stored/v3.json")),
];
/// Entries of the log, at least.
const LOG: usize = 165;
const AFTER: i64 = 1_796_000_000_000;

fn shelf(version: u32) -> MemoryShelf {
    let text = STORED.iter().find(|(of, _)| *of == version).expect("a fixture").1;
    MemoryShelf::holding(json::parse(text).expect("texts by key"))
}

/// The heads that are stored, as JSON.
fn heads(shelf: &MemoryShelf) -> Vec<serde_json::Value> {
    let heads = shelf.texts().into_iter().filter(|(key, _)| key.contains(":head:"));
    heads.map(|(_, text)| serde_json::from_str(&text).expect("JSON")).collect()
}

#[test]
fn every_version_has_a_fixture_and_a_step_to_the_next() {
    let versions: Vec<u32> = STORED.iter().map(|(version, _)| *version).collect();
    assert_eq!(versions, (1..=FORMAT).collect::<Vec<_>>());
    let steps: Vec<u32> = MIGRATIONS.iter().map(|migration| migration.from).collect();
    assert_eq!(steps, (1..FORMAT).collect::<Vec<_>>());
    assert!(MIGRATIONS.iter().all(|migration| !migration.name.is_empty()));
}

#[test]
fn every_version_opens_with_everything_in_it() {
    for (version, _) in STORED {
        let workspace = reloaded(&shelf(version));
        assert_eq!(integrity::contradictions(&workspace), Vec::new());
        let counts =
            (workspace.items.len(), workspace.sprints.len(), workspace.retrospectives.len());
        assert_eq!(counts, (86, 5, 4), "version {version}");
        assert!(workspace.log().len() >= LOG, "version {version}");
    }
}

#[test]
fn what_a_newer_page_added_stays_through_reading_changing_and_writing_anew() {
    for (version, _) in STORED {
        let shelf = shelf(version);
        let mut tab = Tab::open(&shelf, "late");
        tab.now = AFTER;
        tab.run(channel(99, "Radio"));
        for _ in 0..3 {
            tab.now += GRACE_MS + 10_000;
            tab.keeper.fold(tab.now).expect("room");
        }
        let workspace = reloaded(&shelf);
        assert_eq!(workspace, *tab.keeper.workspace());
        let paid = workspace.channels.values().find(|one| one.name.as_str() == "Paid");
        assert_eq!(paid.expect("Paid").unknown.get("colour_of_later"), Some(&"teal".into()));
        let moods = json::text(&workspace).matches("mood_of_later").count();
        assert_eq!(moods, 1);
        assert!(workspace.channels.contains(channel_id(99)));
        assert_eq!(heads(&shelf)[0]["of_later"]["kept"][1], "two");
    }
}

#[test]
fn an_older_version_is_written_anew_once_and_its_texts_are_cleared_away_after_it() {
    let shelf = shelf(1);
    let before = reloaded(&shelf);
    let mut tab = Tab::open(&shelf, "two");
    assert_eq!(tab.keeper.fold(AFTER), Ok(Fold::Folded));
    assert_eq!(reloaded(&shelf), before);
    assert_eq!(tab.keeper.fold(AFTER + GRACE_MS + 1), Ok(Fold::Nothing));
    assert_eq!(heads(&shelf).len(), 1);
    assert_eq!(heads(&shelf)[0]["format"], FORMAT);
    let old = shelf.texts().into_iter().filter(|(key, _)| key.contains(":one:"));
    assert_eq!(old.count(), 0, "nothing of the old tab is left");
    assert_eq!(reloaded(&shelf), before);
    let writes = shelf.writes();
    assert_eq!(tab.keeper.fold(AFTER + 2 * GRACE_MS), Ok(Fold::Nothing));
    assert_eq!(shelf.writes(), writes);
    // So the fixture of a new version is made, once, and never changed after it.
    if let Ok(file) = std::env::var("NEW_FIXTURE") {
        tab.run(channel(98, &"Posters and leaflets ".repeat(200)));
        tab.run(channel(98, "Posters"));
        std::fs::write(file, sprintloop::storage::everything(&shelf)).expect("a place for it");
    }
}

#[test]
fn two_tabs_may_write_anew_at_once() {
    let shelf = shelf(1);
    let before = reloaded(&shelf);
    let (mut one, mut two) = (Tab::open(&shelf, "two"), Tab::open(&shelf, "three"));
    one.run(channel(99, "Radio"));
    assert_eq!(one.keeper.fold(AFTER), Ok(Fold::Folded));
    two.hear(&shelf);
    assert_eq!(two.keeper.workspace(), one.keeper.workspace());
    assert_ne!(two.keeper.fold(AFTER + 1), Err(sprintloop::storage::ShelfError::Full));
    assert_eq!(reloaded(&shelf), *one.keeper.workspace());
    assert_eq!(reloaded(&shelf).channels.len(), before.channels.len() + 1);
    assert_eq!(before.id.uuid().as_u128(), 7);
}
