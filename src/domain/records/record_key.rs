//! Every kind of record a workspace keeps, named once, and the keys they are kept under.
//!
//! The list is expanded twice: here into the keys, and in the tables into the tables themselves,
//! the records, and what is written of a workspace.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{
    ActionId, BlockerId, CampaignId, ChannelId, CheckInId, DecisionId, GuardrailId, Id, ItemId,
    LearningId, MemberId, PlayId, PriorityId, RequestId, RetrospectiveId, SignalAnswerId, SprintId,
    WinId, WorkTypeId, WorkflowChangeId,
};

/// Hands the list of every record with an id of its own to a macro: table, id, type, noun.
macro_rules! every_record {
    ($then:ident) => {
        $then! {
            members: MemberId => Member, "member",
            channels: ChannelId => Channel, "channel",
            work_types: WorkTypeId => WorkType, "work type",
            workflow_changes: WorkflowChangeId => WorkflowChange, "workflow change",
            priorities: PriorityId => Priority, "priority",
            requests: RequestId => Request, "request",
            items: ItemId => BacklogItem, "backlog item",
            campaigns: CampaignId => Campaign, "campaign",
            sprints: SprintId => Sprint, "sprint",
            blockers: BlockerId => Blocker, "blocker",
            check_ins: CheckInId => CheckIn, "check-in",
            learnings: LearningId => Learning, "learning",
            decisions: DecisionId => Decision, "decision",
            retrospectives: RetrospectiveId => Retrospective, "retrospective",
            wins: WinId => Win, "win",
            guardrails: GuardrailId => Guardrail, "guardrail",
            actions: ActionId => Action, "action",
            plays: PlayId => Play, "play",
            signal_answers: SignalAnswerId => SignalAnswer, "answer to a signal",
        }
    };
}

pub(in crate::domain) use every_record;

macro_rules! keys {
    ($( $table:ident: $id:ident => $entity:ident, $noun:literal ),* $(,)?) => {
        /// The key under which a record is kept.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum RecordKey {
            /// The workspace's name and preset.
            Profile,
            /// The rules.
            Workflow,
            $(
                #[doc = concat!("A ", $noun, ".")]
                $entity($id),
            )*
        }

        impl RecordKey {
            /// What a person calls such a record.
            pub const fn noun(&self) -> &'static str {
                match self {
                    Self::Profile => "workspace",
                    Self::Workflow => "workflow",
                    $( Self::$entity(_) => $noun, )*
                }
            }

            /// The id within its kind; none for the two records there is only one of.
            pub fn uuid(&self) -> Option<uuid::Uuid> {
                match self {
                    Self::Profile | Self::Workflow => None,
                    $( Self::$entity(id) => Some(id.uuid()), )*
                }
            }
        }
    };
}

every_record!(keys);
