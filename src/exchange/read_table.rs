//! Reads a table: finds its headings, and says which tool wrote it.

use crate::exchange::csv::computes;
use crate::exchange::delimited::{Cells, Delimited, Rows, too_many};
use crate::exchange::foreign_board::Problem;
use crate::exchange::lines::plain_list;
use crate::exchange::read_error::ReadError;
use crate::exchange::table::{Headed, Row, Table};
use crate::exchange::todoist;
use crate::exchange::tool::{CSV, Column, TODOIST, Tool};
use crate::exchange::when::is_day;

/// How many rows may stand above the headings.
const ABOVE: usize = 30;

/// The table that a text is.
///
/// # Errors
/// Where it is no table, or one without a row under its headings.
pub fn read_table(text: Delimited) -> Result<Table, ReadError> {
    let Rows { mut rows, open_quote, cut } = text.finish();
    let Some((at, headed)) = heading(&rows) else {
        return plain_list(&rows).ok_or(ReadError::NotJson);
    };
    let mut under = rows.split_off(at);
    let mut heads = match headed {
        Headed::Missing => {
            let widest = under.iter().map(|row| row.cells.len()).max().unwrap_or(0);
            vec![String::new(); widest]
        }
        _ => under.remove(0).cells,
    };
    let tool = Tool::of(&heads).unwrap_or(&CSV);
    let wide = under.iter().filter(|row| beyond(row, heads.len())).count();
    let mut gaps = Vec::new();
    if wide > 0 {
        let have = if wide == 1 { "1 row has" } else { &format!("{wide} rows have") };
        gaps.push(format!(
            "{have} cells to the right of the last heading. Those cells are skipped."
        ));
    }
    gaps.extend(cut.then(too_many));
    let problems = open_quote.map(|row| Problem {
        row,
        why: "a quotation mark is never closed, so it's read as plain text".to_owned(),
        out: false,
    });
    let mut rows: Vec<Row> = under
        .into_iter()
        .map(|Cells { number, cells }| {
            let cells = cells.into_iter().take(heads.len()).map(unguarded).enumerate();
            Row { number, cells: cells.filter(|(_, cell)| !cell.is_empty()).collect() }
        })
        .filter(|row| !row.cells.is_empty())
        .collect();
    if tool.id == TODOIST.id {
        rows = todoist::gathered(&mut heads, rows);
    }
    if rows.is_empty() {
        return Err(ReadError::NoRows);
    }
    Ok(Table { tool, heads, rows, problems: problems.into_iter().collect(), gaps, headed })
}

fn beyond(row: &Cells, heads: usize) -> bool {
    row.cells.iter().skip(heads).any(|cell| !cell.is_empty())
}

/// Without the apostrophe that keeps a spreadsheet from computing what follows.
fn unguarded(cell: String) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if computes(rest.trim_start_matches('\'')) => rest.to_owned(),
        _ => cell,
    }
}

/// Where the first row with something of the table is, and whether it is headings: the first row that a
/// tool is known by, else the row with the most words used for headings, else the first of several cells.
/// Addresses and blanks may stand above.
fn heading(rows: &[Cells]) -> Option<(usize, Headed)> {
    let first = rows.get(..ABOVE.min(rows.len()))?;
    if let Some(at) = first.iter().position(|row| Tool::of(&row.cells).is_some()) {
        return Some((at, Headed::Known));
    }
    let means = |cell: &String| CSV.knows(cell).or_else(|| CSV.nearly_knows(cell));
    let known = |row: &Cells| row.cells.iter().filter(|cell| means(cell).is_some()).count();
    let filled = |row: &Cells| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let mut best = None;
    for (at, row) in first.iter().enumerate() {
        let (words, cells) = (known(row), filled(row));
        let is_title = |known: Option<Column>| known == Some(Column::Title);
        let title = row.cells.iter().any(|cell| is_title(CSV.knows(cell)));
        let nearly = row.cells.iter().any(|cell| is_title(means(cell)));
        let fits =
            (nearly || words > 1) && cells > 1 && !row.cells.iter().any(|cell| is_value(cell));
        let heads = title || fits;
        if heads && best.is_none_or(|(_, most)| words > most) {
            best = Some((at, words));
        }
    }
    if let Some((at, _)) = best {
        return Some((at, Headed::Known));
    }
    // A text of one column is a table where its heading says so.
    let several = |at: &usize| {
        [*at, at + 1].iter().all(|at| rows.get(*at).is_some_and(|row| filled(row) > 1))
    };
    if let Some(at) = (0..first.len()).find(several) {
        let (row, under) = rows.get(at..)?.split_first()?;
        let item = is_item(row, under);
        return Some((at, if item { Headed::Missing } else { Headed::Guessed }));
    }
    // One row alone is an item if it holds more than words.
    let alone = first.first().filter(|row| rows.len() == 1 && filled(row) > 1)?;
    alone.cells.iter().any(|cell| is_value(cell)).then_some((0, Headed::Missing))
}

/// Whether a row is as those under it: it holds values, or says again what they say.
fn is_item(row: &Cells, under: &[Cells]) -> bool {
    let again = |(at, cell): (usize, &String)| {
        let mut others = under.iter().take(50).filter_map(|other| other.cells.get(at));
        !cell.is_empty() && others.any(|other| other == cell)
    };
    row.cells.iter().any(|cell| is_value(cell)) || row.cells.iter().enumerate().any(again)
}

/// Whether a cell holds a value, as no heading does: a day, a number, an address.
fn is_value(cell: &str) -> bool {
    let number = cell.bytes().any(|byte| byte.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || ['.', ',', ' ', '%', '-'].contains(&c));
    let year = cell.len() == 4 && (cell.starts_with("20") || cell.starts_with("19"));
    let address = cell.contains("://") || (cell.contains('@') && cell.contains('.'));
    (number && !year) || address || is_day(cell)
}
