//! The fields of an object and the alternatives of an enum, one by one.

use serde_json::{Map, Value};

use super::{Stored, Unreadable, expected};
use std::collections::BTreeMap;

/// The fields of an object, while they are read or written one by one.
#[derive(Default)]
pub struct Fields(Map<String, Value>);

impl Fields {
    /// The fields of an object.
    ///
    /// # Errors
    /// Where the value is none.
    pub fn of(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            other => Err(expected("an object", &other)),
        }
    }

    /// Takes a field out.
    ///
    /// # Errors
    /// Where it is missing and has to be there, or cannot be read.
    pub fn take<T: Stored>(&mut self, name: &str) -> Result<T, Unreadable> {
        let found = match self.0.remove(name) {
            Some(value) => T::from_json(value),
            None => T::absent().ok_or_else(missing),
        };
        found.map_err(|why| why.inside(name))
    }

    /// Takes a field out that stands for the type's default where it is missing.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn take_or_default<T: Stored + Default>(&mut self, name: &str) -> Result<T, Unreadable> {
        let Some(value) = self.0.remove(name) else { return Ok(T::default()) };
        T::from_json(value).map_err(|why| why.inside(name))
    }

    /// Adds a field, unless it may be left out.
    pub fn put(&mut self, name: &str, value: &dyn Stored) {
        if !value.is_absent() {
            self.0.insert(name.to_owned(), value.to_json());
        }
    }

    /// Adds a field, unless it holds the type's default.
    pub fn put_unless_default<T: Stored + Default + PartialEq>(&mut self, name: &str, value: &T) {
        if *value != T::default() {
            self.0.insert(name.to_owned(), value.to_json());
        }
    }

    /// Adds what a newer version wrote.
    pub fn put_unknown(&mut self, unknown: &BTreeMap<String, Value>) {
        for (name, value) in unknown {
            self.0.insert(name.clone(), value.clone());
        }
    }

    /// What nobody took: the fields of a newer version.
    pub fn rest(self) -> BTreeMap<String, Value> {
        let mut rest = BTreeMap::new();
        for (name, value) in self.0 {
            rest.insert(name, value);
        }
        rest
    }

    /// Every field, name and value.
    pub(in crate::domain) fn each(self) -> impl Iterator<Item = (String, Value)> {
        self.0.into_iter()
    }

    /// The fields as an object.
    pub fn object(self) -> Value {
        Value::Object(self.0)
    }
}

/// One of several alternatives as it is written: its name alone, or `{ name: what it holds }`.
pub struct Variant {
    name: String,
    content: Value,
}

impl Variant {
    /// Which alternative a value is.
    ///
    /// # Errors
    /// Where it is none.
    pub fn of(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::String(name) => Ok(Self { name, content: Value::Null }),
            Value::Object(fields) if fields.len() == 1 => {
                let first = fields.into_iter().next();
                first.map(|(name, content)| Self { name, content }).ok_or_else(no_alternative)
            }
            _ => Err(no_alternative()),
        }
    }

    /// Whether it is the alternative with this Rust name.
    pub fn is(&self, rust_name: &str) -> bool {
        let mut name = self.name.chars();
        rust_name.char_indices().all(|(at, letter)| {
            let dash = at > 0 && letter.is_ascii_uppercase();
            (!dash || name.next() == Some('-')) && name.next() == Some(letter.to_ascii_lowercase())
        }) && name.next().is_none()
    }

    /// What it holds.
    ///
    /// # Errors
    /// Where that cannot be read.
    pub fn content<T: Stored>(self) -> Result<T, Unreadable> {
        T::from_json(self.content).map_err(|why| why.inside(&self.name))
    }

    /// The fields it holds.
    ///
    /// # Errors
    /// Where it holds none.
    pub fn fields(self) -> Result<Fields, Unreadable> {
        Fields::of(self.content).map_err(|why| why.inside(&self.name))
    }

    /// It is none of the known ones; a newer page may know it.
    pub fn unknown(self) -> Unreadable {
        Unreadable::new(format!("“{}” is not known to this page", self.name))
    }

    /// An alternative that holds nothing.
    pub fn bare(rust_name: &str) -> Value {
        Value::String(kebab(rust_name))
    }

    /// An alternative with what it holds.
    pub fn holding(rust_name: &str, content: Value) -> Value {
        let mut fields = Map::new();
        fields.insert(kebab(rust_name), content);
        Value::Object(fields)
    }
}

fn missing() -> Unreadable {
    Unreadable::new("this is missing")
}

fn no_alternative() -> Unreadable {
    Unreadable::new("one of several alternatives is expected here")
}

/// `InReview` as `in-review`.
pub(super) fn kebab(rust_name: &str) -> String {
    let mut text = String::with_capacity(rust_name.len() + 4);
    for letter in rust_name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}
