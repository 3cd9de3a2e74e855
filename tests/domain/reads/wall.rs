//! The wall shows what the whole room may see at each step, and nothing that is still hidden.

use crate::rules::retrospective::session::{
    RETRO, act, cast, comes_out, edit, retro, session, write,
};
use crate::support::{Team, day, id, reason, title};
use sprintloop::domain::base::ids::TopicId;
use sprintloop::domain::commands::retrospective::{NewOutcome, RetrospectiveCommand as Retro};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::on_wall::{Share, Wall};
use sprintloop::domain::reads::retrospective::wall::wall;
use sprintloop::domain::records::retrospective::outcome::Point;
use sprintloop::domain::records::retrospective::poll::Poll;
use sprintloop::domain::records::retrospective::steps::SessionStep as Step;

const SECRET: &str = "Lists reach paid too late";
const OTHER: &str = "The page went live early";

fn shown(team: &Team, step: Step, topic: Option<TopicId>) -> Wall {
    wall(&team.workspace, retro(team), step, topic, retro(team).opened.at)
}

/// Everything on the wall as text.
fn said(team: &Team, step: Step) -> String {
    format!("{:?}", shown(team, step, None))
}

fn written() -> (Team, [TopicId; 2]) {
    let mut team = session();
    let one = write(&mut team, 10, "Friction", SECRET);
    let other = write(&mut team, 11, "Wins", OTHER);
    edit(&mut team, Edit::Wrote { who: id(1) });
    (team, [one, other])
}

#[test]
fn no_step_shows_a_card_before_the_reveal_and_blanks_grow() {
    let (mut team, _) = written();
    for step in Step::ALL {
        let said = said(&team, step);
        assert!(!said.contains(SECRET) && !said.contains(OTHER), "{step:?}: {said}");
    }
    let Wall::Writing { columns, wrote } = shown(&team, Step::Gather, None) else { panic!() };
    let counts: Vec<usize> = columns.iter().map(|(_, _, count)| *count).collect();
    assert_eq!((counts.as_slice(), wrote), (&[1, 1, 0, 0][..], Share { done: 1, of: 3 }));
    edit(&mut team, Edit::Reveal);
    assert!(said(&team, Step::Gather).contains(SECRET));
}

#[test]
fn nobody_is_named_who_has_not_written_voted_or_spoken() {
    let (mut team, _) = written();
    edit(&mut team, Edit::Reveal);
    for step in [Step::Gather, Step::Group, Step::Vote, Step::Discuss, Step::Close] {
        let said = said(&team, step);
        for who in retro(&team).participants.values() {
            assert!(!said.contains(who.name.as_str()), "{step:?}: {said}");
        }
    }
}

#[test]
fn votes_are_shown_once_they_are_counted_most_first() {
    let (mut team, [_, other]) = written();
    edit(&mut team, Edit::Reveal);
    cast(&mut team, 1, &[(other, 2)]);
    let Wall::Voting { topics, budget, voted } = shown(&team, Step::Vote, None) else { panic!() };
    assert_eq!((topics.len(), budget, voted), (2, 2, Share { done: 1, of: 3 }));
    let Wall::Discussing(topic) = shown(&team, Step::Discuss, Some(other)) else { panic!() };
    assert_eq!(topic.votes, None);
    cast(&mut team, 2, &[]);
    cast(&mut team, 3, &[]);
    edit(&mut team, Edit::Count);
    let Wall::Counted(topics) = shown(&team, Step::Vote, None) else { panic!() };
    let votes: Vec<_> = topics.iter().map(|(name, _, votes)| (name.as_str(), *votes)).collect();
    assert_eq!(votes, [(OTHER, 2), (SECRET, 0)]);
}

#[test]
fn a_poll_shows_its_levels_once_it_is_over() {
    let (mut team, _) = written();
    for level in [2, 4] {
        edit(&mut team, Edit::Safety { level });
    }
    let safety = |team: &Team| match shown(team, Step::Open, None) {
        Wall::Opening { safety, .. } => safety,
        other => panic!("{other:?}"),
    };
    assert_eq!((safety(&team).answered, safety(&team).spread), (Share { done: 2, of: 3 }, None));
    edit(&mut team, Edit::Safety { level: 4 });
    assert!(retro(&team).is_over(Poll::Safety));
    assert_eq!(safety(&team).spread, Some(vec![0, 1, 0, 2, 0]));
}

#[test]
fn outcomes_appear_as_they_are_made_and_the_report_at_the_end() {
    let (mut team, [one, _]) = written();
    edit(&mut team, Edit::Reveal);
    comes_out(&mut team, Some(one), act(900));
    let Wall::Discussing(topic) = shown(&team, Step::Discuss, Some(one)) else { panic!() };
    assert_eq!(topic.name, SECRET);
    let action = topic.outcomes.first().expect("the action");
    assert_eq!((action.kind, action.owner.as_str()), ("Action", "Ben Okafor"));
    let Wall::Decided(all) = shown(&team, Step::Decide, None) else { panic!() };
    assert_eq!(all, topic.outcomes);
    let mut ask = Point::new(title("Two days of a designer"));
    (ask.ask, ask.to, ask.answer_by) = (true, "The CMO".to_owned(), Some(day(20)));
    comes_out(&mut team, None, NewOutcome::Point(Box::new(ask)));
    let Wall::Closing { outcomes, .. } = shown(&team, Step::Close, None) else { panic!() };
    let read: Vec<_> =
        outcomes.iter().map(|it| (it.what.as_str(), it.owner.as_str(), it.due)).collect();
    let due = Some(day(20));
    assert_eq!(
        read,
        [
            ("Brief with the list in it", "Ben Okafor", due),
            ("Two days of a designer", "The CMO", due)
        ],
        "everyone leaves with what, who and by when"
    );
    edit(&mut team, Edit::Park { topic: one, reason: reason("Next week") });
    team.does(Retro::End { id: id(RETRO), anyway: true });
    let closing = outcomes;
    let Wall::Report { summary, outcomes, .. } = shown(&team, Step::Gather, None) else { panic!() };
    assert!(!summary.is_empty());
    assert_eq!(outcomes, closing);
}

#[test]
fn a_topic_that_is_gone_gives_way_to_the_first() {
    let (mut team, _) = written();
    edit(&mut team, Edit::Reveal);
    let Wall::Discussing(topic) = shown(&team, Step::Discuss, Some(id(4_444))) else { panic!() };
    assert!([SECRET, OTHER].contains(&topic.name.as_str()));
    let both = vec![
        sprintloop::domain::reads::retrospective::topics::alone(id(10)),
        sprintloop::domain::reads::retrospective::topics::alone(id(11)),
    ];
    edit(&mut team, Edit::Group { into: id(60), topics: both, name: title("Both") });
    let Wall::Grouping(topics) = shown(&team, Step::Group, None) else { panic!() };
    assert_eq!(
        topics.iter().map(|(name, _, n)| (name.as_str(), *n)).collect::<Vec<_>>(),
        [("Both", 2)]
    );
}
