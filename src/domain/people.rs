//! The people of the team, and the roles that say who decides what.

use macro_rules_attribute::derive;

use super::figures::{BasisPoints, Effort};
use super::ids::{ChannelId, MemberId};
use super::text::Title;
use std::collections::BTreeSet;

/// What a member answers for. One person may hold several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Stored!)]
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

entity! {
    /// A person in the workspace.
    pub struct Member {
        /// Identity.
        id: MemberId,
        /// The name as people say it.
        name: Title,
        ;
        /// What they answer for.
        roles: BTreeSet<Role>,
        /// The channels they own.
        channels: BTreeSet<ChannelId>,
        /// Their usual working time per day, where it differs from the team's.
        per_day: Option<Effort>,
        /// Their usual focus factor, where it differs from the team's.
        focus: Option<BasisPoints>,
        /// Their own limit of work in progress, where it differs from the team's.
        limit: Option<u32>,
        /// Left the team: kept for the record, offered nowhere.
        left: bool,
    }
}

impl Member {
    /// Whether they hold the role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether work can be given to them: in the team, and not only a stakeholder.
    pub fn can_own_work(&self) -> bool {
        !self.left && self.roles.iter().any(|role| *role != Role::Stakeholder)
    }

    /// Up to two initials for the avatar.
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
