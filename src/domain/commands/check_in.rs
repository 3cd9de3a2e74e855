//! What a person can do in a check-in.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{BlockerId, CheckInId, DecisionId, ItemId, MemberId, NextActionId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;

/// Check-ins. Resolving and escalating are blocker commands; they are noted
/// here as topics so that the check-in shows what it brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CheckInCommand {
    /// Opens one; refused while another is open.
    Open {
        /// Its id.
        id: CheckInId,
    },
    /// A blocker resolved in the check-in.
    Resolve {
        /// The check-in.
        id: CheckInId,
        /// The blocker.
        blocker: BlockerId,
        /// How the work was unblocked.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
    },
    /// A blocker escalated in the check-in.
    Escalate {
        /// The check-in.
        id: CheckInId,
        /// The blocker.
        blocker: BlockerId,
        /// Who decides; the Marketing lead where nobody is named.
        #[serde(skip_serializing_if = "Option::is_none")]
        decides: Option<MemberId>,
        /// By when.
        by: NaiveDate,
        /// The question to decide.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        question: String,
    },
    /// A decision made in the check-in.
    Decide {
        /// The check-in.
        id: CheckInId,
        /// The decision's id.
        decision: DecisionId,
        /// About which item.
        #[serde(skip_serializing_if = "Option::is_none")]
        item: Option<ItemId>,
        /// What was decided.
        what: Title,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        why: String,
        /// When to look again.
        #[serde(skip_serializing_if = "Option::is_none")]
        look_again: Option<NaiveDate>,
    },
    /// A next action agreed in the check-in.
    Agree {
        /// The check-in.
        id: CheckInId,
        /// The action's id.
        action: NextActionId,
        /// For which item.
        #[serde(skip_serializing_if = "Option::is_none")]
        item: Option<ItemId>,
        /// What.
        what: Title,
        /// Who.
        owner: MemberId,
        /// By when.
        due: NaiveDate,
    },
    /// Only status was told.
    NoteStatus {
        /// The check-in.
        id: CheckInId,
        /// About which item.
        #[serde(skip_serializing_if = "Option::is_none")]
        item: Option<ItemId>,
        /// The comments.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// Ends the check-in.
    End {
        /// Which.
        id: CheckInId,
    },
    /// Marks a next action as done, or not done after all.
    FinishAction {
        /// The check-in that holds it.
        id: CheckInId,
        /// Which action.
        action: NextActionId,
        /// Done or not.
        #[serde(default, skip_serializing_if = "is_default")]
        done: bool,
    },
}
