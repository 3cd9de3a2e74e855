//! Who a comment mentions, and which names fit a mention that is being typed.

use crate::support::{ANA, BEN, CONTENT, Team, id, reason, team};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::reads::mentions::{open_mention, typed_mention};

fn mentioned(team: &Team, item: ItemId) -> bool {
    open_mention(id(BEN), team.item(item), &team.workspace).is_some()
}

#[test]
fn a_dismissed_mention_asks_for_nothing_until_the_next_one() {
    let mut team = team();
    let item = team.add("Guide", CONTENT);
    let say = |number, text| ItemCommand::Comment { item, id: id(number), text: reason(text) };
    let dismiss = |number| ItemCommand::DismissMention { item, id: id(number) };
    team.does(say(1, "Is this yours, @ben?"));
    team.does(say(2, "Or @Ben Okafor's?"));
    assert!(mentioned(&team, item));
    team.as_member(BEN).refuses(dismiss(1), Rule::State);
    team.does(dismiss(2));
    assert!(!mentioned(&team, item), "the older one goes with it");
    team.refuses(dismiss(2), Rule::State);
    team.as_member(ANA).does(say(3, "@Ben, still open"));
    assert!(mentioned(&team, item));
}

#[test]
fn names_fit_by_any_of_their_words_and_an_address_is_no_mention() {
    let team = team();
    let names = |text| typed_mention(text, &team.workspace).map(|typed| typed.names);
    assert!(names("Hello @").is_some_and(|all| all.len() > 3));
    let both = ["Ben Okafor", "Finn Berg"].map(str::to_owned).to_vec();
    assert_eq!(names("Hello @be"), Some(both), "first names first");
    assert_eq!(names("@oka"), Some(vec!["Ben Okafor".to_owned()]));
    assert_eq!(names("ben@oka"), None);
    assert_eq!(names("@Ben Okafor "), None);
    assert_eq!(names("@zz"), None);
    let typed = typed_mention("Grüße @be", &team.workspace).expect("a mention");
    assert_eq!("Grüße @be".get(typed.at..), Some("@be"));
}
