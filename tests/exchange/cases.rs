//! One small file for each kind of thing that other tools and people do, imported as the page does it, and
//! held against what is right: `tests/fixtures/import/expected.json`.
//!
//! The team counts hours, 8 a day and 5 days a week; it sits in Berlin.

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, Weekday};
use regex::Regex;
use serde_json::Value;

use crate::small_team::{SmallTeam, small_team};
use sprintloop::domain::commands::Command;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::records::workflow::Unit;
use sprintloop::domain::tables::record::Record;
use sprintloop::exchange::foreign_board::ForeignBoard;
use sprintloop::exchange::found::Found;
use sprintloop::exchange::import::{import, nothing, plan};
use sprintloop::exchange::mapping::{Mapping, Who};
use sprintloop::exchange::read::read;
use sprintloop::exchange::rows;
use sprintloop::exchange::tool::Column;
use sprintloop::exchange::when::DayOrder;
use sprintloop::exchange::zone::Zone;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import")
}

/// Berlin: two hours east of UTC from the last Sunday of March to the last of October.
fn berlin() -> Zone {
    Zone::Place(|utc: NaiveDateTime| {
        let last_sunday = |month| {
            let days = (25..=31).filter_map(|day| NaiveDate::from_ymd_opt(utc.year(), month, day));
            let mut days = days.filter(|day| day.weekday() == Weekday::Sun);
            days.next_back().and_then(|day| day.and_hms_opt(1, 0, 0)).expect("a Sunday")
        };
        let summer = (last_sunday(3)..last_sunday(10)).contains(&utc);
        FixedOffset::east_opt(if summer { 7_200 } else { 3_600 }).expect("hours east")
    })
}

/// What the page shows of a file.
enum Shown {
    Refused(String),
    Board { board: Box<ForeignBoard>, asks_order: bool },
}

fn shown(file: &str, case: &Value) -> Shown {
    let bytes = std::fs::read(folder().join(file)).expect("the file is there");
    let points = case["unit"] == "points";
    match read(&bytes) {
        Err(why) => Shown::Refused(why.to_string()),
        Ok(Found::ForeignBoard(board)) => {
            let board = Box::new(Arc::unwrap_or_clone(board).seen_from(berlin()));
            Shown::Board { board, asks_order: false }
        }
        Ok(Found::Table(grid)) => {
            let guess = grid.guess(if points { Unit::Points } else { Unit::Hours });
            let mut columns = guess.columns.clone();
            for (head, words) in case["map"].as_object().into_iter().flatten() {
                let at = grid.heads.iter().position(|known| known == head).expect("a heading");
                let mut all = Column::ALL.iter();
                let found = all.find(|(_, known)| *known == words).expect("a meaning");
                columns[at] = found.0;
            }
            let asks_order = grid.order(&columns) == Some(None);
            let meaning = grid.chosen(&guess, columns, DayOrder::MonthFirst);
            let board = Box::new(rows::board(&grid, &meaning, berlin()));
            Shown::Board { board, asks_order }
        }
        Ok(_) => Shown::Refused("a file of ours".to_owned()),
    }
}

/// Imports a board with everything that is over, each person as a member; what was said, and the items.
fn brought(team: &mut SmallTeam, board: &ForeignBoard) -> (Vec<String>, Vec<Arc<BacklogItem>>) {
    let mut mapping = Mapping::guess(board, &team.workspace).expect("there is a team");
    mapping.finished = true;
    for who in &mut mapping.people {
        if *who == Who::Named {
            *who = Who::New;
        }
    }
    let (workspace, stamp) = (team.workspace.clone(), team.context.stamp());
    let plan = plan(board, &mapping, &workspace, stamp);
    let mut said = board.gaps.clone();
    said.extend(board.problems.iter().map(|problem| problem.why.clone()));
    if plan.is_empty() {
        let (title, text) = nothing(board);
        said.extend([title.to_owned(), text]);
        return (said, Vec::new());
    }
    said.extend(plan.sentences(board));
    let mut mint = || team.mint();
    let import = import((board, &mapping, &plan), &workspace, stamp, "a file", &mut mint)
        .expect("there is a place at the end");
    let items = import.records.iter().filter_map(|record| match record {
        Record::BacklogItem(item) => Some(Arc::clone(item)),
        _ => None,
    });
    let items = items.collect();
    team.does(Command::Import(Box::new(import)));
    (said, items)
}

/// The differences between what came of a file and what is right.
struct Report {
    file: String,
    wrong: String,
}

impl Report {
    fn differs(&mut self, what: &str, is: &str, right: &str) {
        writeln!(self.wrong, "{}: {what} is {is}, not {right}", self.file).expect("text");
    }

    fn text(&mut self, what: &str, is: Option<&str>, right: &Value) {
        if !right.is_null() && right.as_str() != is {
            self.differs(what, &format!("{is:?}"), &right.to_string());
        }
    }

    fn texts(&mut self, what: &str, is: &[String], right: &Value) {
        let wanted = texts(right);
        if right.is_array() && is != wanted {
            self.differs(what, &format!("{is:?}"), &format!("{wanted:?}"));
        }
    }

