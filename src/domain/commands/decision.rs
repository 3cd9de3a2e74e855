//! What a person can do with the decision log.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{DecisionId, ItemId, SprintId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;

/// The decision log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionCommand {
    /// Writes one down.
    Record {
        /// Its id.
        id: DecisionId,
        /// What was decided.
        what: Title,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        why: String,
        /// About which item.
        #[serde(skip_serializing_if = "Option::is_none")]
        item: Option<ItemId>,
        /// Made in the review of this sprint; else between meetings.
        #[serde(skip_serializing_if = "Option::is_none")]
        review_of: Option<SprintId>,
        /// When to look again.
        #[serde(skip_serializing_if = "Option::is_none")]
        look_again: Option<NaiveDate>,
    },
    /// Corrects one.
    Edit {
        /// Which.
        id: DecisionId,
        /// What was decided.
        what: Title,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        why: String,
        /// When to look again.
        #[serde(skip_serializing_if = "Option::is_none")]
        look_again: Option<NaiveDate>,
    },
    /// Looks at one again; it stands until another look, or no longer.
    LookAgain {
        /// Which.
        id: DecisionId,
        /// Whether it stands.
        #[serde(default, skip_serializing_if = "is_default")]
        stands: bool,
        /// What was seen.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
        /// When to look once more.
        #[serde(skip_serializing_if = "Option::is_none")]
        next: Option<NaiveDate>,
    },
}
