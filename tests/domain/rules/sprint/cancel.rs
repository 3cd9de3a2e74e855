//! A sprint given up returns its items.

use crate::rules::sprint::plan::start;
use crate::support::{BEN, CONTENT, day, reason, team};
use chrono::NaiveDate;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::load::{offered, proposed_limit};
use sprintloop::domain::records::backlog::position::Position;

#[test]
fn cancelling_returns_the_items() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 4);
    let sprint_id = start(&mut team, &[item]);
    team.does(SprintCommand::Cancel { id: sprint_id, reason: reason("Budget cut") });
    assert_eq!(team.item(item).position, Position::Backlog);
    assert_eq!(offered(&team.workspace).len(), 1);
    assert_eq!(proposed_limit(&team.workspace), None, "a cancelled sprint proposes nothing");
    let again = SprintCommand::SetDates {
        id: sprint_id,
        starts: day(2),
        ends: NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day"),
    };
    team.refuses(again, Rule::State);
}
