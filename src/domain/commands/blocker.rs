//! What a person can do about blockers.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{BlockerId, ItemId, MemberId};
use crate::domain::base::text::{Reason, Title};
use crate::domain::records::blocker::BlockerKind;

/// Blockers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BlockerCommand {
    /// Marks an item in a sprint as blocked; one open blocker an item.
    Open {
        /// The blocker's id.
        id: BlockerId,
        /// The item.
        item: ItemId,
        /// What kind.
        kind: BlockerKind,
        /// The reason.
        reason: Reason,
        /// Who must unblock it.
        unblocker: Title,
        /// When to follow up.
        next_check: NaiveDate,
    },
    /// Corrects what was written.
    Edit {
        /// Which.
        id: BlockerId,
        /// What kind.
        kind: BlockerKind,
        /// The reason.
        reason: Reason,
        /// Who must unblock it.
        unblocker: Title,
        /// When to follow up.
        next_check: NaiveDate,
    },
    /// Asked again; the next check is on that day.
    Check {
        /// Which.
        id: BlockerId,
        /// When to follow up.
        next_check: NaiveDate,
    },
    /// Raises it to someone who decides; the Marketing lead where nobody is named.
    Escalate {
        /// Which.
        id: BlockerId,
        /// Who decides.
        #[serde(skip_serializing_if = "Option::is_none")]
        decides: Option<MemberId>,
        /// By when.
        by: NaiveDate,
        /// The question to decide.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        question: String,
    },
    /// Ends it; the item goes on in the stage where it was.
    Resolve {
        /// Which.
        id: BlockerId,
        /// How the work was unblocked.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
    },
}
