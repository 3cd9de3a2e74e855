//! The commitment: what was approved at the start, frozen; and what changed later.

use macro_rules_attribute::derive;

use super::capacity::Capacity;
use crate::domain::backlog::item::Contributor;
use crate::domain::backlog::key::ItemKey;
use crate::domain::context::{Override, Stamp};
use crate::domain::figures::Effort;
use crate::domain::ids::{ChannelId, ItemId, MemberId, WorkTypeId};
use crate::domain::text::{Reason, Title};
use crate::domain::work_type::ReadyRule;
use std::collections::{BTreeMap, BTreeSet};

part! {
    /// One item as it was promised. Later edits of the item do not touch it.
    pub struct CommittedItem {
        /// The item.
        item: ItemId,
        /// Its key.
        key: ItemKey,
        /// Its title then.
        title: Title,
        /// Its work type then.
        work_type: WorkTypeId,
        ;
        /// Its channel then.
        channel: Option<ChannelId>,
        /// Its owner then.
        owner: Option<MemberId>,
        /// Its contributors then.
        contributors: Vec<Contributor>,
        /// Its estimate then; `None` is listed as unestimated.
        estimate: Option<Effort>,
        /// Whether it serves the goal.
        serves_goal: bool,
        /// Carried over from an earlier sprint.
        carried_over: bool,
        /// The ready rules it met.
        rules_met: BTreeSet<ReadyRule>,
    }
}

part! {
    /// What was approved at the start.
    pub struct Commitment {
        /// Who approved it, and when.
        approved: Stamp,
        /// The items, in the backlog's order then.
        items: Vec<CommittedItem>,
        /// The capacity it was held against.
        capacity: BTreeMap<MemberId, Capacity>,
        ;
        /// Over capacity, with a reason.
        over_capacity: Option<Override>,
        /// Approved by someone who does not hold the role, where rights only warn.
        without_approval: bool,
    }
}

/// What happened to the scope of a running sprint.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub enum ScopeChangeKind {
    /// An item came in.
    Added {
        /// The item as it came in.
        item: CommittedItem,
    },
    /// An item went out.
    Removed {
        /// Which.
        item: ItemId,
        /// Its estimate then.
        estimate: Option<Effort>,
    },
    /// An item was estimated anew.
    Reestimated {
        /// Which.
        item: ItemId,
        /// Before.
        from: Option<Effort>,
        /// After.
        to: Option<Effort>,
    },
}

/// A change of a running sprint's scope: who, when, why.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct ScopeChange {
    /// By whom and when.
    pub stamp: Stamp,
    /// Why.
    pub reason: Reason,
    /// What.
    pub kind: ScopeChangeKind,
}
