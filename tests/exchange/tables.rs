//! Tables of Jira, Asana, Linear, GitHub and anybody: known by what they hold, read row by row.

use std::sync::Arc;

use chrono::FixedOffset;

use crate::small_team::{ANA, BEN, SmallTeam, id, small_team};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::commands::Command;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::records::workflow::Unit;
use sprintloop::exchange::delimited::Delimited;
use sprintloop::exchange::foreign_board::{Card, ForeignBoard};
use sprintloop::exchange::found::Found;
use sprintloop::exchange::import::{import, plan};
use sprintloop::exchange::mapping::{Mapping, Target, Who};
use sprintloop::exchange::read::read;
use sprintloop::exchange::read_error::ReadError;
use sprintloop::exchange::rows;
use sprintloop::exchange::table::{Meaning, Table};
use sprintloop::exchange::tool::Column;
use sprintloop::exchange::when::{DayOrder, moment};

const JIRA: &[u8] = include_bytes!("../fixtures/tables/jira.csv");
const ASANA: &[u8] = include_bytes!("../fixtures/tables/asana.csv");
const LINEAR: &[u8] = include_bytes!("../fixtures/tables/linear.csv");
const ANY: &[u8] = include_bytes!("../fixtures/tables/any.csv");
const GH: &[u8] = include_bytes!("../fixtures/tables/github-gh.json");
const REST: &[u8] = include_bytes!("../fixtures/tables/github-rest.json");

fn grid(bytes: &[u8]) -> Arc<Table> {
    match read(bytes) {
        Ok(Found::Table(grid)) => grid,
        other => panic!("no table: {other:?}"),
    }
}

fn here() -> FixedOffset {
    FixedOffset::east_opt(3600).expect("an hour east")
}

/// The board as it is guessed, in a team that counts hours.
fn board(bytes: &[u8]) -> ForeignBoard {
    let grid = grid(bytes);
    rows::board(&grid, &grid.guess(Unit::Hours), here())
}

fn card<'a>(board: &'a ForeignBoard, title: &str) -> &'a Card {
    let mut cards = board.cards.iter();
    cards.find(|card| card.title.as_str().starts_with(title)).expect("the card is there")
}

fn problems(board: &ForeignBoard) -> Vec<(usize, &str, bool)> {
    board.problems.iter().map(|one| (one.row, one.why.as_str(), one.out)).collect()
}

fn labels<'a>(board: &'a ForeignBoard, card: &Card) -> Vec<&'a str> {
    card.labels.iter().map(|at| board.labels[*at].name.as_str()).collect()
}

fn people<'a>(board: &'a ForeignBoard, card: &Card) -> Vec<&'a str> {
    card.people.iter().map(|at| board.people[*at].name.as_str()).collect()
}

fn bring(team: &mut SmallTeam, board: &ForeignBoard, change: impl Fn(&mut Mapping)) {
    let mut mapping = Mapping::guess(board, &team.workspace).expect("there is a team");
    change(&mut mapping);
    let (workspace, stamp) = (team.workspace.clone(), team.context.stamp());
    let plan = plan(board, &mapping, &workspace, stamp);
    let mut mint = || team.mint();
    let import = import((board, &mapping, &plan), &workspace, stamp, "work.csv", &mut mint)
        .expect("there is a place at the end");
    team.does(Command::Import(Box::new(import)));
}

fn item(team: &SmallTeam, title: &str) -> Arc<BacklogItem> {
    let mut items = team.workspace.items.values();
    Arc::clone(items.find(|item| item.title.as_str().starts_with(title)).expect("it came in"))
}

#[test]
fn knows_each_tool_by_its_headings_and_entries() {
    let all = [
        (JIRA, "jira"),
        (ASANA, "asana"),
        (LINEAR, "linear"),
        (ANY, "csv"),
        (GH, "github"),
        (REST, "github"),
    ];
    for (bytes, tool) in all {
        assert_eq!(grid(bytes).tool.id, tool);
    }
}

#[test]
fn tells_every_row_that_stays_out_or_lacks_something() {
    let board = board(JIRA);
    assert_eq!(
        problems(&board),
        [
            (4, "it has no title", true),
            (5, "“sometime” isn't a date; it's kept as a note in the description", false),
            (5, "“a lot” isn't an amount of work; it's kept as a note in the description", false),
            (7, "it has the same ID, MKT-101, as row 2", true),
        ]
    );
    assert_eq!(board.cards.len(), 5);
    assert_eq!(
        board.gaps,
        ["1 row has cells to the right of the last heading. Those cells are skipped."]
    );
    assert!(card(&board, "Due on no day").facts.contains(&"Due date: sometime".to_owned()));
}

