//! What the log says: sentences that read well, for new entries and for those of an older version.

use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::tables::log::{Event, Verb};

use crate::support::{CONTENT, id, team};

fn event(verb: Verb, detail: &str) -> Event {
    let mut event = Event::new(verb, RecordKey::BacklogItem(id::<ItemId>(1)), "MKT-1");
    event.detail = detail.to_owned();
    event
}

#[test]
fn follows_a_name_on_the_items_own_page() {
    let cases = [
        (Verb::Commented, "", "commented"),
        (Verb::Chose, "for Sprint 1", "added this to Sprint 1"),
        (Verb::Edited, "wrote the measurement plan", "wrote the measurement plan"),
        (Verb::Edited, "added the criterion “Read”", "added the criterion “Read”"),
        (Verb::Edited, "the expected value", "changed the expected value"),
        (Verb::Edited, "took out a comment", "took out a comment"),
        (Verb::Moved, "Active → Under review", "moved this from Active to Under review"),
        (Verb::Reordered, "to the top of the list", "moved this to the top of the list"),
        (Verb::Undid, "changed the measurement plan", "undid: changed the measurement plan"),
        (
            Verb::Blocked,
            "access or data, waiting on Ben",
            "marked this blocked: access or data, waiting on Ben",
        ),
        (Verb::Checked, "next on Nov 3", "followed up, next on Nov 3"),
        (Verb::Resolved, "", "resolved the blocker"),
    ];
    for (verb, detail, deed) in cases {
        assert_eq!(event(verb, detail).deed(), deed);
    }
}

#[test]
fn names_the_record_in_a_sentence_of_its_own() {
    assert_eq!(event(Verb::Commented, "").sentence(), "commented on MKT-1");
    assert_eq!(event(Verb::Chose, "for Sprint 1").sentence(), "added MKT-1, for Sprint 1");
    let mut dropped = event(Verb::Dropped, "");
    dropped.reason = "No budget".to_owned().try_into().ok();
    assert_eq!(dropped.sentence(), "dropped MKT-1: No budget");
}

#[test]
fn a_change_copies_no_entry_of_the_day() {
    let mut team = team();
    let before = team.workspace.clone();
    team.add("Guide", CONTENT);
    assert_eq!(team.workspace.log().days().count(), 1, "all of it was today");
    for then in before.log().oldest_first() {
        assert!(team.workspace.log().oldest_first().any(|now| std::ptr::eq(then, now)));
    }
    assert_eq!(team.workspace.log().len(), before.log().len() + 1);
}
