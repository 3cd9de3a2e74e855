//! A report is corrected after the session, and never written anew once a later one was held.

use crate::rules::retrospective::session::{RETRO, end, session};
use crate::support::{id, reason};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;

#[test]
fn corrects_an_ended_session_alone() {
    let mut team = session();
    let correct = || Retro::Correct { id: id(RETRO), text: reason("There were 20 calls") };
    team.refuses(correct(), Rule::State);
    end(&mut team, RETRO);
    let before = team.workspace.retrospectives.get(id(RETRO)).expect("it").report.clone();
    team.does(correct());
    let retro = team.workspace.retrospectives.get(id(RETRO)).expect("it");
    assert_eq!((retro.corrections.len(), &retro.report), (1, &before));
}
