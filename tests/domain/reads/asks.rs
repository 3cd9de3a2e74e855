//! A request to leadership comes back as open until it has an answer.

use crate::rules::retrospective::session::{RETRO, comes_out, end, open, retro, session};
use crate::support::{Team, day, id, title};
use sprintloop::domain::commands::retrospective::{NewOutcome, RetrospectiveCommand as Retro};
use sprintloop::domain::reads::retrospective::asks::{asks_due, open_asks};
use sprintloop::domain::records::retrospective::outcome::{Point, PointState};

fn open_in(team: &Team, number: u128) -> Vec<String> {
    let retro = team.workspace.retrospectives.get(id(number)).expect("it");
    open_asks(&team.workspace, retro).iter().map(|ask| ask.point.text.to_string()).collect()
}

#[test]
fn a_request_comes_back_in_the_next_session_and_on_its_day() {
    let mut team = session();
    let mut ask = Point::new(title("Two days of a designer"));
    (ask.ask, ask.answer_by) = (true, Some(day(20)));
    comes_out(&mut team, None, NewOutcome::Point(Box::new(Point::new(title("A partner page")))));
    comes_out(&mut team, None, NewOutcome::Point(Box::new(ask)));
    assert!(open_asks(&team.workspace, retro(&team)).is_empty(), "it is of this session");
    end(&mut team, RETRO);
    open(&mut team, 5_001);
    assert_eq!(open_in(&team, 5_001), ["Two days of a designer"], "a roadmap item asks nobody");
    assert!(asks_due(&team.workspace, day(19)).is_empty());
    assert_eq!(asks_due(&team.workspace, day(20)).len(), 1);
    team.does(Retro::SettlePoint { id: id(RETRO), at: 1, state: PointState::Later });
    assert!(open_in(&team, 5_001).is_empty());
    assert!(asks_due(&team.workspace, day(20)).is_empty());
}
