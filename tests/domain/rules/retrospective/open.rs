//! Opening a session: of a sprint, or of any dates with nothing set up.

use crate::rules::retrospective::session::{RETRO, edit, end, retro, write};
use crate::support::{day, id, team, title};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::retrospective::{NewSession, RetrospectiveCommand as Retro};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::facts;
use sprintloop::domain::reads::retrospective::report::report;
use sprintloop::domain::reads::retrospective::subject::name_of;
use sprintloop::domain::records::retrospective::icebreaker::ICEBREAKERS;
use sprintloop::domain::records::retrospective::look_back::{LookBack, Period};
use sprintloop::domain::records::retrospective::report::Reader;
use sprintloop::domain::records::retrospective::templates::columns;

fn dates(first: u32, last: u32, minutes: u32) -> Retro {
    let of = LookBack::Dates(Period::new(day(first), day(last)));
    let mut new = NewSession::new(id(RETRO), of, minutes, columns("Classic", ""), [].into());
    new.facilitator = Some(title("Rita Moreno"));
    Retro::Open(Box::new(new))
}

#[test]
fn looks_back_on_any_dates_without_people_priority_or_sprint() {
    let mut team = team();
    team.does(dates(2, 13, 15));
    assert_eq!(name_of(&team.workspace, retro(&team)), "Nov 2 – Nov 13 retrospective");
    assert_eq!(retro(&team).facilitator, Some(title("Rita Moreno")));
    assert!(facts::expectations(&team.workspace, retro(&team)).is_empty());
    write(&mut team, 9, "Wins", "It worked");
    edit(&mut team, Edit::Reveal);
    end(&mut team, RETRO);
    let now = team.context.now;
    let report = report(&team.workspace, retro(&team), Reader::Team, now);
    assert_eq!(report.title, "Nov 2 – Nov 13 retrospective");
}

#[test]
fn refuses_dates_that_end_before_they_begin() {
    team().refuses(dates(13, 2, 15), Rule::Input);
}

#[test]
fn a_longer_session_begins_with_a_question_that_can_be_changed_or_skipped() {
    let mut team = team();
    team.does(dates(2, 13, 60));
    let asked = retro(&team).icebreaker.clone().expect("it has a question");
    assert!(ICEBREAKERS.contains(&asked.as_str()));
    edit(&mut team, Edit::Icebreaker { question: None });
    assert_eq!(retro(&team).icebreaker, None);
}
