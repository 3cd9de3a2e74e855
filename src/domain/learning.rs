//! Learnings: what we expected, what happened, what we decide.

use macro_rules_attribute::derive;

use super::context::Stamp;
use super::ids::{ChannelId, DecisionId, ItemId, LearningId, SprintId, WorkTypeId};
use super::text::{Reason, Title};

/// What explains the gap between expected and actual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Stored!)]
pub enum GapCause {
    /// The data was wrong or missing.
    Data,
    /// Credited to the wrong source.
    Attribution,
    /// Too early or too late.
    Timing,
    /// The wrong people.
    Targeting,
    /// The wrong words.
    Message,
    /// The wrong place.
    Channel,
    /// Something else.
    Other,
}

impl GapCause {
    /// Every cause, in the order offered.
    pub const ALL: [Self; 7] = [
        Self::Data,
        Self::Attribution,
        Self::Timing,
        Self::Targeting,
        Self::Message,
        Self::Channel,
        Self::Other,
    ];

    /// The cause in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Data => "Data",
            Self::Attribution => "Attribution",
            Self::Timing => "Timing",
            Self::Targeting => "Targeting",
            Self::Message => "Message",
            Self::Channel => "Channel",
            Self::Other => "Other",
        }
    }
}

/// What became of the hypothesis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Stored!)]
pub enum HypothesisResult {
    /// It held.
    Confirmed,
    /// It did not.
    Refuted,
    /// The data does not say.
    Inconclusive,
}

impl HypothesisResult {
    /// Every result, in the order offered.
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Refuted, Self::Inconclusive];

    /// The result in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Confirmed => "Confirmed",
            Self::Refuted => "Refuted",
            Self::Inconclusive => "Inconclusive",
        }
    }
}

entity! {
    /// What a campaign, a test or a change of process has taught.
    pub struct Learning {
        /// Identity.
        id: LearningId,
        /// What it is about: the item's title, or the process.
        subject: Title,
        /// What we expected.
        expected: Reason,
        /// What happened.
        happened: Reason,
        /// What we decide.
        decision: DecisionId,
        /// By whom and when.
        recorded: Stamp,
        ;
        /// The item it comes from.
        item: Option<ItemId>,
        /// The sprint in which it was decided: there it counts.
        sprint: Option<SprintId>,
        /// Its channel, so that it is found again.
        channel: Option<ChannelId>,
        /// Its work type, so that it is found again.
        work_type: Option<WorkTypeId>,
        /// The hypothesis, as it stood in the measurement plan.
        hypothesis: String,
        /// The figures at the time.
        data_snapshot: String,
        /// What explains the gap.
        gap: Option<GapCause>,
        /// What became of the hypothesis.
        result: Option<HypothesisResult>,
    }
}
