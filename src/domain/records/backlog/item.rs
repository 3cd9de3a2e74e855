//! A backlog item: a piece of work, from the first idea to acceptance.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::{Instant, Stamp};
use crate::domain::base::figures::{BasisPoints, Effort};
use crate::domain::base::ids::{
    CampaignId, ChannelId, CommentId, GuardrailId, ItemId, LineId, MemberId, PriorityId, SprintId,
    WorkTypeId,
};
use crate::domain::base::json::is_default;
use crate::domain::base::text::{Reason, Title};
use crate::domain::records::backlog::key::ItemKey;
use crate::domain::records::backlog::launch::Launch;
use crate::domain::records::backlog::measurement::MeasurementPlan;
use crate::domain::records::backlog::need::Need;
use crate::domain::records::backlog::position::{BoardStage, Position, Transition};
use crate::domain::records::backlog::rank::Rank;
use crate::domain::records::intake::Requester;

/// What changes, for whom, and which priority it serves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Purpose {
    /// What changes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub change: String,
    /// For whom.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub audience: String,
    /// Which priority it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<PriorityId>,
}

/// Someone besides the owner, and their share of the estimate. The owner takes the remaining share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Contributor {
    /// Who.
    pub member: MemberId,
    /// Their part.
    pub share: BasisPoints,
}

/// A check with its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Met {
    /// Who checked it, and when.
    pub stamp: Stamp,
    /// A link, a figure, a sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
}

/// An acceptance criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Criterion {
    /// Identity.
    pub id: LineId,
    /// What must be true.
    pub text: Title,
    /// Met, with evidence.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<Met>,
}

/// A line of the item's own checklist. A reminder, never a gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct ChecklistLine {
    /// Identity.
    pub id: LineId,
    /// What to do.
    pub text: Title,
    /// Checked.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub done: bool,
}

/// What someone said about an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Comment {
    /// Identity.
    pub id: CommentId,
    /// The words.
    pub text: Reason,
    /// When it was written.
    pub at: Instant,
    /// The member who wrote it.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<MemberId>,
    /// The author's name where it came from another tool.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// When it was last edited.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited: Option<Instant>,
    /// Who was mentioned up to here and needs no answer any more.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub dismissed: BTreeSet<MemberId>,
}

/// A link to something elsewhere: http, https or mailto.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// The label; empty means the address is shown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
}

impl Link {
    /// Returns whether a browser can safely open the address: http, https or mailto, and no spaces.
    pub fn opens(address: &str) -> bool {
        let lower = address.to_ascii_lowercase();
        let rest =
            ["https://", "http://", "mailto:"].iter().find_map(|start| lower.strip_prefix(start));
        let blank = |c: char| c.is_whitespace() || c.is_control();
        rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(blank))
    }
}

/// What is kept as evidence where an owner ended work that needs no review.
pub const DONE_BY_OWNER: &str = "Done by its owner";

/// The verdict of a review on an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It was accepted.
    Accepted {
        /// By whom and when.
        stamp: Stamp,
        /// What was found.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        evidence: String,
    },
    /// It was returned.
    Returned {
        /// By whom and when.
        stamp: Stamp,
        /// What is missing.
        reason: Reason,
    },
}

/// How often an item repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Recurrence {
    /// A copy enters the backlog when this one is accepted.
    EverySprint,
    /// A copy every month, on the day of the first.
    Monthly,
    /// A copy every quarter.
    Quarterly,
}

impl Recurrence {
    /// Every choice, in the order offered.
    pub const ALL: [Self; 3] = [Self::EverySprint, Self::Monthly, Self::Quarterly];

    /// The choice in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::EverySprint => "Every sprint",
            Self::Monthly => "Every month",
            Self::Quarterly => "Every quarter",
        }
    }
}

/// Where an imported item came from, so that a second import finds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The tool: "trello", "jira", "asana", "linear", "github", "csv".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tool: String,
    /// The id in that tool.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What the tool said about each field at the last import, and what it became here: marks that tell
    /// a change in the tool from a change here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seen: String,
}

