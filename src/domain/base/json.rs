//! JSON in and out, for everything that is stored or exported.
//!
//! Text becomes a tree first, and each type is read from that tree alone: a second way to read
//! would give every type a second reader in the page.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::json_reader::{Way, read};

/// What cannot be read and, where that was asked for, its place: "items › 3 › estimate: invalid type …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unreadable(String);

/// The value that a text stands for.
///
/// # Errors
/// Where the text is not JSON, or stands for something else.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    from_value(serde_json::from_str(text).map_err(|why| Unreadable(why.to_string()))?)
}

/// The value that a tree stands for.
///
/// # Errors
/// Where it stands for something else, and for what; [`located`] says where.
pub fn from_value<T: DeserializeOwned>(tree: Value) -> Result<T, Unreadable> {
    read(tree, &Way::default()).map_err(|why| Unreadable(why.to_string()))
}

/// As [`from_value`], and an error says in which field it stands: "items › 3 › estimate: …".
///
/// # Errors
/// Where the tree stands for something else, and the place.
pub fn located<T: DeserializeOwned>(tree: &Value) -> Result<T, Unreadable> {
    let way = Way::default();
    read(tree.clone(), &way).map_err(|why| match way.names(tree) {
        names if names.is_empty() => Unreadable(why.to_string()),
        names => Unreadable(format!("{}: {why}", names.join(" › "))),
    })
}

/// The value as a tree; equal values give equal trees. Never fails for what has text as the keys of
/// its maps, as all of ours have.
pub fn to_value<T: Serialize + ?Sized>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// The value as text in its one form: names in order, no white space.
pub fn text<T: Serialize + ?Sized>(value: &T) -> String {
    to_value(value).to_string()
}

/// Whether a field holds its type's default, and is left out.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
