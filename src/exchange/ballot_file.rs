//! A ballot on its way as a file: the link to vote goes out in it, and the encrypted answer comes back in one.
//!
//! What is inside is what travels by link (`cards_link.rs`, `answer_text.rs`), so the same rules hold for both ways.

use serde_json::{Value, json};

use crate::domain::base::json;
use crate::domain::records::retrospective::pack::NotCards;
use crate::exchange::cards_link::{self, CardsLink};

/// The version of the format written here.
const VERSION: u32 = 1;
/// What these files call themselves.
const KIND: &str = "ballot";

/// Returns the file to send to people who vote elsewhere.
pub fn write(link: &CardsLink) -> String {
    json!({ "sprintloop": KIND, "version": VERSION, "link": cards_link::write(link) }).to_string()
}

/// Returns the file that someone sends back; `answer` is the text they would paste into a chat.
pub fn write_answer(answer: &str) -> String {
    json!({ "sprintloop": KIND, "version": VERSION, "answer": answer }).to_string()
}

/// Reads the file that was sent; `None` if it's no file of a ballot.
///
/// # Errors
/// Why it can't be voted in.
pub fn read(text: &str) -> Option<Result<CardsLink, NotCards>> {
    let value: Value = json::parse(text.trim()).ok()?;
    if value.get("sprintloop").and_then(Value::as_str) != Some(KIND) {
        return None;
    }
    if value.get("version").and_then(Value::as_u64) > Some(u64::from(VERSION)) {
        return Some(Err(NotCards::Newer));
    }
    let link = value.get("link").and_then(Value::as_str).ok_or(NotCards::FilledIn);
    Some(link.and_then(|link| cards_link::read(link).map_err(in_file)))
}

/// Says it of the file: no chat has cut this link off.
fn in_file(why: NotCards) -> NotCards {
    match why {
        NotCards::Link => NotCards::Broken("its link"),
        other => other,
    }
}
