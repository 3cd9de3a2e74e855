//! What a person takes away: tables, a calendar, documents; and nothing in them runs.

use std::collections::BTreeSet;

use crate::sample::{day, team};
use sprintloop::domain::base::context::Context;
use sprintloop::domain::base::ids::{ItemId, SprintId};
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::records::sprint::record::Sprint;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::csv::safe;
use sprintloop::exchange::file::{Export, File, make, name};
use sprintloop::exchange::text::Subject;

const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</style><script>alert(1)</script>",
    "'; alert(1); //",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "=HYPERLINK(\"https://example.com\",\"x\")",
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "\u{202e}مرحبا, 🎉; \"quoted\"",
];

fn taken(team: &Workspace, export: Export) -> File {
    make(team, export, day("2026-11-18"))
}

fn sprint(team: &Workspace, fits: fn(&Sprint) -> bool) -> SprintId {
    team.sprints.values().find(|sprint| fits(sprint)).expect("there is one").id
}

fn rename(team: &mut Workspace, item: ItemId, words: &str) {
    let edit = Box::new(ItemEdit::Title(Title::parse(words).expect("words")));
    let actor = team.members.ids().next().expect("there are people");
    let context = Context { now: day("2026-11-18"), actor };
    let command = Command::Item(ItemCommand::Edit { items: vec![item], edit });
    team.apply(command, &context).expect("an item can be renamed");
}

/// Reads a table as a spreadsheet does: quotes, doubled quotes, line ends inside them.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("it says that it is UTF-8");
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut letters) = (false, text.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(letters.next(), Some('\n'), "a line ends with both");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted, "the last line ends");
    rows
}

#[test]
fn a_file_says_whose_it_is_what_it_is_and_of_which_day() {
    let on = day("2026-11-21").date_naive();
    assert_eq!(
        name("Northwind / Marketing!", "Sprint 5 report", on, "md"),
        "northwind-marketing-sprint-5-report-2026-11-21.md"
    );
    assert_eq!(name("", "workspace", on, "json"), "workspace-2026-11-21.json");
    let team = team();
    let running = sprint(&team, Sprint::is_open);
    let names: Vec<String> = [
        Export::Workspace,
        Export::Backlog,
        Export::Sprint(running),
        Export::Cadence,
        Export::Markdown(Subject::Plan(running)),
        Export::Page(Subject::Review(running)),
    ]
    .map(|export| taken(&team, export).name)
    .into();
    assert_eq!(
        names,
        [
            "northwind-marketing-workspace-2026-11-18.json",
            "northwind-marketing-backlog-2026-11-18.csv",
            "northwind-marketing-sprint-5-2026-11-18.csv",
            "northwind-marketing-cadence-2026-11-18.ics",
            "northwind-marketing-sprint-5-plan-2026-11-18.md",
            "northwind-marketing-sprint-5-report-2026-11-18.html",
        ]
    );
}

#[test]
fn a_cell_never_computes() {
    let cases = [
        ("Webinar", "Webinar"),
        ("a,b", "\"a,b\""),
        ("a;b", "\"a;b\""),
        ("say \"yes\"", "\"say \"\"yes\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        (" blank", "\" blank\""),
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-2", "'-2"),
        ("@home", "'@home"),
        ("\t=1", "\"'\t=1\""),
        ("\r=1", "\"'\r=1\""),
        ("=A1,\"x\"", "\"'=A1,\"\"x\"\"\""),
        ("", ""),
    ];
    for (cell, expected) in cases {
        assert_eq!(safe(cell), expected, "{cell:?}");
    }
}

#[test]
fn the_backlog_as_a_table_holds_every_open_item_in_its_order() {
    let mut team = team();
    let first = team.items.values().find(|item| item.is_open()).expect("work is open").id;
    rename(&mut team, first, "=1+1, \"or\"; so");
    let table = rows(&taken(&team, Export::Backlog).text);
    let open = team.items.values().filter(|item| item.is_open()).count();
    assert_eq!(table.len(), open + 1);
    assert!(table.iter().all(|row| row.len() == table[0].len()), "every row is as wide");
    assert_eq!(table[0][..4], ["Key", "Title", "Status", "Missing"]);
    assert!(table.iter().any(|row| row[1] == "'=1+1, \"or\"; so"));
    let states: BTreeSet<&str> = table.iter().map(|row| row[2].as_str()).collect();
    assert!(states.contains("Ready") && states.contains("In refinement"), "{states:?}");
    assert!(states.iter().any(|state| state.ends_with(", blocked")), "{states:?}");
}

