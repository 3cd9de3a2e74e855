//! Topics that end in nothing, and what a topic is called outside the team.

use crate::domain::base::text::number_of;
use crate::domain::reads::retrospective::themes::theme_of;
use crate::domain::reads::retrospective::topics::{Topic, agenda};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::report::{CARDS, Grid};
use crate::domain::records::retrospective::steps::SessionStep;
use crate::domain::tables::record::Tables;

/// Returns the topics of the agenda without an outcome, each with its place, from 1: not reached, or discussed in vain. A
/// parked topic has ended, and one that nobody voted for is on no agenda. Nothing where no discussion was planned.
pub fn left_open(retro: &Retrospective) -> Vec<(usize, Topic)> {
    if !retro.boxes.contains_key(&SessionStep::Discuss) {
        return Vec::new();
    }
    let parked =
        |topic: &Topic| retro.discussions.get(&topic.id).is_some_and(|said| said.parked.is_some());
    let ended = |topic: &Topic| parked(topic) || retro.outcomes_of(topic.id).next().is_some();
    (1..).zip(agenda(retro).0).filter(|(_, topic)| !ended(topic)).collect()
}

/// Returns what the room called a topic: the name of its group, or of its theme. `None` if all there is are the words of a
/// card, which stay in the team.
pub fn given_name(tables: &Tables, retro: &Retrospective, topic: &Topic) -> Option<String> {
    let cards = || topic.cards.iter().filter_map(|card| retro.cards.get(card));
    let group = retro.groups.get(&topic.id).map(ToString::to_string);
    // A group that was not named is called by the words of its first card.
    let group = group.filter(|name| !cards().any(|card| card.text.as_str() == name));
    group.or_else(|| theme_of(tables, retro, topic).map(|theme| theme.name.to_string()))
}

/// Returns the topics left open as a table.
pub(super) fn grid(tables: &Tables, retro: &Retrospective) -> Option<Grid> {
    let row = |(place, topic): (usize, Topic)| {
        let said = retro.discussions.get(&topic.id);
        let talked = said.is_some_and(|said| {
            said.done || !said.heard.is_empty() || !said.notes.trim().is_empty()
        });
        let state = if talked { "Discussed, no outcome yet" } else { "Not discussed" };
        let votes =
            if retro.counted { number_of(topic.votes as usize, "vote") } else { String::new() };
        let cards = topic.cards.iter().filter_map(|card| retro.cards.get(card));
        let cards: Vec<&str> = cards.map(|card| card.text.as_str()).collect();
        let name = given_name(tables, retro, &topic).unwrap_or_else(|| format!("Topic {place}"));
        [name, votes, state.to_owned(), cards.join("\n")]
    };
    Grid::of(["Topic", "Votes", "Status", CARDS], left_open(retro).into_iter().map(row).collect())
}
