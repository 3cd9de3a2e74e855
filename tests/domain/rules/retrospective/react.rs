//! Reactions to a topic.

use crate::rules::retrospective::session::{RETRO, edit, retro, session, write};
use crate::support::{Team, id, title};
use sprintloop::domain::base::ids::{ParticipantId, TopicId};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::records::retrospective::reaction::Reaction;

fn reacts(topic: TopicId, who: u128, reaction: Reaction, on: bool) -> Edit {
    Edit::React { topic, who: id::<ParticipantId>(who), reaction, on }
}

fn told(team: &Team, topic: TopicId) -> String {
    retro(team).discussions.get(&topic).map(|said| said.reactions_told()).unwrap_or_default()
}

#[test]
fn each_reaction_counts_a_person_once_and_can_be_taken_back() {
    let mut team = session();
    let topic = write(&mut team, 9, "Friction", "Lists arrive late");
    edit(&mut team, Edit::Reveal);
    for (who, reaction) in [(1, Reaction::Thanks), (1, Reaction::Agree), (2, Reaction::Agree)] {
        edit(&mut team, reacts(topic, who, reaction, true));
        edit(&mut team, reacts(topic, who, reaction, true));
    }
    assert_eq!(told(&team, topic), "Agree 2, Thanks 1");
    edit(&mut team, reacts(topic, 1, Reaction::Agree, false));
    edit(&mut team, reacts(topic, 1, Reaction::Thanks, false));
    assert_eq!(told(&team, topic), "Agree 1");
}

#[test]
fn hidden_cards_take_no_reactions_and_neither_do_strangers() {
    let mut team = session();
    let topic = write(&mut team, 9, "Friction", "Lists arrive late");
    let send = |edit| Retro::Session { id: id(RETRO), edit: Box::new(edit) };
    team.refuses(send(reacts(topic, 1, Reaction::Agree, true)), Rule::State);
    edit(&mut team, Edit::Reveal);
    team.refuses(send(reacts(topic, 77, Reaction::Agree, true)), Rule::Unknown);
    team.refuses(send(reacts(id(4_000), 1, Reaction::Agree, true)), Rule::Unknown);
}

#[test]
fn reactions_go_with_a_topic_into_its_group() {
    let mut team = session();
    let lists = write(&mut team, 9, "Friction", "Lists arrive late");
    let late = write(&mut team, 4, "Friction", "Account data is missing");
    edit(&mut team, Edit::Reveal);
    edit(&mut team, reacts(lists, 1, Reaction::Agree, true));
    edit(&mut team, reacts(late, 1, Reaction::Agree, true));
    edit(&mut team, reacts(late, 2, Reaction::Surprise, true));
    let name = title("Lists are late");
    edit(&mut team, Edit::Group { into: id(60), topics: vec![lists, late], name });
    assert_eq!(told(&team, id(60)), "Agree 1, Surprised 1");
}
