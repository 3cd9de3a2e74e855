//! A whole workspace or a part of one as a JSON file, written so that equal workspaces give equal bytes.

use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;

use super::part::Part;
use crate::domain::base::ids::RetrospectiveId;
use crate::domain::base::ids::SprintId;
use crate::domain::base::json::text;
use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::references;
use crate::exchange::found::Found;
use crate::exchange::read_error::ReadError;

use crate::domain::base::json::located;

use crate::domain::workspace::Workspace;

/// The name under which our files are known.
pub const FORMAT: &str = "sprintloop";

/// The version this page writes. It reads this one and older ones.
pub const VERSION: u64 = 1;

/// The kind of a file that holds a whole workspace.
const WORKSPACE: &str = "workspace";

/// The kind of a file that holds one sprint plan.
const PLAN: &str = "sprint-plan";

/// The kind of a file that holds some backlog items.
const SELECTION: &str = "selection";

/// The kind of a file that holds one retrospective.
const RETROSPECTIVE: &str = "retrospective";

/// A file about to be written.
#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u64,
    kind: &'static str,
    workspace: &'a Workspace,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<SprintId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retrospective: Option<RetrospectiveId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<(&'a RecordKey, &'a String)>,
}

/// What a file of ours holds.
#[derive(Deserialize)]
struct Held {
    workspace: Option<Workspace>,
    plan: Option<SprintId>,
    retrospective: Option<RetrospectiveId>,
    #[serde(default)]
    left_out: Vec<(RecordKey, String)>,
}

/// The workspace as the text of a file.
pub fn write(workspace: &Workspace) -> String {
    text(&File {
        format: FORMAT,
        version: VERSION,
        kind: WORKSPACE,
        workspace,
        plan: None,
        retrospective: None,
        left_out: Vec::new(),
    })
}

/// A part of a workspace as the text of a file.
pub fn write_part(part: &Part) -> String {
    let kind = match (part.retrospective, part.plan) {
        (Some(_), _) => RETROSPECTIVE,
        (None, Some(_)) => PLAN,
        (None, None) => SELECTION,
    };
    text(&File {
        format: FORMAT,
        version: VERSION,
        kind,
        workspace: &part.workspace,
        plan: part.plan,
        retrospective: part.retrospective,
        left_out: part.left_out.iter().collect(),
    })
}

/// Reads a file of ours that has been parsed already.
///
/// # Errors
/// What is wrong with it, as a sentence.
pub fn read(file: Value) -> Result<Found, ReadError> {
    let damaged = |why: &str| Err(ReadError::Damaged(why.to_owned()));
    match file.get("version").and_then(Value::as_u64) {
        None => return damaged("it does not say its version"),
        Some(version) if version > VERSION => return Err(ReadError::Newer),
        Some(_) => {}
    }
    let kind = file.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
    match kind.as_str() {
        WORKSPACE | PLAN | SELECTION | RETROSPECTIVE => {}
        "request" => return Err(ReadError::Request),
        _ => return damaged("it does not say what it holds"),
    }
    let held: Held = located(&file).map_err(|why| ReadError::Damaged(why.to_string()))?;
    let workspace = whole(held.workspace)?;
    if kind == WORKSPACE {
        return Ok(Found::Workspace(Box::new(workspace)));
    }
    let (plan, retrospective) = (held.plan, held.retrospective);
    if plan.is_some_and(|id| !workspace.sprints.contains(id))
        || (kind == SELECTION) != plan.is_none()
    {
        return damaged("the sprint it is about is missing");
    }
    let there = retrospective.is_none_or(|id| workspace.retrospectives.contains(id));
    if !there || (kind == RETROSPECTIVE) != retrospective.is_some() {
        return damaged("the retrospective it is about is missing");
    }
    let left_out = held.left_out.into_iter().collect();
    Ok(Found::Part(Box::new(Part { workspace, plan, retrospective, left_out })))
}

fn whole(workspace: Option<Workspace>) -> Result<Workspace, ReadError> {
    let Some(workspace) = workspace else {
        return Err(ReadError::Damaged("the workspace is missing".to_owned()));
    };
    references::misfiled(&workspace).map_or(Ok(()), |why| Err(ReadError::Damaged(why)))?;
    match references::dangling(&workspace).into_iter().next() {
        None => Ok(workspace),
        Some(why) => Err(ReadError::Dangling(why)),
    }
}
