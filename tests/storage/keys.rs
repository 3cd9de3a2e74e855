//! Keys read back as they were written.

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
