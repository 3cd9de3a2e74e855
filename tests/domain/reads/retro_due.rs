//! When the next retrospective is due, and since when it is overdue.

use chrono::{DateTime, Days};

use sprintloop::domain::reads::retrospective::due::due;
use sprintloop::domain::records::workflow::Workflow;
use sprintloop::domain::sample;
use sprintloop::domain::tables::record::Tables;
use sprintloop::exchange::invitation::invitation;
use std::sync::Arc;

#[test]
fn is_due_at_the_end_of_the_sprint_or_every_two_weeks() {
    let now = DateTime::parse_from_rfc3339("2026-11-24T09:00:00+01:00").expect("a moment");
    let ws = sample::workspace(now).expect("the sample team");
    let running = ws.sprints.values().find(|it| it.is_open()).expect("a running sprint").clone();
    let by_sprint = due(&ws).expect("one is due");
    assert_eq!((by_sprint.sprint.id, by_sprint.on), (running.id, running.ends));
    assert!(!by_sprint.is_due(running.starts));
    let late = running.ends + Days::new(3);
    assert!(by_sprint.is_due(late) && by_sprint.words(late).contains("3 days overdue"));

    let last = ws.retrospectives.values().map(|it| it.opened.at.date_naive()).max();
    let mut rules = Workflow::clone(&ws.workflow);
    rules.cadence.retrospective_days = 14;
    let calendar = rules.calendar.clone();
    let mut tables = Tables::clone(&ws);
    tables.workflow = Arc::new(rules);
    let every = due(&tables).expect("one is due");
    assert_eq!(every.on, calendar.on_or_after(last.expect("one was held") + Days::new(14)));
}

#[test]
fn an_invitation_has_the_agenda_the_link_and_what_to_bring() {
    let now = DateTime::parse_from_rfc3339("2026-11-24T09:00:00+01:00").expect("a moment");
    let ws = sample::workspace(now).expect("the sample team");
    let next = due(&ws).expect("one is due");
    let text = invitation(&ws, &next, 60, "https://team.example/#/retro");
    let goal = next.sprint.goal.as_ref().expect("a goal").text.to_string();
    let open = ws.actions.values().find(|action| action.is_open()).expect("a promise");
    for words in ["https://team.example/#/retro", "60 minutes", &goal, open.what.as_str()] {
        assert!(text.contains(words), "{words} is missing in {text}");
    }
    let agenda = text.lines().filter(|line| line.ends_with(" min)")).count();
    assert!(agenda >= 5, "{text}");
}
