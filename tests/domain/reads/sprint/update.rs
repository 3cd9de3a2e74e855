//! What stakeholders are told about a sprint, while it runs and after it closed.

use crate::rules::sprint::close::{becomes, close, reviewed};
use crate::rules::sprint::move_card::{finish, to};
use crate::rules::sprint::plan::start;
use crate::support::{BEN, CONTENT, EMMA, Team, day, id, team};
use sprintloop::domain::reads::sprint::update::{Chapter, Update, update};
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::sprint::outcome::Destination;

fn told(team: &Team) -> Update {
    let sprint = team.workspace.sprints.get(id(700)).expect("the sprint");
    update(sprint, &team.workspace, day(3))
}

fn lines(told: &Update, wanted: Chapter) -> Vec<&str> {
    let chapter = told.chapters.iter().find(|(chapter, _)| *chapter == wanted);
    chapter
        .map(|(_, lines)| lines.iter().map(|line| line.what.as_str()).collect())
        .unwrap_or_default()
}

#[test]
fn a_running_sprint_tells_what_shipped_and_what_is_in_progress() {
    let mut team = team();
    let items = [team.ready("Guide", CONTENT, BEN, 2), team.ready("Page", CONTENT, EMMA, 2)];
    start(&mut team, &items);
    finish(&mut team, items[0]);
    team.does(to(items[1], BoardStage::Active));
    let told = told(&team);
    assert!(!told.goal.is_empty() && told.verdict.is_empty());
    assert_eq!(lines(&told, Chapter::Shipped), ["Guide"]);
    assert_eq!(lines(&told, Chapter::InProgress), ["Page"]);
    assert!(lines(&told, Chapter::Learned).is_empty());
}

#[test]
fn a_closed_sprint_tells_the_verdict_and_what_comes_next() {
    let mut team = team();
    let items = [team.ready("Guide", CONTENT, BEN, 2), team.ready("Page", CONTENT, EMMA, 2)];
    start(&mut team, &items);
    finish(&mut team, items[0]);
    reviewed(&mut team);
    team.does(becomes(items[1], Destination::CarryOver));
    team.does(close(None));
    let told = told(&team);
    assert!(told.verdict.starts_with("Partly met"));
    assert_eq!(lines(&told, Chapter::Next), ["More of it.", "Page"]);
    assert!(lines(&told, Chapter::InProgress).is_empty());
    let said = format!("{told:?}");
    assert!(!said.contains("Took longer"), "reasons stay with the team");
}
