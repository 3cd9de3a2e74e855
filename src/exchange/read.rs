//! Any file a person drops on the page: what it is, or one sentence that says why it is not taken.

use std::sync::Arc;

use serde_json::Value;

use crate::exchange::delimited::{Delimited, MOST_ROWS};
use crate::exchange::found::Found;
use crate::exchange::lines::marked_list;
use crate::exchange::read_error::ReadError;
use crate::exchange::read_table::read_table;
use crate::exchange::table::Table;
use crate::exchange::{github, json, objects, trello};

/// The most a file may hold: 10 MB.
pub const MAX_BYTES: u64 = 10_000_000;

/// What a file begins to be.
#[derive(Debug)]
pub enum Opened {
    /// A tree of JSON, to be understood by [`understood`].
    Tree(Value),
    /// A table, to be read some rows at a time and then by [`table`].
    Rows(Delimited),
    /// A list of lines.
    List(Box<Table>),
}

/// Refuses a file by its size, before anyone reads it.
///
/// # Errors
/// [`ReadError::TooLarge`] above [`MAX_BYTES`].
pub fn check_size(bytes: u64) -> Result<(), ReadError> {
    if bytes > MAX_BYTES { Err(ReadError::TooLarge) } else { Ok(()) }
}

/// Reads the bytes of a file, all of it at once.
///
/// # Errors
/// Why it is not taken, as a sentence.
pub fn read(bytes: &[u8]) -> Result<Found, ReadError> {
    match open(bytes)? {
        Opened::Tree(tree) => understood(tree),
        Opened::Rows(rows) => table(rows),
        Opened::List(list) => Ok(Found::Table(Arc::new(*list))),
    }
}

/// Opens the bytes of a file: the first step of several, so that the page can answer between them.
///
/// # Errors
/// Why it is not taken, as a sentence.
pub fn open(bytes: &[u8]) -> Result<Opened, ReadError> {
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let text = letters(bytes)?;
    let text = text.trim_start_matches('\u{feff}');
    // A tab at the start of a table is an empty cell.
    let rows = text.trim_matches(['\n', '\r', ' ']);
    let text = text.trim();
    if text.is_empty() {
        return Err(ReadError::Empty);
    }
    if text.starts_with('<') {
        return Err(ReadError::WebPage);
    }
    if ["%PDF", "{\\rtf"].iter().any(|begins| text.starts_with(begins)) {
        return Err(ReadError::Document);
    }
    if text.starts_with("BEGIN:V") {
        return Err(ReadError::Calendar);
    }
    if text.starts_with(['{', '[']) {
        match parse(text) {
            Ok(tree) => return Ok(Opened::Tree(tree)),
            Err(why) if is_json(text) => return json_lines(text).map(Opened::Tree).ok_or(why),
            Err(_) => {}
        }
    }
    if let Some(list) = marked_list(text) {
        return Ok(Opened::List(Box::new(list)));
    }
    Ok(Opened::Rows(Delimited::new(rows.to_owned())))
}

/// Whether a text that begins with a bracket goes on as JSON does; "[ ] Buy twine" and
/// "[Team] Title,Owner" do not.
fn is_json(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| !letter.is_whitespace());
    match (letters.next(), letters.next()) {
        (_, None) => true,
        (Some('['), Some(next)) => ['{', '[', '"'].contains(&next),
        (_, Some(next)) => ['"', '}'].contains(&next),
    }
}

/// A file with one object a line, as a list.
fn json_lines(text: &str) -> Option<Value> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let all: Option<Vec<Value>> =
        lines.take(MOST_ROWS + 1).map(|line| parse(line).ok().filter(Value::is_object)).collect();
    all.map(Value::Array)
}

/// The table that was read.
///
/// # Errors
/// Where it is none.
pub fn table(rows: Delimited) -> Result<Found, ReadError> {
    read_table(rows).map(|table| Found::Table(Arc::new(table)))
}

/// What a tree of JSON is.
///
/// # Errors
/// Where it is nothing that is known, or damaged.
pub fn understood(value: Value) -> Result<Found, ReadError> {
    if value.get("format").and_then(Value::as_str) == Some(json::FORMAT) {
        return json::read(value);
    }
    if let Some(value) = trello::whole_board(&value) {
        return trello::read(&value).map(|board| Found::ForeignBoard(Arc::new(board)));
    }
    if let Some(issues) = github::issues(&value) {
        let table = github::table(issues);
        let some = !table.rows.is_empty();
        return some.then(|| Found::Table(Arc::new(table))).ok_or(ReadError::NoRows);
    }
    if trello::is_card(&value) {
        return Err(ReadError::OneCard);
    }
    if value.as_array().is_some_and(|all| all.iter().any(trello::is_card)) {
        return Err(ReadError::BareCards);
    }
    let table = objects::table(&value).map(|table| Found::Table(Arc::new(table)));
    table.ok_or(ReadError::OtherTool)
}

/// The text of a file: UTF-8, or what spreadsheets write besides: UTF-16, with its mark or without, else the
/// letters of western Windows.
fn letters(bytes: &[u8]) -> Result<String, ReadError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(ReadError::Workbook);
    }
    let wide: Option<fn([u8; 2]) -> u16> = match bytes {
        [0xff, 0xfe, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] => Some(u16::from_be_bytes),
        _ => without_mark(bytes),
    };
    if let Some(wide) = wide {
        let units = bytes.chunks_exact(2).filter_map(|two| <[u8; 2]>::try_from(two).ok());
        return Ok(char::decode_utf16(units.map(wide))
            .map(|letter| letter.unwrap_or('\u{fffd}'))
            .collect());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        // Cut inside a letter of a text that is fine until there.
        Err(why) if why.error_len().is_none() => Err(ReadError::Truncated),
        Err(_) if bytes.iter().any(|byte| *byte < 0x20 && !byte.is_ascii_whitespace()) => {
            Err(ReadError::NotJson)
        }
        Err(_) => Ok(bytes.iter().map(|byte| western(*byte)).collect()),
    }
}

/// UTF-16 without its mark: every second byte of the first letters is zero, and of the others hardly any.
fn without_mark(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let first = bytes.get(..bytes.len().min(4_000))?;
    let zeros = |from: usize| first.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), first.len() / 2);
    match (even * 2 > half, odd * 2 > half) {
        (false, true) if even * 20 <= half => Some(u16::from_le_bytes),
        (true, false) if odd * 20 <= half => Some(u16::from_be_bytes),
        _ => None,
    }
}

/// A letter of Windows-1252.
fn western(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let high = byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at)));
    high.copied().unwrap_or(char::from(byte))
}

/// The tree that a text of JSON stands for; how deep it goes is bounded.
pub(super) fn parse(text: &str) -> Result<Value, ReadError> {
    serde_json::from_str(text)
        .map_err(|why| if why.is_eof() { ReadError::Truncated } else { ReadError::NotJson })
}
