//! A table of another tool: headings, rows under them, and which tool wrote it.
//!
//! What its columns mean is guessed from the headings and chosen by a person; [`super::rows`] makes
//! the cards of it.

use crate::domain::base::figures::Effort;
use crate::domain::records::workflow::Unit;
use crate::exchange::delimited::{Cells, Delimited, MOST_ROWS, Rows};
use crate::exchange::foreign_board::Problem;
use crate::exchange::read_error::ReadError;
use crate::exchange::tool::{CSV, Column, Tool};
use crate::exchange::when::{DayOrder, order_in};

/// How many rows may stand above the headings.
const ABOVE: usize = 30;

/// A table.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Who wrote it.
    pub tool: &'static Tool,
    /// What stands above each column.
    pub heads: Vec<String>,
    /// The rows with something in them.
    pub rows: Vec<Row>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// What does not come along, each a sentence.
    pub gaps: Vec<String>,
}

/// A row: its number in the file, and what stands in which column; one column may hold several.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub number: usize,
    /// What is in it.
    pub cells: Vec<(usize, String)>,
}

/// What the columns of a table mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// Each column's.
    pub columns: Vec<Column>,
    /// Which comes first where a day is written as `6/7/2025`.
    pub order: DayOrder,
}

/// The table that a text is.
///
/// # Errors
/// Where it is no table, or one without a row under its headings.
pub fn read_table(text: Delimited) -> Result<Table, ReadError> {
    let Rows { mut rows, open_quote, cut } = text.finish();
    let at = heading(&rows).ok_or(ReadError::NotJson)?;
    let under = rows.split_off(at + 1);
    let heads = rows.pop().map(|row| row.cells).unwrap_or_default();
    let tool = Tool::of(&heads).unwrap_or(&CSV);
    let wide = under.iter().filter(|row| beyond(row, heads.len())).count();
    let mut gaps = Vec::new();
    if wide > 0 {
        let have = if wide == 1 { "1 row has" } else { &format!("{wide} rows have") };
        gaps.push(format!("{have} cells to the right of the last heading; these are left out."));
    }
    gaps.extend(cut.then(too_many));
    let problems = open_quote.map(|row| Problem {
        row,
        why: "a quotation mark opens a cell and nothing closes it; it is taken as a letter"
            .to_owned(),
        out: false,
    });
    let rows: Vec<Row> = under
        .into_iter()
        .map(|Cells { number, cells }| {
            let cells = cells.into_iter().take(heads.len()).map(unguarded).enumerate();
            Row { number, cells: cells.filter(|(_, cell)| !cell.is_empty()).collect() }
        })
        .filter(|row| !row.cells.is_empty())
        .collect();
    if rows.is_empty() {
        return Err(ReadError::NoRows);
    }
    Ok(Table { tool, heads, rows, problems: problems.into_iter().collect(), gaps })
}

/// Said where a file holds more than anybody can bring in at once.
pub(super) fn too_many() -> String {
    format!("Only the first {MOST_ROWS} come along. Split the file and import the parts.")
}

fn beyond(row: &Cells, heads: usize) -> bool {
    row.cells.iter().skip(heads).any(|cell| !cell.is_empty())
}

/// Without the apostrophe that keeps a spreadsheet from computing what follows.
fn unguarded(cell: String) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest.to_owned(),
        _ => cell,
    }
}

/// Where the headings are: the first row that a tool is known by, else the row with the most words
/// used for headings, else the first of several cells. Addresses and blanks may stand above.
fn heading(rows: &[Cells]) -> Option<usize> {
    let first = rows.get(..ABOVE.min(rows.len()))?;
    if let Some(at) = first.iter().position(|row| Tool::of(&row.cells).is_some()) {
        return Some(at);
    }
    let known = |row: &Cells| row.cells.iter().filter(|cell| CSV.knows(cell).is_some()).count();
    let filled = |row: &Cells| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let mut best = None;
    for (at, row) in first.iter().enumerate() {
        let (words, cells) = (known(row), filled(row));
        let title = row.cells.iter().any(|cell| CSV.knows(cell) == Some(Column::Title));
        let fits = title || (words > 1 && cells > 1);
        if fits && best.is_none_or(|(_, most)| words > most) {
            best = Some((at, words));
        }
    }
    // A text of one column is a table where its heading says so, and otherwise a letter.
    best.map(|(at, _)| at).or_else(|| {
        let several = |at: &usize| {
            [*at, at + 1].iter().all(|at| rows.get(*at).is_some_and(|row| filled(row) > 1))
        };
        (0..first.len()).find(several)
    })
}

impl Table {
    /// What the columns seem to mean, by their headings and what stands under them.
    pub fn guess(&self, unit: Unit) -> Meaning {
        let used = self.used();
        let mut columns: Vec<Column> = self
            .heads
            .iter()
            .zip(&used)
            .map(|(head, used)| if *used { self.tool.column(head) } else { Column::LeftOut })
            .collect();
        // A team that counts hours has no use for points, and the other way round.
        for (column, head) in columns.iter_mut().zip(&self.heads) {
            let points = self.tool.id != CSV.id || super::tool::plain(head).contains("point");
            match (unit, &column) {
                (Unit::Hours, Column::Estimate) if points => *column = Column::Note,
                (Unit::Points, Column::Seconds) => *column = Column::Note,
                _ => {}
            }
        }
        if !columns.contains(&Column::Title)
            && let Some(at) = self.likely_title(&columns)
            && let Some(column) = columns.get_mut(at)
        {
            *column = Column::Title;
        }
        let order = self.order(&columns).flatten().unwrap_or_default();
        Meaning { columns, order }
    }

    /// Which columns hold anything.
    pub fn used(&self) -> Vec<bool> {
        let mut used = vec![false; self.heads.len()];
        for (at, _) in self.rows.iter().flat_map(|row| &row.cells) {
            if let Some(one) = used.get_mut(*at) {
                *one = true;
            }
        }
        used
    }

    /// The first thing that stands in a column.
    pub fn example(&self, column: usize) -> &str {
        let mut cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.find(|(at, _)| *at == column).map_or("", |(_, cell)| cell)
    }

    /// Without a heading that says so: the first column in which most rows hold words.
    fn likely_title(&self, columns: &[Column]) -> Option<usize> {
        (0..columns.len()).filter(|at| columns.get(*at) == Some(&Column::Note)).find(|at| {
            let cells =
                self.rows.iter().flat_map(|row| &row.cells).filter(|(column, _)| column == at);
            let words = cells.filter(|(_, cell)| cell.chars().any(char::is_alphabetic)).count();
            words * 2 > self.rows.len()
        })
    }

    /// The order of day and month that the days of the table show; `Some(None)` where they could be
    /// read either way, nothing where it does not matter.
    pub fn order(&self, columns: &[Column]) -> Option<Option<DayOrder>> {
        let days = [Column::Due, Column::Started, Column::Finished, Column::Touched];
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let seen = cells
            .filter(|(at, _)| columns.get(*at).is_some_and(|column| days.contains(column)))
            .filter_map(|(_, cell)| order_in(cell));
        let mut either = None;
        for order in seen {
            if order.is_some() {
                return Some(order);
            }
            either = Some(None);
        }
        either
    }
}

/// The amount of work a cell names: hours or points, or seconds brought into hours.
pub(super) fn effort(cell: &str, seconds: bool) -> Option<Effort> {
    if !seconds {
        return Effort::parse(cell);
    }
    let whole = cell.split('.').next()?.parse::<u32>().ok()?;
    Some(Effort(whole / 60)).filter(|effort| *effort <= Effort::whole(100_000))
}
