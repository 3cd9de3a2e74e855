//! The activity log: who did what, and when. It stores types, and the sentence is made when it is read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::Instant;
use crate::domain::base::ids::MemberId;
use crate::domain::base::json::is_default;
use crate::domain::base::text::Reason;
use crate::domain::records::record_key::RecordKey;

/// What was done. `detail` of the event says the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verb {
    /// Founded the workspace.
    Founded,
    /// Added something.
    Added,
    /// Changed something; the detail names the field.
    Edited,
    /// Removed something; the detail says what.
    Removed,
    /// Restored something.
    Restored,
    /// Archived something.
    Archived,
    /// Dropped something.
    Dropped,
    /// Moved something in the list.
    Reordered,
    /// Moved something on the board; the detail says from where to where.
    Moved,
    /// Submitted a request.
    Submitted,
    /// Accepted a request or a deliverable.
    Accepted,
    /// Merged a request.
    Merged,
    /// Declined a request.
    Declined,
    /// Returned a deliverable.
    Returned,
    /// Checked a line; the detail says which.
    Ticked,
    /// Unchecked a line; the detail says which.
    Unticked,
    /// Settled a need.
    Settled,
    /// Validated a plan.
    Validated,
    /// Confirmed tracking.
    Confirmed,
    /// Launched.
    Launched,
    /// Commented.
    Commented,
    /// Chose an item for a sprint, or added it to the scope.
    Chose,
    /// Removed an item from a sprint.
    Unchose,
    /// Planned.
    Planned,
    /// Started.
    Started,
    /// Set or changed the goal.
    SetGoal,
    /// Opened the review, a check-in or a blocker.
    Opened,
    /// Ended or closed.
    Closed,
    /// Cancelled.
    Cancelled,
    /// Blocked an item.
    Blocked,
    /// Followed up on a blocker.
    Checked,
    /// Escalated a blocker.
    Escalated,
    /// Resolved a blocker.
    Resolved,
    /// Recorded a learning, a decision, a reading.
    Recorded,
    /// Judged the goal, or reviewed a decision again.
    Judged,
    /// Chose the outcome of unfinished work.
    Decided,
    /// Skipped something with a reason.
    Skipped,
    /// Imported a file.
    Imported,
    /// Undid a change.
    Undid,
    /// Redid a change.
    Redid,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// What was done.
    pub verb: Verb,
    /// To what.
    pub subject: RecordKey,
    /// Its key or name then, so that the sentence stays true.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The rest: the field, the line, "Active → Under review".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// Why, where a reason was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Whether a gate was overridden.
    #[serde(default, skip_serializing_if = "is_default")]
    pub overrode: bool,
    /// Whether the person lacked the role, where rights only warn.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_approval: bool,
    /// The fields of the subject it touched, with a blank between.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub touched: String,
    /// The fields it touched of other records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<(RecordKey, String)>,
}

/// An event with its circumstances.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct LogEntry {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: MemberId,
    /// What.
    pub event: Event,
}

/// The entries of one day. They are shared, so a copy of the set has the same ones.
pub type Day = BTreeSet<Arc<LogEntry>>;

/// Every entry, by day. A set, so that an entry that arrives twice is kept once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Log(Arc<BTreeMap<NaiveDate, Arc<Day>>>);

impl Log {
    /// Adds an entry and returns whether it was new.
    pub(in crate::domain) fn add(&mut self, entry: LogEntry) -> bool {
        let on = entry.at.date_naive();
        if self.0.get(&on).is_some_and(|day| day.contains(&entry)) {
            return false;
        }
        let day = Arc::make_mut(&mut self.0).entry(on).or_default();
        Arc::make_mut(day).insert(Arc::new(entry))
    }

