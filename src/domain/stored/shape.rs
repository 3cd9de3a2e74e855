//! What a stored value may look like, as JSON Schema: read from the same tables of fields that write and
//! read it, so that the published schema cannot say anything else. Made in native tests; the page
//! carries none of it.

use serde_json::{Map, Value, json};

/// The shapes of the types met so far, by name.
#[derive(Debug, Default)]
pub struct Shapes(Map<String, Value>);

/// A field: its name, what it holds, whether it has to be there.
pub type FieldShape = (&'static str, Value, bool);

impl Shapes {
    /// The shape of a type, made once, as a reference to it.
    pub fn define<T>(&mut self, make: impl FnOnce(&mut Self) -> Value) -> Value {
        let name = std::any::type_name::<T>();
        let name = name.trim_start_matches("sprintloop::domain::").replace("::", ".");
        if !self.0.contains_key(&name) {
            // Its own name stands first, for types that hold themselves.
            self.0.insert(name.clone(), Value::Null);
            let shape = make(self);
            self.0.insert(name.clone(), shape);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// Every shape, by name.
    pub fn definitions(self) -> Value {
        Value::Object(self.0)
    }

    /// An object of these fields. What else it holds was written by a newer version.
    pub fn object(fields: Vec<FieldShape>) -> Value {
        let required: Vec<&str> =
            fields.iter().filter(|field| field.2).map(|field| field.0).collect();
        let properties: Map<String, Value> =
            fields.into_iter().map(|(name, shape, _)| (name.to_owned(), shape)).collect();
        let mut object = json!({ "type": "object", "properties": properties });
        if let (Some(object), false) = (object.as_object_mut(), required.is_empty()) {
            object.insert("required".to_owned(), json!(required));
        }
        object
    }

    /// One of several alternatives: its name alone, or an object of that one name.
    pub fn alternatives(all: Vec<(&'static str, Option<Value>)>) -> Value {
        let mut names = Vec::new();
        let mut any = Vec::new();
        for (name, inside) in all {
            let name = super::fields::kebab(name);
            match inside {
                None => names.push(Value::String(name)),
                Some(inside) => any.push(json!({
                    "type": "object",
                    "properties": { name.as_str(): inside },
                    "required": [name],
                    "additionalProperties": false
                })),
            }
        }
        if !names.is_empty() {
            any.insert(0, json!({ "enum": names }));
        }
        json!({ "anyOf": any })
    }
}
