//! Every kind of record in a workspace, named once, and the keys they are stored under.
//!
//! The list is expanded here into the keys, and in the tables into the tables themselves, the records, the stored
//! form of a workspace, and the check that each record is under its own id.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{
    ActionId, BlockerId, CampaignId, ChannelId, CheckInId, DecisionId, GuardrailId, Id, ItemId,
    LearningId, MemberId, PlayId, PriorityId, RequestId, RetrospectiveId, SignalAnswerId, SprintId,
    ThemeId, WinId, WorkTypeId, WorkflowChangeId,
};

/// Passes the list of every record with its own id to a macro: table, id, type, noun.
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
            themes: ThemeId => Theme, "theme",
            signal_answers: SignalAnswerId => SignalAnswer, "alert response",
        }
    };
}

pub(in crate::domain) use every_record;

macro_rules! keys {
    ($( $table:ident: $id:ident => $entity:ident, $noun:literal ),* $(,)?) => {
        /// The key of a record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum RecordKey {
            /// The workspace's name and preset.
            Profile,
            /// The rules.
            Workflow,
            $(
                #[doc = concat!("One ", $noun, ".")]
                $entity($id),
            )*
        }

        impl RecordKey {
            /// Returns the noun for such a record.
            pub const fn noun(&self) -> &'static str {
                match self {
                    Self::Profile => "workspace",
                    Self::Workflow => "workflow",
                    $( Self::$entity(_) => $noun, )*
                }
            }

            /// Returns the id within its kind; `None` for the two records that exist once.
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
