//! Small things in which files of one tool differ from each other.

use chrono::{DateTime, FixedOffset};
use serde_json::Value;

use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::records::workflow::Unit;
use sprintloop::exchange::foreign_board::ForeignBoard;
use sprintloop::exchange::found::Found;
use sprintloop::exchange::read::read;
use sprintloop::exchange::read_error::ReadError;
use sprintloop::exchange::rows;

const BOARD: &str = include_str!("../fixtures/trello/board.json");

fn here() -> FixedOffset {
    *DateTime::parse_from_rfc3339("2026-11-19T11:00:00+01:00").expect("a moment").offset()
}

fn table(text: &str, unit: Unit) -> ForeignBoard {
    match read(text.as_bytes()) {
        Ok(Found::Table(grid)) => rows::board(&grid, &grid.guess(unit), here()),
        other => panic!("no table: {other:?}"),
    }
}

#[test]
fn a_board_without_any_one_of_its_lists_is_still_read() {
    for name in [
        "labelNames",
        "prefs",
        "actions",
        "labels",
        "lists",
        "members",
        "checklists",
        "customFields",
    ] {
        let mut board: Value = serde_json::from_str(BOARD).expect("a board");
        board.as_object_mut().expect("fields").remove(name).expect("it is there");
        let Ok(Found::ForeignBoard(read)) = read(board.to_string().as_bytes()) else {
            panic!("without {name}")
        };
        assert!(read.cards.iter().any(|card| card.title.as_str().starts_with("Webinar")), "{name}");
    }
    let mut board: Value = serde_json::from_str(BOARD).expect("a board");
    board.as_object_mut().expect("fields").remove("cards").expect("they are there");
    assert!(matches!(read(board.to_string().as_bytes()), Err(ReadError::EmptyBoard)));
}

#[test]
fn jira_writes_its_due_date_and_its_points_in_two_ways() {
    for due in ["Due date", "Due Date"] {
        for points in ["Custom field (Story Points)", "Custom field (Story point estimate)"] {
            let text = format!(
                "Summary,Issue key,{due},{points}\r\nWebinar,MKT-1,30/Sep/26 12:00 AM,5.0\r\nFair,MKT-2,,\r\n"
            );
            let board = table(&text, Unit::Points);
            let webinar = board.cards.first().expect("a card");
            let day = webinar.due.map(|due| due.date_naive().to_string());
            assert_eq!(day.as_deref(), Some("2026-09-30"), "{due}");
            assert_eq!(webinar.estimate, Some(Effort::whole(5)), "{points}");
        }
    }
}
