//! Texts that are not empty, parsed once, and the words every sentence needs: plurals and lists.

use crate::domain::base::plain::plain;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A text that was empty or only white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Enter some text.")]
pub struct EmptyText;

/// Returns whether a character is invisible: space, and marks that only join, split or reverse others.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

macro_rules! texts {
    ($( $(#[$meta:meta])* $name:ident, $lines:expr );* $(;)?) => { $(
        $(#[$meta])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(try_from = "String", into = "String")]
        #[schemars(extend("pattern" = "\\S"))]
        pub struct $name(String);

        impl $name {
            /// Trims the text; refuses one without a visible character.
            pub fn parse(text: &str) -> Result<Self, EmptyText> {
                if text.chars().all(is_unseen) { Err(EmptyText) } else { Self::stored(text) }
            }

            /// Reads a stored text: older versions accepted invisible ones.
            fn stored(text: &str) -> Result<Self, EmptyText> {
                let keep_lines: bool = $lines;
                let text = text.trim();
                if text.is_empty() {
                    return Err(EmptyText);
                }
                if keep_lines || !text.contains(['\n', '\r']) {
                    return Ok(Self(text.to_owned()));
                }
                Ok(Self(text.split_whitespace().collect::<Vec<_>>().join(" ")))
            }

            /// The words.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl TryFrom<String> for $name {
            type Error = EmptyText;
            fn try_from(text: String) -> Result<Self, EmptyText> { Self::stored(&text) }
        }

        impl From<$name> for String {
            fn from(text: $name) -> String { text.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
    )* };
}

texts! {
    /// A name or headline on one line.
    Title, false;
    /// Why something was done; may hold several lines.
    Reason, true;
}

/// Returns a number as people read it: "2,000".
pub fn number(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Returns a number with its noun: `counted(1, "person", "people")` is "1 person".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// Returns a number with a noun whose plural only adds an s: "3 items".
pub fn number_of(count: usize, noun: &str) -> String {
    counted(count, noun, &format!("{noun}s"))
}

/// Returns a part of a whole: "4 of 7 items".
pub fn part_of(part: usize, whole: usize, noun: &str) -> String {
    format!("{part} of {}", number_of(whole, noun))
}

/// Returns a noun with its article: "a sprint", "an action".
pub fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// Returns the verb after a number: "is" after 1, otherwise "are".
pub const fn is_or_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// Returns the verb after a number: "has" after 1, otherwise "have".
pub const fn has_or_have(count: usize) -> &'static str {
    if count == 1 { "has" } else { "have" }
}

/// Returns names as a sentence lists them: "Paid, Email and SEO".
pub fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Returns a text that begins with a capital.
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Returns a sentence as it continues after "because" or a colon. A first word in capitals, such as
/// ABM or I, stays as it is.
pub fn lower_first(text: &str) -> String {
    let first_word = text.split_whitespace().next().unwrap_or_default();
    let name = first_word == "I"
        || first_word.starts_with("I'")
        || first_word.starts_with("I’")
        || first_word.chars().skip(1).any(char::is_uppercase);
    if name {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Returns the text as a sentence: trimmed, with a full stop where it ends without a mark; empty if it is.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', '…']) {
        return text.to_owned();
    }
    format!("{text}.")
}

/// Returns whether a text contains words given [plain], whatever its own case and accents.
pub fn holds(text: &str, words: &str) -> bool {
    if words.is_empty() {
        return true;
    }
    if !(text.is_ascii() && words.is_ascii()) {
        return plain(text).contains(words);
    }
    // A search checks thousands of texts for each key pressed, so no text is copied.
    let words = words.as_bytes();
    let begins = |part: &[u8]| {
        part.first().zip(words.first()).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    let mut parts = text.as_bytes().windows(words.len());
    parts.any(|part| begins(part) && part.eq_ignore_ascii_case(words))
}
