//! What a file of Trello is known by.

use std::borrow::Cow;

use serde_json::Value;

/// Whether this is a Trello board: a name, an id, and lists or cards or names of labels.
pub fn is_board(file: &Value) -> bool {
    let named = file.get("id").is_some_and(Value::is_string)
        && file.get("name").is_some_and(Value::is_string);
    named
        && file.get("idList").is_none()
        && ["cards", "lists", "labelNames", "prefs"].iter().any(|key| file.get(key).is_some())
}

/// The board that a file is, or that it holds beside its name: some programs write
/// `{"board": {…}, "lists": […], "cards": […]}`.
pub fn whole_board(file: &Value) -> Option<Cow<'_, Value>> {
    if is_board(file) {
        return Some(Cow::Borrowed(file));
    }
    let named = file.get("board")?.as_object()?;
    file.get("cards")?.as_array()?;
    let mut whole = file.as_object()?.clone();
    for (key, value) in named {
        whole.entry(key.clone()).or_insert_with(|| value.clone());
    }
    let whole = Value::Object(whole);
    is_board(&whole).then_some(Cow::Owned(whole))
}

/// Whether this is one card alone, which Trello exports too.
pub fn is_card(file: &Value) -> bool {
    file.get("idList").is_some_and(Value::is_string)
        && file.get("name").is_some_and(Value::is_string)
}
