//! A sprint plan in an address, so that it can be sent in a chat and looked at without a file.
//!
//! The plan travels without comments and without its log: whoever opens the link sees the plan, and
//! nothing tells there who did what. Whoever reads one trusts nobody: what it inflates to is bounded.

use std::sync::Arc;

use crate::domain::base::deflate::deflate;
use crate::domain::base::deflate::inflate;
use crate::domain::base::ids::SprintId;
use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::record::Record;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::json;
use super::part::Part;
use super::part::Which;
use super::part::take;
use super::read::parse;
use crate::exchange::found::Found;
use crate::exchange::read_error::ReadError;

use crate::domain::workspace::Workspace;

/// The most letters an address may carry.
pub const MAX_LETTERS: usize = 65_536;

/// The most bytes it may inflate to.
pub const MAX_BYTES: usize = 1_000_000;

/// Above this many letters chats and mails begin to cut addresses.
pub const LONG: usize = 2_000;

/// The plan as the end of an address; none where it is too large for one.
pub fn write(workspace: &Workspace, sprint: SprintId) -> Option<String> {
    let mut part = take(workspace, &Which::Plan(sprint));
    part.plan?;
    let mut records = part.workspace.records();
    for record in &mut records {
        if let Record::BacklogItem(item) = record
            && !item.comments.is_empty()
        {
            Arc::make_mut(item).comments.clear();
            let out = part.left_out.entry(RecordKey::BacklogItem(item.id)).or_default();
            out.push_str(if out.is_empty() { "comments" } else { " comments" });
        }
    }
    part.workspace = Workspace::of(workspace.id, records, Vec::new());
    let text = json::write_part(&part);
    let data = URL_SAFE_NO_PAD.encode(deflate(&text));
    (text.len() <= MAX_BYTES && data.len() <= MAX_LETTERS).then_some(data)
}

/// Reads the end of an address.
///
/// # Errors
/// Why it is not taken, as a sentence.
pub fn read(data: &str) -> Result<Part, ReadError> {
    if data.len() > MAX_LETTERS {
        return Err(ReadError::LongLink);
    }
    let text = URL_SAFE_NO_PAD.decode(data).ok().and_then(|bytes| inflate(&bytes, MAX_BYTES));
    let text = text.ok_or(ReadError::BrokenLink)?;
    match json::read(parse(&text).map_err(|_| ReadError::BrokenLink)?)? {
        Found::Part(part) if part.plan.is_some() => Ok(*part),
        _ => Err(ReadError::BrokenLink),
    }
}
