//! Any file a person drops on the page: what it is, or one sentence that says why it is not taken.

use std::sync::Arc;

use serde_json::Value;

use super::outside::Outside;
use super::part::Part;
use super::{json, trello};
use crate::domain::workspace::Workspace;

/// The most a file may hold: 10 MB.
pub const MAX_BYTES: u64 = 10_000_000;

/// Why a file is not taken. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Over [`MAX_BYTES`].
    #[error(
        "This file is larger than 10 MB. Export a smaller one, for instance without attachments, and try again."
    )]
    TooLarge,
    /// Nothing in it.
    #[error("This file is empty. Export it again and choose the new file.")]
    Empty,
    /// Text in another form, or no text at all.
    #[error(
        "This is not a JSON file. Choose a Sprintloop export or the JSON export of a Trello board."
    )]
    NotJson,
    /// JSON that ends in the middle.
    #[error("This file ends in the middle. Download or export it again, then choose the new file.")]
    Truncated,
    /// JSON of a tool we do not read.
    #[error(
        "This JSON file comes from another tool. Sprintloop reads its own exports and those of Trello boards."
    )]
    OtherTool,
    /// A newer Sprintloop wrote it.
    #[error(
        "A newer version of Sprintloop wrote this file. Reload the page to get the newest version, then import it again."
    )]
    Newer,
    /// A request somebody sent.
    #[error("This file is a request. Take it in on the Intake page.")]
    Request,
    /// Ours, but not as we write it.
    #[error("This Sprintloop file is damaged: {0}. Import an earlier export instead.")]
    Damaged(String),
    /// One card of Trello.
    #[error(
        "This is a single Trello card. Open the board's menu, choose “Print, export, and share”, then “Export as JSON”, and import that file."
    )]
    OneCard,
    /// A board of Trello on which nothing is.
    #[error("This Trello board holds no cards, so there is nothing to bring in.")]
    EmptyBoard,
    /// A board of Trello, one part of which is not the list it must be.
    #[error("This Trello board is damaged: its “{0}” are no list. Export the board again.")]
    BrokenBoard(&'static str),
    /// An id that leads nowhere.
    #[error("This Sprintloop file does not fit together: {0}. Import an earlier export instead.")]
    Dangling(String),
}

/// What a file turned out to be.
#[derive(Debug)]
pub enum Found {
    /// A whole workspace.
    Workspace(Box<Workspace>),
    /// One sprint plan, or some backlog items.
    Part(Box<Part>),
    /// Work kept in another tool.
    Outside(Arc<Outside>),
}

/// Refuses a file by its size, before anyone reads it.
///
/// # Errors
/// [`ReadError::TooLarge`] above [`MAX_BYTES`].
pub fn check_size(bytes: u64) -> Result<(), ReadError> {
    if bytes > MAX_BYTES { Err(ReadError::TooLarge) } else { Ok(()) }
}

/// Reads the bytes of a file.
///
/// # Errors
/// Why it is not taken, as a sentence.
pub fn read(bytes: &[u8]) -> Result<Found, ReadError> {
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let text = std::str::from_utf8(bytes).map_err(|why| {
        // Cut inside a letter of a text that is fine until there.
        if why.error_len().is_none() { ReadError::Truncated } else { ReadError::NotJson }
    })?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(ReadError::Empty);
    }
    if !text.starts_with(['{', '[']) {
        return Err(ReadError::NotJson);
    }
    let value: Value = serde_json::from_str(text)
        .map_err(|why| if why.is_eof() { ReadError::Truncated } else { ReadError::NotJson })?;
    if value.get("format").and_then(Value::as_str) == Some(json::FORMAT) {
        return json::read(value);
    }
    if trello::is_board(&value) {
        return trello::read(&value).map(|board| Found::Outside(Arc::new(board)));
    }
    Err(if trello::is_card(&value) { ReadError::OneCard } else { ReadError::OtherTool })
}