/// A step of an item in the tool it came from. It is shown but not counted in any metric, because
/// there "done" did not mean accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct PastStage {
    /// When.
    pub at: Instant,
    /// The list or status in that tool.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub list: String,
    /// The stage it stands for.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<BoardStage>,
}

/// A piece of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct BacklogItem {
    /// Identity.
    pub id: ItemId,
    /// The readable key.
    pub key: ItemKey,
    /// The headline.
    pub title: Title,
    /// What kind of work.
    pub work_type: WorkTypeId,
    /// Its rank in the backlog.
    pub rank: Rank,
    /// When it was added, and by whom.
    pub created: Stamp,
    /// What changes, for whom, and which priority it serves.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub purpose: Purpose,
    /// The channel.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
    /// Its owner.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// Who else works on it.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributors: Vec<Contributor>,
    /// Who asked for it.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requester: Option<Requester>,
    /// Its expected value.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub expected_value: String,
    /// Its estimate.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Effort>,
    /// When it is needed.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed_by: Option<NaiveDate>,
    /// Notes and brief; several lines.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// What must be true for it to be accepted.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// Lines of the work type's definition of done that are met.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub done_lines: BTreeMap<LineId, Met>,
    /// Guardrails that are met.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub guardrails: BTreeMap<GuardrailId, Met>,
    /// The measurement plan.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measurement: Option<MeasurementPlan>,
    /// Its dependencies.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
    /// Its own checklist.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checklist: Vec<ChecklistLine>,
    /// The comments.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// Links.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The campaign it belongs to.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign: Option<CampaignId>,
    /// When it goes live.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch: Option<Launch>,
    /// Where it is.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub position: Position,
    /// Every step so far, oldest first.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Transition>,
    /// Verdicts of the review, oldest first.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<Verdict>,
    /// When the results are due, if they are not in yet.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awaiting_results: Option<NaiveDate>,
    /// Unfinished work of this sprint, carried over.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<SprintId>,
    /// The item it was split from.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub split_from: Option<ItemId>,
    /// How often it repeats.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<Recurrence>,
    /// Where it was imported from.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Its steps in the tool it came from, oldest first.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<PastStage>,
    /// When it was last changed by a person.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub touched: Option<Instant>,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl BacklogItem {
    /// Returns each person's part of the estimate: contributors by their
    /// share, the owner the rest. Empty without an estimate; the owner's part
    /// is left out if there is no owner.
    pub fn load(&self) -> Vec<(MemberId, Effort)> {
        load_of(self.estimate, self.owner, &self.contributors)
    }

    /// Returns whether work remains: in the backlog, or in a sprint and not done.
    pub fn is_open(&self) -> bool {
        match self.position {
            Position::Backlog => true,
            Position::InSprint { stage, .. } => stage != BoardStage::Done,
            Position::Dropped { .. } | Position::Archived => false,
        }
    }

    /// Returns whether the last verdict is an acceptance.
    pub fn is_accepted(&self) -> bool {
        matches!(self.verdicts.last(), Some(Verdict::Accepted { .. }))
    }
}

/// See [`BacklogItem::load`].
pub fn load_of(
    estimate: Option<Effort>,
    owner: Option<MemberId>,
    contributors: &[Contributor],
) -> Vec<(MemberId, Effort)> {
    let Some(estimate) = estimate else { return Vec::new() };
    let mut rest = estimate;
    let mut load: Vec<(MemberId, Effort)> = Vec::with_capacity(contributors.len() + 1);
    for contributor in contributors {
        let part = Effort(estimate.share(contributor.share).0.min(rest.0));
        rest = rest.minus(part);
        load.push((contributor.member, part));
    }
    if let Some(owner) = owner {
        load.insert(0, (owner, rest));
    }
    load
}
