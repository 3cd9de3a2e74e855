//! What is proposed for a new guardrail, and how many Ready items it would touch.

use crate::rules::retrospective::session::{edit, retro, session, write};
use crate::support::{BEN, CAMPAIGN, CONTENT, Team, id, reason, team, title};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::new_guardrail::{
    ReadyChange, ready_change, ready_warning, work_type_of,
};
use sprintloop::domain::records::retrospective::outcome::Guardrail;

#[test]
fn a_topic_is_about_the_work_type_its_cards_name() {
    let mut team = session();
    let campaign = team.add("Launch", CAMPAIGN);
    let key = team.item(campaign).key.to_string();
    let by_key = write(&mut team, 9, "Friction", &format!("{key} had no list"));
    let by_name = write(&mut team, 10, "Friction", "Content waits for its review");
    let neither = write(&mut team, 11, "Friction", "Mondays are hard");
    let kind = |topic| work_type_of(&team.workspace, retro(&team), topic);
    assert_eq!(kind(by_key), Some(team.types[CAMPAIGN]));
    assert_eq!(kind(by_name), Some(team.types[CONTENT]));
    assert_eq!(kind(neither), None);
    let name = title("Both");
    edit(&mut team, Edit::Group { into: id(50), topics: vec![by_key, by_name], name });
    let kind = work_type_of(&team.workspace, retro(&team), id(50));
    assert_eq!(kind, Some(team.types[CAMPAIGN]), "an item says more than a word");
}

#[test]
fn it_says_how_many_ready_items_a_guardrail_would_stop() {
    let mut team = team();
    team.ready("Guide", CONTENT, BEN, 2);
    team.add("Idea", CONTENT);
    let mut guard = Guardrail::new(id(90), reason("It came late"), title("The list is there"));
    let then = |team: &Team, guard: &Guardrail| {
        let ReadyChange { of, now, then } = ready_change(&team.workspace, guard);
        (of, now, then)
    };
    assert_eq!(then(&team, &guard), (2, 1, 0));
    let said = ready_warning(&team.workspace, &guard);
    assert!(said.contains("1 of 2 items is Ready now. With this guardrail, 0 would be"));
    guard.work_types = [team.types[CAMPAIGN]].into();
    assert_eq!(then(&team, &guard), (2, 1, 1), "another work type");
    guard.work_types = [team.types[CONTENT]].into();
    assert_eq!(then(&team, &guard), (2, 1, 0));
    guard.at_done = true;
    assert_eq!(then(&team, &guard), (2, 1, 1), "checked before work is done");
    assert!(ready_warning(&team.workspace, &guard).contains("1 would be"));
}
