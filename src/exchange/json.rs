//! A whole workspace as one JSON file, written so that equal workspaces give equal bytes.

use serde::Serialize;
use serde_json::Value;

use super::read::ReadError;
use super::references;
use crate::domain::workspace::Workspace;

/// The name under which our files are known.
pub const FORMAT: &str = "sprintloop";

/// The version this page writes. It reads this one and older ones.
pub const VERSION: u64 = 1;

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u64,
    kind: &'static str,
    workspace: &'a Workspace,
}

/// The workspace as the text of a file.
///
/// # Errors
/// A sentence, where a value cannot be written; no value that the domain builds is one of these.
pub fn write(workspace: &Workspace) -> Result<String, String> {
    let file = File { format: FORMAT, version: VERSION, kind: "workspace", workspace };
    serde_json::to_string(&file)
        .map_err(|why| format!("The workspace could not be written as JSON ({why})."))
}

/// A file name that says whose it is and of which day: `northwind-marketing-2026-11-21.json`.
pub fn file_name(workspace: &str, day: chrono::NaiveDate) -> String {
    let mut name = String::new();
    for letter in workspace.chars().take(60) {
        if letter.is_alphanumeric() {
            name.extend(letter.to_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    let name = if name.is_empty() { FORMAT } else { name };
    format!("{name}-{day}.json")
}

/// Reads a file of ours that has been parsed already.
///
/// # Errors
/// What is wrong with it, as a sentence.
pub fn read(mut file: Value) -> Result<Workspace, ReadError> {
    let version = file.get("version").and_then(Value::as_u64);
    match version {
        None => return Err(ReadError::Damaged("it does not say its version".to_owned())),
        Some(version) if version > VERSION => return Err(ReadError::Newer),
        Some(_) => {}
    }
    match file.get("kind").and_then(Value::as_str) {
        Some("workspace") => {}
        Some("request") => return Err(ReadError::Request),
        _ => return Err(ReadError::Damaged("it does not say what it holds".to_owned())),
    }
    let Some(workspace) = file.get_mut("workspace").map(Value::take) else {
        return Err(ReadError::Damaged("the workspace is missing".to_owned()));
    };
    let workspace: Workspace =
        serde_json::from_value(workspace).map_err(|why| ReadError::Damaged(why.to_string()))?;
    references::misfiled(&workspace).map_or(Ok(()), |why| Err(ReadError::Damaged(why)))?;
    match references::dangling(&workspace).into_iter().next() {
        None => Ok(workspace),
        Some(why) => Err(ReadError::Dangling(why)),
    }
}
