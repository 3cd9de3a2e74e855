//! What a person can do with the workspace, its rules, its people and its priorities.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{MemberId, WorkTypeId};
use crate::domain::base::json::is_default;
use crate::domain::commands::workspace::ChangeNote;
use crate::domain::records::channel::Channel;
use crate::domain::records::people::Member;
use crate::domain::records::work_type::WorkType;

/// People, channels, work types.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TeamCommand {
    /// Adds a person.
    AddMember {
        /// The person.
        member: Box<Member>,
    },
    /// Adds several people in one step; all or none.
    AddSeveral {
        /// The people.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        members: Vec<Member>,
    },
    /// Changes name, roles, channels, capacity or limit; the whole record, same id.
    EditMember {
        /// The person as they shall be.
        member: Box<Member>,
    },
    /// Takes a person off the team; refused while they own open work.
    RemoveMember {
        /// Who.
        member: MemberId,
    },
    /// Brings a person back.
    RestoreMember {
        /// Who.
        member: MemberId,
    },
    /// Adds a channel.
    AddChannel {
        /// The channel.
        channel: Channel,
    },
    /// Renames or archives a channel; the whole record, same id.
    EditChannel {
        /// The channel as it shall be.
        channel: Channel,
    },
    /// Adds a work type.
    AddWorkType {
        /// The work type.
        work_type: Box<WorkType>,
    },
    /// Changes a work type and so its definitions. Once a sprint has started a reason is asked.
    EditWorkType {
        /// The work type as it shall be.
        work_type: Box<WorkType>,
        /// What it is for.
        note: ChangeNote,
    },
    /// Puts a work type away, or brings it back.
    ArchiveWorkType {
        /// Which.
        work_type: WorkTypeId,
        /// Away or back.
        #[serde(default, skip_serializing_if = "is_default")]
        archived: bool,
    },
}