#[test]
fn reads_what_jira_writes() {
    let board = board(JIRA);
    let webinar = card(&board, "Webinar");
    assert_eq!(webinar.id, "MKT-101");
    assert_eq!(webinar.text, "Who it is for:\n\"auditors\", and those who pay them");
    assert_eq!(labels(&board, webinar), ["Story", "Events", "launch"]);
    assert_eq!(
        webinar.due.map(|due| due.to_rfc3339()).as_deref(),
        Some("2026-09-30T00:00:00+01:00")
    );
    assert_eq!(webinar.estimate, Some(Effort::whole(8)));
    let said: Vec<(&str, &str)> =
        webinar.comments.iter().map(|said| (said.author.as_str(), said.text.as_str())).collect();
    assert_eq!(said, [("Jo Miller", "Who could speak?"), ("Ana Silva", "I could; if asked.")]);
    assert_eq!(
        webinar.comments[1].at.map(|at| at.to_rfc3339()).as_deref(),
        Some("2024-03-13T13:05:00+01:00")
    );
    assert_eq!(webinar.links[0].label, "deck.pdf");
    assert_eq!(
        webinar.facts,
        [
            "Priority: High",
            "Sprint: Sprint 4",
            "Sprint: Sprint 5",
            "Story Points: 5.0",
            "Budget: 400"
        ]
    );
    assert_eq!(
        card(&board, "Landing").facts,
        ["Priority: Medium", "part of Webinar: passing a SOC 2 audit"]
    );
    assert!(card(&board, "Newsletter").finished);
}

#[test]
fn takes_points_where_the_team_counts_points() {
    let grid = grid(JIRA);
    let board = rows::board(&grid, &grid.guess(Unit::Points), here());
    assert_eq!(card(&board, "Webinar").estimate, Some(Effort::whole(5)));
    assert!(card(&board, "Webinar").facts.contains(&"Original Estimate: 28800".to_owned()));
}

#[test]
fn reads_every_way_of_writing_a_day() {
    let all = [
        ("30/Sep/26 12:00 AM", "2026-09-30T00:00:00+01:00"),
        ("12/Mar/24 9:41 AM", "2024-03-12T09:41:00+01:00"),
        ("12/Mar/24 12:41 PM", "2024-03-12T12:41:00+01:00"),
        ("6/21/2025 16:14", "2025-06-21T16:14:00+01:00"),
        ("2026-11-21", "2026-11-21T00:00:00+01:00"),
        ("20261121", "2026-11-21T00:00:00+01:00"),
        ("21.11.2026", "2026-11-21T00:00:00+01:00"),
        ("21 November 2026", "2026-11-21T00:00:00+01:00"),
        ("Nov 21st, 2026", "2026-11-21T00:00:00+01:00"),
        ("Tue Mar 12 2024 09:41:30 GMT+0200 (Eastern European Time)", "2024-03-12T09:41:30+02:00"),
        ("2024-03-12T09:41:00.000-0530", "2024-03-12T09:41:00-05:30"),
        ("2024-03-12 09:41 UTC", "2024-03-12T09:41:00+00:00"),
    ];
    for (text, expected) in all {
        let at = moment(text, DayOrder::MonthFirst, here());
        assert_eq!(at.map(|at| at.to_rfc3339()).as_deref(), Some(expected), "{text}");
    }
    for text in
        ["", "sometime", "31/Feb/26", "99/99/9999", "1.2", "12:30", "2026-13-01", "3 apples"]
    {
        assert_eq!(moment(text, DayOrder::MonthFirst, here()), None, "{text}");
    }
    let swapped = moment("6/7/2025", DayOrder::DayFirst, here());
    assert_eq!(swapped.map(|at| at.date_naive().to_string()).as_deref(), Some("2025-07-06"));
}

#[test]
fn sees_in_the_table_whether_the_day_or_the_month_comes_first() {
    let order = |rows: &str| {
        let grid = grid(format!("Title,Due\n{rows}").as_bytes());
        grid.order(&grid.guess(Unit::Hours).columns)
    };
    assert_eq!(order("A,6/7/2025\nB,21/6/2025\n"), Some(Some(DayOrder::DayFirst)));
    assert_eq!(order("A,6/7/2025\nB,6/21/2025\n"), Some(Some(DayOrder::MonthFirst)));
    assert_eq!(order("A,6/7/2025\n"), Some(None));
    assert_eq!(order("A,2025-06-07\nB,7.6.2025\n"), None);
}

