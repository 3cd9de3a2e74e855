//! Requests: what stakeholders ask for, before anyone promises anything.

use chrono::NaiveDate;
use macro_rules_attribute::derive;

use super::context::{Instant, Stamp};
use super::ids::{ChannelId, ItemId, MemberId, RequestId, WorkTypeId};
use super::text::{Reason, Title};

/// Who asked: a name, and the member it belongs to if they are one.
#[derive(Debug, Clone, PartialEq, Eq, Stored!)]
pub struct Requester {
    /// The name as given.
    pub name: Title,
    /// The member of that name.
    pub member: Option<MemberId>,
}

/// What became of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Stored!)]
pub enum RequestState {
    /// Waits for triage.
    #[default]
    New,
    /// Became a backlog item.
    Accepted {
        /// The new item.
        item: ItemId,
        /// By whom and when.
        triaged: Stamp,
    },
    /// Joined an item that was there already.
    Merged {
        /// That item.
        into: ItemId,
        /// By whom and when.
        triaged: Stamp,
    },
    /// Will not be done.
    Declined {
        /// Why, as told to the requester.
        reason: Reason,
        /// By whom and when.
        triaged: Stamp,
    },
}

entity! {
    /// What a stakeholder submits.
    pub struct Request {
        /// Identity; a request that arrives as a file keeps the one it was given there.
        id: RequestId,
        /// A clear problem statement.
        problem: Reason,
        /// Who asks.
        requester: Requester,
        /// When it was written.
        submitted: Instant,
        ;
        /// For whom it would change something.
        audience: String,
        /// What it would be worth.
        expected_value: String,
        /// When it is needed.
        needed_by: Option<NaiveDate>,
        /// The channel it is about.
        channel: Option<ChannelId>,
        /// The kind of work it looks like.
        work_type: Option<WorkTypeId>,
        /// What became of it.
        state: RequestState,
    }
}

impl Request {
    /// Whether it still waits for triage.
    pub fn is_new(&self) -> bool {
        self.state == RequestState::New
    }
}