    fn count(&mut self, what: &str, is: usize, right: &Value) {
        if right.as_u64().is_some_and(|right| right != is as u64) {
            self.differs(what, &is.to_string(), &right.to_string());
        }
    }
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn held(report: &mut Report, team: &SmallTeam, item: &BacklogItem, right: &Value) {
    let name = |id| team.workspace.members.get(id).map(|member| member.name.to_string());
    report.text("the id", item.source.as_ref().map(|source| source.id.as_str()), &right["id"]);
    report.text("the title", Some(item.title.as_str()), &right["title"]);
    if right["visible"] == false && !item.title.as_str().chars().any(char::is_alphanumeric) {
        report.differs("the title", "invisible", "a title one can see");
    }
    let due = item.needed_by.map(|day| day.to_string());
    report.text("the day", due.as_deref(), &right["due"]);
    let hours = item.estimate.map(|amount| f64::from(amount.0) / 60.0);
    let is = format!("{hours:?}");
    if right.get("est").is_some() && right["est"].as_f64() != hours {
        report.differs("the estimate", &is, &right["est"].to_string());
    }
    if right["estNot"].as_f64().is_some_and(|not| Some(not) == hours) {
        report.differs("the estimate", &is, "another");
    }
    let people = item.contributors.iter().map(|one| one.member);
    let people: Vec<String> = item.owner.into_iter().chain(people).filter_map(name).collect();
    report.texts("who works on it", &people, &right["people"]);
    let requester = item.requester.as_ref().map(|requester| requester.name.as_str());
    report.text("the requester", requester, &right["requester"]);
    let finished = item.position == Position::Archived;
    if right["finished"].as_bool().is_some_and(|right| right != finished) {
        report.differs("finished", &finished.to_string(), &right["finished"].to_string());
    }
    report.count("the comments", item.comments.len(), &right["comments"]);
    report.count("the lines", item.checklist.len(), &right["lines"]);
    let words: Vec<String> = item.comments.iter().map(|said| said.text.to_string()).collect();
    report.texts("what was said", &words, &right["commentTexts"]);
    let author = |said: &sprintloop::domain::records::backlog::item::Comment| {
        said.by.and_then(name).unwrap_or_else(|| said.author.clone())
    };
    let authors: Vec<String> = item.comments.iter().map(author).collect();
    report.texts("who said it", &authors, &right["commentAuthors"]);
    let kept = serde_json::to_string(item).expect("JSON");
    for text in texts(&right["has"]).iter().filter(|text| !kept.contains(text.as_str())) {
        report.differs("the item", &kept, text);
    }
}

fn matches(pattern: &Value, text: &str) -> bool {
    let pattern = format!("(?i){}", pattern.as_str().expect("a pattern"));
    Regex::new(&pattern).expect("a pattern").is_match(text)
}

fn said(report: &mut Report, case: &Value, text: &str) {
    let wanted = case["said"].as_array().into_iter().flatten();
    for pattern in wanted.chain(Some(&case["why"]).filter(|why| why.is_string())) {
        if !matches(pattern, text) {
            report.differs("what is said", text, &pattern.to_string());
        }
    }
    if case["whynot"].is_string() && matches(&case["whynot"], text) {
        report.differs("what is said", text, "free of false words");
    }
}

/// Imports a file that should come in, and again, which must bring nothing.
fn comes_in(report: &mut Report, case: &Value, board: &ForeignBoard) {
    let mut team = small_team();
    let (told, items) = brought(&mut team, board);
    said(report, case, &told.join("\n"));
    let right = case["items"].as_array().expect("items");
    let all: Vec<&str> = items.iter().map(|item| item.title.as_str()).collect();
    if all.len() != right.len() {
        let shown = format!("{:?}", all.get(..9.min(all.len())));
        report.differs("what comes in", &shown, &format!("{} items", right.len()));
    }
    for (item, right) in items.iter().zip(right) {
        held(report, &team, item, right);
    }
    let offered: Vec<&str> = board.labels.iter().map(|label| label.name.as_str()).collect();
    for label in texts(&case["labels"]).iter().filter(|label| !offered.contains(&label.as_str())) {
        report.differs("the labels offered", &format!("{offered:?}"), label);
    }
    let (_, again) = brought(&mut team, board);
    if !again.is_empty() {
        report.differs("a second import", &again.len().to_string(), "nothing");
    }
    if let Some(next) = case["then"].as_str() {
        let Shown::Board { board, .. } = shown(next, case) else { panic!("{next} is refused") };
        let _ = brought(&mut team, &board);
        let here: Vec<&str> =
            team.workspace.items.values().map(|item| item.title.as_str()).collect();
        let mut wanted = texts(&case["thenTitles"]);
        wanted.extend(items.iter().map(|item| item.title.to_string()));
        for title in wanted.iter().filter(|title| !here.contains(&title.as_str())) {
            report.differs("what is here in the end", &format!("{here:?}"), title);
        }
        if !brought(&mut team, &board).1.is_empty() {
            report.differs("a second import of the other file", "something", "nothing");
        }
    }
}

#[test]
fn each_file_comes_in_right_or_is_refused_with_a_reason() {
    let expected = std::fs::read_to_string(folder().join("expected.json")).expect("it is there");
    let cases: Value = serde_json::from_str(&expected).expect("JSON");
    let mut wrong = String::new();
    for (file, case) in cases.as_object().expect("cases by file") {
        let mut report = Report { file: file.clone(), wrong: String::new() };
        let kind = case["kind"].as_str().expect("a kind");
        match (kind, shown(file, case)) {
            ("refuse", Shown::Refused(why)) => said(&mut report, case, &why),
            ("refuse", Shown::Board { board, .. }) => {
                let count = brought(&mut small_team(), &board).1.len();
                if case["either"].as_u64() != Some(count as u64) {
                    report.differs("what comes in", &count.to_string(), "refused");
                }
            }
            (_, Shown::Refused(why)) => report.differs("it", &format!("refused: {why}"), kind),
            (_, Shown::Board { board, asks_order }) => {
                comes_in(&mut report, case, &board);
                if case["asks_order"] == true && !asks_order {
                    report.differs("the order of day and month", "taken", "asked about");
                }
            }
        }
        wrong.push_str(&report.wrong);
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
