//! Web and mail addresses in what a person wrote.

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What stands between addresses.
    Words(&'a str),
    /// An address that is safe to follow.
    Link(&'a str),
}

/// Returns the address if it is http, https or mailto.
pub fn safe_address(address: &str) -> Option<&str> {
    let address = address.trim();
    SCHEMES.iter().any(|scheme| starts_with(address, scheme)).then_some(address)
}

const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

fn starts_with(text: &str, scheme: &str) -> bool {
    text.len() > scheme.len()
        && text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
}

/// Splits a text into web and mail addresses, and what stands between them.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(start) = next_link(text, at) {
        let end = start + link_length(text.get(start..).unwrap_or_default());
        let address = text.get(start..end).unwrap_or_default();
        if safe_address(address).is_some() {
            push_words(&mut pieces, text.get(from..start).unwrap_or_default());
            pieces.push(Piece::Link(address));
            from = end;
        }
        at = end.max(start + 1);
    }
    push_words(&mut pieces, text.get(from..).unwrap_or_default());
    pieces
}

fn push_words<'a>(pieces: &mut Vec<Piece<'a>>, words: &'a str) {
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
}

/// Returns where the next address starts. The schemes are ASCII, so every hit is a character boundary.
fn next_link(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find(|&at| {
        matches!(bytes.get(at), Some(b'h' | b'H' | b'm' | b'M'))
            && !at
                .checked_sub(1)
                .and_then(|before| bytes.get(before))
                .is_some_and(u8::is_ascii_alphanumeric)
            && text
                .get(at..)
                .is_some_and(|rest| SCHEMES.iter().any(|scheme| starts_with(rest, scheme)))
    })
}

/// An address ends at a space or a quote; the full stop after it is the sentence's.
fn link_length(text: &str) -> usize {
    let end = text.find(|c: char| c.is_whitespace() || "<>\"“”’".contains(c)).unwrap_or(text.len());
    let address = text.get(..end).unwrap_or_default();
    let trimmed = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    // A closing bracket belongs to the address only when it opens in it.
    match trimmed.strip_suffix(')') {
        Some(inner) if !inner.contains('(') => inner.len(),
        _ => trimmed.len(),
    }
}
