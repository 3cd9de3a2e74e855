//! How a value stands in a file: what is written, what may be missing, what is refused.
//!
//! Every stored type becomes a JSON tree here and comes back from one. The code per type is a
//! table of field names and nothing else, because the page carries it for some two hundred
//! types: derived serde code for the same types was a quarter of the whole page.

#[macro_use]
mod derive;
mod fields;
#[cfg(not(target_arch = "wasm32"))]
mod shape;
mod values;

use serde_json::Value;

pub use fields::{Fields, Variant};
#[cfg(not(target_arch = "wasm32"))]
pub use shape::Shapes;
pub(crate) use values::stored_as_text;

/// A value that can be kept in a file.
pub trait Stored {
    /// The value as JSON; equal values give equal trees.
    fn to_json(&self) -> Value;

    /// The value that a JSON tree stands for.
    ///
    /// # Errors
    /// Where the tree holds something else, and what.
    fn from_json(value: Value) -> Result<Self, Unreadable>
    where
        Self: Sized;

    /// What a field stands for that is not there; `None` where it has to be there.
    fn absent() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }

    /// Whether a field that holds this is left out.
    fn is_absent(&self) -> bool {
        false
    }

    /// What it may look like, as JSON Schema; anything where nobody says.
    #[cfg(not(target_arch = "wasm32"))]
    fn shape(_shapes: &mut Shapes) -> Value
    where
        Self: Sized,
    {
        Value::Bool(true)
    }
}

/// What cannot be read, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(Box<(Vec<String>, String)>);

impl Unreadable {
    /// Something is wrong here.
    pub fn new(why: impl Into<String>) -> Self {
        Self(Box::new((Vec::new(), why.into())))
    }

    /// It stands inside that field.
    pub(super) fn inside(mut self, field: &str) -> Self {
        self.0.0.insert(0, field.to_owned());
        self
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (path, why) = &*self.0;
        if path.is_empty() { f.write_str(why) } else { write!(f, "{}: {why}", path.join(" › ")) }
    }
}

impl std::error::Error for Unreadable {}

/// The value as text, without white space.
pub fn text(value: &dyn Stored) -> String {
    value.to_json().to_string()
}

/// The value that a text stands for.
///
/// # Errors
/// Where the text is not JSON, or stands for something else.
pub fn parse<T: Stored>(text: &str) -> Result<T, Unreadable> {
    T::from_json(serde_json::from_str(text).map_err(|why| Unreadable::new(why.to_string()))?)
}

fn expected(what: &str, found: &Value) -> Unreadable {
    let found = match found {
        Value::Null => "nothing",
        Value::Bool(_) => "yes or no",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    Unreadable::new(format!("{what} is expected here, not {found}"))
}

/// The text that a value is.
///
/// # Errors
/// Where it is none.
pub fn string(value: Value) -> Result<String, Unreadable> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(expected("a text", &other)),
    }
}
