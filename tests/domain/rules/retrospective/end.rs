//! Every topic comes to an end.

use crate::rules::retrospective::session::{
    RETRO, act, comes_out, edit, edit_works, end, retro, session, write,
};
use crate::support::id;
use sprintloop::domain::base::ids::ParticipantId;
use sprintloop::domain::base::refusal::{Rule, Way};
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::topics::undiscussed;
use sprintloop::domain::records::sprint::record::RetrospectivePlan;

#[test]
fn a_topic_ends_in_something_and_warns_once_about_who_was_not_heard() {
    let mut team = session();
    let topic = write(&mut team, 9, "Friction", "Lists arrive late");
    edit(&mut team, Edit::Reveal);
    let done = |anyway| Retro::EndTopic { id: id(RETRO), topic, anyway };
    team.refuses(done(true), Rule::State);
    comes_out(&mut team, Some(topic), act(80));
    let warned = team.refuses(done(false), Rule::State);
    assert_eq!(warned.ways, [Way::GoOn]);
    for who in 1..=3 {
        let who: ParticipantId = id(who);
        edit(&mut team, Edit::Heard { topic, who, how: Some(false) });
    }
    team.does(done(false));
    assert!(undiscussed(retro(&team)).is_empty());
    team.does(Retro::End { id: id(RETRO), anyway: false });
    let plan = &team.workspace.sprints.get(id(700)).expect("it").retrospective;
    assert_eq!(*plan, Some(RetrospectivePlan::Held { id: id(RETRO) }));
}

#[test]
fn ending_warns_about_topics_that_were_left() {
    let mut team = session();
    write(&mut team, 9, "Friction", "Lists arrive late");
    team.refuses(Retro::End { id: id(RETRO), anyway: false }, Rule::State);
    end(&mut team, RETRO);
    let edit = Box::new(Edit::Reveal);
    team.refuses(Retro::Session { id: id(RETRO), edit }, Rule::State);
    team.does(Retro::Reopen { id: id(RETRO) });
    edit_works(&mut team);
}

#[test]
fn everyone_is_ticked_in_one_press_and_a_pass_stays_a_pass() {
    let mut team = session();
    let topic = write(&mut team, 9, "Friction", "Lists arrive late");
    comes_out(&mut team, Some(topic), act(80));
    let who: ParticipantId = id(2);
    edit(&mut team, Edit::Heard { topic, who, how: Some(true) });
    edit(&mut team, Edit::HeardAll { topic });
    let heard = &retro(&team).discussions.get(&topic).expect("it was talked about").heard;
    assert_eq!((heard.len(), heard.get(&who)), (3, Some(&true)));
    team.does(Retro::EndTopic { id: id(RETRO), topic, anyway: false });
}

#[test]
fn ending_says_that_hidden_cards_will_be_shown_and_whose_they_are() {
    let mut team = session();
    write(&mut team, 9, "Friction", "Lists arrive late");
    edit(&mut team, Edit::Wrote { who: id(1) });
    let refusal = team.refuses(Retro::End { id: id(RETRO), anyway: false }, Rule::State);
    let name = retro(&team).participants.get(&id(1)).expect("somebody").name.to_string();
    assert!(
        refusal.why.contains("never revealed") && refusal.why.contains(&name),
        "{}",
        refusal.why
    );
    assert_eq!(refusal.ways, [Way::GoOn]);
}
