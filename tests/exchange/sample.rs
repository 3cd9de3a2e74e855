//! The sample team is made by commands alone, and by the same ones every time.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::sync::OnceLock;

use chrono::DateTime;
use sprintloop::domain::base::context::{Context, Instant};
use sprintloop::domain::commands::Command;
use sprintloop::domain::reads::ready::missing;
use sprintloop::domain::records::absence::AwayFor;
use sprintloop::domain::records::backlog::position::{BoardStage, Position};
use sprintloop::domain::records::check_in::{CheckIn, Outcome};
use sprintloop::domain::records::decision::MadeIn;
use sprintloop::domain::records::learning::HypothesisResult;
use sprintloop::domain::records::retrospective::poll::mean;
use sprintloop::domain::sample;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::merge::conflicts::Conflicts;
use sprintloop::exchange::merge::preview;

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
fn brought_in_it_is_taken_back_and_done_again_under_its_name() {
    let (team, now) = (team(), day("2026-11-18"));
    let mut here = Workspace::empty(team.id);
    let actor = team.members.values().find(|member| !member.left).expect("a team").id;
    let context = Context { now, actor };
    let import = preview(&here, &team).import("the sample team", Conflicts::KeepMine);
    let change = here.apply(Command::Import(Box::new(import)), &context).expect("an empty page");
    assert_eq!(change.brought_in(), Some(team.name()));
    let there = here.records();
    here.apply(Command::Undo(Box::new(change.clone())), &context).expect("nobody went on");
    assert!(!here.is_founded());
    here.apply(Command::Redo(Box::new(change)), &context).expect("nobody went on");
    assert_eq!(here.records(), there);
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

/// Fails where two of the texts are the same; an empty one says nothing and may repeat.
fn all_differ<T: Display>(what: &str, texts: impl IntoIterator<Item = T>) {
    let mut seen = BTreeSet::new();
    for text in texts.into_iter().map(|text| text.to_string()).filter(|text| !text.is_empty()) {
        assert!(!seen.contains(&text), "{what} repeats: {text}");
        seen.insert(text);
    }
    assert!(!seen.is_empty(), "{what} is empty");
}

#[test]
fn learned_fourteen_different_things_and_one_experiment_was_refuted() {
    let team = team();
    let learnings: Vec<_> = team.learnings.values().collect();
    assert_eq!(learnings.len(), 14);
    let decided = || learnings.iter().filter_map(|it| team.decisions.get(it.decision));
    all_differ("subject", learnings.iter().map(|it| &it.subject));
    all_differ("expected", learnings.iter().map(|it| &it.expected));
    all_differ("happened", learnings.iter().map(|it| &it.happened));
    all_differ("figures", learnings.iter().map(|it| &it.data_snapshot));
    all_differ("decision", decided().map(|it| &it.what));
    all_differ("reason", decided().map(|it| &it.why));
    assert!(learnings.iter().all(|it| !it.data_snapshot.is_empty() && it.item.is_some()));
    let refuted = learnings.iter().filter(|it| it.result == Some(HypothesisResult::Refuted));
    assert_eq!(refuted.count(), 1);
}

#[test]
fn says_nothing_twice() {
    let team = team();
    let items = || team.items.values();
    let plans = || items().filter_map(|item| item.measurement.as_ref());
    all_differ("title", items().map(|item| &item.title));
    all_differ("purpose", items().map(|item| &item.purpose.change));
    all_differ("expected value", items().map(|item| &item.expected_value));
    all_differ("hypothesis", plans().map(|plan| &plan.hypothesis));
    all_differ("decision rule", plans().map(|plan| &plan.decision_rule));
    all_differ("comment", items().flat_map(|item| &item.comments).map(|it| &it.text));
    all_differ("need", items().flat_map(|item| &item.needs).map(|it| &it.note));
    all_differ("decision", team.decisions.values().map(|it| &it.what));
    all_differ("blocker", team.blockers.values().map(|it| &it.reason));
    all_differ("request", team.requests.values().map(|it| &it.problem));
    all_differ("value of a request", team.requests.values().map(|it| &it.expected_value));
    let check_ins = team.check_ins.values();
    all_differ("next action", check_ins.flat_map(|it| &it.next_actions).map(|it| &it.what));
    all_differ("review", team.sprints.values().map(|it| &it.review.notes));
    all_differ("next step", team.sprints.values().map(|it| &it.review.next));
}

#[test]
fn held_four_different_retrospectives() {
    let team = team();
    let held = || team.retrospectives.values();
    assert_eq!(held().count(), 4);
    all_differ("card", held().flat_map(|it| it.cards.values()).map(|card| &card.text));
    all_differ("group", held().flat_map(|it| it.groups.values()));
    all_differ("summary", held().map(|it| &it.summary));
    all_differ("action", team.actions.values().map(|it| &it.what));
    all_differ("measure", team.actions.values().map(|it| &it.measure));
    all_differ("win", team.wins.values().map(|it| &it.what));
    let scores: BTreeSet<_> = held().map(|it| (mean(&it.safety), mean(&it.worth))).collect();
    assert_eq!(scores.len(), 4, "{scores:?}");
    let about = |word: &str| {
        let says = |text: String| text.to_lowercase().contains(word);
        held().filter(|it| it.cards.values().any(|card| says(card.text.to_string()))).count()
    };
    // What was not solved the first time comes back.
    assert!(about("review") == 2 && about("data") == 2);
}

#[test]
fn has_launches_and_holidays_ahead_and_somebody_part_time() {
    let (team, today) = (team(), day("2026-11-18").date_naive());
    let launches = team.items.values().filter_map(|item| item.launch.as_ref());
    let ahead: BTreeSet<_> = launches.map(|launch| launch.on).filter(|on| *on > today).collect();
    assert!(ahead.len() > 6, "{ahead:?}");
    let holidays = &team.workflow.calendar.holidays;
    assert!(!holidays.is_empty() && holidays.iter().all(|on| *on > today), "{holidays:?}");
    assert!(ahead.is_disjoint(holidays));
    assert_eq!(team.members.values().filter(|member| member.per_day.is_some()).count(), 1);
    assert_eq!(team.members.values().filter(|member| member.focus.is_some()).count(), 1);
}

#[test]
fn its_check_ins_differ_in_what_they_brought_and_in_who_decided() {
    let team = team();
    let of = |one: &CheckIn| {
        let decided =
            one.topics.iter().filter(|it| matches!(it.outcome, Outcome::Decided { .. })).count();
        (decided, one.next_actions.len())
    };
    let brought: Vec<_> = team.check_ins.values().map(|one| of(one)).collect();
    assert_eq!(brought.len(), 9);
    let shapes: BTreeSet<_> = brought.iter().collect();
    assert!(shapes.len() >= 5, "{brought:?}");
    assert!(brought.iter().all(|shape| *shape != (0, 0) && shape.0 <= 3 && shape.1 <= 3));
    let made = team.decisions.values();
    let made = made.filter(|one| matches!(one.made_in, MadeIn::CheckIn { .. }));
    let deciders: BTreeSet<_> = made.map(|one| one.made.by).collect();
    assert!(deciders.len() >= 4, "{deciders:?}");
}

#[test]
fn its_learnings_come_from_several_people_on_different_days() {
    let team = team();
    let people: BTreeSet<_> = team.learnings.values().map(|it| it.recorded.by).collect();
    let days: BTreeSet<_> = team.learnings.values().map(|it| it.recorded.at.date_naive()).collect();
    assert!(people.len() >= 4 && days.len() >= 8, "{people:?} {days:?}");
    for learning in team.learnings.values() {
        let item = learning.item.and_then(|id| team.items.get(id)).expect("each has its item");
        let accepted = item
            .history
            .iter()
            .rev()
            .find(|step| matches!(step.to, Position::InSprint { stage: BoardStage::Done, .. }));
        assert!(accepted.is_some_and(|step| step.at <= learning.recorded.at), "{}", item.title);
        let of = team.sprints.values().find(|sprint| Some(sprint.id) == learning.sprint);
        let of = of.expect("it counts in a sprint");
        assert!((of.starts..=of.ends).contains(&learning.recorded.at.date_naive()));
    }
}

#[test]
fn some_are_away_after_the_running_sprint_and_nobody_in_it() {
    let team = team();
    let running = team.sprints.values().find(|sprint| sprint.is_open()).expect("one runs");
    let away: Vec<_> = team.members.values().flat_map(|member| &member.absences).collect();
    assert_eq!(away.len(), 3);
    assert!(away.iter().all(|one| one.from > running.ends && one.from <= one.to), "{away:?}");
    let halves = away.iter().filter(|one| one.away != AwayFor::WholeDays).count();
    assert_eq!(halves, 1);
}

#[test]
fn none_of_its_sentences_stumbles() {
    let team = team();
    for why in team.decisions.values().map(|it| &it.why) {
        assert!(!why.to_lowercase().contains("because"), "“because” is put before it: {why}");
    }
}