    /// Every entry, newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &LogEntry> {
        self.0.values().rev().flat_map(|day| day.iter().rev().map(Arc::as_ref))
    }

    /// Every entry, oldest first.
    pub fn oldest_first(&self) -> impl Iterator<Item = &LogEntry> {
        self.0.values().flat_map(|day| day.iter().map(Arc::as_ref))
    }

    /// The entries of each day, oldest day first; an untouched day is the same set in every copy.
    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, &Arc<Day>)> {
        self.0.iter().map(|(day, entries)| (*day, entries))
    }

    /// The entries of one day.
    pub fn day(&self, day: NaiveDate) -> Option<&Arc<Day>> {
        self.0.get(&day)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.values().map(|day| day.len()).sum()
    }

    /// Whether nothing has happened yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Event {
    /// Makes an event without a detail.
    pub fn new(verb: Verb, subject: RecordKey, name: impl Into<String>) -> Self {
        Self {
            verb,
            subject,
            name: name.into(),
            detail: String::new(),
            reason: None,
            overrode: false,
            without_approval: false,
            touched: String::new(),
            beside: Vec::new(),
        }
    }

    /// Returns what was done, to follow a person's name on the item's own page: "moved this from
    /// Active to Under review". An older log may hold details in another wording; they read well too.
    pub fn deed(&self) -> String {
        let detail = self.detail.as_str();
        let verb = match self.verb {
            Verb::Edited if names_its_deed(detail) => return detail.to_owned(),
            Verb::Chose => {
                let sprint = detail.strip_prefix("for ").unwrap_or(detail);
                return format!("added this to {sprint}");
            }
            Verb::Moved => {
                return match detail.split_once(" → ") {
                    Some((from, to)) => format!("moved this from {from} to {to}"),
                    None => format!("moved this {detail}"),
                };
            }
            Verb::Reordered => return format!("moved this {detail}"),
            Verb::Commented => "commented",
            Verb::Blocked => "marked this blocked",
            Verb::Escalated => "escalated the blocker",
            Verb::Resolved => "resolved the blocker",
            Verb::Checked => "followed up",
            Verb::Decided => "chose the outcome",
            verb => verb.past(),
        };
        match (detail, self.verb) {
            ("", _) => verb.to_owned(),
            (
                _,
                Verb::Accepted
                | Verb::Blocked
                | Verb::Escalated
                | Verb::Resolved
                | Verb::Decided
                | Verb::Undid
                | Verb::Redid,
            ) => format!("{verb}: {detail}"),
            (_, Verb::Checked) => format!("{verb}, {detail}"),
            _ => format!("{verb} {detail}"),
        }
    }

    /// Returns the sentence without the person: "moved MKT-12, Active → Under review".
    pub fn sentence(&self) -> String {
        let mut sentence = format!("{} {}", self.verb.past(), self.name);
        if !self.detail.is_empty() {
            sentence.push_str(", ");
            sentence.push_str(&self.detail);
        }
        if let Some(reason) = &self.reason {
            sentence.push_str(": ");
            sentence.push_str(reason.as_str());
        }
        sentence
    }
}

/// Returns whether a detail says itself what was done: "added the criterion “…”".
fn names_its_deed(detail: &str) -> bool {
    let first = detail.split(' ').next().unwrap_or_default();
    matches!(
        first,
        "added"
            | "asked"
            | "changed"
            | "chose"
            | "dismissed"
            | "edited"
            | "marked"
            | "opened"
            | "removed"
            | "reopened"
            | "set"
            | "took"
            | "wrote"
    )
}

impl Verb {
    /// Returns the verb for a line that was checked or unchecked.
    pub const fn of_tick(done: bool) -> Self {
        if done { Self::Ticked } else { Self::Unticked }
    }

    /// Returns the verb as it stands between a person and a name: "moved", "commented on".
    pub const fn past(self) -> &'static str {
        match self {
            Self::Founded => "created",
            Self::Added => "added",
            Self::Edited => "changed",
            Self::Removed => "removed",
            Self::Restored => "restored",
            Self::Archived => "archived",
            Self::Dropped => "dropped",
            Self::Reordered => "reordered",
            Self::Moved => "moved",
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::Merged => "merged",
            Self::Declined => "declined",
            Self::Returned => "returned",
            Self::Ticked => "checked",
            Self::Unticked => "unchecked",
            Self::Settled => "settled",
            Self::Validated => "validated",
            Self::Confirmed => "confirmed",
            Self::Launched => "launched",
            Self::Commented => "commented on",
            Self::Chose => "added",
            Self::Unchose => "removed",
            Self::Planned => "planned",
            Self::Started => "started",
            Self::SetGoal => "set the goal of",
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
            Self::Blocked => "blocked",
            Self::Checked => "followed up on",
            Self::Escalated => "escalated",
            Self::Resolved => "resolved the blocker of",
            Self::Recorded => "recorded",
            Self::Judged => "judged",
            Self::Decided => "decided on",
            Self::Skipped => "skipped",
            Self::Imported => "imported",
            Self::Undid => "undid",
            Self::Redid => "redid",
        }
    }
}