#[test]
fn reads_what_asana_writes_under_rows_of_other_things() {
    let board = board(ASANA);
    let campaign = card(&board, "Autumn");
    assert_eq!((campaign.id.as_str(), board.cards.len()), ("1201", 4));
    assert_eq!(labels(&board, campaign), ["Paid", "launch"]);
    assert_eq!(campaign.facts, ["Start Date: 2026-09-02", "Projects: Marketing", "Budget: 400"]);
    assert_eq!(card(&board, "Ad copy").facts, ["Projects: Marketing", "part of Autumn campaign"]);
    assert_eq!(
        card(&board, "Ad pictures").facts,
        ["Projects: Marketing", "part of Autumn campaign"]
    );
    assert_eq!(people(&board, card(&board, "Ad copy")), ["jo.miller@example.com"]);
    let jo = board.people.iter().find(|person| person.name.contains('@')).expect("by mail");
    assert_eq!(jo.user_name, "jo miller");
    let over = card(&board, "Kick-off");
    assert!(over.finished);
    assert_eq!(over.moves[0].stage, Some(BoardStage::Done));
}

#[test]
fn reads_what_linear_writes() {
    let board = board(LINEAR);
    let test = card(&board, "Pricing");
    assert_eq!(test.text, "=formula first, then words");
    assert_eq!(labels(&board, test), ["Web", "Experiment", "A", "B"]);
    assert_eq!(test.due.map(|due| due.date_naive().to_string()).as_deref(), Some("2026-10-01"));
    assert_eq!(test.moves[0].stage, Some(BoardStage::Active));
    assert_eq!(test.requester.map(|at| board.people[at].name.as_str()), Some("ana@example.com"));
    let variants = card(&board, "Headline").facts.join("; ");
    assert_eq!(
        variants,
        "Priority: No priority; part of Pricing page test; Related to: NW-1; Blocked by: NW-3"
    );
    assert!(card(&board, "Old idea").finished);
}

#[test]
fn reads_issues_of_github_from_both_its_sides() {
    let board = board(GH);
    let page = card(&board, "Comparison");
    assert_eq!(page.id, "https://github.com/northwind/site/issues/12");
    assert_eq!(labels(&board, page), ["Content", "help wanted, please"]);
    assert_eq!(people(&board, page), ["Ben Okafor", "kim"]);
    assert_eq!(page.comments[0].text.as_str(), "Legal; has to read it.");
    assert_eq!(page.facts, ["milestone: Q4"]);
    assert!(card(&board, "Old footer").finished);
    assert_eq!(problems(&board), [(3, "it isn't an issue", true)]);

    let rest = self::board(REST);
    assert_eq!(card(&rest, "Comparison").id, page.id);
    assert_eq!(people(&rest, card(&rest, "Comparison")), ["ben-o"]);
    assert_eq!(rest.cards.len(), 2);
    assert!(card(&rest, "Closed").finished);
    assert_eq!(rest.gaps[0], "1 pull request won't be imported.");
    assert!(rest.gaps[1].contains("how many comments"));
}

#[test]
fn reads_any_table_and_asks_where_it_can_only_guess() {
    let grid = grid(ANY);
    let guess = grid.guess(Unit::Hours);
    let expected =
        [Column::Title, Column::List, Column::Person, Column::Due, Column::Estimate, Column::Note];
    assert_eq!(guess.columns, expected);
    let board = rows::board(&grid, &guess, here());
    let fair = card(&board, "Messe");
    assert_eq!(fair.due.map(|due| due.date_naive().to_string()).as_deref(), Some("2026-12-31"));
    assert_eq!(fair.estimate, Some(Effort(390)));
    assert_eq!(fair.facts, ["Region: DACH"]);
    // Without ids a row is known by its title, and the second of one title is another.
    let ids: Vec<&str> = board.cards.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids, ["title:messe in köln", "title:flyer", "title:flyer#2"]);
    assert_eq!(board.gaps, ["There's no ID column, so a second import matches rows by title."]);

    let columns = vec![
        Column::Title,
        Column::LeftOut,
        Column::Note,
        Column::LeftOut,
        Column::LeftOut,
        Column::Label,
    ];
    let corrected = rows::board(&grid, &Meaning { columns, ..guess }, here());
    assert_eq!(labels(&corrected, &corrected.cards[0]), ["DACH"]);
    assert_eq!((corrected.cards[0].list, corrected.cards[0].due), (None, None));
}

