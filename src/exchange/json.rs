//! A whole workspace as one JSON file, written so that equal workspaces give equal bytes.

use serde_json::Value;

use super::read::ReadError;
use crate::domain::references;
use crate::domain::stored::{Fields, Stored};
use crate::domain::workspace::Workspace;

/// The name under which our files are known.
pub const FORMAT: &str = "sprintloop";

/// The version this page writes. It reads this one and older ones.
pub const VERSION: u64 = 1;

/// The workspace as the text of a file.
pub fn write(workspace: &Workspace) -> String {
    let mut file = Fields::default();
    file.put("format", &FORMAT.to_owned());
    file.put("version", &VERSION);
    file.put("kind", &"workspace".to_owned());
    file.put("workspace", workspace);
    file.object().to_string()
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
        Workspace::from_json(workspace).map_err(|why| ReadError::Damaged(why.to_string()))?;
    references::misfiled(&workspace).map_or(Ok(()), |why| Err(ReadError::Damaged(why)))?;
    match references::dangling(&workspace).into_iter().next() {
        None => Ok(workspace),
        Some(why) => Err(ReadError::Dangling(why)),
    }
}
