//! Shows what a person wrote as text: line breaks and links, nothing that runs.

use crate::domain::base::plain::plain;
use leptos::prelude::*;

/// Several texts, from anything that yields some.
#[derive(Clone, Default)]
pub struct Texts(pub(super) Vec<String>);

impl<I: IntoIterator<Item: Into<String>>> From<I> for Texts {
    fn from(texts: I) -> Self {
        Self(texts.into_iter().map(Into::into).collect())
    }
}

/// Text of this many bytes or more scrolls in its own box.
const LONG: usize = 8_000;

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    Link(&'a str),
}

/// Text with its line breaks, and its web and mail addresses as links.
#[component]
pub fn UserText(#[prop(into)] text: String) -> impl IntoView {
    let class = if text.len() >= LONG { "user-text user-text__fold" } else { "user-text" };
    let focusable = (text.len() >= LONG).then_some("0");
    let pieces = pieces(&text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned().into_any(),
            Piece::Link(address) => view! { <SafeLink address label=address/> }.into_any(),
        })
        .collect_view();
    view! { <div class=class dir="auto" tabindex=focusable>{pieces}</div> }
}

/// Text with every search hit marked.
#[component]
pub fn MarkedText(
    #[prop(into)] text: String,
    /// In lower case, without accents.
    #[prop(into)]
    words: Vec<String>,
) -> impl IntoView {
    if words.is_empty() {
        return view! { <UserText text/> }.into_any();
    }
    let parts = hits(&text, &words).into_iter().map(|(part, hit)| {
        let part = part.to_owned();
        if hit { view! { <mark>{part}</mark> }.into_any() } else { part.into_any() }
    });
    view! { <div class="user-text" dir="auto">{parts.collect_view()}</div> }.into_any()
}

/// Splits the text into hits and other parts. Letters are made plain one by one, so that a letter with a
/// longer plain form does not shift the boundaries.
fn hits<'a>(text: &'a str, words: &[String]) -> Vec<(&'a str, bool)> {
    let starts_here = |rest: &str, word: &str| {
        let mut wanted = word.chars();
        let mut length = 0;
        let mut letters = rest.char_indices();
        while !wanted.as_str().is_empty() {
            let (at, letter) = letters.next()?;
            for bare in plain(letter.encode_utf8(&mut [0; 4])).chars() {
                if wanted.next() != Some(bare) {
                    return None;
                }
            }
            length = at + letter.len_utf8();
        }
        (length > 0).then_some(length)
    };
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match words.iter().filter_map(|word| starts_here(rest, word)).max() {
            Some(length) => {
                parts.push((text.get(from..at).unwrap_or_default(), false));
                parts.push((text.get(at..at + length).unwrap_or_default(), true));
                at += length;
                from = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    parts.push((text.get(from..).unwrap_or_default(), false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

/// A link to another site if its address is safe to follow, else only the text.
#[component]
pub fn SafeLink(#[prop(into)] address: String, #[prop(into)] label: String) -> impl IntoView {
    match safe_address(&address).map(str::to_owned) {
        Some(href) => {
            view! { <a href=href target="_blank" rel="noopener noreferrer">{label}</a> }.into_any()
        }
        None => label.into_any(),
    }
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

fn pieces(text: &str) -> Vec<Piece<'_>> {
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

#[cfg(test)]
mod tests {
    use super::{Piece, hits, pieces, safe_address};

    #[test]
    fn marks_every_hit_and_no_letter_more() {
        let words = ["late".to_owned(), "list".to_owned()];
        assert_eq!(
            hits("Lists come LATE, again", &words),
            [("List", true), ("s come ", false), ("LATE", true), (", again", false)]
        );
        assert_eq!(hits("İ late", &words), [("İ ", false), ("late", true)]);
        let words = ["cafe".to_owned()];
        assert_eq!(hits("Das Café", &words), [("Das ", false), ("Café", true)]);
        assert_eq!(hits("<mark>", &words), [("<mark>", false)]);
    }

    #[test]
    fn finds_addresses_and_leaves_the_sentence_its_full_stop() {
        assert_eq!(
            pieces("See https://a.example/b. Or (http://c.example)"),
            [
                Piece::Words("See "),
                Piece::Link("https://a.example/b"),
                Piece::Words(". Or ("),
                Piece::Link("http://c.example"),
                Piece::Words(")"),
            ]
        );
    }

    #[test]
    fn never_links_what_could_run() {
        assert_eq!(safe_address("javascript:alert(1)"), None);
        assert_eq!(safe_address("https://"), None);
        assert_eq!(pieces("xhttps://a"), [Piece::Words("xhttps://a")]);
        assert_eq!(pieces("grüße 🎉 mailto:"), [Piece::Words("grüße 🎉 mailto:")]);
    }
}
