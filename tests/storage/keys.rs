//! Keys read back as they were written.

use std::sync::Arc;

use chrono::DateTime;
use uuid::Uuid;

use sprintloop::domain::base::context::Stamp;
use sprintloop::domain::base::ids::{Id, MemberId, SignalAnswerId};
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::records::signal::answer::{Answer, SignalAnswer};
use sprintloop::domain::records::signal::kind::SignalKind;
use sprintloop::domain::tables::record::Record;
use sprintloop::storage::keys::{Key, PREFIX};
use sprintloop::storage::{MemoryShelf, SETTLED_MS};

use crate::tab::{START, Tab, bring, workspace_id};

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
fn answers_to_alerts_keep_the_place_they_always_had() {
    let shelf = MemoryShelf::default();
    let mut tab = Tab::folded(&shelf);
    let at = DateTime::from_timestamp_millis(START).expect("a moment").fixed_offset();
    let stamp = Stamp { at, by: MemberId::from_uuid(Uuid::from_u128(1)) };
    let answer = SignalAnswer::new(
        SignalAnswerId::from_uuid(Uuid::from_u128(0x1a)),
        SignalKind::Blocked,
        stamp,
        Answer::Dismissed { reason: Reason::parse("Legal is on holiday").expect("words") },
    );
    tab.run(bring(vec![Record::SignalAnswer(Arc::new(answer))]));
    tab.now += SETTLED_MS;
    tab.keeper.fold(tab.now).expect("room");
    let texts = shelf.texts();
    assert!(texts.keys().any(|key| key.contains(":records:answer-to-a-signal-a:")), "{texts:?}");
}
