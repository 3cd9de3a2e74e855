//! What guests would challenge, and whether it is among the topics yet.

use crate::domain::base::ids::ParticipantId;
use crate::domain::records::retrospective::record::{Participant, Retrospective};

/// A guest's id, name and challenge.
pub type Challenge = (ParticipantId, String, String);

/// Returns what guests would challenge, by name.
pub fn challenges(retro: &Retrospective) -> Vec<Challenge> {
    let said = |(id, who): (&ParticipantId, &Participant)| {
        let text = who.challenge.trim();
        (!text.is_empty()).then(|| (*id, who.name.to_string(), text.to_owned()))
    };
    let mut all: Vec<Challenge> = retro.participants.iter().filter_map(said).collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all
}

/// Returns the challenges that are on no card yet.
pub fn open_challenges(retro: &Retrospective) -> Vec<Challenge> {
    let written = |text: &str| retro.cards.values().any(|card| card.text.as_str() == text);
    challenges(retro).into_iter().filter(|(_, _, text)| !written(text)).collect()
}
