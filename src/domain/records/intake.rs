//! Requests: what stakeholders ask for, before anyone commits to it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::base::context::{Instant, Stamp};
use crate::domain::base::ids::{ChannelId, ItemId, MemberId, RequestId, WorkTypeId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::{Reason, Title};

/// Who asked: a name, and the member it belongs to if they are one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Requester {
    /// The name as given.
    pub name: Title,
    /// The member of that name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
}

/// How a request came to the team.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Somebody of the team wrote it down.
    #[default]
    Team,
    /// A stakeholder filled in the request form.
    Form,
}

/// What became of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
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
    /// Merged into an existing item.
    Merged {
        /// That item.
        into: ItemId,
        /// By whom and when.
        triaged: Stamp,
    },
    /// Will not be done.
    Declined {
        /// The reason given to the requester.
        reason: Reason,
        /// By whom and when.
        triaged: Stamp,
    },
}

/// What a stakeholder submits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Request {
    /// Identity; a request that arrives as a file keeps the one it was given there.
    pub id: RequestId,
    /// A clear problem statement.
    pub problem: Reason,
    /// Who asks.
    pub requester: Requester,
    /// When it was written.
    pub submitted: Instant,
    /// Who would benefit.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub audience: String,
    /// Its expected value.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub expected_value: String,
    /// When it is needed.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed_by: Option<NaiveDate>,
    /// The channel it is about.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
    /// The kind of work it looks like.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_type: Option<WorkTypeId>,
    /// How it came to the team.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub origin: Origin,
    /// What became of it.
    #[new(default)]
    #[serde(default, skip_serializing_if = "is_default")]
    pub state: RequestState,
    /// Fields of a newer version, kept unchanged.
    #[new(default)]
    #[serde(flatten)]
    pub unknown: BTreeMap<String, Value>,
}

impl Request {
    /// The request as it is taken from elsewhere: what became of it there does not count here, and ids of another
    /// workspace's people mean nothing.
    #[must_use]
    pub fn from_form(mut self) -> Self {
        self.state = RequestState::New;
        self.origin = Origin::Form;
        self.requester.member = None;
        self
    }

    /// Whether it still waits for triage.
    pub fn is_new(&self) -> bool {
        self.state == RequestState::New
    }
}
