//! Answers as text for a chat: what someone wrote, encrypted, between two marks, and found again in whatever was
//! copied with it.
//!
//! `Sprintloop answer from Priya Kaur: [sprintloop1 AbC…]`. Only letters that no chat reads as formatting stand between
//! the marks; white space and quote marks there are skipped. Encryption is the browser's (`state/sealing.rs`); here
//! its result is bytes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::domain::base::checksum::checksum;
use crate::domain::base::deflate::{deflate, inflate};
use crate::domain::base::ids::RetrospectiveId;
use crate::domain::base::json;
use crate::domain::records::retrospective::pack::{Answer, NotCards, check};
use crate::domain::records::retrospective::paper::SentBallot;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::rules::retrospective::anonymity::author;

const BEGIN: &str = "[sprintloop1";
const END: char = ']';
/// An answer is filled up to a multiple of this, so that its length doesn't tell how much someone wrote.
const BLOCK: usize = 512;
/// The most letters of one answer.
const MAX_LETTERS: usize = 400_000;
/// The most bytes an answer may inflate to.
const MAX_BYTES: usize = 1_000_000;
/// Bytes of a checksum.
const SUM: usize = 4;

/// What someone sends back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sent {
    /// Cards, and the safety level.
    Cards(Answer),
    /// A ballot.
    Ballot(SentBallot),
}

/// An encrypted answer, and which key opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The checksum of the public key it was encrypted for.
    pub key: u32,
    /// What the browser made of it.
    pub bytes: Vec<u8>,
}

/// What was found between two marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAnswer {
    /// The text in front of it, since the answer before.
    pub before: String,
    /// The answer; `None` if letters are missing or were changed.
    pub sealed: Option<Sealed>,
}

/// Returns what gets encrypted: session and answer, deflated and filled up.
pub fn pack(retro: RetrospectiveId, sent: &Sent) -> Vec<u8> {
    let mut bytes = deflate(&json::text(&(retro, sent)));
    bytes.resize(bytes.len().next_multiple_of(BLOCK), 0);
    bytes
}

/// Reads what was decrypted; `None` if it's nothing this page writes.
pub fn unpack(bytes: &[u8]) -> Option<(RetrospectiveId, Sent)> {
    json::parse(&inflate(bytes, MAX_BYTES)?).ok()
}

/// Returns the cards of an answer as this session takes them: a name stays only where both the link and the session
/// say so, and nobody else's.
///
/// # Errors
/// Why it's not taken.
pub fn cards_for(retro: &Retrospective, mut answer: Answer) -> Result<Answer, NotCards> {
    check(retro, &answer)?;
    for card in answer.cards.values_mut() {
        (card.author, card.group) = (author(retro, card.author.map(|_| answer.who)), None);
    }
    Ok(answer)
}

/// Returns the text to paste into a chat.
pub fn show(name: &str, sealed: &Sealed) -> String {
    let mut bytes = sealed.key.to_be_bytes().to_vec();
    bytes.extend(&sealed.bytes);
    bytes.extend(checksum(&bytes).to_be_bytes());
    format!("Sprintloop answer from {name}: {BEGIN} {}{END}", STANDARD_NO_PAD.encode(bytes))
}

/// Finds every answer in a text, in its order.
pub fn find(text: &str) -> Vec<FoundAnswer> {
    let mut parts = text.split(BEGIN);
    let mut before = parts.next().unwrap_or_default().to_owned();
    let mut found = Vec::new();
    for part in parts {
        let (inside, after) = part.split_once(END).map_or((None, part), |(it, on)| (Some(it), on));
        let before = std::mem::replace(&mut before, after.to_owned());
        found.push(FoundAnswer { before, sealed: inside.and_then(read) });
    }
    found
}

fn read(inside: &str) -> Option<Sealed> {
    if inside.len() > MAX_LETTERS {
        return None;
    }
    let letters: String = inside.chars().filter(|it| !it.is_whitespace() && *it != '>').collect();
    let bytes = STANDARD_NO_PAD.decode(letters).ok()?;
    let (rest, sum) = bytes.split_last_chunk::<SUM>()?;
    if checksum(rest) != u32::from_be_bytes(*sum) {
        return None;
    }
    let (key, bytes) = rest.split_first_chunk::<SUM>()?;
    Some(Sealed { key: u32::from_be_bytes(*key), bytes: bytes.to_vec() })
}
