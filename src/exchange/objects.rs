//! A list of JSON objects that no known tool wrote, as a table: a heading for each name in them.

use serde_json::Value;

use crate::exchange::delimited::{MOST_ROWS, too_many};
use crate::exchange::loose_json::text;
use crate::exchange::table::{Headed, Row, Table};
use crate::exchange::tool::{CSV, Column};

/// The most names that are read.
const MOST_NAMES: usize = 300;

/// The table of a list, where its entries have titles.
pub(super) fn table(file: &Value) -> Option<Table> {
    let all = file.as_array()?;
    let mut heads: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for (number, entry) in (1_usize..).zip(all).take(MOST_ROWS) {
        let mut cells = Vec::new();
        for (name, value) in entry.as_object()? {
            let cell = in_words(value);
            let known = heads.iter().position(|head| head == name);
            let at = known.or_else(|| {
                (heads.len() < MOST_NAMES).then(|| {
                    heads.push(name.clone());
                    heads.len() - 1
                })
            });
            cells.extend(at.map(|at| (at, cell)).filter(|(_, cell)| !cell.is_empty()));
        }
        cells.sort_by_key(|(at, _)| *at);
        if !cells.is_empty() {
            rows.push(Row { number, cells });
        }
    }
    let titled = heads.iter().any(|head| CSV.knows(head) == Some(Column::Title));
    let gaps = (all.len() > MOST_ROWS).then(too_many).into_iter().collect();
    let table =
        Table { tool: &CSV, heads, rows, problems: Vec::new(), gaps, headed: Headed::Known };
    (titled && !table.rows.is_empty()).then_some(table)
}

/// A value as it would stand in a cell.
fn in_words(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(is) => is.to_string(),
        Value::Array(all) => {
            let words = all.iter().map(in_words).filter(|words| !words.is_empty());
            words.collect::<Vec<_>>().join("; ")
        }
        Value::Object(_) => {
            let mut names = ["name", "title", "fullName", "login", "email", "value"].into_iter();
            names
                .find_map(|name| Some(text(value, name)).filter(|text| !text.is_empty()))
                .unwrap_or_default()
                .to_owned()
        }
        Value::Null => String::new(),
    }
}
