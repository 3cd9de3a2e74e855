//! A workspace as a file: equal after a round trip, one sentence for everything else.

use proptest::prelude::{any, prop, proptest};

use uuid::Uuid;

use crate::sample::team;
use sprintloop::domain::base::ids::{Id, WorkspaceId};
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::found::Found;
use sprintloop::exchange::json::write;
use sprintloop::exchange::read::{MAX_BYTES, check_size, read};
use sprintloop::exchange::read_error::ReadError;

fn text_of(workspace: &Workspace) -> String {
    write(workspace)
}

fn comes_back(workspace: &Workspace) {
    let text = text_of(workspace);
    let Ok(Found::Workspace(back)) = read(text.as_bytes()) else { panic!("it does not come back") };
    assert_eq!(*back, *workspace);
    assert_eq!(text_of(&back), text);
}

fn refused(text: &str) -> ReadError {
    read(text.as_bytes()).expect_err("it is refused")
}

#[test]
fn an_empty_workspace_comes_back_equal() {
    comes_back(&Workspace::empty(WorkspaceId::from_uuid(Uuid::from_u128(7))));
}

#[test]
fn the_sample_team_comes_back_equal_to_the_byte() {
    comes_back(&team());
}

#[test]
fn says_in_one_sentence_why_a_file_is_not_taken() {
    let whole = text_of(&Workspace::empty(WorkspaceId::from_uuid(Uuid::from_u128(7))));
    let cut = whole.get(..whole.len() / 2).expect("plain letters");
    assert_eq!(refused(cut), ReadError::Truncated);
    assert_eq!(refused(""), ReadError::Empty);
    assert_eq!(refused("Dear diary,\nnothing today"), ReadError::NotJson);
    assert_eq!(refused("{key: 1}"), ReadError::NotJson);
    assert_eq!(refused(r#"{"issues":[]}"#), ReadError::OtherTool);
    assert_eq!(refused("[1]"), ReadError::OtherTool);
    assert_eq!(refused(&whole.replace(r#""version":1"#, r#""version":2"#)), ReadError::Newer);
    assert!(matches!(refused(r#"{"format":"sprintloop"}"#), ReadError::Damaged(_)));
    assert_eq!(check_size(MAX_BYTES), Ok(()));
    assert_eq!(check_size(MAX_BYTES + 1), Err(ReadError::TooLarge));
}

#[test]
fn says_where_a_damaged_file_is_damaged() {
    let text = text_of(&team());
    let damaged = |part: &str, field: &str, with: serde_json::Value| {
        let mut file: serde_json::Value = serde_json::from_str(&text).expect("we write JSON");
        let records = file["workspace"][part].as_object_mut().expect("a table");
        let (id, record) = records.iter_mut().next().expect("records are there");
        let id = id.clone();
        record[field] = with;
        (id, refused(&file.to_string()).to_string())
    };
    let (id, said) = damaged("items", "estimate", "much".into());
    assert!(said.contains(&format!(": workspace › items › {id} › estimate: ")), "{said}");
    let (id, said) = damaged("items", "title", " ".into());
    let why = format!("workspace › items › {id} › title: Enter some text.");
    assert!(said.contains(&why), "{said}");
    let (id, said) = damaged("items", "criteria", serde_json::json!([{ "text": "It is there" }]));
    let why = format!("workspace › items › {id} › criteria › 0: missing field `id`");
    assert!(said.contains(&why), "{said}");
}

#[test]
fn refuses_ids_that_point_nowhere() {
    let team = team();
    let channel = team.channels.ids().next().expect("channels are there").to_string();
    let text = text_of(&team);
    let key = format!(r#""{channel}":{{"id":"{channel}""#);
    let other = Uuid::from_u128(99).to_string();
    let lost = text.replace(&key, &format!(r#""{other}":{{"id":"{other}""#));
    assert_ne!(lost, text);
    let why = refused(&lost);
    assert!(matches!(why, ReadError::Dangling(_)), "{why}");
    assert!(why.to_string().contains("channel"), "{why}");
}

proptest! {
    #[test]
    fn any_bytes_give_a_result_or_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_damage_to_a_file_gives_a_result_or_a_sentence(at in 0_usize..4_000, with in any::<u8>()) {
        let mut bytes = text_of(&Workspace::empty(WorkspaceId::from_uuid(Uuid::nil()))).into_bytes();
        let place = at % bytes.len();
        bytes[place] = with;
        let _ = read(&bytes);
    }
}
