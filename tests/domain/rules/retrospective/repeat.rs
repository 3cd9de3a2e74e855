//! A win that somebody repeats by a day comes back as an action, for its result.

use crate::rules::retrospective::session::{RETRO, comes_out, retro, session};
use crate::support::{day, id, title};
use sprintloop::domain::base::ids::ActionId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::retrospective::{NewOutcome, RetrospectiveCommand as Retro};
use sprintloop::domain::reads::retrospective::facts::open_actions;
use sprintloop::domain::records::retrospective::outcome::{ActionKind, Play, Win};
use sprintloop::domain::records::retrospective::record::Out;

#[test]
fn a_win_with_a_person_and_a_day_is_an_open_action() {
    let mut team = session();
    let member = team.workspace.members.ids().next().expect("a member");
    let mut win = Win::new(id(82), title("The page was early"));
    (win.replicate, win.again) = (Some(member), Some(id(83)));
    let what = Box::new(NewOutcome::Win(Box::new(win.clone())));
    team.refuses(Retro::ComesOut { id: id(RETRO), topic: None, what }, Rule::Input);
    win.repeat_by = Some(day(20));
    // Saved twice, it is one action.
    for _ in 0..2 {
        comes_out(&mut team, None, NewOutcome::Win(Box::new(win.clone())));
    }
    let again: ActionId = id(83);
    let open = open_actions(&team.workspace);
    let action = open.iter().find(|action| action.id == again).expect("the action");
    assert_eq!(
        (action.kind, action.owner, action.due),
        (ActionKind::Repeat, Some(member), Some(day(20)))
    );
    let out = retro(&team).outcomes.iter().filter(|out| out.what == Out::Action(again));
    assert_eq!(out.count(), 1);
}

#[test]
fn a_play_made_while_a_session_is_open_comes_out_of_it() {
    let mut team = session();
    let play = || Retro::SavePlay { play: Box::new(Play::new(id(84), title("Ask first"))) };
    team.does(play());
    team.does(play());
    let out = retro(&team).outcomes.iter().filter(|out| out.what == Out::Play(id(84)));
    assert_eq!(out.count(), 1);
}
