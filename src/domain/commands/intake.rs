//! What a person can do with requests.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{ItemId, RequestId, WorkTypeId};
use crate::domain::base::text::{Reason, Title};
use crate::domain::records::intake::Request;

/// Requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum IntakeCommand {
    /// Submits one. Taken once: a second with the same id is refused.
    Submit {
        /// The request.
        request: Box<Request>,
    },
    /// Accepts it into the backlog, at its end.
    Accept {
        /// Which.
        request: RequestId,
        /// The id of the new item.
        item: ItemId,
        /// The new item's headline.
        title: Title,
        /// Its work type.
        work_type: WorkTypeId,
        /// Ids for the acceptance criteria of the work type's template.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        criteria: Vec<crate::domain::base::ids::LineId>,
    },
    /// Merges it into an item that is there; problem and requester become a comment.
    Merge {
        /// Which.
        request: RequestId,
        /// Into which item.
        into: ItemId,
        /// The id of the comment.
        comment: crate::domain::base::ids::CommentId,
    },
    /// Declines it.
    Decline {
        /// Which.
        request: RequestId,
        /// Why.
        reason: Reason,
    },
    /// Takes a declined request up again.
    Reopen {
        /// Which.
        request: RequestId,
    },
}
