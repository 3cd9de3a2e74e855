//! A guardrail becomes a line of ready or of done.

use crate::rules::retrospective::session::{comes_out, session};
use crate::support::{BEN, CONTENT, OPERATIONS, id, reason, title};
use sprintloop::domain::commands::retrospective::{NewOutcome, RetrospectiveCommand as Retro};
use sprintloop::domain::reads::ready;
use sprintloop::domain::records::retrospective::outcome::Guardrail;

#[test]
fn a_guardrail_stands_in_the_way_of_its_work_alone() {
    let mut team = session();
    let content = team.ready("Second guide", CONTENT, BEN, 4);
    let other = team.ready("Tidy the folders", OPERATIONS, BEN, 4);
    let guard = title("Sales has agreed on the list");
    let mut guardrail = Guardrail::new(id(90), reason("The list came late"), guard);
    guardrail.work_types = [team.types[CONTENT]].into();
    comes_out(&mut team, None, NewOutcome::Guardrail(Box::new(guardrail)));
    let missing = ready::missing(team.item(content), &team.workspace);
    assert_eq!(missing.len(), 1);
    assert!(missing[0].what.contains("Sales has agreed"), "{missing:?}");
    assert!(ready::missing(team.item(other), &team.workspace).is_empty());
    team.does(Retro::MeetGuardrail { item: content, guardrail: id(90), met: true });
    assert!(ready::missing(team.item(content), &team.workspace).is_empty());
    team.does(Retro::Caught { guardrail: id(90), item: content });
    assert_eq!(team.workspace.guardrails.get(id(90)).expect("it").caught.len(), 1);
    team.does(Retro::MeetGuardrail { item: content, guardrail: id(90), met: false });
    let why = reason("Sales sends it by itself now");
    team.does(Retro::Retire { guardrail: Some(id(90)), play: None, reason: why });
    assert!(ready::missing(team.item(content), &team.workspace).is_empty());
}
