//! The people of the team, and the roles that say who decides what.

use std::collections::{BTreeMap, BTreeSet};

use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::figures::{BasisPoints, Effort};
use crate::domain::base::ids::{ChannelId, MemberId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::Title;
use crate::domain::records::absence::Absence;
use crate::domain::records::calendar::DayOfWeek;

/// A role of a member. A person can have more than one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Approves goal, priority and commitment; closes sprints.
    MarketingLead,
    /// Moves the work of their own channel.
    ChannelOwner,
    /// Edits definitions, limits and board hygiene.
    OperationsOwner,
    /// Validates measurement plans and results.
    AnalyticsOwner,
    /// Submits requests.
    Stakeholder,
}

impl Role {
    /// Every role, in the order in which they are listed.
    pub const ALL: [Self; 5] = [
        Self::MarketingLead,
        Self::ChannelOwner,
        Self::OperationsOwner,
        Self::AnalyticsOwner,
        Self::Stakeholder,
    ];

    /// The role's name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::MarketingLead => "Marketing lead",
            Self::ChannelOwner => "Channel owner",
            Self::OperationsOwner => "Operations owner",
            Self::AnalyticsOwner => "Analytics owner",
            Self::Stakeholder => "Stakeholder",
        }
    }
}

/// A person in the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Member {
    /// Identity.
    pub id: MemberId,
    /// The name.
    pub name: Title,
    /// Their roles.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub roles: BTreeSet<Role>,
    /// The channels they own.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub channels: BTreeSet<ChannelId>,
    /// Their usual working time per day, where it differs from the team's.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_day: Option<Effort>,
    /// Their usual focus factor, where it differs from the team's.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<BasisPoints>,
    /// Their own limit of work in progress, where it differs from the team's.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Their own working days; empty means the team's.
    #[new(default)]
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub working_days: BTreeSet<DayOfWeek>,
    /// The share of those days they work, if not all of them.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_time: Option<BasisPoints>,
    /// When they are away, by first day.
    #[new(default)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<Absence>,
    /// Whether they left the team. They are kept for the record and not offered.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub left: bool,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl Member {
    /// Returns whether they have the role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Returns whether they can own work: in the team, and not only a stakeholder.
    pub fn can_own_work(&self) -> bool {
        !self.left && self.roles.iter().any(|role| *role != Role::Stakeholder)
    }

    /// Returns up to two initials for the avatar.
    pub fn initials(&self) -> String {
        let mut words = self.name.as_str().split_whitespace();
        let first = words.next().and_then(|word| word.chars().next());
        let last = words.next_back().and_then(|word| word.chars().next());
        match (first, last) {
            (Some(first), Some(last)) => {
                [first, last].into_iter().flat_map(char::to_uppercase).collect()
            }
            _ => self.name.as_str().chars().take(2).flat_map(char::to_uppercase).collect(),
        }
    }
}
