//! A table of another tool: headings, rows under them, and which tool wrote it.
//!
//! What its columns mean is guessed from the headings and chosen by a person; [`super::rows`] makes
//! the cards of it.

use crate::domain::base::amount::{Counted, Scale};
use crate::domain::base::figures::Effort;
use crate::domain::records::workflow::Unit;
use crate::exchange::foreign_board::Problem;
use crate::exchange::heading::{in_english, measure, plain};
use crate::exchange::tool::{CSV, Column, Tool};
use crate::exchange::when::{DayOrder, is_day, order_in};

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
    /// Whether its first row is its headings.
    pub headed: Headed,
}

/// Whether the first row of a table is its headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headed {
    /// It says words that are used for headings.
    Known,
    /// It seems so, and a person may know better.
    Guessed,
    /// It seems to be an item as the others are, and a person may know better.
    Missing,
}

/// A row: its number in the file, and what stands in which column; one column may hold several.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// The team's measures, by which amounts are read.
    pub scale: Scale,
}

impl Table {
    /// The table with its first row as an item instead of its headings, or the other way round.
    pub fn other_way(&self) -> Self {
        let (mut heads, mut rows) = (self.heads.clone(), self.rows.clone());
        let headed = if self.headed == Headed::Missing {
            let first = if rows.is_empty() { None } else { Some(rows.remove(0)) };
            for (at, cell) in first.into_iter().flat_map(|row| row.cells) {
                if let Some(head) = heads.get_mut(at) {
                    *head = cell;
                }
            }
            Headed::Guessed
        } else {
            let number = rows.first().map_or(1, |row| row.number.saturating_sub(1).max(1));
            let cells = heads.iter_mut().map(std::mem::take).enumerate();
            let cells = cells.filter(|(_, cell)| !cell.is_empty()).collect();
            rows.insert(0, Row { number, cells });
            Headed::Missing
        };
        let (problems, gaps) = (self.problems.clone(), self.gaps.clone());
        Self { tool: self.tool, heads, rows, problems, gaps, headed }
    }

    /// What the columns seem to mean, by their headings and what stands under them.
    pub fn guess(&self, unit: Unit) -> Meaning {
        let used = self.used();
        let column = |head: &String| match self.headed {
            Headed::Missing => Column::Note,
            _ => self.tool.column(head),
        };
        let columns = self.heads.iter().zip(&used);
        let columns =
            columns.map(|(head, used)| if *used { column(head) } else { Column::LeftOut });
        let mut columns: Vec<Column> = columns.collect();
        // A team that counts hours has no use for points, and the other way round.
        for (column, head) in columns.iter_mut().zip(&self.heads) {
            let head = plain(head);
            let in_hours = measure(&head).is_some_and(|measure| measure != "pt");
            let points = head.contains("point") || (self.tool.id != CSV.id && !in_hours);
            match (unit, &column) {
                (Unit::Hours, Column::Estimate) if points => *column = Column::Note,
                (Unit::Points, Column::Estimate) if in_hours => *column = Column::Note,
                (Unit::Points, Column::Seconds) => *column = Column::Note,
                _ => {}
            }
        }
        self.leave_to_the_known(&mut columns);
        if self.headed == Headed::Missing
            && let Some(at) = self.likely_day(&columns)
            && let Some(column) = columns.get_mut(at)
        {
            *column = Column::Due;
        }
        if !columns.contains(&Column::Title)
            && let Some(at) = self.likely_title(&columns)
            && let Some(column) = columns.get_mut(at)
        {
            *column = Column::Title;
        }
        let order = self.order(&columns).flatten().unwrap_or_else(|| self.usual_order());
        let counted = match unit {
            Unit::Hours => Counted::Hours,
            Unit::Points => Counted::Points,
        };
        let scale = Scale { counted, per_day: Effort::whole(8), days_per_week: 5 };
        Meaning { columns, order, scale }
    }

    /// The meaning a person chose: the days of the chosen columns show their order themselves, or it is
    /// as the person says.
    pub fn chosen(&self, guess: &Meaning, columns: Vec<Column>, said: DayOrder) -> Meaning {
        let order = self.order(&columns).flatten().unwrap_or(said);
        Meaning { columns, order, scale: guess.scale }
    }

    /// English headings are likely to stand above American days, others never do.
    fn usual_order(&self) -> DayOrder {
        let foreign = |head: &String| {
            let head = plain(head);
            in_english(&head) != head
        };
        if self.heads.iter().any(foreign) { DayOrder::DayFirst } else { DayOrder::MonthFirst }
    }

    /// Where a heading is known, another that is nearly the same is a note.
    fn leave_to_the_known(&self, columns: &mut [Column]) {
        for of in [Column::Title, Column::Id, Column::Due, Column::Estimate] {
            let known: Vec<bool> =
                self.heads.iter().map(|head| self.tool.knows(head) == Some(of)).collect();
            let is = |at: usize| known.get(at) == Some(&true);
            if self.tool.id == CSV.id
                && columns.iter().enumerate().any(|(at, column)| *column == of && is(at))
            {
                let others = columns.iter_mut().enumerate();
                for (_, column) in others.filter(|(at, column)| **column == of && !is(*at)) {
                    *column = Column::Note;
                }
            }
        }
    }

    /// Without headings: the first column in which most cells are days.
    fn likely_day(&self, columns: &[Column]) -> Option<usize> {
        (0..columns.len()).find(|at| {
            let cells = self.rows.iter().take(200).flat_map(|row| &row.cells);
            let cells = cells.filter(|(column, _)| column == at);
            let (mut days, mut all) = (0, 0);
            for (_, cell) in cells {
                all += 1;
                days += usize::from(is_day(cell));
            }
            days > 0 && days * 2 > all
        })
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
