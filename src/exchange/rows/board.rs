//! A board while it is being made of a table, and how its cells are read.

use std::collections::BTreeMap;

use crate::domain::base::context::Instant;
use crate::exchange::foreign_board::{Group, Index, Numbered, Person, Problem};
use crate::exchange::rows::people::spoken;
use crate::exchange::table::{Meaning, Row, Table};
use crate::exchange::tool::Column;
use crate::exchange::when::moment;
use crate::exchange::zone::Zone;

/// What stands in the columns of one meaning.
pub(super) fn all<'a>(
    row: &'a Row,
    meaning: &Meaning,
    of: Column,
) -> impl Iterator<Item = &'a str> {
    let is = move |at: usize| meaning.columns.get(at) == Some(&of);
    let cells: Vec<&str> =
        row.cells.iter().filter(|(at, _)| is(*at)).map(|(_, cell)| cell.as_str()).collect();
    cells.into_iter()
}

pub(super) fn first<'a>(row: &'a Row, meaning: &Meaning, of: Column) -> &'a str {
    all(row, meaning, of).next().unwrap_or_default()
}

/// A board while it is being made.
pub(super) struct Board<'a> {
    pub(super) table: &'a Table,
    pub(super) meaning: &'a Meaning,
    pub(super) here: Zone,
    pub(super) lists: Numbered<Group>,
    pub(super) labels: Numbered<Group>,
    pub(super) people: Numbered<Person>,
    pub(super) titles: Index<'a, &'a str>,
    /// Names by the ids that stand beside them.
    pub(super) accounts: BTreeMap<&'a str, &'a str>,
    /// Whether amounts are written as "6,5".
    pub(super) commas: bool,
    /// Which columns hold what a description is made of.
    pub(super) told: Vec<bool>,
    pub(super) problems: Vec<Problem>,
}

impl<'a> Board<'a> {
    pub(super) fn problem(&mut self, row: &Row, why: String, out: bool) {
        self.problems.push(Problem { row: row.number, why, out });
    }

    pub(super) fn first(&self, row: &'a Row, of: Column) -> &'a str {
        first(row, self.meaning, of)
    }

    pub(super) fn moment(&self, cell: &str) -> Option<Instant> {
        moment(cell, self.meaning.order, self.here)
    }

    /// A cell with its heading.
    pub(super) fn note(&self, row: &Row, cell: &str) -> String {
        let column = row.cells.iter().find(|(_, other)| other == cell).map(|(at, _)| *at);
        match column.and_then(|at| self.table.heads.get(at)) {
            Some(head) if !head.is_empty() => format!("{head}: {cell}"),
            _ => cell.to_owned(),
        }
    }

    /// Says that a cell could not be read, and keeps it as a note.
    pub(super) fn unread(&mut self, row: &Row, why: &str, cell: &str, facts: &mut Vec<String>) {
        let short: String = cell.chars().take(40).collect();
        self.problem(
            row,
            format!("“{short}” {why}; it's kept as a note in the description"),
            false,
        );
        facts.push(self.note(row, cell));
    }

    /// The first cell of a meaning, with its heading.
    pub(super) fn head_and_cell(&self, row: &'a Row, of: Column) -> Option<(&'a str, &'a str)> {
        let mut cells = row.cells.iter();
        let (at, cell) = cells.find(|(at, _)| self.meaning.columns.get(*at) == Some(&of))?;
        Some((self.table.heads.get(*at).map_or("", String::as_str), cell))
    }

    pub(super) fn person(&mut self, cell: &str) -> Option<usize> {
        let (name, user_name) = spoken(cell);
        let person = || Person { name: name.to_owned(), user_name, cards: 0 };
        self.people.put(&name.to_lowercase(), person)
    }
}
