//! The rows of a table as cards, by what its columns mean.
//!
//! A row that cannot come in, and a cell that cannot be read, is told with its number; every other
//! row comes in all the same.

use std::collections::BTreeSet;

use chrono::{FixedOffset, TimeZone, Timelike};

use crate::domain::base::context::Instant;
use crate::domain::base::figures::Effort;
use crate::domain::base::text::{Reason, Title};
use crate::domain::records::backlog::item::Link;
use crate::domain::records::backlog::position::BoardStage;
use crate::exchange::foreign_board::{
    Card, ForeignBoard, ForeignComment, ForeignLine, Group, Index, Move, Numbered, Person, Problem,
    came_before, count, each_once, mark,
};
use crate::exchange::table::{Meaning, Row, Table, effort};
use crate::exchange::tool::Column;
use crate::exchange::when::moment;

/// What a description is made of.
const TOLD: [Column; 7] = [
    Column::Text,
    Column::Note,
    Column::Parent,
    Column::List,
    Column::Label,
    Column::Person,
    Column::Email,
];

/// The most comments, lines or links of one row; nobody writes as many.
const MOST_PARTS: usize = 1_000;

/// The table as a board; `here` is the clock by which it is read where it names none.
pub fn board(grid: &Table, meaning: &Meaning, here: FixedOffset) -> ForeignBoard {
    let mut under_way = Board {
        grid,
        meaning,
        here,
        lists: Numbered::default(),
        labels: Numbered::default(),
        people: Numbered::default(),
        titles: titles(grid, meaning),
        told: grid.heads.iter().map(|head| TOLD.contains(&grid.tool.column(head))).collect(),
        problems: grid.problems.clone(),
    };
    let ids: Vec<String> = grid.rows.iter().map(|row| id(row, meaning)).collect();
    let before = came_before(&ids);
    let rows = grid.rows.iter().zip(ids.iter().zip(before));
    let cards = rows.filter_map(|(row, (id, before))| under_way.card(row, id, before)).collect();
    let mut gaps = grid.gaps.clone();
    if !meaning.columns.contains(&Column::Id) {
        gaps.push(format!(
            "No column holds an id. A second import knows each {} by its title.",
            grid.tool.noun
        ));
    }
    under_way.problems.sort_by_key(|problem| problem.row);
    ForeignBoard {
        tool: grid.tool.id,
        tool_name: grid.tool.name,
        noun: grid.tool.noun,
        name: String::new(),
        lists: under_way.lists.all,
        labels: under_way.labels.all,
        people: under_way.people.all,
        cards,
        gaps,
        problems: under_way.problems,
    }
}

/// The title of each row by its ids, to name the row of which another is a part.
fn titles<'a>(grid: &'a Table, meaning: &Meaning) -> Index<'a, &'a str> {
    let mut titles = Vec::new();
    if meaning.columns.contains(&Column::Parent) {
        for row in &grid.rows {
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

/// What stands in the columns of one meaning.
fn all<'a>(row: &'a Row, meaning: &Meaning, of: Column) -> impl Iterator<Item = &'a str> {
    let is = move |at: usize| meaning.columns.get(at) == Some(&of);
    let cells: Vec<&str> =
        row.cells.iter().filter(|(at, _)| is(*at)).map(|(_, cell)| cell.as_str()).collect();
    cells.into_iter()
}

fn first<'a>(row: &'a Row, meaning: &Meaning, of: Column) -> &'a str {
    all(row, meaning, of).next().unwrap_or_default()
}

struct Board<'a> {
    grid: &'a Table,
    meaning: &'a Meaning,
    here: FixedOffset,
    lists: Numbered<Group>,
    labels: Numbered<Group>,
    people: Numbered<Person>,
    titles: Index<'a, &'a str>,
    /// Which columns hold what a description is made of.
    told: Vec<bool>,
    problems: Vec<Problem>,
}

impl<'a> Board<'a> {
    fn problem(&mut self, row: &Row, why: String, out: bool) {
        self.problems.push(Problem { row: row.number, why, out });
    }

