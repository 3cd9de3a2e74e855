//! The discussion of a topic: who has spoken, who reacted, notes, and how it ended.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::ParticipantId;
use crate::domain::base::json::is_default;
use crate::domain::base::text::Reason;
use crate::domain::records::retrospective::reaction::Reaction;

/// What was said about a topic.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Discussion {
    /// Notes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Who has spoken; `true` if they passed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub heard: BTreeMap<ParticipantId, bool>,
    /// Who has reacted, and how.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reactions: BTreeMap<Reaction, BTreeSet<ParticipantId>>,
    /// Why it was parked, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parked: Option<Reason>,
    /// Whether its discussion has ended.
    #[serde(skip_serializing_if = "is_default")]
    pub done: bool,
}

impl Discussion {
    /// Returns how many have reacted, by reaction: "Agree 3, Thanks 1". Empty if nobody has.
    pub fn reactions_told(&self) -> String {
        let each = self.reactions.iter().map(|(it, who)| format!("{} {}", it.label(), who.len()));
        each.collect::<Vec<_>>().join(", ")
    }
}
