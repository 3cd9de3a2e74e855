//! Cards of several topics in one.

use crate::rules::retrospective::session::{RETRO, cast, edit, retro, session, write};
use crate::support::{Team, id, title};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::suggestions::suggestions;
use sprintloop::domain::reads::retrospective::topic_time::topic_seconds;
use sprintloop::domain::reads::retrospective::topics::{budget, topics};
use sprintloop::domain::records::retrospective::steps::SessionStep;

#[test]
fn merging_adds_votes_up_and_undo_restores_them() {
    let mut team = session();
    let lists = write(&mut team, 9, "Friction", "Account lists arrive late");
    let late = write(&mut team, 4, "Friction", "Late lists, account data missing");
    let third = write(&mut team, 5, "Wins", "The page went live early");
    assert_eq!(budget(retro(&team)), 2);
    assert_eq!(suggestions(retro(&team)).len(), 1);
    cast(&mut team, 1, &[(lists, 1), (late, 1)]);
    cast(&mut team, 2, &[(late, 2)]);
    let before = retro(&team).clone();
    let group =
        Edit::Group { into: id(60), topics: vec![lists, late], name: title("Lists are late") };
    let change = edit(&mut team, group);
    let found = topics(retro(&team));
    let merged = found.iter().find(|topic| topic.id == id(60)).expect("the group");
    assert_eq!((merged.votes, merged.cards.len(), found.len()), (4, 2, 2));
    team.does(Command::Undo(Box::new(change.clone())));
    assert_eq!(*retro(&team), before);
    team.does(Command::Redo(Box::new(change)));
    edit(&mut team, Edit::Split { topic: id(60) });
    assert_eq!(topics(retro(&team)).iter().map(|topic| topic.votes).sum::<u32>(), 4);
    assert!(topics(retro(&team)).iter().any(|topic| topic.id == third));
}

#[test]
fn one_card_leaves_and_the_rest_of_the_topic_stays_as_it_was() {
    let mut team = session();
    let lists = write(&mut team, 9, "Friction", "Account lists arrive late");
    let late = write(&mut team, 4, "Friction", "Late lists, account data missing");
    let third = write(&mut team, 5, "Wins", "The page went live early");
    let all = vec![lists, late, third];
    edit(&mut team, Edit::Group { into: id(60), topics: all, name: title("Lists are late") });
    cast(&mut team, 1, &[(id(60), 1)]);
    edit(&mut team, Edit::Leave { card: id(5) });
    let found = topics(retro(&team));
    let group = found.iter().find(|topic| topic.id == id(60)).expect("the group stays");
    assert_eq!((group.cards.len(), group.votes, group.name.as_str()), (2, 1, "Lists are late"));
    assert!(found.iter().any(|topic| topic.id == third && topic.votes == 0));
    edit(&mut team, Edit::Leave { card: id(9) });
    edit(&mut team, Edit::Leave { card: id(4) });
    assert!(retro(&team).groups.is_empty());
    let votes: Vec<u32> = topics(retro(&team)).iter().map(|topic| topic.votes).collect();
    assert_eq!(votes.iter().sum::<u32>(), 1, "the last card takes the votes with it");
    edit(&mut team, Edit::Leave { card: id(4) });
    let gone = Edit::Leave { card: id(4_000) };
    team.refuses(Retro::Session { id: id(RETRO), edit: Box::new(gone) }, Rule::Unknown);
}

#[test]
fn a_suggestion_says_what_both_are_about_and_common_words_suggest_nothing() {
    let mut team = session();
    write(&mut team, 9, "Friction", "Waiting for reviews of every draft");
    write(&mut team, 4, "Questions", "Why do drafts wait so long?");
    write(&mut team, 5, "Friction", "There were some other things that they should have done");
    write(&mut team, 6, "Wins", "Other things were there, and they have some use");
    let found = suggestions(retro(&team));
    let shared: Vec<_> = found.iter().map(|pair| pair.shared.clone()).collect();
    assert_eq!(shared.len(), 1, "{found:?}");
    assert_eq!(shared[0].len(), 2, "{shared:?}");
    assert!(shared[0].iter().any(|word| word.starts_with("draft")), "{shared:?}");
    assert!(shared[0].iter().any(|word| word.starts_with("wait")), "{shared:?}");
}

#[test]
fn a_suggestion_says_why_in_at_most_three_words() {
    let mut team = session();
    let words = "registrants webinar desk list mail";
    write(&mut team, 9, "Friction", &format!("First: {words}"));
    write(&mut team, 4, "Learnings", &format!("Second: {words}"));
    let found = suggestions(retro(&team));
    let [pair] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(pair.shared.len(), 5);
    assert!(pair.why().contains("“registrants”"), "the longest say most: {}", pair.why());
    assert_eq!(pair.why().matches('“').count(), 3, "{}", pair.why());
}

#[test]
fn time_follows_votes_and_a_fifth_is_for_wins() {
    let mut team = session();
    let big = write(&mut team, 9, "Friction", "Account lists arrive late");
    let small = write(&mut team, 4, "Friction", "Nobody read the draft");
    let win = write(&mut team, 5, "Wins", "The page went live early");
    edit(&mut team, Edit::Reveal);
    edit(&mut team, Edit::TimeBox { step: SessionStep::Discuss, minutes: 25 });
    edit(&mut team, Edit::Votes { budget: Some(5), cap: None });
    let seconds = |team: &Team| [big, small, win].map(|id| topic_seconds(retro(team), id));
    assert_eq!(seconds(&team), [600, 600, 300], "alike before the votes are counted");
    cast(&mut team, 1, &[(big, 3), (small, 1), (win, 1)]);
    cast(&mut team, 2, &[]);
    cast(&mut team, 3, &[]);
    edit(&mut team, Edit::Count);
    assert_eq!(seconds(&team), [900, 300, 300]);
    edit(&mut team, Edit::TimeBox { step: SessionStep::Discuss, minutes: 5 });
    assert_eq!(seconds(&team), [180, 120, 120], "two minutes are the least");
}
