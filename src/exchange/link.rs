//! A sprint plan in an address, so that it can be sent in a chat and looked at without a file.
//!
//! The plan travels without comments and without its log: whoever opens the link sees the plan, and
//! nothing tells there who did what. Whoever reads one trusts nobody: what it inflates to is bounded.

use std::sync::Arc;

use crate::domain::base::deflate::{deflate, inflate};
use crate::domain::base::ids::SprintId;
use crate::domain::records::record_key::RecordKey;
use crate::domain::tables::record::Record;
use crate::domain::workspace::Workspace;
use crate::exchange::found::Found;
use crate::exchange::json;
use crate::exchange::part::{Part, Which, take};
use crate::exchange::read::parse;
use crate::exchange::read_error::ReadError;

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
    let data = encode(&deflate(&text));
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
    let text =
        decode(data).and_then(|bytes| inflate(&bytes, MAX_BYTES)).ok_or(ReadError::BrokenLink)?;
    match json::read(parse(&text).map_err(|_| ReadError::BrokenLink)?)? {
        Found::Part(part) if part.plan.is_some() => Ok(*part),
        _ => Err(ReadError::BrokenLink),
    }
}

/// The 64 letters an address may hold as they are (RFC 4648, section 5).
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn encode(bytes: &[u8]) -> String {
    let letter = |six: u32| {
        let at = usize::try_from(six & 63).ok();
        at.and_then(|at| LETTERS.get(at)).map_or('_', |letter| char::from(*letter))
    };
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 2);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = ((held & 63) << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 6 {
            bits -= 6;
            text.push(letter(held >> bits));
        }
    }
    if bits > 0 {
        text.push(letter(held << (6 - bits)));
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut held, mut bits) = (0_u32, 0);
    for letter in text.bytes() {
        let six = LETTERS.iter().position(|known| *known == letter)?;
        held = ((held & 0xff) << 6) | u32::try_from(six).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            let [.., low] = (held >> bits).to_be_bytes();
            bytes.push(low);
        }
    }
    Some(bytes)
}
