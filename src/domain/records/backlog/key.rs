//! Readable keys such as MKT-12. Assigned once, by `apply`, and never changed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::text::holds;

/// The text is not a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Enter a key such as MKT-12.")]
pub struct NotAKey;

/// A prefix and a number: `MKT-12`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct ItemKey {
    prefix: String,
    number: u32,
}

impl ItemKey {
    /// Makes the key of this number; the prefix becomes upper-case letters and digits, at most six.
    pub fn of(prefix: &str, number: u32) -> Self {
        let prefix: String = prefix
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(6)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let prefix = if prefix.is_empty() { "ITEM".to_owned() } else { prefix };
        Self { prefix, number }
    }

    /// Returns the key that is so many numbers further on.
    pub fn further(&self, by: u32) -> Self {
        Self { prefix: self.prefix.clone(), number: self.number.saturating_add(by) }
    }

    /// Returns the part before the dash.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Returns whether the written key contains these words, given in lower case.
    pub fn holds(&self, words: &str) -> bool {
        // Letters come only before the dash, so a search need not write out thousands of keys.
        if words.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return holds(&self.prefix, words);
        }
        holds(&self.to_string(), words)
    }

    /// Returns the number after the dash.
    pub fn number(&self) -> u32 {
        self.number
    }
}

impl std::fmt::Display for ItemKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.prefix, self.number)
    }
}

impl std::str::FromStr for ItemKey {
    type Err = NotAKey;
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let (prefix, number) = text.trim().rsplit_once('-').ok_or(NotAKey)?;
        let number = number.parse().map_err(|_| NotAKey)?;
        let key = Self::of(prefix, number);
        if key.prefix.eq_ignore_ascii_case(prefix) { Ok(key) } else { Err(NotAKey) }
    }
}

impl TryFrom<String> for ItemKey {
    type Error = NotAKey;
    fn try_from(text: String) -> Result<Self, NotAKey> {
        text.parse()
    }
}

impl From<ItemKey> for String {
    fn from(key: ItemKey) -> Self {
        key.to_string()
    }
}
