//! Keys and addresses read back as they were written.

use sprintloop::state::Route;
use sprintloop::storage::keys::{Key, PREFIX};

use crate::tab::workspace_id;

#[test]
fn keys_read_back() {
    let tab = "a1".to_owned();
    for key in [
        Key::Journal { tab: tab.clone(), seq: 12 },
        Key::Head { tab: tab.clone(), at: 5 },
        Key::Snapshot { before: "day".to_owned(), tab: tab.clone(), at: 5 },
        Key::Records { shard: "log-2026-11-21".to_owned(), tab, at: 5 },
        Key::Actor,
        Key::Deleted,
        Key::Exported,
        Key::PutOff,
    ] {
        let text = key.text(workspace_id());
        assert!(text.starts_with(PREFIX));
        assert_eq!(Key::parse(&text), Some((workspace_id(), key)));
    }
}

#[test]
fn other_keys_are_left_alone() {
    for text in ["other", "sprintloop:theme", "sprintloop:current", "sprintloop:x:journal:a:1"] {
        assert_eq!(Key::parse(text), None);
    }
    let start = Key::Actor.text(workspace_id());
    assert_eq!(Key::parse(&format!("{start}:more:of:it:yet")), None);
}

#[test]
fn addresses_read_back() {
    let query = "owner=me&text=a%20b".to_owned();
    for route in [
        Route::Today,
        Route::Intake,
        Route::RequestForm,
        Route::item("MKT-12"),
        Route::Backlog { key: None, query: query.clone() },
        Route::Backlog { key: Some("MKT-1".to_owned()), query },
        Route::Plan,
        Route::Board,
        Route::CheckIn,
        Route::Review,
        Route::Calendar,
        Route::learnings(),
        Route::Team,
        Route::Priorities,
        Route::Workflow,
        Route::Data,
    ] {
        assert_eq!(Route::parse(&route.hash()), route);
    }
    let learning = Route::learnings().hash_at("42");
    assert_eq!(Route::parse(&learning), Route::learnings());
    assert_eq!(Route::record_in(&learning), Some("42"));
    assert_eq!(Route::record_in("#/learnings"), None);
    assert_eq!(Route::parse("#/nowhere"), Route::Today);
    assert_eq!(Route::parse(""), Route::Today);
}
