//! A ballot paper sent by link, and the ballot that comes back. Topics are named by their place on the paper.

use std::collections::BTreeMap;

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{BallotId, ParticipantId};
use crate::domain::base::json::is_default;

/// What is voted on, as sent to people elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Paper {
    /// The topics' names, in the order of their random ids; long ones are cut.
    pub topics: Vec<String>,
    /// Votes a person has.
    pub budget: u32,
    /// Votes for one topic at most; equal to the budget if nothing else was agreed.
    pub cap: u32,
    /// Identifies these topics: other ones have another mark.
    pub mark: u32,
}

/// A ballot that came by link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct SentBallot {
    /// Whose. The session keeps it only where ballots are open.
    pub who: ParticipantId,
    /// Its random id, the same in each edition.
    pub ballot: BallotId,
    /// The mark of its paper.
    pub mark: u32,
    /// A number that grows with every edition.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub edition: u32,
    /// Votes by place on the paper, from 0; none at all for an abstention.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub votes: BTreeMap<u32, u32>,
}

/// Why a ballot isn't taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotBallot {
    /// The voter does not take part.
    #[error("The voter isn't a participant in this retrospective. Add them in the first step.")]
    Stranger,
    /// The results are shown.
    #[error("The results are already shown, so this ballot can't be counted.")]
    Counted,
    /// They have voted on the facilitator's device.
    #[error("This person has already voted on this device, and that ballot counts.")]
    Voted,
    /// Topics were grouped or split after the link was sent.
    #[error(
        "The topics changed after this ballot was sent. Send the new link and ask for it again."
    )]
    OtherTopics,
    /// It breaks a rule of voting.
    #[error("{0}")]
    Refused(String),
}
