//! Work types: the kind of work decides which rules apply.

use std::collections::{BTreeMap, BTreeSet};

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::ids::{LineId, WorkTypeId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;

/// A rule of the definition of ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReadyRule {
    /// It has a purpose: what will change, and the audience.
    Purpose,
    /// Someone in the team owns it.
    Owner,
    /// At least one acceptance criterion.
    Criterion,
    /// It has an expected value.
    ExpectedValue,
    /// It is estimated.
    Estimate,
    /// Every dependency is settled.
    NeedsSettled,
    /// The measurement plan is complete.
    MeasurementPlan,
    /// Analytics has validated the measurement plan.
    PlanValidated,
    /// Every guardrail of its type and channel is met. Applies whenever there are guardrails.
    Guardrails,
}

impl ReadyRule {
    /// Every rule, in the order in which they are checked and listed.
    pub const ALL: [Self; 8] = [
        Self::Purpose,
        Self::Owner,
        Self::Criterion,
        Self::ExpectedValue,
        Self::Estimate,
        Self::NeedsSettled,
        Self::MeasurementPlan,
        Self::PlanValidated,
    ];

    /// The rule as a line of the definition.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Purpose => "Purpose",
            Self::Owner => "Owner",
            Self::Criterion => "Acceptance criteria",
            Self::ExpectedValue => "Expected value",
            Self::Estimate => "Estimate",
            Self::NeedsSettled => "Dependencies settled",
            Self::MeasurementPlan => "Measurement plan",
            Self::PlanValidated => "Measurement plan validated",
            Self::Guardrails => "Guardrails met",
        }
    }
}

/// Who accepts finished work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AcceptedBy {
    /// The requester or a Marketing lead, after a review; never the owner.
    #[default]
    Another,
    /// The owner, without a review. Under review it is accepted like any other work.
    Owner,
}

/// A line that people check off, in the definition of done or the setup tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    /// Identity, so that a check survives an edit of the text.
    pub id: LineId,
    /// The words.
    pub text: Title,
}

/// Texts that refinement starts with. `{title}`, `{priority}`, `{metric}` and `{target}` are filled from the
/// item and its priority; "…" is a gap that a person fills.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Templates {
    /// The purpose: what will change.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// The expected value.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// The hypothesis of the measurement plan.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hypothesis: String,
    /// The decision rule of the measurement plan.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub decision_rule: String,
}

/// A kind of work and its rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct WorkType {
    /// Identity.
    pub id: WorkTypeId,
    /// Its name: Campaign, Content, Experiment, Operational improvement …
    pub name: Title,
    /// Which ready rules apply.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub ready: BTreeSet<ReadyRule>,
    /// The definition of done.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub done: Vec<Line>,
    /// Acceptance criteria a new item starts with.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria_template: Vec<Title>,
    /// Headings and prompts a new brief starts with; several lines.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub brief_template: String,
    /// Texts that refinement starts with.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub templates: Templates,
    /// Tasks to finish before a launch.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub setup: Vec<Line>,
    /// When to review the work on the way: "draft", "first week of data".
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub review_points: Vec<Title>,
    /// Campaigns and experiments: measured, launched, and learned from.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub measured: bool,
    /// Who accepts it.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub accepted_by: AcceptedBy,
    /// No longer offered; kept where it is used.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub archived: bool,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl WorkType {
    /// Returns whether its owner alone says that such work is done.
    pub fn needs_no_review(&self) -> bool {
        self.accepted_by == AcceptedBy::Owner
    }
}
