//! What a part of a Trello file says, and what it says where a part is missing.

use chrono::DateTime;
use serde_json::Value;

use crate::domain::base::context::Instant;
use crate::domain::base::text::Title;
use crate::exchange::foreign_board::ForeignLine;
use crate::exchange::loose_json::{is_visible, list, text};

/// The lines of a checklist, in their order; nameless ones are left out.
pub(super) fn lines(checklist: &Value, several: bool) -> Vec<ForeignLine> {
    let name = text(checklist, "name");
    let mut items: Vec<&Value> = list(checklist, "checkItems").iter().collect();
    items.sort_by(|one, two| place(one).total_cmp(&place(two)));
    let line = |item: &Value| {
        let words = text(item, "name");
        let words = if several && !name.is_empty() && !words.is_empty() {
            format!("{name}: {words}")
        } else {
            words.to_owned()
        };
        let done = text(item, "state") == "complete";
        Some(ForeignLine { text: Title::parse(&words).ok()?, done })
    };
    items.into_iter().filter_map(line).collect()
}

/// The value of a field of the board's own, whatever its kind.
pub(super) fn value_of(item: &Value, field: &Value) -> Option<String> {
    let chosen = text(item, "idValue");
    if !chosen.is_empty() {
        let option = list(field, "options").iter().find(|option| text(option, "id") == chosen)?;
        return Some(text(option.get("value")?, "text").to_owned()).filter(|is| !is.is_empty());
    }
    let value = item.get("value")?.as_object()?;
    let (kind, is) = value.iter().next()?;
    let is = match is {
        Value::String(is) => is.trim().to_owned(),
        Value::Number(is) => is.to_string(),
        Value::Bool(is) => is.to_string(),
        _ => return None,
    };
    let is = match (kind.as_str(), is.as_str()) {
        ("checked", "true") => "yes".to_owned(),
        ("checked", _) => "no".to_owned(),
        ("date", _) => is.chars().take(10).collect(),
        _ => is,
    };
    Some(is).filter(|is| !is.is_empty())
}

/// The name, or what it is called without one.
pub(super) fn named(value: &Value, otherwise: &str) -> String {
    let name = text(value, "name");
    if is_visible(name) { name.to_owned() } else { otherwise.to_owned() }
}

/// Yes or no; no where it does not say.
pub(super) fn is(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or(false)
}

/// Where it stands among its like; what does not say comes last.
pub(super) fn place(value: &Value) -> f64 {
    value.get("pos").and_then(Value::as_f64).unwrap_or(f64::MAX)
}

/// A moment; none where it is missing or no date.
pub(super) fn moment(value: &Value, key: &str) -> Option<Instant> {
    DateTime::parse_from_rfc3339(text(value, key)).ok()
}
