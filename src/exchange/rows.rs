//! The rows of a table as cards, by what its columns mean.
//!
//! A row that cannot come in, and a cell that cannot be read, is told with its number; every other
//! row comes in all the same.

mod amounts;
mod board;
mod parts;
mod people;

use std::collections::BTreeSet;

use chrono::Timelike;

use self::amounts::{in_seconds, sign_of, with_point};
use self::board::{Board, all, first};
use self::parts::is_count;
use self::people::{accounts, names_in};
use crate::domain::base::amount;
use crate::domain::base::context::Instant;
use crate::domain::base::figures::Effort;
use crate::domain::base::text::Title;
use crate::domain::records::backlog::position::BoardStage;
use crate::exchange::foreign_board::{
    Card, ForeignBoard, Group, GroupKind, Index, Move, Numbered, came_before, count, each_once,
    mark,
};
use crate::exchange::heading::{measure, plain};
use crate::exchange::loose_json::is_visible;
use crate::exchange::table::{Meaning, Row, Table};
use crate::exchange::tool::Column;
use crate::exchange::when::end_of_span;
use crate::exchange::words::says_no;
use crate::exchange::zone::Zone;

/// What a description is made of.
const TOLD: [Column; 9] = [
    Column::Text,
    Column::Note,
    Column::Parent,
    Column::List,
    Column::Label,
    Column::WorkType,
    Column::Channel,
    Column::Person,
    Column::Email,
];

/// The table as a board; `here` is the clock by which it is read where it names none.
pub fn board(table: &Table, meaning: &Meaning, here: impl Into<Zone>) -> ForeignBoard {
    board_by(table, meaning, here.into())
}

fn board_by(table: &Table, meaning: &Meaning, here: Zone) -> ForeignBoard {
    let mut under_way = Board {
        table,
        meaning,
        here,
        lists: Numbered::default(),
        labels: Numbered::default(),
        people: Numbered::default(),
        titles: titles(table, meaning),
        accounts: accounts(table, meaning),
        commas: commas(table, meaning),
        told: table.heads.iter().map(|head| TOLD.contains(&table.tool.column(head))).collect(),
        problems: table.problems.clone(),
    };
    let ids: Vec<String> = table.rows.iter().map(|row| id(row, meaning)).collect();
    let before = came_before(&ids);
    let rows = table.rows.iter().zip(ids.iter().zip(before));
    let cards = rows.filter_map(|(row, (id, before))| under_way.card(row, id, before)).collect();
    let mut gaps = table.gaps.clone();
    if !meaning.columns.contains(&Column::Id) {
        gaps.push(format!(
            "There's no ID column, so a second import matches {}s by title.",
            table.tool.noun
        ));
    }
    under_way.problems.sort_by_key(|problem| problem.row);
    ForeignBoard {
        tool: table.tool.id,
        tool_name: table.tool.name,
        noun: table.tool.noun,
        name: String::new(),
        lists: under_way.lists.all,
        labels: under_way.labels.all,
        people: under_way.people.all,
        cards,
        gaps,
        problems: under_way.problems,
        zone: Some(here),
    }
}

/// Whether the amounts of a table have a comma where others have a point: some show it, and none the
/// other.
fn commas(table: &Table, meaning: &Meaning) -> bool {
    let all = table.rows.iter().flat_map(|row| all(row, meaning, Column::Estimate));
    let signs: BTreeSet<char> = all.filter_map(sign_of).collect();
    signs.contains(&',') && signs.len() == 1
}

/// The title of each row by its ids, to name the row of which another is a part.
fn titles<'a>(table: &'a Table, meaning: &Meaning) -> Index<'a, &'a str> {
    let mut titles = Vec::new();
    if meaning.columns.contains(&Column::Parent) {
        for row in &table.rows {
            let ids =
                [Column::Id, Column::OtherId].into_iter().flat_map(|of| all(row, meaning, of));
            titles.extend(ids.map(|id| (id, first(row, meaning, Column::Title))));
        }
    }
    Index::new(titles)
}

