//! The one reader of trees, which knows where it is: an error can be told with its place.
//!
//! serde gives each type one set of functions for each reader it is read with. The reader of `serde_json` keeps no
//! place, and that of `serde_path_to_error` would be a second one beside it, so this one stands for both.

use std::cell::RefCell;

use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{
    DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Map, Value};

/// Reads what a tree stands for, and notes the way to where it is.
///
/// # Errors
/// Where the tree stands for something else; `way` then leads there.
pub fn read<T: DeserializeOwned>(tree: Value, way: &Way) -> Result<T, Error> {
    T::deserialize(Reader { tree, way, depth: 0 })
}

/// The way to what is read: for each level the number of the child, by the order of its object or array.
#[derive(Debug, Default)]
pub struct Way(RefCell<Vec<usize>>);

impl Way {
    /// The names and numbers along the way through the tree that was read.
    pub fn names(&self, tree: &Value) -> Vec<String> {
        let mut at = Some(tree);
        let step = |number: &usize| match at? {
            Value::Object(fields) => {
                let (name, child) = fields.iter().nth(*number)?;
                at = Some(child);
                Some(name.clone())
            }
            Value::Array(values) => {
                at = values.get(*number);
                Some(number.to_string())
            }
            _ => None,
        };
        self.0.borrow().iter().map_while(step).collect()
    }

    /// Follows an iterator over the children of what stands at a depth. After the last one the place is the parent's.
    fn follow<T>(
        &self,
        depth: usize,
        children: impl Iterator<Item = T>,
    ) -> impl Iterator<Item = T> {
        let mut children = children.enumerate();
        std::iter::from_fn(move || {
            let next = children.next();
            let mut way = self.0.borrow_mut();
            way.truncate(depth);
            let (number, child) = next?;
            way.push(number);
            Some(child)
        })
    }
}

/// One value of the tree, `depth` steps below its root.
struct Reader<'w> {
    tree: Value,
    way: &'w Way,
    depth: usize,
}

impl<'w> Reader<'w> {
    fn values<'de>(
        values: Vec<Value>,
        way: &'w Way,
        depth: usize,
    ) -> SeqDeserializer<impl Iterator<Item: IntoDeserializer<'de, Error>>, Error> {
        let child = move |tree| Self { tree, way, depth: depth + 1 };
        SeqDeserializer::new(way.follow(depth, values.into_iter()).map(child))
    }

    fn fields<'de>(
        fields: Map<String, Value>,
        way: &'w Way,
        depth: usize,
    ) -> MapDeserializer<'de, impl Iterator<Item = (Key, Self)>, Error> {
        let child = move |(name, tree)| (Key(name), Self { tree, way, depth: depth + 1 });
        MapDeserializer::new(way.follow(depth, fields.into_iter()).map(child))
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(number) => number.deserialize_any(visitor),
            Value::String(text) => visitor.visit_string(text),
            Value::Array(values) => {
                Self::values(values, self.way, self.depth).deserialize_any(visitor)
            }
            Value::Object(fields) => {
                Self::fields(fields, self.way, self.depth).deserialize_any(visitor)
            }
        }
    }

    /// Only text: what is read from text often has a second form for readers without text, as an id its bytes.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Value::String(text) => visitor.visit_string(text),
            other => Err(Error::invalid_type(kind(&other), &visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    /// Only an object: a variant with fields is asked for as a map, and would be read from an array, too.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Value::Object(fields) => visitor.visit_map(Self::fields(fields, self.way, self.depth)),
            other => Err(Error::invalid_type(kind(&other), &visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    /// A variant without a value is its name, any other an object of its name and its value.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.tree {
            Value::String(variant) => {
                variant.into_deserializer().deserialize_enum(name, variants, visitor)
            }
            Value::Object(fields) if fields.len() == 1 => {
                let fields = Self::fields(fields, self.way, self.depth);
                MapAccessDeserializer::new(fields).deserialize_enum(name, variants, visitor)
            }
            Value::Object(_) => {
                Err(Error::invalid_value(Unexpected::Map, &"map with a single key"))
            }
            other => Err(Error::invalid_type(kind(&other), &"string or map")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf
        unit unit_struct seq tuple tuple_struct struct identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Reader<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// What stands where something else belongs.
fn kind(tree: &Value) -> Unexpected<'_> {
    match tree {
        Value::Null => Unexpected::Unit,
        Value::Bool(value) => Unexpected::Bool(*value),
        Value::Number(number) => number
            .as_u64()
            .map(Unexpected::Unsigned)
            .or_else(|| number.as_i64().map(Unexpected::Signed))
            .or_else(|| number.as_f64().map(Unexpected::Float))
            .unwrap_or(Unexpected::Other("number")),
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}

/// The name of a field, or the key of a map. JSON has numbers as keys only as text.
struct Key(String);

impl<'de> Deserializer<'de> for Key {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.0)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.parse() {
            Ok(number) => visitor.visit_u32(number),
            Err(_) => Err(Error::invalid_type(Unexpected::Str(&self.0), &visitor)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.into_deserializer().deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Key {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
