//! Texts that hold something: parsed once, so that nobody checks twice.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The text was empty or only white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("This needs a few words.")]
pub struct EmptyText;

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
            /// Trims the text; refuses an empty one.
            pub fn parse(text: &str) -> Result<Self, EmptyText> {
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
            fn try_from(text: String) -> Result<Self, EmptyText> { Self::parse(&text) }
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

/// A number with its noun, for a sentence: `counted(1, "item", "items")` is "1 item".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The same for a noun whose plural only adds an s: "3 items".
pub fn number_of(count: usize, noun: &str) -> String {
    counted(count, noun, &format!("{noun}s"))
}

/// Whether a text holds words that are given in lower case, whatever the case of its own letters.
pub fn holds(text: &str, words: &str) -> bool {
    if words.is_empty() {
        return true;
    }
    if !(text.is_ascii() && words.is_ascii()) {
        return text.to_lowercase().contains(words);
    }
    // Thousands of texts are asked for every letter of a search: no copy of each.
    let words = words.as_bytes();
    let begins = |part: &[u8]| {
        part.first().zip(words.first()).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    let mut parts = text.as_bytes().windows(words.len());
    parts.any(|part| begins(part) && part.eq_ignore_ascii_case(words))
}
