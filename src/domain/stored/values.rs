//! The plain values: texts, numbers, days, lists, maps.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};
use serde_json::{Map, Value};

#[cfg(not(target_arch = "wasm32"))]
use super::Shapes;
use super::{Fields, Stored, Unreadable, expected, string};
use std::collections::{BTreeMap, BTreeSet};

/// Declares a type stored as the text that it displays as and parses from.
macro_rules! stored_as_text {
    ($($name:ty, $what:literal);* $(;)?) => { $(
        impl $crate::domain::stored::Stored for $name {
            fn to_json(&self) -> serde_json::Value {
                serde_json::Value::String(self.to_string())
            }
            fn from_json(
                value: serde_json::Value,
            ) -> Result<Self, $crate::domain::stored::Unreadable> {
                let text = $crate::domain::stored::string(value)?;
                text.parse().map_err(|_| {
                    $crate::domain::stored::Unreadable::new(format!("“{text}” is not {}", $what))
                })
            }
            #[cfg(not(target_arch = "wasm32"))]
            fn shape(_: &mut $crate::domain::stored::Shapes) -> serde_json::Value {
                serde_json::json!({ "type": "string", "description": $what })
            }
        }
    )* };
}
pub(crate) use stored_as_text;

stored_as_text! { uuid::Uuid, "an id"; NaiveDate, "a day" }

macro_rules! numbers {
    ($($number:ty),*) => { $(
        impl Stored for $number {
            fn to_json(&self) -> Value {
                Value::from(*self)
            }
            fn from_json(value: Value) -> Result<Self, Unreadable> {
                let number = value.as_i64().and_then(|number| Self::try_from(number).ok());
                number.ok_or_else(|| expected("a whole number within its range", &value))
            }
            #[cfg(not(target_arch = "wasm32"))]
            fn shape(_: &mut Shapes) -> Value {
                serde_json::json!({ "type": "integer", "minimum": Self::MIN, "maximum": Self::MAX })
            }
        }
    )* };
}

numbers!(u8, u16, u32, u64, i64);

impl Stored for bool {
    fn to_json(&self) -> Value {
        Value::Bool(*self)
    }
    fn from_json(value: Value) -> Result<Self, Unreadable> {
        value.as_bool().ok_or_else(|| expected("yes or no", &value))
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape(_: &mut Shapes) -> Value {
        serde_json::json!({ "type": "boolean" })
    }
    fn absent() -> Option<Self> {
        Some(false)
    }
    fn is_absent(&self) -> bool {
        !self
    }
}

impl Stored for String {
    fn to_json(&self) -> Value {
        Value::String(self.clone())
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape(_: &mut Shapes) -> Value {
        serde_json::json!({ "type": "string" })
    }
    fn from_json(value: Value) -> Result<Self, Unreadable> {
        string(value)
    }
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Stored for DateTime<FixedOffset> {
    fn to_json(&self) -> Value {
        Value::String(self.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
    fn from_json(value: Value) -> Result<Self, Unreadable> {
        let text = string(value)?;
        Self::parse_from_rfc3339(&text)
            .map_err(|_| Unreadable::new(format!("“{text}” is not a moment")))
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape(_: &mut Shapes) -> Value {
        serde_json::json!({ "type": "string", "format": "date-time" })
    }
}

impl<T: Stored> Stored for Option<T> {
    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, Stored::to_json)
    }
    fn from_json(value: Value) -> Result<Self, Unreadable> {
        if value.is_null() { Ok(None) } else { T::from_json(value).map(Some) }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape(shapes: &mut Shapes) -> Value {
        serde_json::json!({ "anyOf": [T::shape(shapes), { "type": "null" }] })
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

macro_rules! pointers {
    ($($pointer:ident),*) => { $(
        impl<T: Stored> Stored for $pointer<T> {
            fn to_json(&self) -> Value {
                (**self).to_json()
            }
            fn from_json(value: Value) -> Result<Self, Unreadable> {
                T::from_json(value).map(Self::new)
            }
            #[cfg(not(target_arch = "wasm32"))]
            fn shape(shapes: &mut Shapes) -> Value {
                T::shape(shapes)
            }
            fn absent() -> Option<Self> {
                T::absent().map(Self::new)
            }
            fn is_absent(&self) -> bool {
                (**self).is_absent()
            }
        }
    )* };
}

pointers!(Arc, Box);

fn list(value: Value) -> Result<Vec<Value>, Unreadable> {
    match value {
        Value::Array(values) => Ok(values),
        other => Err(expected("a list", &other)),
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(Stored::to_json).collect())
    }
    fn from_json(value: Value) -> Result<Self, Unreadable> {
        let values = list(value)?;
        let mut all = Self::with_capacity(values.len());
        for value in values {
            all.push(T::from_json(value)?);
        }
        Ok(all)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape(shapes: &mut Shapes) -> Value {
        serde_json::json!({ "type": "array", "items": T::shape(shapes) })
    }
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Stored + Ord> Stored for BTreeSet<T> {
    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(Stored::to_json).collect())
    }
    fn from_json(value: Value) -> Result<Self, Unreadable> {
        let mut set = Self::new();
        for value in list(value)? {
            set.insert(T::from_json(value)?);
        }
        Ok(set)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape(shapes: &mut Shapes) -> Value {
        serde_json::json!({ "type": "array", "items": T::shape(shapes), "uniqueItems": true })
    }
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Keys are what is stored as text: ids, days, the alternatives of a list.
impl<K: Stored + Ord, V: Stored> Stored for BTreeMap<K, V> {
    fn to_json(&self) -> Value {
        let mut fields = Map::new();
        for (key, value) in self {
            if let Value::String(key) = key.to_json() {
                fields.insert(key, value.to_json());
            }
        }
        Value::Object(fields)
    }
    fn from_json(value: Value) -> Result<Self, Unreadable> {
        let mut map = Self::new();
        for (key, value) in Fields::of(value)?.each() {
            let value = V::from_json(value).map_err(|why| why.inside(&key))?;
            map.insert(K::from_json(Value::String(key))?, value);
        }
        Ok(map)
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape(shapes: &mut Shapes) -> Value {
        serde_json::json!({ "type": "object", "additionalProperties": V::shape(shapes) })
    }
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn to_json(&self) -> Value {
        Value::Array(vec![self.0.to_json(), self.1.to_json()])
    }
    fn from_json(value: Value) -> Result<Self, Unreadable> {
        let mut pair = list(value)?.into_iter();
        match (pair.next(), pair.next(), pair.next()) {
            (Some(one), Some(other), None) => Ok((A::from_json(one)?, B::from_json(other)?)),
            _ => Err(Unreadable::new("a pair is expected here")),
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    fn shape(shapes: &mut Shapes) -> Value {
        let pair = [A::shape(shapes), B::shape(shapes)];
        serde_json::json!({ "type": "array", "prefixItems": pair, "items": false, "minItems": 2 })
    }
}

/// Any JSON, as it is.
impl Stored for Value {
    fn to_json(&self) -> Value {
        self.clone()
    }
    fn from_json(value: Value) -> Result<Self, Unreadable> {
        Ok(value)
    }
}
