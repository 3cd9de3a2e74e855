//! The sample team is made by commands alone, and by the same ones every time.

use std::sync::OnceLock;

use chrono::DateTime;
use sprintloop::domain::base::context::Instant;
use sprintloop::domain::reads::ready::missing;
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::sample;
use sprintloop::domain::workspace::Workspace;

pub fn day(text: &str) -> Instant {
    DateTime::parse_from_rfc3339(&format!("{text}T11:00:00+01:00")).expect("a fixed moment")
}

/// The sample team; made once, since its hundreds of commands take their time.
pub fn team() -> Workspace {
    static MADE: OnceLock<Workspace> = OnceLock::new();
    MADE.get_or_init(made).clone()
}

fn made() -> Workspace {
    sample::workspace(day("2026-11-18")).expect("the sample breaks no rule")
}

#[test]
fn no_rule_refuses_any_of_its_commands() {
    for text in ["2026-11-16", "2026-11-20", "2026-11-22", "2027-01-01", "2028-02-29"] {
        let now = day(text);
        let mut workspace = Workspace::empty(team().id);
        for (command, context) in sample::commands(now).expect("no text is empty") {
            assert!(context.now <= now, "{command:?} lies in the future");
            if let Err(refusal) = workspace.apply(command.clone(), &context) {
                panic!("{text}: {command:?}\n{refusal}");
            }
        }
    }
}

#[test]
fn is_the_same_every_time() {
    assert_eq!(team(), made());
}

#[test]
fn has_four_closed_sprints_and_one_on_its_sixth_day() {
    let team = team();
    assert_eq!(team.sprints.values().filter(|sprint| sprint.is_closed()).count(), 4);
    let running = team.sprints.values().find(|sprint| sprint.is_open()).expect("one runs");
    let calendar = &team.workflow.calendar;
    let today = day("2026-11-18").date_naive();
    assert_eq!(calendar.working_days(running.starts, today), 6);
    assert_eq!(calendar.working_days(running.starts, running.ends), 10);
}

#[test]
fn shows_work_in_every_state() {
    let team = team();
    let running = team.sprints.values().find(|sprint| sprint.is_open()).expect("one runs");
    for stage in BoardStage::ALL {
        let here = Position::InSprint { sprint: running.id, stage };
        assert!(team.items.values().any(|item| item.position == here), "{stage:?}");
    }
    assert_eq!(team.blockers.values().filter(|blocker| blocker.is_open()).count(), 2);
    let waiting: Vec<_> =
        team.items.values().filter(|item| item.position == Position::Backlog).collect();
    let ready = waiting.iter().filter(|item| missing(item, &team).is_empty()).count();
    assert!((38..=46).contains(&waiting.len()), "{}", waiting.len());
    assert!(ready >= 8 && ready < waiting.len(), "{ready}");
    assert!(team.learnings.len() > 6 && team.decisions.len() > 6);
    assert!(team.requests.values().any(|request| request.is_new()));
    assert_eq!(team.members.values().filter(|member| member.can_own_work()).count(), 6);
}
