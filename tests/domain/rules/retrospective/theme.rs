//! Topics of several retrospectives belong to a theme with a name.

use crate::rules::retrospective::session::{RETRO, edit, session, write};
use crate::support::{id, title};
use sprintloop::domain::base::ids::{ThemeId, TopicId};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;
use sprintloop::domain::commands::session::SessionEdit as Edit;

fn themed(theme: u128, name: Option<&str>, topic: TopicId, leaves: bool) -> Retro {
    Retro::Theme { theme: id(theme), name: name.map(title), id: id(RETRO), topic, leaves }
}

#[test]
fn a_topic_joins_a_new_theme_and_leaves_it() {
    let mut team = session();
    let topic = write(&mut team, 9, "Friction", "Lists arrive late");
    let late = Some("Late lists");
    edit(&mut team, Edit::Reveal);
    team.refuses(themed(570, None, topic, false), Rule::Unknown);
    team.does(themed(570, late, topic, false));
    // The same name once more is the same theme.
    team.refuses(themed(571, Some("late LISTS"), topic, false), Rule::Input);
    let theme: ThemeId = id(570);
    let has = |team: &crate::support::Team| {
        team.workspace.themes.get(theme).is_some_and(|theme| theme.has(id(RETRO), topic))
    };
    assert!(has(&team));
    team.does(themed(570, None, topic, true));
    assert!(!has(&team));
}

#[test]
fn a_hidden_topic_joins_no_theme() {
    let mut team = session();
    let topic = write(&mut team, 9, "Friction", "Lists arrive late");
    team.refuses(themed(570, Some("Late lists"), topic, false), Rule::State);
}

#[test]
fn a_topic_leaves_a_theme_that_one_of_its_cards_was_linked_to() {
    let mut team = session();
    let topics = [
        write(&mut team, 9, "Friction", "Lists arrive late"),
        write(&mut team, 10, "Friction", "The list came on Friday"),
    ];
    edit(&mut team, Edit::Reveal);
    team.does(themed(570, Some("Late lists"), topics[0], false));
    let group: TopicId = id(99);
    edit(&mut team, Edit::Group { into: group, topics: topics.to_vec(), name: title("Lists") });
    team.does(themed(570, None, group, true));
    let theme: ThemeId = id(570);
    assert!(team.workspace.themes.get(theme).is_some_and(|theme| theme.topics.is_empty()));
}
