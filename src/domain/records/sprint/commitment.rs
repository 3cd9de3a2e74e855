//! The commitment: what was approved at the start, frozen; and what changed later.

use std::collections::{BTreeMap, BTreeSet};

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::{Override, Stamp};
use crate::domain::base::figures::Effort;
use crate::domain::base::ids::{ChannelId, ItemId, MemberId, WorkTypeId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::{Reason, Title};
use crate::domain::records::backlog::item::Contributor;
use crate::domain::records::backlog::key::ItemKey;
use crate::domain::records::sprint::capacity::Capacity;
use crate::domain::records::work_type::ReadyRule;

/// One item as it was committed. Later edits of the item do not change it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct CommittedItem {
    /// The item.
    pub item: ItemId,
    /// Its key.
    pub key: ItemKey,
    /// Its title then.
    pub title: Title,
    /// Its work type then.
    pub work_type: WorkTypeId,
    /// Its channel then.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
    /// Its owner then.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// Its contributors then.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributors: Vec<Contributor>,
    /// Its estimate then; `None` is listed as unestimated.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Effort>,
    /// Whether it serves the goal.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub serves_goal: bool,
    /// Carried over from an earlier sprint.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub carried_over: bool,
    /// The ready rules it met.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub rules_met: BTreeSet<ReadyRule>,
}

/// What was approved at the start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Commitment {
    /// Who approved it, and when.
    pub approved: Stamp,
    /// The items, in the backlog's order then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<CommittedItem>,
    /// The capacity it was checked against.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub capacity: BTreeMap<MemberId, Capacity>,
    /// Over capacity, with a reason.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over_capacity: Option<Override>,
    /// Approved by someone who lacks the role, where rights only warn.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_approval: bool,
}

/// What happened to the scope of a running sprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ScopeChangeKind {
    /// An item was added.
    Added {
        /// The item as it was added.
        item: CommittedItem,
    },
    /// An item was removed.
    Removed {
        /// Which.
        item: ItemId,
        /// Its estimate then.
        #[serde(skip_serializing_if = "Option::is_none")]
        estimate: Option<Effort>,
    },
    /// An item was re-estimated.
    Reestimated {
        /// Which.
        item: ItemId,
        /// Before.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<Effort>,
        /// After.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<Effort>,
    },
}

/// A change of a running sprint's scope: who, when, why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScopeChange {
    /// By whom and when.
    pub stamp: Stamp,
    /// Why.
    pub reason: Reason,
    /// What.
    pub kind: ScopeChangeKind,
}