/// By its own id, else by its title.
fn id(row: &Row, meaning: &Meaning) -> String {
    match first(row, meaning, Column::Id) {
        "" => format!("title:{}", first(row, meaning, Column::Title).trim().to_lowercase()),
        own => own.to_owned(),
    }
}

impl<'a> Board<'a> {
    fn card(&mut self, row: &'a Row, id: &str, before: (usize, usize)) -> Option<Card> {
        let words = self.first(row, Column::Title);
        let Some(title) = Title::parse(words).ok().filter(|_| is_visible(words)) else {
            self.problem(row, "it has no title".to_owned(), true);
            return None;
        };
        let id = self.id(row, id, before)?;
        let mut facts = self.facts(row);
        let due = self.due(row, &mut facts);
        let estimate = self.estimate(row, &mut facts);
        let labels = self.labels_of(row);
        let people = self.people_of(row);
        let list = all(row, self.meaning, Column::List).next();
        let list = list.and_then(|name| self.lists.put(&name.to_lowercase(), || named(name)));
        count(&mut self.lists.all, list.as_slice(), |list| &mut list.cards);
        count(&mut self.labels.all, &labels, |label| &mut label.cards);
        count(&mut self.people.all, &people, |person| &mut person.cards);
        let requester = self.first(row, Column::Requester);
        let requester = if requester.is_empty() { None } else { self.person(requester) };
        let (finished, moves) = self.way(row);
        Some(Card {
            id,
            title,
            text: all(row, self.meaning, Column::Text).collect::<Vec<_>>().join("\n\n"),
            list,
            labels,
            people,
            requester,
            due,
            estimate,
            touched: self.moment(self.first(row, Column::Touched)),
            moves,
            finished,
            lines: self.lines_of(row),
            comments: self.comments_of(row),
            links: self.links_of(row),
            facts,
            said: self.mark_of(row),
        })
    }

    /// A mark of what the tool itself writes for people to read, whatever a person chose the columns
    /// to mean: another choice at a second import is no change in the tool.
    fn mark_of(&self, row: &Row) -> String {
        let words = row.cells.iter().filter(|(at, _)| self.told.get(*at) == Some(&true));
        let words: Vec<String> = words.map(|(at, cell)| format!("{at} {cell}")).collect();
        mark(&words.join("\n"))
    }

    /// A row whose id came before stays out; the second row of one title is another.
    fn id(&mut self, row: &Row, id: &str, (first, times): (usize, usize)) -> Option<String> {
        match (times, id.strip_prefix("title:")) {
            (0, _) => Some(id.to_owned()),
            (_, Some(_)) => Some(format!("{id}#{}", times + 1)),
            (_, None) => {
                let before = self.table.rows.get(first).map_or(0, |row| row.number);
                self.problem(row, format!("it has the same ID, {id}, as row {before}"), true);
                None
            }
        }
    }

    /// The day it is due; of a span its last day, with the span as a note.
    fn due(&mut self, row: &'a Row, facts: &mut Vec<String>) -> Option<Instant> {
        let cell = self.first(row, Column::Due);
        if let Some(at) = self.moment(cell) {
            return self.by_day(at);
        }
        if let Some(last) = end_of_span(cell, self.meaning.order, self.here) {
            facts.push(self.note(row, cell));
            return self.by_day(last);
        }
        if !cell.is_empty() {
            self.unread(row, "isn't a date", cell, facts);
        }
        None
    }

    /// By the clock of the place. A day that a tool writes as midnight in UTC is that day everywhere.
    fn by_day(&self, at: Instant) -> Option<Instant> {
        let midnight = at.offset().local_minus_utc() == 0 && at.num_seconds_from_midnight() == 0;
        if midnight { self.here.shows(at.naive_local()) } else { Some(self.here.at(at)) }
    }

