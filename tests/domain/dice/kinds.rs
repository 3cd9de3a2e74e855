//! Every kind of command there is, as the stored types tell it: "sprint start", "item edit owner".

use std::collections::{BTreeMap, BTreeSet};

use schemars::schema_for;
use serde_json::Value;
use sprintloop::domain::base::json;
use sprintloop::domain::commands::Command;

/// The alternatives by name, and those that some of them hold.
#[derive(Default)]
pub struct Kinds(BTreeMap<String, Option<Further>>);

/// Alternatives that stand inside another: as they are, or as its field `edit`.
struct Further {
    field: Option<&'static str>,
    kinds: Kinds,
}

impl Kinds {
    /// Reads them from the schema of a command.
    pub fn read() -> Self {
        let schema = schema_for!(Command).to_value();
        Self::of_schema(&schema["$defs"], &schema).expect("a command is one of several")
    }

    /// All there are.
    pub fn all(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        for (name, further) in &self.0 {
            match further {
                Some(further) => {
                    all.extend(further.kinds.all().iter().map(|kind| format!("{name} {kind}")));
                }
                None => drop(all.insert(name.clone())),
            }
        }
        all
    }

    /// The kind of a command.
    pub fn of(&self, command: &Command) -> String {
        match command {
            // What they hold is long, and says nothing here.
            Command::Import(_) => "import".to_owned(),
            Command::Undo(_) => "undo".to_owned(),
            Command::Redo(_) => "redo".to_owned(),
            command => self.name(json::to_value(command)),
        }
    }

    fn name(&self, value: Value) -> String {
        let (name, content) = match value {
            Value::String(name) => (name, Value::Null),
            Value::Object(one) => one.into_iter().next().expect("an alternative"),
            other => panic!("no alternative: {other}"),
        };
        let Some(further) = self.0.get(&name).expect("a known alternative") else { return name };
        let inside = match further.field {
            Some(field) => content[field].clone(),
            None => content,
        };
        format!("{name} {}", further.kinds.name(inside))
    }

    fn of_schema(definitions: &Value, schema: &Value) -> Option<Self> {
        let mut kinds = Self::default();
        for one in resolved(definitions, schema)["oneOf"].as_array()? {
            let names = one["enum"].as_array().into_iter().flatten();
            let mut names: Vec<&str> = names.filter_map(Value::as_str).collect();
            names.extend(one["const"].as_str());
            if !names.is_empty() {
                kinds.0.extend(names.into_iter().map(|name| (name.to_owned(), None)));
                continue;
            }
            if one["additionalProperties"] != Value::Bool(false) {
                return None;
            }
            let (name, inside) = one["properties"].as_object()?.iter().next()?;
            kinds.0.insert(name.clone(), Self::further(definitions, inside));
        }
        Some(kinds)
    }

    fn further(definitions: &Value, inside: &Value) -> Option<Further> {
        if let Some(kinds) = Self::of_schema(definitions, inside) {
            return Some(Further { field: None, kinds });
        }
        let edit = resolved(definitions, inside).pointer("/properties/edit")?;
        let kinds = Self::of_schema(definitions, edit)?;
        Some(Further { field: Some("edit"), kinds })
    }
}

/// The schema itself, where another is only named.
fn resolved<'a>(definitions: &'a Value, schema: &'a Value) -> &'a Value {
    let name = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/"));
    name.map_or(schema, |name| &definitions[name])
}
