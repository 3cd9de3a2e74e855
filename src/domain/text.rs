//! Texts that hold something: parsed once, so that nobody checks twice.

use serde::{Deserialize, Serialize};

/// The text was empty or only white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("This needs a few words.")]
pub struct EmptyText;

macro_rules! texts {
    ($( $(#[$meta:meta])* $name:ident, $lines:expr );* $(;)?) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
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
