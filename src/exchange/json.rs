//! A whole workspace or a part of one as a JSON file, written so that equal workspaces give equal bytes.

use serde_json::Value;

use super::part::Part;
use super::read::{Found, ReadError};
use crate::domain::ids::{RetrospectiveId, SprintId};
use crate::domain::records::RecordKey;
use crate::domain::references;
use crate::domain::stored::Fields;
use crate::domain::workspace::Workspace;

/// The name under which our files are known.
pub const FORMAT: &str = "sprintloop";

/// The version this page writes. It reads this one and older ones.
pub const VERSION: u64 = 1;

/// The kind of a file that holds one sprint plan.
const PLAN: &str = "sprint-plan";

/// The kind of a file that holds some backlog items.
const SELECTION: &str = "selection";

/// The kind of a file that holds one retrospective.
const RETROSPECTIVE: &str = "retrospective";

/// The workspace as the text of a file.
pub fn write(workspace: &Workspace) -> String {
    envelope("workspace", workspace).object().to_string()
}

/// A part of a workspace as the text of a file.
pub fn write_part(part: &Part) -> String {
    let kind = match (part.retrospective, part.plan) {
        (Some(_), _) => RETROSPECTIVE,
        (None, Some(_)) => PLAN,
        (None, None) => SELECTION,
    };
    let mut file = envelope(kind, &part.workspace);
    file.put("plan", &part.plan);
    file.put("retrospective", &part.retrospective);
    let left_out: Vec<(RecordKey, String)> =
        part.left_out.iter().map(|(key, fields)| (*key, fields.clone())).collect();
    file.put("left_out", &left_out);
    file.object().to_string()
}

fn envelope(kind: &str, workspace: &Workspace) -> Fields {
    let mut file = Fields::default();
    file.put("format", &FORMAT.to_owned());
    file.put("version", &VERSION);
    file.put("kind", &kind.to_owned());
    file.put("workspace", workspace);
    file
}

/// Reads a file of ours that has been parsed already.
///
/// # Errors
/// What is wrong with it, as a sentence.
pub fn read(file: Value) -> Result<Found, ReadError> {
    let damaged = |why: &str| Err(ReadError::Damaged(why.to_owned()));
    let mut file = Fields::of(file).map_err(|why| ReadError::Damaged(why.to_string()))?;
    match file.take::<Option<Value>>("version").ok().flatten().and_then(|it| it.as_u64()) {
        None => return damaged("it does not say its version"),
        Some(version) if version > VERSION => return Err(ReadError::Newer),
        Some(_) => {}
    }
    let kind: String = file.take("kind").unwrap_or_default();
    match kind.as_str() {
        "workspace" => Ok(Found::Workspace(Box::new(whole(&mut file)?))),
        PLAN | SELECTION | RETROSPECTIVE => {
            let workspace = whole(&mut file)?;
            let told = |why: crate::domain::stored::Unreadable| ReadError::Damaged(why.to_string());
            let plan: Option<SprintId> = file.take("plan").map_err(told)?;
            let retrospective: Option<RetrospectiveId> =
                file.take("retrospective").map_err(told)?;
            let left_out: Vec<(RecordKey, String)> = file.take("left_out").map_err(told)?;
            if plan.is_some_and(|id| !workspace.sprints.contains(id))
                || (kind == SELECTION) != plan.is_none()
            {
                return damaged("the sprint it is about is missing");
            }
            let there = retrospective.is_none_or(|id| workspace.retrospectives.contains(id));
            if !there || (kind == RETROSPECTIVE) != retrospective.is_some() {
                return damaged("the retrospective it is about is missing");
            }
            Ok(Found::Part(Box::new(Part {
                workspace,
                plan,
                retrospective,
                left_out: left_out.into_iter().collect(),
            })))
        }
        "request" => Err(ReadError::Request),
        _ => damaged("it does not say what it holds"),
    }
}

fn whole(file: &mut Fields) -> Result<Workspace, ReadError> {
    let workspace: Option<Workspace> =
        file.take("workspace").map_err(|why| ReadError::Damaged(why.to_string()))?;
    let Some(workspace) = workspace else {
        return Err(ReadError::Damaged("the workspace is missing".to_owned()));
    };
    references::misfiled(&workspace).map_or(Ok(()), |why| Err(ReadError::Damaged(why)))?;
    match references::dangling(&workspace).into_iter().next() {
        None => Ok(workspace),
        Some(why) => Err(ReadError::Dangling(why)),
    }
}

/// The schema of one kind of file.
#[cfg(not(target_arch = "wasm32"))]
fn object(title: &str, properties: Value, required: &[&str]) -> Value {
    serde_json::json!({ "title": title, "type": "object", "properties": properties, "required": required })
}

/// The JSON Schema of every file of ours, from the tables by which the stored types are written and read.
#[cfg(not(target_arch = "wasm32"))]
pub fn schema() -> Value {
    use crate::domain::intake::Request;
    use crate::domain::request_file;
    use crate::domain::retrospective::pack::{self, Answer, Pack};
    use crate::domain::stored::{Shapes, Stored};
    let mut shapes = Shapes::default();
    let workspace = Workspace::shape(&mut shapes);
    let left_out = Vec::<(RecordKey, String)>::shape(&mut shapes);
    let request = Request::shape(&mut shapes);
    let (pack, answer) = (Pack::shape(&mut shapes), Answer::shape(&mut shapes));
    let version =
        |newest: u64| serde_json::json!({ "type": "integer", "minimum": 1, "maximum": newest });
    let file = object(
        "A workspace, one sprint plan, some backlog items, or one retrospective",
        serde_json::json!({
            "format": { "const": FORMAT },
            "version": version(VERSION),
            "kind": { "enum": ["workspace", PLAN, SELECTION, RETROSPECTIVE] },
            "workspace": workspace,
            "plan": { "type": "string" },
            "retrospective": { "type": "string" },
            "left_out": left_out
        }),
        &["format", "version", "kind", "workspace"],
    );
    let sent_request = object(
        "A request on its way to a team",
        serde_json::json!({
            "sprintloop": { "const": "request" },
            "version": version(request_file::VERSION.into()),
            "request": request
        }),
        &["sprintloop", "version", "request"],
    );
    let cards = object(
        "A pack of cards for a retrospective; with an answer once somebody has written",
        serde_json::json!({
            "sprintloop": { "const": "cards" },
            "version": version(pack::VERSION.into()),
            "pack": pack,
            "answer": answer
        }),
        &["sprintloop", "version", "pack"],
    );
    serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Sprintloop file",
        "description": "Whatever the page writes as JSON. Written by a test from the stored types.",
        "anyOf": [file, sent_request, cards],
        "$defs": shapes.definitions()
    })
}
