//! An action is taken off the list before its session ends, with a reason and one undo.

use crate::rules::retrospective::session::{
    RETRO, act, comes_out, end, open, retro, session, write,
};
use crate::support::{OPERATIONS, Team, day, id, reason, title};
use sprintloop::domain::base::ids::ActionId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::retrospective::{NewOutcome, RetrospectiveCommand as Retro};
use sprintloop::domain::reads::retrospective::agreed::{agreed, counts, dropped};
use sprintloop::domain::reads::retrospective::facts::{open_actions, promises};
use sprintloop::domain::reads::retrospective::trend::trend;
use sprintloop::domain::reads::retrospective::worked::worked;
use sprintloop::domain::records::retrospective::outcome::Win;

fn drop_it(number: u128) -> Retro {
    Retro::DropAction { id: id(RETRO), action: id(number), reason: reason("Sales does it already") }
}

fn counted(team: &Team) -> usize {
    let all = agreed(&team.workspace, retro(team));
    all.into_iter().filter(|action| counts(&team.workspace, action)).count()
}

#[test]
fn a_dropped_action_is_no_outcome_and_stays_with_its_reason() {
    let mut team = session();
    let topic = write(&mut team, 9, "Friction", "Lists arrive late");
    comes_out(&mut team, Some(topic), act(80));
    comes_out(&mut team, None, act(81));
    team.does(drop_it(80));
    team.refuses(drop_it(80), Rule::State);
    assert_eq!(counted(&team), 1);
    assert!(retro(&team).outcomes_of(topic).next().is_none(), "its topic has no outcome any more");
    let gone = dropped(&team.workspace, retro(&team));
    let note = gone.first().and_then(|action| action.verdicts.last()).map(|it| it.note.clone());
    assert_eq!(note.as_deref(), Some("Sales does it already"));
    assert_eq!(open_actions(&team.workspace).len(), 1);
    let kept = team.workspace.retrospectives.get(id(RETRO)).expect("it");
    assert_eq!(trend(&team.workspace, kept).left, 1, "what was dropped was never promised");
    assert_eq!(worked(&team.workspace).iter().map(|(_, acts)| acts.len()).sum::<usize>(), 1);
    let again = Box::new(act(80));
    team.refuses(Retro::ComesOut { id: id(RETRO), topic: None, what: again }, Rule::State);
}

#[test]
fn only_the_session_that_agreed_on_it_drops_it() {
    let mut team = session();
    comes_out(&mut team, None, act(80));
    end(&mut team, RETRO);
    team.refuses(drop_it(80), Rule::State);
    open(&mut team, 5_001);
    let late = Retro::DropAction { id: id(5_001), action: id(80), reason: reason("Too late") };
    team.refuses(late, Rule::State);
    let now = team.workspace.retrospectives.get(id(5_001)).expect("it");
    assert_eq!(promises(&team.workspace, now).len(), 1, "there it is judged");
}

#[test]
fn what_is_in_the_backlog_is_none_of_the_three() {
    let mut team = session();
    comes_out(&mut team, None, act(80));
    comes_out(&mut team, None, act(81));
    assert_eq!(counted(&team), 2);
    let work_type = team.types[OPERATIONS];
    let make = Retro::MakeItem { action: id(80), item: id(90), work_type, criteria: Vec::new() };
    team.does(make);
    assert_eq!(counted(&team), 1, "it is planned like all work");
    assert_eq!(agreed(&team.workspace, retro(&team)).len(), 2, "and agreed on all the same");
}

#[test]
fn a_win_that_nobody_repeats_any_more_takes_its_action_along() {
    let mut team = session();
    let member = team.workspace.members.ids().next().expect("a member");
    let mut win = Win::new(id(82), title("The page was early"));
    (win.replicate, win.again, win.repeat_by) = (Some(member), Some(id(83)), Some(day(20)));
    comes_out(&mut team, None, NewOutcome::Win(Box::new(win.clone())));
    team.refuses(drop_it(83), Rule::State);
    (win.replicate, win.again, win.repeat_by) = (None, None, None);
    comes_out(&mut team, None, NewOutcome::Win(Box::new(win)));
    let action: ActionId = id(83);
    assert!(!team.workspace.actions.get(action).expect("it").is_agreed());
    assert!(open_actions(&team.workspace).is_empty());
}
