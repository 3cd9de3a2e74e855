//! The published schema is read from the stored types, is up to date, and every file we write keeps to it.

use std::{env, fs};

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};
use sprintloop::domain::ids::{Id, WorkspaceId};
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::json::{schema, write, write_part};
use sprintloop::exchange::part::{Which, take};
use uuid::Uuid;

use crate::sample::team;

const PUBLISHED: &str = "docs/schema.json";

/// `make schema` sets this.
const WRITE: &str = "SPRINTLOOP_WRITE_SCHEMA";

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
