//! Identities. Minted outside the domain, carried in commands, never reused.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What every identity can do; `state` mints through it.
pub trait Id: Copy + Ord {
    /// Wraps a freshly minted identifier.
    fn from_uuid(uuid: Uuid) -> Self;
    /// The identifier as stored.
    fn uuid(self) -> Uuid;
}

macro_rules! ids {
    ($( $(#[$meta:meta])* $name:ident ),* $(,)?) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl Id for $name {
            fn from_uuid(uuid: Uuid) -> Self { Self(uuid) }
            fn uuid(self) -> Uuid { self.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
    )* };
}

ids! {
    /// A workspace: one team's everything.
    WorkspaceId,
    /// A person.
    MemberId,
    /// A channel.
    ChannelId,
    /// A work type.
    WorkTypeId,
    /// A marketing priority.
    PriorityId,
    /// A stakeholder's request.
    RequestId,
    /// A backlog item.
    ItemId,
    /// A campaign group.
    CampaignId,
    /// A line of a list that is ticked: criterion, checklist, definition of done, setup task.
    LineId,
    /// A need an item waits on.
    NeedId,
    /// A comment.
    CommentId,
    /// A sprint or a review cycle.
    SprintId,
    /// A blocker.
    BlockerId,
    /// A check-in.
    CheckInId,
    /// A learning.
    LearningId,
    /// A decision.
    DecisionId,
    /// An edit of the rules.
    WorkflowChangeId,
    /// An answer to a signal.
    SignalAnswerId,
    /// A next action agreed in a check-in.
    NextActionId,
    /// A retrospective.
    RetrospectiveId,
    /// Someone who takes part in a retrospective.
    ParticipantId,
    /// A card; random, so that its order says nothing.
    CardId,
    /// A topic: a group of cards, or a card alone; random.
    TopicId,
    /// A ballot; random.
    BallotId,
    /// A win.
    WinId,
    /// A guardrail.
    GuardrailId,
    /// An action.
    ActionId,
    /// A play.
    PlayId,
    /// A theme of retrospectives.
    ThemeId,
}