#[test]
fn a_sprint_as_a_table_stands_as_it_was_promised() {
    let mut team = team();
    let closed = sprint(&team, Sprint::is_closed);
    let before = taken(&team, Export::Sprint(closed)).text;
    let table = rows(&before);
    let promised = team.sprints.get(closed).and_then(|sprint| sprint.commitment.clone());
    let promised = promised.expect("it was started").items;
    assert_eq!(table.iter().filter(|row| row[2] == "Committed").count(), promised.len());
    assert!(table.iter().any(|row| row[8] == "Accepted" && !row[9].is_empty()));
    rename(&mut team, promised[0].item, "Called otherwise since");
    assert_eq!(taken(&team, Export::Sprint(closed)).text, before);
    let running = sprint(&team, Sprint::is_open);
    let table = rows(&taken(&team, Export::Sprint(running)).text);
    assert!(table.len() > team.sprints.get(running).expect("it runs").chosen.len());
}

#[test]
fn the_calendar_keeps_to_its_format() {
    let team = team();
    let text = taken(&team, Export::Cadence).text;
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
    assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let unfolded = text.replace("\r\n ", "");
    let of = |start: &str| -> Vec<&str> {
        unfolded.lines().filter_map(|line| line.strip_prefix(start)).collect()
    };
    let ids = of("UID:");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "no id twice");
    assert_eq!((ids.len(), ids.len()), (of("DTSTART:").len(), of("DTEND:").len()));
    for meeting in
        ["Sprint 5: review", "Sprint 6: planning", "Sprint 6: check-in", "Sprint 11: retrospective"]
    {
        assert!(of("SUMMARY:").contains(&meeting), "{meeting}");
    }
    // The running sprint began on a Wednesday; planning is on its first day, once.
    assert!(of("DTSTART:").iter().all(|at| at.len() == 15 && at.contains('T')));
}

#[test]
fn no_meeting_falls_on_a_day_off() {
    use chrono::{Datelike, NaiveDate};
    let text = taken(&team(), Export::Cadence).text;
    for at in text.lines().filter_map(|line| line.strip_prefix("DTSTART:")) {
        let number = |from: usize, to: usize| at[from..to].parse::<u32>().expect("a number");
        let year = i32::try_from(number(0, 4)).expect("a year");
        let on = NaiveDate::from_ymd_opt(year, number(4, 6), number(6, 8)).expect("a day");
        assert!(on.weekday().num_days_from_monday() < 5, "{at}");
    }
}

#[test]
fn a_long_name_is_folded_and_marked_in_the_calendar() {
    let mut team = crate::small_team::small_team();
    let long = "Größe, Maß; Straße \\ ".repeat(12);
    let rename = sprintloop::domain::commands::workspace::WorkspaceCommand::Rename {
        name: crate::small_team::title(&long),
    };
    team.does(Command::Workspace(rename));
    let text = taken(&team.workspace, Export::Cadence).text;
    assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75));
    assert!(text.replace("\r\n ", "").contains("Größe\\, Maß\\; Straße \\\\ Größe"));
}

#[test]
fn a_document_tells_the_whole_story() {
    let team = team();
    let running = sprint(&team, Sprint::is_open);
    let plan = taken(&team, Export::Markdown(Subject::Plan(running))).text;
    for words in ["**Goal:** ", "**Load by owner**", "**Approved:** ", "**Items**"] {
        assert!(plan.contains(words), "{words} is missing in {plan}");
    }
    let closed = sprint(&team, Sprint::is_closed);
    let report = taken(&team, Export::Markdown(Subject::Review(closed))).text;
    for words in ["**Goal result:** ", "**Committed:** ", "**Learning**", "**We decided:** "] {
        assert!(report.contains(words), "{words} is missing in {report}");
    }
}

#[test]
fn a_page_needs_nothing_runs_nothing_and_shows_words_as_words() {
    let mut team = team();
    let running = sprint(&team, Sprint::is_open);
    let items: Vec<ItemId> =
        team.sprints.get(running).expect("it runs").chosen.keys().copied().collect();
    for (item, attack) in items.iter().zip(ATTACKS.iter().cycle()).take(ATTACKS.len()) {
        rename(&mut team, *item, attack);
    }
    for subject in [Subject::Plan(running), Subject::Review(running)] {
        let page = taken(&team, Export::Page(subject)).text;
        assert!(page.starts_with("<!doctype html>"));
        let policy =
            page.find("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'");
        let first = page.find("<title>").expect("it has a title");
        assert!(policy.is_some_and(|at| at < first), "the policy stands before everything");
        let body = page.split("<body>").nth(1).expect("it has a body");
        let tags: BTreeSet<&str> = body
            .split('<')
            .skip(1)
            .filter_map(|tag| tag.split(['>', ' ']).next())
            .map(|tag| tag.trim_start_matches('/'))
            .collect();
        let known = ["b", "body", "footer", "h1", "h2", "html", "li", "main", "p", "ul"];
        assert!(tags.iter().all(|tag| known.contains(tag)), "{tags:?}");
        assert!(!page.contains("src=\"") && !page.contains("href=\"") && !page.contains("url("));
        let lists = (page.matches("<ul>").count(), page.matches("</ul>").count());
        assert_eq!(lists.0, lists.1);
    }
}
