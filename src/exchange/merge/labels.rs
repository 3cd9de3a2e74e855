//! What a record is called and what stands in its fields, in words: for whoever looks at a file before it comes in.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::base::figures::Effort;
use crate::domain::base::ids::Id;
use crate::domain::base::text::{upper_first, with_article};
use crate::domain::tables::record::{Entity, Record, Tables};
use crate::domain::tables::touched::fields_of;
use crate::exchange::merge::parted::{Field, Parted};
use crate::exchange::merge::sides::Side;

/// The most letters of a value that are shown.
const SHOWN: usize = 160;

/// The fields a record or a line may be called by, the best first.
const NAMES: &[&str] =
    &["title", "name", "objective", "what", "problem", "subject", "text", "label", "reason"];

/// What a record is called: "MKT-12 Webinar", "Sprint 5", "Mara"; its kind where it has no name.
pub fn name(record: &Record) -> String {
    let fields = fields_of(record);
    let text = |name: &str| fields.get(name).and_then(Value::as_str);
    match record {
        Record::Sprint(sprint) => return sprint.name(),
        Record::Workflow(_) => return "Workflow settings".to_owned(),
        _ => {}
    }
    match (text("key"), called(&fields)) {
        (Some(key), Some(title)) => format!("{key} {title}"),
        (_, Some(title)) => cut(title),
        (_, None) => upper_first(&with_article(record.key().noun())),
    }
}

/// One line for a field in which the two differ: "Title: Webinar → Webinar in May".
pub fn line(field: &Field, known: &[&Tables]) -> String {
    let [here, file] =
        [&field.here, &field.file].map(|value| value_in_words(&field.name, value, known));
    format!("{}: {here} → {file}", label(&field.name))
}

/// What stands here and what stands in the file, for a field somebody has to choose.
pub fn sides(field: &Field, known: &[&Tables]) -> [String; 2] {
    [&field.here, &field.file].map(|value| value_in_words(&field.name, value, known))
}

/// The lines of what the file changes in a record.
pub fn lines(parted: &Parted, known: &[&Tables]) -> Vec<String> {
    let told = |field: &&Field| {
        field.side == Side::File && !["touched", "history"].contains(&field.name.as_str())
    };
    parted.fields.iter().filter(told).map(|field| line(field, known)).collect()
}

/// A field's name on the screen: "Expected value".
pub fn label(field: &str) -> String {
    upper_first(&field.replace('_', " "))
}

fn called(fields: &Map<String, Value>) -> Option<&str> {
    NAMES.iter().find_map(|name| fields.get(*name).and_then(Value::as_str))
}

fn value_in_words(field: &str, value: &Value, known: &[&Tables]) -> String {
    if let ("estimate", Some(sixtieths)) = (field, value.as_u64()) {
        let unit = known.first().map(|tables| tables.workflow.unit).unwrap_or_default();
        return unit.show(Effort(u32::try_from(sixtieths).unwrap_or(u32::MAX)));
    }
    let text = of(value, known);
    if text.is_empty() { "nothing".to_owned() } else { cut(&text) }
}

fn of(value: &Value, known: &[&Tables]) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => match Uuid::try_parse(text) {
            Ok(id) => known.iter().find_map(|tables| find(id, tables)).unwrap_or_default(),
            Err(_) => text.clone(),
        },
        Value::Array(list) => joined(list.iter().map(|value| of(value, known))),
        Value::Object(fields) => match (called(fields), fields.iter().next()) {
            (Some(name), _) => name.to_owned(),
            // One of several alternatives: its name, and what it holds.
            (None, Some((name, inside))) if fields.len() == 1 => {
                let name = of(&Value::String(name.clone()), known).replace('-', " ");
                joined([name, of(inside, known)].into_iter())
            }
            _ => joined(fields.iter().map(|(name, value)| {
                let key = Value::String(name.clone());
                if Uuid::try_parse(name).is_ok() { of(&key, known) } else { of(value, known) }
            })),
        },
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The beginning of a long text.
pub fn cut(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// Whose id this is: a person, a channel, an item.
fn find(id: Uuid, tables: &Tables) -> Option<String> {
    fn one<E: Entity<Id: Id>>(id: Uuid, tables: &Tables) -> Option<Record> {
        E::table(tables).get(E::Id::from_uuid(id)).cloned().map(E::record)
    }
    use crate::domain::records::backlog::campaign::Campaign;
    use crate::domain::records::backlog::item::BacklogItem;
    use crate::domain::records::channel::Channel;
    use crate::domain::records::people::Member;
    use crate::domain::records::priority::Priority;
    use crate::domain::records::sprint::record::Sprint;
    use crate::domain::records::work_type::WorkType;
    let found = one::<Member>(id, tables)
        .or_else(|| one::<BacklogItem>(id, tables))
        .or_else(|| one::<Channel>(id, tables))
        .or_else(|| one::<WorkType>(id, tables))
        .or_else(|| one::<Priority>(id, tables))
        .or_else(|| one::<Campaign>(id, tables))
        .or_else(|| one::<Sprint>(id, tables));
    found.map(|record| name(&record))
}