    fn card(&mut self, row: &'a Row, id: &str, before: (usize, usize)) -> Option<Card> {
        let Ok(title) = Title::parse(self.first(row, Column::Title)) else {
            self.problem(row, "it has no title".to_owned(), true);
            return None;
        };
        let id = self.id(row, id, before)?;
        let mut facts = self.facts(row);
        let due = self.first(row, Column::Due);
        let due_at = self.day(due);
        if !due.is_empty() && due_at.is_none() {
            self.unread(row, "is no date", due, &mut facts);
        }
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
            due: due_at,
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

    fn first(&self, row: &'a Row, of: Column) -> &'a str {
        first(row, self.meaning, of)
    }

    /// A row whose id came before stays out; the second row of one title is another.
    fn id(&mut self, row: &Row, id: &str, (first, times): (usize, usize)) -> Option<String> {
        match (times, id.strip_prefix("title:")) {
            (0, _) => Some(id.to_owned()),
            (_, Some(_)) => Some(format!("{id}#{}", times + 1)),
            (_, None) => {
                let before = self.grid.rows.get(first).map_or(0, |row| row.number);
                self.problem(row, format!("its id {id} is that of row {before}"), true);
                None
            }
        }
    }

    fn moment(&self, cell: &str) -> Option<Instant> {
        moment(cell, self.meaning.order, self.here)
    }

    /// A day that a tool writes as midnight in UTC is that day everywhere.
    fn day(&self, cell: &str) -> Option<Instant> {
        let at = self.moment(cell)?;
        let midnight = at.offset().local_minus_utc() == 0 && at.num_seconds_from_midnight() == 0;
        if midnight { self.here.from_local_datetime(&at.naive_local()).single() } else { Some(at) }
    }

    /// Says that a cell could not be read, and keeps it as a note.
    fn unread(&mut self, row: &Row, why: &str, cell: &str, facts: &mut Vec<String>) {
        let short: String = cell.chars().take(40).collect();
        self.problem(row, format!("“{short}” {why}; it is noted in the description"), false);
        let column = row.cells.iter().find(|(_, other)| other == cell).map(|(at, _)| *at);
        let head = column.and_then(|at| self.grid.heads.get(at));
        facts.push(format!("{}: {cell}", head.map_or("", String::as_str)));
    }

    fn estimate(&mut self, row: &'a Row, facts: &mut Vec<String>) -> Option<Effort> {
        for (of, seconds) in [(Column::Estimate, false), (Column::Seconds, true)] {
            let cell = self.first(row, of);
            match effort(cell, seconds) {
                Some(effort) => return Some(effort),
                None if cell.is_empty() => {}
                None => self.unread(row, "is no amount of work", cell, facts),
            }
        }
        None
    }

    fn labels_of(&mut self, row: &'a Row) -> Vec<usize> {
        let mut names: Vec<&str> = all(row, self.meaning, Column::Label).collect();
        for mark in self.grid.tool.between {
            names = names.into_iter().flat_map(|name| name.split(mark)).collect();
        }
        let names = names.into_iter().map(str::trim).filter(|name| !name.is_empty());
        let put = |name: &str| self.labels.put(&name.to_lowercase(), || named(name));
        each_once(names.filter_map(put).collect())
    }

    fn people_of(&mut self, row: &'a Row) -> Vec<usize> {
        let mut names: Vec<&str> = all(row, self.meaning, Column::Person)
            .flat_map(|cell| cell.split([';', '\n']))
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .collect();
        if names.is_empty() {
            names.extend(all(row, self.meaning, Column::Email).next());
        }
        each_once(names.into_iter().filter_map(|name| self.person(name)).collect())
    }

    /// "Ana Silva (asilva)", "Ana Silva <ana@example.com>" and "ana.silva@example.com" name both.
    fn person(&mut self, cell: &str) -> Option<usize> {
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
        let person = || Person { name: name.to_owned(), user_name: spoken, cards: 0 };
        self.people.put(&name.to_lowercase(), person)
    }

    /// Whether it is over there, and how it came to that.
    fn way(&self, row: &'a Row) -> (bool, Vec<Move>) {
        let mut moves: Vec<Move> = Vec::new();
        let mut step = |cell: &str, stage| {
            let at = self.moment(cell);
            moves.extend(at.map(|at| Move { at, list: None, stage: Some(stage) }));
        };
        step(self.first(row, Column::Started), BoardStage::Active);
        let no = ["no", "false", "0", "-", "n"];
        let mut finished = all(row, self.meaning, Column::Finished)
            .filter(|cell| !no.contains(&cell.to_lowercase().as_str()));
        let over = finished.next();
        step(over.unwrap_or_default(), BoardStage::Done);
        moves.sort_by_key(|step| step.at);
        (over.is_some(), moves)
    }

    fn lines_of(&self, row: &'a Row) -> Vec<ForeignLine> {
        let lines = all(row, self.meaning, Column::Lines).flat_map(str::lines);
        lines
            .filter_map(|line| {
                let line = line.trim_start_matches(['-', '*', ' ']);
                let ticked = ["[x]", "[X]"].iter().find_map(|tick| line.strip_prefix(tick));
                let words = ticked.or_else(|| line.strip_prefix("[ ]")).unwrap_or(line);
                Some(ForeignLine { text: Title::parse(words).ok()?, done: ticked.is_some() })
            })
            .take(MOST_PARTS)
            .collect()
    }

    /// "12/Mar/24 9:41 AM;author;words", or the words alone.
    fn comments_of(&mut self, row: &'a Row) -> Vec<ForeignComment> {
        let cells: Vec<&str> = all(row, self.meaning, Column::Comment).take(MOST_PARTS).collect();
        let mut said: Vec<ForeignComment> = Vec::with_capacity(cells.len());
        for cell in cells {
            let parts: Vec<&str> = cell.splitn(3, ';').collect();
            let (at, author, words) = match parts.as_slice() {
                [at, author, words] if at.is_empty() || self.moment(at).is_some() => {
                    (self.moment(at), author.trim(), *words)
                }
                _ => (None, "", cell),
            };
            let Ok(text) = Reason::parse(words) else { continue };
            let person = if author.is_empty() { None } else { self.person(author) };
            let known = person.and_then(|at| self.people.all.get(at));
            let author = known.map_or_else(|| author.to_owned(), |person| person.name.clone());
            said.push(ForeignComment { text, at, author, person });
        }
        said.sort_by_key(|comment| comment.at);
        said
    }

    /// Addresses, alone or as the last part of "date;author;name;address".
    fn links_of(&self, row: &'a Row) -> Vec<Link> {
        let own = format!("{} {}", self.grid.tool.name, self.grid.tool.noun);
        all(row, self.meaning, Column::Link)
            .flat_map(str::lines)
            .take(MOST_PARTS)
            .filter_map(|cell| {
                let (before, address) = cell.rsplit_once(';').unwrap_or(("", cell));
                let name = before.rsplit(';').next().unwrap_or_default().trim();
                let label = match name {
                    "" if self.grid.tool.id == "csv" => String::new(),
                    "" => own.clone(),
                    name => name.to_owned(),
                };
                let address = address.trim().to_owned();
                Link::opens(&address).then_some(Link { label, address })
            })
            .collect()
    }

    /// What has no field here: the notes, and what the row is a part of.
    fn facts(&self, row: &'a Row) -> Vec<String> {
        let mut facts = Vec::new();
        for (at, cell) in &row.cells {
            let head = self.grid.heads.get(*at).map_or("", |head| head.trim());
            match self.meaning.columns.get(*at) {
                Some(Column::Note) if head.is_empty() => facts.push(cell.clone()),
                Some(Column::Note) => {
                    let head = head.strip_prefix("Custom field (").unwrap_or(head);
                    facts.push(format!("{}: {cell}", head.trim_end_matches(')')));
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
    Group { name: name.to_owned(), cards: 0 }
}