#[test]
fn reads_cells_however_they_are_set_apart_and_quoted() {
    let title = |text: &[u8]| board(text).cards[0].title.to_string();
    assert_eq!(title(b"Title\tOwner\nTab\tBen\n"), "Tab");
    assert_eq!(title(b"sep=;\r\nTitle;Owner\r\n\"A;B\";Ben"), "A;B");
    assert_eq!(title(b"Title|Owner\rBar|Ben\r"), "Bar");
    assert_eq!(title(b"\"Title\",\"Owner\"\n\"He said \"\"no\"\"\",Ben"), "He said \"no\"");
    assert_eq!(title("\u{feff}Title,Owner\nMark,Ben".as_bytes()), "Mark");
    assert_eq!(title("Title\nOne column".as_bytes()), "One column");
    assert_eq!(title(b"Title,Owner\nCaf\xe9 \x80,Ben"), "Café €");
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("Title\tOwner\nWide\tBen".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(title(&wide), "Wide");
    let empty_rows = board(b"Title,Owner\n,\n\nThird,Ben\n,,\n");
    assert_eq!((empty_rows.cards.len(), problems(&empty_rows).len()), (1, 0));
}

#[test]
fn loses_no_row_to_a_quote_that_nothing_closes() {
    let board = board(b"Title,Owner\n\"Half a quote,Ben\nNext,Ben\nLast,Ben\n");
    assert_eq!(board.cards.len(), 3);
    let why = "a quotation mark is never closed, so it's read as plain text";
    assert_eq!(problems(&board), [(2, why, false)]);
}

#[test]
fn counts_rows_as_a_spreadsheet_does() {
    let numbers = |text: &str| {
        let rows = Delimited::new(text.to_owned()).finish();
        let rows_read = rows.rows.into_iter().map(|row| (row.number, row.cells.join("|")));
        (rows_read.collect::<Vec<_>>(), rows.open_quote, rows.cut)
    };
    let row = |number: usize, cells: &str| (number, cells.to_owned());
    let read = numbers("\n\nA,B\r\n\r\n\"two\r\nlines\",b\n,\nc,\"d\"e\"\nf");
    let rows = vec![row(3, "A|B"), row(5, "two\nlines|b"), row(7, "c|de\""), row(8, "f")];
    assert_eq!(read, (rows, None, false));
    let read = numbers("sep=;\nA;B\n\n\"a\nb\";\"it is \"\"open;x\nc;d");
    let rows = vec![row(2, "A|B"), row(4, "a\nb|\"it is \"\"open|x"), row(5, "c|d")];
    assert_eq!(read, (rows, Some(4), false));
    assert_eq!(numbers("A,B\n1,\""), (vec![row(1, "A|B"), row(2, "1|\"")], Some(2), false));
    assert_eq!(numbers("A,B\n1,\"\""), (vec![row(1, "A|B"), row(2, "1|")], None, false));
}

#[test]
fn says_in_one_sentence_why_a_table_is_not_taken() {
    let refused = |bytes: &[u8]| read(bytes).expect_err("it is refused");
    assert_eq!(refused(b"Dear diary"), ReadError::NotJson);
    assert_eq!(refused(b"Title,Owner\n"), ReadError::NoRows);
    assert_eq!(refused(b"PK\x03\x04rest"), ReadError::Workbook);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\x00\x00"), ReadError::NotJson);
    assert_eq!(refused(b"[]"), ReadError::OtherTool);
    assert_eq!(refused(br#"[{"title":"a","number":1,"pull_request":{}}]"#), ReadError::NoRows);
}

#[test]
fn becomes_items_with_owner_channel_and_way() {
    let mut team = small_team();
    let board = board(JIRA);
    bring(&mut team, &board, |mapping| mapping.finished = true);
    let webinar = item(&team, "Webinar");
    assert_eq!(webinar.owner, Some(id(BEN)));
    assert_eq!(webinar.requester.as_ref().and_then(|by| by.member), Some(id(ANA)));
    let channel = webinar.channel.and_then(|id| team.workspace.channels.get(id));
    assert_eq!(channel.map(|channel| channel.name.as_str()), Some("Events"));
    assert!(webinar.description.contains("From Jira: Story, launch, In Progress; Priority: High"));
    let source = webinar.source.as_ref().expect("it came from somewhere");
    assert_eq!((source.tool.as_str(), source.id.as_str()), ("jira", "MKT-101"));
    let old = item(&team, "Newsletter");
    assert_eq!(old.position, Position::Archived);
    assert_eq!(old.past[0].stage, Some(BoardStage::Done));
    assert_eq!(item(&team, "Landing").owner, None);
}

#[test]
fn makes_members_of_people_where_that_is_chosen() {
    let mut team = small_team();
    let board = board(JIRA);
    let jo = board.people.iter().position(|person| person.name == "Jo Miller").expect("on it");
    bring(&mut team, &board, |mapping| {
        assert_eq!(mapping.people[jo], Who::Named);
        mapping.people[jo] = Who::New;
    });
    let members: Vec<&str> = team.workspace.members.values().map(|m| m.name.as_str()).collect();
    assert_eq!(members.iter().filter(|name| **name == "Jo Miller").count(), 1);
    let landing = item(&team, "Landing");
    let owner = landing.owner.and_then(|id| team.workspace.members.get(id)).expect("owned");
    assert!(owner.can_own_work());
    assert!(!landing.description.contains("with Jo"));
    let said = &item(&team, "Webinar").comments[0];
    assert_eq!((said.by, said.author.as_str()), (Some(owner.id), ""));
}

#[test]
fn takes_a_list_for_the_stage_it_is_called_like() {
    let team = small_team();
    let board = board(ASANA);
    let mapping = Mapping::guess(&board, &team.workspace).expect("there is a team");
    let stages = [BoardStage::Active, BoardStage::Committed, BoardStage::Done];
    assert_eq!(mapping.lists, stages.map(Target::Stage));
    let seen = plan(&board, &mapping, &team.workspace, team.context.stamp());
    assert_eq!((seen.coming.len(), seen.finished), (3, 1));
}

#[test]
fn reads_five_thousand_rows() {
    let mut text = "Issue key,Summary,Status,Assignee,Due date,Labels,Description\n".to_owned();
    for row in 0..5_000 {
        text.push_str(&format!(
            "MKT-{row},Row {row},To Do,Person {},12/Mar/27 9:41 AM,Label {},Words\n",
            row % 30,
            row % 80
        ));
    }
    let mut team = small_team();
    let board = board(text.as_bytes());
    assert_eq!((board.people.len(), board.labels.len()), (30, 80));
    bring(&mut team, &board, |_| {});
    assert_eq!(team.workspace.items.len(), 5_000);
}

/// What our own table of the backlog is called at the top: as it is written now, and as it was before.
const OWN_HEADS: [&str; 2] = [
    "Key,Title,Status,Missing,Work type,Channel,Owner,Estimate (h),Needed by,Launch,Purpose,Audience,Expected value,Requester,Campaign,Acceptance criteria,Description,Links",
    "Key,Title,State,Needs,Work type,Channel,Owner,Estimate (h),Needed by,Launch,What changes,For whom,Expected value,Requester,Campaign,Acceptance criteria,Description,Links",
];

/// The same of a sprint.
const OWN_SPRINT_HEADS: [&str; 2] = [
    "Key,Title,Scope,Work type,Channel,Owner,Estimate (h),Supports goal,Outcome,Accepted on,Reason",
    "Key,Title,Scope,Work type,Channel,Owner,Estimate (h),Serves the goal,Came to,Accepted on,Reason",
];

#[test]
fn reads_our_own_tables_with_their_headings_of_now_and_of_before() {
    let row = "MKT-7,Report,In refinement,Owner,Content,Email,Ada,6,2026-12-01,2026-12-08,Less waiting,The board,Fewer calls,Ben,Spring,It is sent,A text,https://example.com";
    let [now, before] = OWN_HEADS.map(|heads| {
        let text = format!("\u{feff}{heads}\r\n{row}\r\n");
        let table = grid(text.as_bytes());
        let columns = table.guess(Unit::Hours).columns;
        let board = board(text.as_bytes());
        let card = card(&board, "Report");
        for told in ["Less waiting", "The board"] {
            assert!(card.facts.iter().any(|fact| fact.contains(told)), "{:?}", card.facts);
        }
        columns
    });
    assert_eq!(now, before);
    use Column::{Channel, Due, Estimate, Id, Lines, Link, List, Note, Person, Requester, Text};
    let first = [Id, Column::Title, List, Note, Column::WorkType, Channel, Person, Estimate, Due];
    assert_eq!(now[..9], first);
    assert_eq!(now[9..], [Note, Note, Note, Note, Requester, Note, Lines, Text, Link]);

    let row = "MKT-7,Report,Committed,Content,Email,Ada,6,yes,Accepted,2026-12-01,";
    let [now, before] = OWN_SPRINT_HEADS.map(|heads| {
        grid(format!("\u{feff}{heads}\r\n{row}\r\n").as_bytes()).guess(Unit::Hours).columns
    });
    assert_eq!(now, before);
}