    fn estimate(&mut self, row: &'a Row, facts: &mut Vec<String>) -> Option<Effort> {
        for of in [Column::Estimate, Column::Seconds] {
            let Some((head, cell)) = self.head_and_cell(row, of) else { continue };
            let seconds = if of == Column::Seconds { in_seconds(cell) } else { None };
            let amount = seconds.or_else(|| {
                let bare = !cell.contains(|letter: char| letter.is_alphabetic() || letter == ':');
                let cell = if self.commas { with_point(cell) } else { cell.to_owned() };
                let unit = measure(&plain(head)).filter(|_| bare).unwrap_or_default();
                amount::read(&format!("{cell}{unit}"), &self.meaning.scale).ok()
            });
            if amount.is_some() {
                return amount;
            }
            self.unread(row, "isn't an amount of work", cell, facts);
        }
        None
    }

    fn labels_of(&mut self, row: &'a Row) -> Vec<usize> {
        let mut found = Vec::new();
        for (at, cell) in &row.cells {
            let kind = match self.meaning.columns.get(*at) {
                Some(Column::Label) => GroupKind::Any,
                Some(Column::WorkType) => GroupKind::WorkType,
                Some(Column::Channel) => GroupKind::Channel,
                _ => continue,
            };
            let mut names = vec![cell.as_str()];
            for mark in self.table.tool.between {
                names = names.into_iter().flat_map(|name| name.split(mark)).collect();
            }
            let names = names.into_iter().map(str::trim).filter(|name| !name.is_empty());
            for name in names {
                // "Content" may be a work type in one column and a channel in the next.
                let known = format!("{} {kind:?}", name.to_lowercase());
                found.extend(self.labels.put(&known, || Group { kind, ..named(name) }));
            }
        }
        each_once(found)
    }

    fn people_of(&mut self, row: &'a Row) -> Vec<usize> {
        let mut names: Vec<&str> = Vec::new();
        for (at, cell) in &row.cells {
            if self.meaning.columns.get(*at) == Some(&Column::Person) {
                names.extend(names_in(cell, self.table, *at));
            }
        }
        if names.is_empty() {
            names.extend(all(row, self.meaning, Column::Email).next());
        }
        each_once(names.into_iter().filter_map(|name| self.person(name)).collect())
    }

    /// Whether it is over there, and how it came to that.
    fn way(&self, row: &'a Row) -> (bool, Vec<Move>) {
        let mut moves: Vec<Move> = Vec::new();
        let mut step = |cell: &str, stage| {
            let at = self.moment(cell);
            moves.extend(at.map(|at| Move { at, list: None, stage: Some(stage) }));
        };
        step(self.first(row, Column::Started), BoardStage::Active);
        let mut finished = all(row, self.meaning, Column::Finished).filter(|cell| !says_no(cell));
        let over = finished.next();
        step(over.unwrap_or_default(), BoardStage::Done);
        moves.sort_by_key(|step| step.at);
        (over.is_some(), moves)
    }

    /// What has no field here: the notes, and what the row is a part of.
    fn facts(&self, row: &'a Row) -> Vec<String> {
        let mut facts = Vec::new();
        for (at, cell) in &row.cells {
            let head = self.table.heads.get(*at).map_or("", |head| head.trim());
            match self.meaning.columns.get(*at) {
                Some(Column::Note) if head.is_empty() => facts.push(cell.clone()),
                Some(Column::Note) => {
                    let own = head.strip_prefix("Custom field (");
                    let head = own.map_or(head, |own| own.trim_end_matches(')'));
                    facts.push(format!("{head}: {cell}"));
                }
                Some(Column::Comment) if is_count(cell) && cell != "0" => {
                    facts.push(format!("{head}: {cell}"));
                }
                Some(Column::Parent) => {
                    let title = self.titles.under(cell).next().copied().unwrap_or(cell);
                    facts.push(format!("part of {title}"));
                }
                _ => {}
            }
        }
        let mut seen = BTreeSet::new();
        facts.retain(|fact| seen.insert(fact.clone()));
        facts
    }
}

fn named(name: &str) -> Group {
    Group { name: name.to_owned(), ..Group::default() }
}
