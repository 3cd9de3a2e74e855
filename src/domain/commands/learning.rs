//! What a person can do with learnings.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{DecisionId, ItemId, LearningId};
use crate::domain::base::text::{Reason, Title};
use crate::domain::records::learning::{GapCause, HypothesisResult};

/// Learnings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LearningCommand {
    /// Records one, with the decision it leads to.
    Record {
        /// Its id.
        id: LearningId,
        /// The decision's id.
        decision: DecisionId,
        /// What was learned.
        words: Box<LearningWords>,
    },
    /// Corrects one; the decision's text follows.
    Edit {
        /// Which.
        id: LearningId,
        /// What was learned.
        words: Box<LearningWords>,
    },
}

/// The answers of the learning form: three asked, the rest optional.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LearningWords {
    /// What it is about.
    pub subject: Title,
    /// What we expected.
    pub expected: Reason,
    /// What happened.
    pub happened: Reason,
    /// What we decide.
    pub decide: Title,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rationale: String,
    /// When to look again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look_again: Option<NaiveDate>,
    /// The item it comes from; brings channel, work type and hypothesis along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The figures at the time.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub data_snapshot: String,
    /// What explains the gap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<GapCause>,
    /// The result of the hypothesis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<HypothesisResult>,
}

impl LearningWords {
    /// The three answers that are asked, about something; the rest is not said.
    pub fn new(subject: Title, expected: Reason, happened: Reason, decide: Title) -> Self {
        Self {
            subject,
            expected,
            happened,
            decide,
            rationale: String::new(),
            look_again: None,
            item: None,
            data_snapshot: String::new(),
            gap: None,
            result: None,
        }
    }
}
