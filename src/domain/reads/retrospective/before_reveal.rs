//! What a facilitator should know before the cards are revealed: whose cards everyone would recognize.
//!
//! Below [`ENOUGH_ANSWERS`] writers, one can tell who wrote what. A vote refuses then, because everyone can still vote. Cards
//! are revealed all the same, on a deliberate press that says whose they are: what one person wrote is what there is.

use std::collections::BTreeSet;

use crate::domain::base::ids::ParticipantId;
use crate::domain::base::text::listed;
use crate::domain::records::retrospective::poll::ENOUGH_ANSWERS;
use crate::domain::records::retrospective::record::Retrospective;

/// Returns whether so few people take part that cards are open by agreement: in pairs each knows what the other wrote.
pub fn is_open_by_agreement(retro: &Retrospective) -> bool {
    let people = retro.participants.len();
    !retro.signed && people > 1 && people < ENOUGH_ANSWERS as usize
}

/// Returns whose cards everyone would recognize if the cards were revealed now, by name. `begun` have begun their turn.
///
/// Nobody where cards are signed, where there are none, or where everyone has written: a pair that has written has agreed.
pub fn recognized(retro: &Retrospective, begun: &BTreeSet<ParticipantId>) -> Vec<String> {
    let wrote = |who: &ParticipantId| retro.wrote.contains(who) || begun.contains(who);
    let mut names: Vec<String> = retro
        .participants
        .iter()
        .filter(|(id, _)| wrote(id))
        .map(|(_, who)| who.name.to_string())
        .collect();
    let all = names.len() == retro.participants.len();
    if all || retro.signed || retro.cards.is_empty() || names.len() >= ENOUGH_ANSWERS as usize {
        return Vec::new();
    }
    names.sort();
    names
}

/// Says so in words: "Only Priya has written so far: everyone will know whose cards these are." Nothing for nobody.
pub fn recognized_words(names: &[String]) -> String {
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    let verb = match all.len() {
        0 => return String::new(),
        1 => "has",
        _ => "have",
    };
    format!(
        "Only {} {verb} written so far: everyone will know whose cards these are.",
        listed(&all)
    )
}
