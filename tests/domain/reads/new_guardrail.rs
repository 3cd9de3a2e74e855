//! What is proposed for a new guardrail, and how many Ready items it would touch.

use crate::rules::retrospective::session::{edit, retro, session, write};
use crate::support::{BEN, CAMPAIGN, CONTENT, id, team, title};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::new_guardrail::{ready_items, work_type_of};

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
fn ready_items_are_counted_by_work_type() {
    let mut team = team();
    team.ready("Guide", CONTENT, BEN, 2);
    team.add("Idea", CONTENT);
    let count = |kind| ready_items(&team.workspace, kind);
    assert_eq!(count(Some(team.types[CONTENT])), 1);
    assert_eq!(count(Some(team.types[CAMPAIGN])), 0);
    assert_eq!(count(None), 1);
}
