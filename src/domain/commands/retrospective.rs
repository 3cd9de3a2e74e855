//! What a person can do in a retrospective, and with what came out of it.

use std::collections::BTreeMap;

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{
    ActionId, DecisionId, GuardrailId, ItemId, LearningId, LineId, ParticipantId, PlayId,
    RetrospectiveId, ThemeId, TopicId, WinId, WorkTypeId, WorkflowChangeId,
};
use crate::domain::base::json::is_default;
use crate::domain::base::text::{Reason, Title};
use crate::domain::commands::learning::LearningWords;
use crate::domain::commands::session::SessionEdit;
use crate::domain::records::retrospective::look_back::LookBack;
use crate::domain::records::retrospective::outcome::{
    Action, Guardrail, Play, Point, PointState, VerdictKind, Win,
};
use crate::domain::records::retrospective::plan::WayOfWriting;
use crate::domain::records::retrospective::record::Participant;
use crate::domain::records::retrospective::steps::Column;

/// Retrospectives, actions, guardrails and plays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RetrospectiveCommand {
    /// Opens one, with its time boxes, columns and people.
    Open(Box<NewSession>),
    /// Something in the session. Leaves nothing in the log.
    Session {
        /// Which.
        id: RetrospectiveId,
        /// What.
        edit: Box<SessionEdit>,
    },
    /// Something came out of it.
    ComesOut {
        /// Which.
        id: RetrospectiveId,
        /// Its topic.
        #[serde(skip_serializing_if = "Option::is_none")]
        topic: Option<TopicId>,
        /// What.
        what: Box<NewOutcome>,
    },
    /// Ends a topic; people unheard are warned about once.
    EndTopic {
        /// Which.
        id: RetrospectiveId,
        /// The topic.
        topic: TopicId,
        /// Although someone was not heard.
        #[serde(default, skip_serializing_if = "is_default")]
        anyway: bool,
    },
    /// What became of an action of an earlier retrospective.
    JudgeAction {
        /// The retrospective.
        id: RetrospectiveId,
        /// The action.
        action: ActionId,
        /// What became of it.
        kind: VerdictKind,
        /// A figure, or the reason.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// Takes an action off the list of the session that agreed on it.
    DropAction {
        /// The retrospective.
        id: RetrospectiveId,
        /// The action.
        action: ActionId,
        /// Why.
        reason: Reason,
    },
    /// What became of a change of the rules.
    JudgeChange {
        /// The retrospective.
        id: RetrospectiveId,
        /// The change.
        change: WorkflowChangeId,
        /// What became of it.
        kind: VerdictKind,
        /// What was seen.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// Ends the session; the sprint's retrospective counts as held.
    End {
        /// Which.
        id: RetrospectiveId,
        /// Although topics were not discussed.
        #[serde(default, skip_serializing_if = "is_default")]
        anyway: bool,
    },
    /// Takes an ended one up again.
    Reopen {
        /// Which.
        id: RetrospectiveId,
    },
    /// Adds a dated correction to the report of an ended one.
    Correct {
        /// Which.
        id: RetrospectiveId,
        /// What is so instead.
        text: Reason,
    },
    /// Puts the actions of a session in an order, the first first.
    Rank {
        /// Which retrospective.
        id: RetrospectiveId,
        /// Its actions; those that are not named come after them.
        order: Vec<ActionId>,
    },
    /// A topic belongs to a theme, or no longer.
    Theme {
        /// The theme; a new one needs a name.
        theme: ThemeId,
        /// Its name, if it is new or gets another one.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<Title>,
        /// The retrospective of the topic.
        id: RetrospectiveId,
        /// The topic.
        topic: TopicId,
        /// The topic leaves the theme.
        #[serde(default, skip_serializing_if = "is_default")]
        leaves: bool,
    },
    /// Notes to whom the report went.
    Send {
        /// Which.
        id: RetrospectiveId,
        /// To whom.
        to: Title,
    },
    /// What becomes of a roadmap point or an ask.
    SettlePoint {
        /// Which retrospective.
        id: RetrospectiveId,
        /// The how-manieth point.
        at: u32,
        /// What becomes of it.
        state: PointState,
    },
    /// Remembers to whom a thank-you went.
    Thank {
        /// The win.
        win: WinId,
        /// To whom.
        to: Title,
    },
    /// An action becomes a backlog item.
    MakeItem {
        /// Which action.
        action: ActionId,
        /// The item's id.
        item: ItemId,
        /// Its work type.
        work_type: WorkTypeId,
        /// Ids for the criteria of the work type's template.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        criteria: Vec<LineId>,
    },
    /// Adds a play, or puts new words in place.
    SavePlay {
        /// The play.
        play: Box<Play>,
    },
    /// A play is used on an item.
    UsePlay {
        /// Which.
        play: PlayId,
        /// On which item.
        item: ItemId,
    },
    /// Ticks a guardrail on an item, or takes the tick back.
    MeetGuardrail {
        /// The item.
        item: ItemId,
        /// The guardrail.
        guardrail: GuardrailId,
        /// Met or not.
        #[serde(default, skip_serializing_if = "is_default")]
        met: bool,
    },
    /// The guardrail has caught something on an item.
    Caught {
        /// The guardrail.
        guardrail: GuardrailId,
        /// On which item.
        item: ItemId,
    },
    /// Gives a guardrail up, or a play.
    Retire {
        /// The guardrail.
        #[serde(skip_serializing_if = "Option::is_none")]
        guardrail: Option<GuardrailId>,
        /// The play.
        #[serde(skip_serializing_if = "Option::is_none")]
        play: Option<PlayId>,
        /// Why.
        reason: Reason,
    },
}

/// A session to open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct NewSession {
    /// Its id.
    pub id: RetrospectiveId,
    /// What it looks back on.
    #[serde(flatten)]
    pub of: LookBack,
    /// The whole length.
    pub minutes: u32,
    /// The columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// Who takes part.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub participants: BTreeMap<ParticipantId, Participant>,
    /// How they write and vote.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub writing: WayOfWriting,
    /// Who runs the session.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facilitator: Option<Title>,
}

/// What came out, with its id minted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NewOutcome {
    /// A decision.
    Decision {
        /// Its id.
        id: DecisionId,
        /// What.
        what: Title,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        why: String,
    },
    /// A learning with its decision.
    Learning {
        /// Its id.
        id: LearningId,
        /// The decision's id.
        decision: DecisionId,
        /// What was learned.
        words: Box<LearningWords>,
    },
    /// An action; one that is there gets these words.
    Action(Box<Action>),
    /// A guardrail; one that is there gets these words.
    Guardrail(Box<Guardrail>),
    /// A win; one that is there gets these words.
    Win(Box<Win>),
    /// A roadmap point or an ask.
    Point(Box<Point>),
}
