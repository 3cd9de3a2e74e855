//! Ballots that come by link: each counted once, the newest edition, within the budget.

use std::collections::BTreeMap;

use crate::rules::retrospective::session::{RETRO, cast, edit, retro, session, write};
use crate::support::{Team, id, title};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::paper::paper;
use sprintloop::domain::reads::retrospective::topics::topics;
use sprintloop::domain::records::retrospective::paper::{NotBallot, SentBallot};
use sprintloop::domain::records::retrospective::record::Participant;
use sprintloop::domain::rules::retrospective::take_ballot::{Took, take_ballot};

/// A session with four topics: two votes each.
fn voting() -> Team {
    let mut team = session();
    for n in 9..13 {
        write(&mut team, n, "Wins", &format!("Card {n}"));
    }
    edit(&mut team, Edit::Reveal);
    team
}

fn sent(team: &Team, who: u128, edition: u32, votes: &[(u32, u32)]) -> SentBallot {
    let mark = paper(retro(team)).expect("there is something to vote on").mark;
    let mut ballot = SentBallot::new(id(who), id(who + 50), mark);
    (ballot.edition, ballot.votes) = (edition, votes.iter().copied().collect());
    ballot
}

fn take(team: &mut Team, ballots: Vec<SentBallot>) {
    edit(team, Edit::TakeBallots { ballots });
}

/// Votes by the place of their topic.
fn counted(team: &Team) -> Vec<u32> {
    topics(retro(team)).iter().map(|topic| topic.votes).collect()
}

fn refused(team: &Team, ballot: SentBallot) -> NotBallot {
    let mut after = retro(team).clone();
    let why = take_ballot(&mut after, ballot).expect_err("it is refused");
    assert_eq!(&after, retro(team), "a refused ballot changes nothing");
    why
}

#[test]
fn a_ballot_counts_once_in_whatever_order_its_editions_come() {
    let mut team = voting();
    let first = sent(&team, 1, 1, &[(0, 2)]);
    let second = sent(&team, 1, 2, &[(0, 1), (3, 1)]);
    take(&mut team, vec![second.clone(), first.clone(), second.clone()]);
    assert_eq!(counted(&team), [1, 0, 0, 1]);
    assert_eq!(retro(&team).voted.len(), 1);
    let log = team.workspace.log().len();
    let third = sent(&team, 1, 3, &[(1, 2)]);
    assert_eq!(take_ballot(&mut retro(&team).clone(), third.clone()), Ok(Took::Newer));
    take(&mut team, vec![third, first, second]);
    assert_eq!(counted(&team), [0, 2, 0, 0], "the newest counts");
    assert_eq!(team.workspace.log().len(), log, "nothing is logged");
}

#[test]
fn a_secret_ballot_names_nobody_and_an_open_one_its_voter() {
    let mut team = voting();
    let first = sent(&team, 1, 1, &[(0, 2)]);
    take(&mut team, vec![first]);
    assert!(retro(&team).ballots.values().all(|ballot| ballot.voter.is_none()));
    edit(&mut team, Edit::Names { signed: false, open_ballots: true });
    let second = sent(&team, 2, 1, &[(1, 2)]);
    take(&mut team, vec![second]);
    let voters: Vec<_> = retro(&team).ballots.values().filter_map(|it| it.voter).collect();
    assert_eq!(voters, [id(2)]);
}

#[test]
fn refuses_more_than_the_budget_however_it_is_written() {
    let team = voting();
    for votes in [&[(0, 3)][..], &[(0, 1), (1, 1), (2, 1)], &[(0, u32::MAX), (1, 3)]] {
        assert!(matches!(refused(&team, sent(&team, 1, 1, votes)), NotBallot::Refused(_)));
    }
}

#[test]
fn refuses_a_stranger_and_whoever_voted_on_the_device() {
    let mut team = voting();
    let mut strange = sent(&team, 1, 1, &[]);
    strange.who = id(99);
    assert_eq!(refused(&team, strange), NotBallot::Stranger);
    cast(&mut team, 1, &[]);
    let mut again = sent(&team, 1, 1, &[(0, 1)]);
    again.ballot = id(7_000);
    assert_eq!(refused(&team, again), NotBallot::Voted);
}

#[test]
fn refuses_a_ballot_about_other_topics_and_takes_the_next_one() {
    let mut team = voting();
    let old = sent(&team, 1, 1, &[(0, 1), (1, 1)]);
    let both = topics(retro(&team)).iter().take(2).map(|topic| topic.id).collect();
    edit(&mut team, Edit::Group { into: id(60), topics: both, name: title("Both") });
    assert_eq!(refused(&team, old), NotBallot::OtherTopics);
    let mut beyond = sent(&team, 1, 1, &[]);
    beyond.votes = BTreeMap::from([(40, 1)]);
    assert_eq!(refused(&team, beyond), NotBallot::OtherTopics);
    let new = sent(&team, 1, 2, &[(0, 1)]);
    take(&mut team, vec![new]);
    assert_eq!(counted(&team).iter().sum::<u32>(), 1);
}

#[test]
fn nothing_is_counted_once_the_results_are_shown() {
    let mut team = voting();
    let who = Some(Participant::new(title("Late")));
    edit(&mut team, Edit::Participant { id: id(4), who });
    let [first, second, third, late] = [1, 2, 3, 4].map(|who| sent(&team, who, 1, &[(0, 1)]));
    take(&mut team, vec![first.clone(), second, third]);
    edit(&mut team, Edit::Count);
    assert_eq!(refused(&team, late.clone()), NotBallot::Counted);
    assert_eq!(paper(retro(&team)), None, "there is nothing more to ask for");
    let known = take_ballot(&mut retro(&team).clone(), first);
    assert_eq!(known, Ok(Took::Known), "pasting it again is no fault");
    let ballots = vec![late];
    let command = Retro::Session { id: id(RETRO), edit: Box::new(Edit::TakeBallots { ballots }) };
    team.refuses(command, Rule::Input);
}

#[test]
fn there_is_no_paper_before_the_cards_are_shown() {
    let mut team = session();
    write(&mut team, 9, "Wins", "A secret thought");
    assert_eq!(paper(retro(&team)), None);
}

#[test]
fn a_long_topic_is_cut_on_the_paper() {
    let mut team = session();
    write(&mut team, 9, "Wins", &"word ".repeat(40));
    edit(&mut team, Edit::Reveal);
    let paper = paper(retro(&team)).expect("there is one");
    let topic = paper.topics.first().expect("it has a topic");
    assert!(topic.chars().count() <= 60 && topic.ends_with('…'), "{topic}");
}
