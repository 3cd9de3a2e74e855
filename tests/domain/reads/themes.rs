//! The archive answers: what keeps coming back, and whether the actions worked.

use chrono::{DateTime, TimeDelta};

use crate::support::{id, reason, title};
use sprintloop::domain::base::context::Context;
use sprintloop::domain::base::ids::{CardId, TopicId};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::{NewSession, RetrospectiveCommand as Retro};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::themes::{Heading, seen_before, table};
use sprintloop::domain::reads::retrospective::topics::alone;
use sprintloop::domain::reads::retrospective::worked::{Became, worked};
use sprintloop::domain::records::people::Role;
use sprintloop::domain::records::retrospective::look_back::LookBack;
use sprintloop::domain::records::retrospective::record::{Card, Participant};
use sprintloop::domain::records::retrospective::templates::columns;
use sprintloop::domain::sample;
use sprintloop::domain::workspace::Workspace;

/// The sample team after a fifth retrospective, in which reviews come up again; its topic.
fn five() -> (Workspace, Context, TopicId) {
    let now = DateTime::parse_from_rfc3339("2026-11-24T09:00:00+01:00").expect("a moment");
    let mut ws = sample::workspace(now).expect("the sample team");
    let lead = ws.members.values().find(|it| it.is(Role::MarketingLead)).expect("a lead").id;
    let context = Context { now: now + TimeDelta::minutes(5), actor: lead };
    let sprint = ws.sprints.values().filter(|it| !it.is_planned()).max_by_key(|it| it.number);
    let open = Retro::Open(Box::new(NewSession::new(
        id(1),
        LookBack::Sprint(sprint.expect("the running sprint").id),
        60,
        columns("Classic", ""),
        [(id(1), Participant::new(title("Mara")))].into(),
    )));
    let mut does = |command| ws.apply(Command::Retrospective(command), &context).expect("done");
    does(open);
    let mut edit = |edit| does(Retro::Session { id: id(1), edit: Box::new(edit) });
    let words = Card::new(reason("Legal review took three days once more"), title("Friction"));
    edit(Edit::Write { card: id(10), words: Some(words) });
    edit(Edit::Reveal);
    let topic = alone(id::<CardId>(10));
    edit(Edit::Hands { topic, count: 6 });
    edit(Edit::Count);
    (ws, context, topic)
}

#[test]
fn a_topic_that_came_up_before_is_found_and_linked_in_one_command() {
    let (mut ws, context, topic) = five();
    let retro = ws.retrospectives.get(id(1)).expect("it").clone();
    let seen = seen_before(&ws, &retro);
    let [seen] = seen.as_slice() else { panic!("{seen:?}") };
    assert_eq!((seen.topic, seen.theme.is_some()), (topic, true));
    let link = Retro::Theme {
        theme: seen.theme.expect("a theme"),
        name: None,
        id: id(1),
        topic,
        leaves: false,
    };
    ws.apply(Command::Retrospective(link), &context).expect("done");
    let retro = ws.retrospectives.get(id(1)).expect("it").clone();
    assert!(seen_before(&ws, &retro).is_empty(), "it is linked");
    let end = Command::Retrospective(Retro::End { id: id(1), anyway: true });
    ws.apply(end, &context).expect("done");
    // Five retrospectives: reviews came up in the first, the third and the fifth.
    let rows = table(&ws);
    let reviews = rows.iter().find(|row| Some(row.theme.id) == seen.theme).expect("the theme");
    let there: Vec<bool> = reviews.cells.iter().map(Option::is_some).collect();
    assert_eq!(there, [true, false, true, false, true]);
    assert_eq!(reviews.heading, Heading::Back);
    let last = reviews.cells.last().and_then(Option::as_ref).expect("the last");
    assert_eq!(last.votes, 6);
    assert!(reviews.actions.len() >= 2, "{:?}", reviews.actions);
    let data = rows.iter().find(|row| row.theme.id != reviews.theme.id && row.cells[3].is_some());
    assert_eq!(data.expect("the other theme").heading, Heading::Gone);
}

#[test]
fn nothing_is_said_about_hidden_topics() {
    let (ws, ..) = five();
    let mut hidden = (**ws.retrospectives.get(id(1)).expect("it")).clone();
    hidden.revealed = false;
    assert!(seen_before(&ws, &hidden).is_empty());
}

#[test]
fn every_action_is_counted_once_by_what_became_of_it() {
    let (ws, ..) = five();
    let all = worked(&ws);
    let count = |wanted| all.iter().find(|(it, _)| *it == wanted).map_or(0, |(_, acts)| acts.len());
    assert_eq!(Became::ALL.map(count).iter().sum::<usize>(), ws.actions.values().count());
    assert!(count(Became::Worked) >= 2 && count(Became::DidNot) >= 1 && count(Became::Open) >= 1);
}
