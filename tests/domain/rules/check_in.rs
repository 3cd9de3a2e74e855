//! Check-ins end in decisions and next actions, never in status.

use sprintloop::domain::base::refusal::Rule;

use crate::rules::blocker::{block, running};
use crate::rules::sprint::move_card::to;
use crate::rules::sprint::plan::start;
use crate::support::{BEN, CONTENT, Team, day, id, team, title};
use sprintloop::domain::commands::check_in::CheckInCommand;
use sprintloop::domain::reads::agenda::{Why, agenda, topic_count};
use sprintloop::domain::reads::due::due_by;
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::check_in::CheckIn;

fn check_in(team: &Team) -> &CheckIn {
    team.workspace.check_ins.get(id(600)).expect("the check-in")
}

fn status(note: &str) -> CheckInCommand {
    CheckInCommand::NoteStatus { id: id(600), item: None, note: note.to_owned() }
}

#[test]
fn one_is_open_at_a_time_and_an_ended_one_stays_ended() {
    let (mut team, _) = running();
    team.does(CheckInCommand::Open { id: id(600) });
    team.refuses(CheckInCommand::Open { id: id(601) }, Rule::State);
    team.does(CheckInCommand::End { id: id(600) });
    team.refuses(status("All fine"), Rule::State);
    team.does(CheckInCommand::Open { id: id(601) });
}

#[test]
fn one_that_only_repeats_status_is_called_that() {
    let (mut team, _) = running();
    team.does(CheckInCommand::Open { id: id(600) });
    team.does(status("Still on it"));
    team.does(CheckInCommand::End { id: id(600) });
    assert!(check_in(&team).only_repeated_status());
}

#[test]
fn what_it_brought_is_kept_as_topics() {
    let (mut team, item) = running();
    team.does(block(id(800), item, 4));
    let check = id(600);
    team.does(CheckInCommand::Open { id: check });
    team.does(CheckInCommand::Escalate {
        id: check,
        blocker: id(800),
        decides: None,
        by: day(5),
        question: String::new(),
    });
    let text = "Signed".to_owned();
    team.does(CheckInCommand::Resolve { id: check, blocker: id(800), text });
    team.does(CheckInCommand::Decide {
        id: check,
        decision: id(610),
        item: Some(item),
        what: title("Ship without the quote"),
        why: "Legal needs a week".to_owned(),
        look_again: Some(day(9)),
    });
    let agree = |due| CheckInCommand::Agree {
        id: check,
        action: id(620),
        item: Some(item),
        what: title("Call legal"),
        owner: id(BEN),
        due: day(due),
    };
    team.refuses(agree(1), Rule::Input);
    team.does(agree(6));
    team.does(CheckInCommand::End { id: check });
    assert_eq!(check_in(&team).topics.len(), 4);
    assert!(!check_in(&team).only_repeated_status());
    assert!(team.workspace.decisions.contains(id(610)));
    let due = due_by(&team.workspace, day(9));
    assert_eq!((due.decisions.len(), due.next_actions.len()), (1, 1));
    team.does(CheckInCommand::FinishAction { id: check, action: id(620), done: true });
    assert!(due_by(&team.workspace, day(9)).next_actions.is_empty());
}

#[test]
fn it_is_about_blockers_oldest_first_and_then_about_work_older_than_usual() {
    let mut team = team();
    let items: Vec<_> =
        ["Old", "Blocked", "Blocked first"].map(|name| team.ready(name, CONTENT, BEN, 1)).into();
    start(&mut team, &items);
    let about = |team: &Team| -> Vec<(String, bool)> {
        let now = team.context.now;
        let late = |why: &Why| matches!(why, Why::Blocked { overdue: true, .. });
        let topics = agenda(&team.workspace, now);
        assert_eq!(topic_count(&team.workspace, now), topics.len());
        topics.iter().map(|one| (one.item.title.to_string(), late(&one.why))).collect()
    };
    assert_eq!(about(&team), []);
    team.does(to(items[0], BoardStage::Active));
    team.does(block(id(801), items[2], 5));
    team.hours_later(1).does(block(id(802), items[1], 9));
    let row = |title: &str, overdue: bool| (title.to_owned(), overdue);
    assert_eq!(about(&team), [row("Blocked first", false), row("Blocked", false)]);
    // A full week on, the one in work is older than usual, and nobody asked again about the first.
    team.on(11);
    let expected = [row("Blocked first", true), row("Blocked", true), row("Old", false)];
    assert_eq!(about(&team), expected);
}

#[test]
fn work_that_nobody_has_started_is_a_topic_from_two_thirds_of_the_sprint_on() {
    let mut team = team();
    let items: Vec<_> = ["Later", "Blocked"].map(|name| team.ready(name, CONTENT, BEN, 1)).into();
    start(&mut team, &items);
    team.does(block(id(801), items[1], 11));
    let late = |team: &Team| -> Vec<u32> {
        let of = |why: &Why| match why {
            Why::NotStarted { left } => Some(*left),
            _ => None,
        };
        agenda(&team.workspace, team.context.now).iter().filter_map(|one| of(&one.why)).collect()
    };
    team.on(10);
    assert_eq!(late(&team), Vec::<u32>::new());
    team.on(11);
    assert_eq!(late(&team), [3]);
    team.does(to(items[0], BoardStage::Active));
    assert_eq!(late(&team), Vec::<u32>::new());
}
