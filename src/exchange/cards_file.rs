//! Cards on their way as a file: the pack that goes out, and what comes back.

use serde_json::{Value, json};

use crate::domain::base::json;
use crate::domain::records::retrospective::pack::{Answer, NotCards, Pack, check};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::rules::retrospective::anonymity::author;

/// The version of the format written here.
pub const VERSION: u32 = 1;

/// A file: the pack, and an answer once there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardsFile {
    /// What it is about.
    pub pack: Pack,
    /// What came back.
    pub answer: Option<Answer>,
}

/// The file as text. What comes back names nobody.
pub fn write(file: &CardsFile) -> Option<String> {
    let mut pack = file.pack.clone();
    if file.answer.is_some() {
        pack.people.clear();
    }
    let mut envelope = json!({ "sprintloop": "cards", "version": VERSION, "pack": pack });
    if let (Some(answer), Value::Object(envelope)) = (&file.answer, &mut envelope) {
        envelope.insert("answer".to_owned(), json::to_value(answer));
    }
    serde_json::to_string_pretty(&envelope).ok()
}

/// Reads a pack, with or without an answer.
///
/// # Errors
/// Why it is none.
pub fn read(text: &str) -> Result<CardsFile, NotCards> {
    let mut value: Value = json::parse(text.trim()).map_err(|_| NotCards::Unreadable)?;
    match value.get("sprintloop").and_then(Value::as_str) {
        Some("cards") => {}
        Some(_) => return Err(NotCards::OtherKind),
        None if value.get("format").is_some() => return Err(NotCards::OtherKind),
        None => return Err(NotCards::Unreadable),
    }
    if value.get("version").and_then(Value::as_u64) > Some(u64::from(VERSION)) {
        return Err(NotCards::Newer);
    }
    let mut part = |name: &str| value.get_mut(name).map(Value::take);
    let pack = part("pack").ok_or(NotCards::Unreadable)?;
    let pack = json::from_value(pack).map_err(|_| NotCards::Unreadable)?;
    let answer = part("answer").map(json::from_value).transpose();
    Ok(CardsFile { pack, answer: answer.map_err(|_| NotCards::Unreadable)? })
}

/// The answer of a file that was sent for this retrospective. Names are kept only where both the
/// pack and the session say so: who wrote under a promise of anonymity stays unnamed.
///
/// # Errors
/// Why it is not taken; then nothing of it is.
pub fn answer_for(retro: &Retrospective, file: CardsFile) -> Result<Answer, NotCards> {
    let mut answer = file.answer.ok_or(NotCards::NoAnswer)?;
    if file.pack.retrospective != retro.id {
        return Err(NotCards::OtherSession(file.pack.name));
    }
    check(retro, &answer)?;
    let author = author(retro, Some(answer.who)).filter(|_| file.pack.signed);
    for card in answer.cards.values_mut() {
        (card.author, card.group) = (author, None);
    }
    Ok(answer)
}
