//! The checksum that every stored text carries, so that no damaged letter goes unnoticed.
//!
//! An object of JSON has it in front, `{"sum":"1a2b3c4d",…`, any other text at its end, `…~1a2b3c4d`. The text without
//! it is what was sealed. A text of before format 3 has none.

use std::borrow::Cow;

use super::pack::pack;
use super::shelf::{Shelf, ShelfError};
use crate::domain::base::checksum::checksum;

/// What a sealed object begins with.
const FRONT: &str = "{\"sum\":\"";
/// What stands before the sum at the end of other texts. No packed text has it.
const MARK: char = '~';
/// Letters of a sum.
const LONG: usize = 8;

/// A text whose sum fits, or that has none.
#[derive(Debug, PartialEq, Eq)]
pub struct Opened<'a> {
    /// The text without the sum.
    pub text: Cow<'a, str>,
    /// Whether it had one.
    pub sealed: bool,
}

/// Returns the text with its sum.
pub fn seal(text: &str) -> String {
    match text.strip_prefix('{') {
        Some("}") => format!("{FRONT}{}\"}}", sum("}")),
        Some(rest) => format!("{FRONT}{}\",{rest}", sum(rest)),
        None => format!("{text}{MARK}{}", sum(text)),
    }
}

/// Returns the text without its sum; none if the sum does not fit.
pub fn open(stored: &str) -> Option<Opened<'_>> {
    if let Some(rest) = stored.strip_prefix(FRONT) {
        let (found, rest) = rest.split_at_checked(LONG)?;
        let rest = rest.strip_prefix('"')?;
        let rest = rest.strip_prefix(',').or((rest == "}").then_some(rest))?;
        let text = Cow::Owned(format!("{{{rest}"));
        return (sum(rest) == found).then_some(Opened { text, sealed: true });
    }
    match stored.rsplit_once(MARK) {
        Some((text, found)) if is_sum(found) => {
            let text = Cow::Borrowed(text);
            (sum(&text) == found).then_some(Opened { text, sealed: true })
        }
        _ => Some(Opened { text: Cow::Borrowed(stored), sealed: false }),
    }
}

/// Returns a stored text packed, with a sum of its own; none if it is damaged.
pub fn packed(stored: &str) -> Option<String> {
    Some(seal(&pack(&open(stored)?.text)))
}

/// The text under a key without its sum; none if there is none or it is damaged. For what is neither journal nor
/// fold, where a damaged text costs a choice and no work.
pub fn word(shelf: &dyn Shelf, key: &str) -> Option<String> {
    opened(&shelf.get(key).ok()??)
}

/// As [`word`], for a text that was read already.
pub fn opened(stored: &str) -> Option<String> {
    Some(open(stored)?.text.into_owned())
}

/// Puts text under a key with its sum.
///
/// # Errors
/// [`ShelfError`].
pub fn keep_word(shelf: &dyn Shelf, key: &str, text: &str) -> Result<(), ShelfError> {
    shelf.set(key, &seal(text))
}

fn sum(text: &str) -> String {
    format!("{:08x}", checksum(text.as_bytes()))
}

fn is_sum(text: &str) -> bool {
    text.len() == LONG && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
