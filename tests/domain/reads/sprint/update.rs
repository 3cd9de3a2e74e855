//! What stakeholders are told about a sprint, while it runs and after it closed.

use crate::rules::blocker::block;
use crate::rules::sprint::close::{becomes, close, reviewed};
use crate::rules::sprint::move_card::{finish, to};
use crate::rules::sprint::plan::start;
use crate::support::{BEN, CAMPAIGN, CONTENT, EMMA, Team, day, id, team};
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::reads::sprint::update::{Chapter, Update, update};
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::sprint::outcome::Destination;
use sprintloop::exchange::sheet::Style;
use sprintloop::exchange::text::{Subject, text};

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
    assert_eq!(lines(&told, Chapter::Next), ["More of it."]);
    assert_eq!(lines(&told, Chapter::Continues), ["Page"]);
    assert!(lines(&told, Chapter::InProgress).is_empty());
    let said = format!("{told:?}");
    assert!(!said.contains("Took longer"), "reasons stay with the team");
}

/// The items of a chapter with what is said of them.
fn said(told: &Update, wanted: Chapter) -> Vec<(&str, &str)> {
    let chapter = told.chapters.iter().find(|(chapter, _)| *chapter == wanted);
    let lines = chapter.into_iter().flat_map(|(_, lines)| lines);
    lines.map(|line| (line.what.as_str(), line.more.as_str())).collect()
}

#[test]
fn an_item_that_goes_on_is_told_once_with_its_launch_if_that_lies_ahead() {
    let mut team = team();
    let items = ["Fair", "Mailing", "Test", "Page"].map(|title| {
        let kind = if title == "Page" { CONTENT } else { CAMPAIGN };
        team.ready(title, kind, BEN, 2)
    });
    start(&mut team, &items);
    reviewed(&mut team);
    for item in items {
        team.does(becomes(item, Destination::CarryOver));
    }
    team.does(close(None));
    for (item, on) in [(items[0], 4), (items[1], 3), (items[2], 6)] {
        team.does(ItemCommand::PlanLaunch { item, on: Some(day(on)) });
    }
    let next = |team: &Team| {
        let told = told(team);
        let all = [said(&told, Chapter::Continues), said(&told, Chapter::Next)];
        all.map(|lines| {
            lines.into_iter().map(|(what, more)| format!("{what}: {more}")).collect::<Vec<_>>()
        })
    };
    let [goes_on, ahead] = next(&team);
    assert_eq!(goes_on, ["Mailing: ", "Page: "], "a launch of today is not ahead");
    assert_eq!(ahead, ["More of it.: ", "Fair: Launch on Nov 4.", "Test: Launch on Nov 6."]);
    let text = text(&team.workspace, Subject::Update(id(700), day(3)), Style::Plain);
    for title in ["Fair", "Mailing", "Test", "Page"] {
        assert_eq!(text.matches(title).count(), 1, "{text}");
    }
}

#[test]
fn a_blocked_item_that_goes_on_says_so() {
    let mut team = team();
    let item = team.ready("Page", CONTENT, BEN, 2);
    start(&mut team, &[item]);
    team.does(block(id(800), item, 4));
    reviewed(&mut team);
    team.does(becomes(item, Destination::CarryOver));
    team.does(close(None));
    let told = told(&team);
    assert_eq!(said(&told, Chapter::Continues), [("Page", "Blocked for now.")]);
}
