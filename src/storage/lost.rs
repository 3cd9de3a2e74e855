//! What somebody wrote in this browser and a teammate has written over without having seen it. The later one stands
//! everywhere; the author of the other is shown both.

use std::collections::BTreeMap;

use serde_json::Value;

use super::entry::Entry;
use crate::domain::base::ids::MemberId;
use crate::domain::base::json;
use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::change::{Change, RecordChange};
use crate::domain::tables::record::Record;
use crate::domain::workspace::Workspace;

/// A path of more steps is none of a text that a person writes.
const DEEPEST: usize = 8;

/// Where a text stands in a record: names of fields, and ids of lines.
pub(super) type Path = Vec<String>;

/// A text of this browser that does not stand any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostText {
    /// In which record.
    pub record: RecordKey,
    /// Where in it.
    pub path: Path,
    /// What was written here.
    pub mine: String,
    /// What stands there now.
    pub theirs: String,
    /// Who wrote that.
    pub by: MemberId,
    /// What they did.
    pub(super) over: Change,
}

impl LostText {
    /// The name of the field.
    pub fn field(&self) -> String {
        let name =
            self.path.iter().rev().find(|step| step.bytes().all(|byte| !byte.is_ascii_digit()));
        name.map(|name| name.replace(['_', '-'], " ")).unwrap_or_default()
    }

    /// What has to be taken back so that the text stands again; none where the record is gone, or the text has no place in
    /// it any more.
    pub fn taken_back(&self, workspace: &Workspace) -> Option<Change> {
        let now = workspace.record(&self.record)?;
        let mut value = json::to_value(&now);
        *place_mut(&mut value, &self.path)? = Value::String(self.mine.clone());
        let mine: Record = json::from_value(value).ok()?;
        let record = RecordChange { key: self.record, before: Some(mine), after: Some(now) };
        Some(Change { records: vec![record], entries: self.over.entries.clone() })
    }
}

/// What these entries have written into a record, the last text of each place.
pub(super) fn written(entries: &[&Entry], key: &RecordKey) -> BTreeMap<Path, String> {
    let mut written = BTreeMap::new();
    for record in entries.iter().flat_map(|entry| &entry.change.records) {
        if record.key == *key {
            let before = texts(record.before.as_ref());
            let after = texts(record.after.as_ref());
            written.extend(after.into_iter().filter(|(path, text)| before.get(path) != Some(text)));
        }
    }
    written
}

/// Every text that a person may have written in a record.
pub(super) fn texts(record: Option<&Record>) -> BTreeMap<Path, String> {
    let mut found = BTreeMap::new();
    if let Some(record) = record {
        collect(&json::to_value(record), &mut Vec::new(), &mut found);
    }
    if let Some(Record::Retrospective(_)) = record {
        found.retain(|path, _| has_author(path));
    }
    found
}

/// Whether a text of a retrospective was written in the open. Cards and ballots have no author.
fn has_author(path: &[String]) -> bool {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    matches!(path.as_slice(), [_, "summary"] | [_, "discussions", _, "notes"])
}

fn collect(value: &Value, path: &mut Path, found: &mut BTreeMap<Path, String>) {
    if path.len() > DEEPEST {
        return;
    }
    match value {
        Value::String(text) if is_written(text) => {
            found.insert(path.clone(), text.clone());
        }
        Value::Object(fields) => {
            for (name, inside) in fields {
                path.push(name.clone());
                collect(inside, path, found);
                path.pop();
            }
        }
        Value::Array(lines) => {
            for line in lines {
                // A line is known by its id, wherever it stands.
                let Some(id) = line.get("id").and_then(Value::as_str) else { continue };
                path.push(id.to_owned());
                collect(line, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Whether a text is no id, no day and no word of a list.
fn is_written(text: &str) -> bool {
    let id = text.parse::<uuid::Uuid>().is_ok();
    let day = text.len() >= 10 && text.bytes().take(4).all(|byte| byte.is_ascii_digit());
    let word =
        !text.contains(' ') && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    !(id || day || word || text.is_empty())
}

fn place_mut<'a>(value: &'a mut Value, path: &[String]) -> Option<&'a mut Value> {
    let Some((step, rest)) = path.split_first() else { return Some(value) };
    let inside = match value {
        Value::Object(fields) => fields.get_mut(step)?,
        Value::Array(lines) => lines
            .iter_mut()
            .find(|line| line.get("id").and_then(Value::as_str) == Some(step.as_str()))?,
        _ => return None,
    };
    place_mut(inside, rest)
}
