//! The published schema is derived from the stored types, is up to date, and every file we write keeps to it.

use std::{env, fs};

use boon::{Compiler, SchemaIndex, Schemas};
use schemars::SchemaGenerator;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::sample::team;
use crate::small_team::id;
use sprintloop::domain::base::ids::{Id, WorkspaceId};
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::records::intake::Request;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::records::retrospective::pack::{Answer, Pack};
use sprintloop::domain::records::retrospective::record::Card;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::cards_file::CardsFile;
use sprintloop::exchange::json::{FORMAT, VERSION, write, write_part};
use sprintloop::exchange::part::{Which, take};
use sprintloop::exchange::request_file;

const PUBLISHED: &str = "docs/schema.json";

/// `make schema` sets this.
const WRITE: &str = "SPRINTLOOP_WRITE_SCHEMA";

/// The schema of one kind of file.
fn object(title: &str, properties: Value, required: &[&str]) -> Value {
    json!({ "title": title, "type": "object", "properties": properties, "required": required })
}

/// The JSON Schema of every file of ours.
fn schema() -> Value {
    let mut types = SchemaGenerator::default();
    let workspace = types.subschema_for::<Workspace>();
    let left_out = types.subschema_for::<Vec<(RecordKey, String)>>();
    let request = types.subschema_for::<Request>();
    let (pack, answer) = (types.subschema_for::<Pack>(), types.subschema_for::<Answer>());
    let version = |newest: u64| json!({ "type": "integer", "minimum": 1, "maximum": newest });
    let file = object(
        "A workspace, one sprint plan, some backlog items, or one retrospective",
        json!({
            "format": { "const": FORMAT },
            "version": version(VERSION),
            "kind": { "enum": ["workspace", "sprint-plan", "selection", "retrospective"] },
            "workspace": workspace,
            "plan": { "type": "string" },
            "retrospective": { "type": "string" },
            "left_out": left_out
        }),
        &["format", "version", "kind", "workspace"],
    );
    let sent_request = object(
        "A request on its way to a team",
        json!({
            "sprintloop": { "const": "request" },
            "version": version(request_file::VERSION.into()),
            "request": request
        }),
        &["sprintloop", "version", "request"],
    );
    let cards = object(
        "A pack of cards for a retrospective; with an answer once somebody has written",
        json!({
            "sprintloop": { "const": "cards" },
            "version": version(sprintloop::exchange::cards_file::VERSION.into()),
            "pack": pack,
            "answer": answer
        }),
        &["sprintloop", "version", "pack"],
    );
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Sprintloop file",
        "description": "Whatever the page writes as JSON. Written by a test from the stored types.",
        "anyOf": [file, sent_request, cards],
        "$defs": types.take_definitions(true)
    })
}

fn compiled(schemas: &mut Schemas) -> SchemaIndex {
    let mut compiler = Compiler::new();
    compiler.add_resource("schema.json", schema()).expect("it is a document");
    compiler.compile("schema.json", schemas).expect("it is a schema")
}

fn keeps(text: &str) -> Result<(), String> {
    let mut schemas = Schemas::new();
    let index = compiled(&mut schemas);
    let file: Value = serde_json::from_str(text).expect("we write JSON");
    schemas.validate(&file, index).map_err(|why| why.to_string())
}

#[test]
fn is_published_as_it_is() {
    let text = format!("{}\n", serde_json::to_string_pretty(&schema()).expect("it is JSON"));
    if env::var_os(WRITE).is_some() {
        fs::write(PUBLISHED, &text).expect("the folder can be written");
    }
    let published = fs::read_to_string(PUBLISHED).unwrap_or_default();
    assert!(published == text, "{PUBLISHED} is stale: run `make schema`");
}

#[test]
fn every_file_we_write_keeps_to_it() {
    let team = team();
    let open = team.sprints.values().find(|sprint| sprint.is_open()).expect("one runs").id;
    let closed = team.sprints.values().find(|sprint| sprint.is_closed()).expect("one ran").id;
    let items = team.items.ids().collect();
    let held = team.retrospectives.ids().next().expect("one was held");
    let files = [
        write(&team),
        write(&Workspace::empty(WorkspaceId::from_uuid(Uuid::from_u128(7)))),
        write_part(&take(&team, &Which::Plan(open))),
        write_part(&take(&team, &Which::Plan(closed))),
        write_part(&take(&team, &Which::Selection(items))),
        write_part(&take(&team, &Which::Retrospective(held))),
    ];
    for file in files {
        assert_eq!(keeps(&file), Ok(()));
    }
}

/// A pack that goes out, and one that comes back with a card.
fn packs(team: &Workspace) -> [CardsFile; 2] {
    let retro = team.retrospectives.values().next().expect("one was held");
    let pack = Pack::of(retro, Title::parse("Sprint 1").expect("words"));
    let who = *pack.people.keys().next().expect("somebody took part");
    let mut answer = Answer::new(who, id(1), id(2));
    let card = Card::new(Reason::parse("Lists arrive late").expect("words"), pack.name.clone());
    (answer.edition, answer.safety) = (1, Some(4));
    answer.cards.insert(id(3), card);
    answer.taken_back.insert(id(4));
    [CardsFile { pack: pack.clone(), answer: None }, CardsFile { pack, answer: Some(answer) }]
}

#[test]
fn requests_and_packs_of_cards_keep_to_it_and_others_are_refused() {
    let team = team();
    let mut files: Vec<String> =
        packs(&team).iter().filter_map(sprintloop::exchange::cards_file::write).collect();
    files.extend(team.requests.values().filter_map(|request| request_file::write(request)));
    assert!(files.len() > 4);
    for file in files {
        assert_eq!(keeps(&file), Ok(()));
        let refused = |at: &str, with: Value| {
            let mut file: Value = serde_json::from_str(&file).expect("we write JSON");
            if let Some(value) = file.pointer_mut(at) {
                *value = with;
                assert!(keeps(&file.to_string()).is_err(), "{at} of {file}");
            }
        };
        refused("/version", json!(0));
        refused("/sprintloop", json!("sprint"));
        refused("/request/problem", json!([]));
        refused("/pack", json!({}));
        refused("/pack/columns", json!("Wins"));
        refused("/answer", json!({}));
        refused("/answer/cards", json!([]));
    }
}

#[test]
fn refuses_what_is_not_ours_and_keeps_what_is_newer() {
    let text = write(&team());
    let file = || -> Value { serde_json::from_str(&text).expect("we write JSON") };
    let refused = |at: &str, with: Value| {
        let mut file = file();
        *file.pointer_mut(at).expect("it is there") = with;
        assert!(keeps(&file.to_string()).is_err(), "{at}");
    };
    let item = file().pointer("/workspace/items").and_then(Value::as_object).cloned();
    let item = item.and_then(|items| items.keys().next().cloned()).expect("items are there");
    refused("/format", json!("other"));
    refused("/workspace/items", json!([]));
    refused(&format!("/workspace/items/{item}/title"), json!(" "));
    refused(&format!("/workspace/items/{item}/rank"), json!(1));
    refused(&format!("/workspace/items/{item}"), json!({}));
    refused("/workspace/workflow", json!("none"));
    let mut newer = file();
    newer["workspace"]["items"][&item]["of_next_year"] = json!({ "anything": [1] });
    assert_eq!(keeps(&newer.to_string()), Ok(()));
}
