//! People as a cell of a table names them.

use std::collections::BTreeMap;

use crate::exchange::heading::plain;
use crate::exchange::table::{Meaning, Table};
use crate::exchange::tool::{CSV, Column};

/// The names in a cell. "Lind, Nora" is one person; "Nora Lind, Tomas Berg" are two.
pub(super) fn names_in<'a>(cell: &'a str, table: &Table, column: usize) -> Vec<&'a str> {
    let cell = cell.trim();
    let inner = cell.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(cell);
    let mut names: Vec<&str> = inner.split([';', '\n']).collect();
    if table.tool.id == CSV.id {
        if names.len() == 1 && has_several(inner, table, column) {
            names = inner.split(',').collect();
        }
        for sign in [" & ", " and ", " und ", " et ", " y "] {
            let apart = |name: &&str| name.split(sign).all(|name| sign == " & " || words(name) > 1);
            names = names
                .into_iter()
                .flat_map(|name| match apart(&name) {
                    true => name.split(sign).collect::<Vec<_>>(),
                    false => vec![name],
                })
                .collect();
        }
    }
    names.into_iter().map(str::trim).filter(|name| !name.is_empty()).collect()
}

fn words(name: &str) -> usize {
    name.split_whitespace().count()
}

/// Whether the commas of a cell stand between people: its heading says so, or there are full names on
/// either side, unless each cell of the column has one comma, as where last names come first.
fn has_several(cell: &str, table: &Table, column: usize) -> bool {
    let parts: Vec<&str> = cell.split(',').map(str::trim).collect();
    if parts.len() < 2 {
        return false;
    }
    let head = table.heads.get(column).map_or_else(String::new, |head| plain(head));
    if head.ends_with('s') || parts.len() > 2 {
        return true;
    }
    let cells = || {
        let all = table.rows.iter().take(500).flat_map(|row| &row.cells);
        all.filter(|(at, _)| *at == column).map(|(_, cell)| cell)
    };
    let last_first = cells().count() > 1 && cells().all(|cell| cell.matches(',').count() == 1);
    !last_first && parts.iter().all(|part| words(part) > 1)
}

/// The name and how it is spoken: "Ana Silva (asilva)", "Ana Silva <ana@example.com>" and
/// "ana.silva@example.com" name both.
pub(super) fn spoken(cell: &str) -> (&str, String) {
    let inner = cell.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let inner = inner.or_else(|| cell.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')));
    let (name, user_name) = match inner {
        Some((name, user_name)) if !name.trim().is_empty() => (name.trim(), user_name.trim()),
        _ => (cell, cell),
    };
    let spoken = match user_name.split_once('@') {
        Some((before, _)) => before.replace('.', " "),
        None => user_name.to_owned(),
    };
    (name, spoken)
}

/// Names by the ids in the column right of them: Jira names those who comment by such an id alone.
pub(super) fn accounts<'a>(table: &'a Table, meaning: &Meaning) -> BTreeMap<&'a str, &'a str> {
    let mut names = BTreeMap::new();
    for (at, head) in table.heads.iter().enumerate().skip(1) {
        let head = plain(head);
        let is_id = head.split(' ').any(|word| word == "id");
        let person = meaning.columns.get(at - 1);
        if !is_id || !matches!(person, Some(Column::Person | Column::Requester)) {
            continue;
        }
        for row in &table.rows {
            let cell = |of: usize| row.cells.iter().find(|(at, _)| *at == of).map(|(_, cell)| cell);
            if let (Some(name), Some(id)) = (cell(at - 1), cell(at)) {
                names.insert(id.as_str(), name.as_str());
            }
        }
    }
    names
}
