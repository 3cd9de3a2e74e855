//! The activity log: who did what, when. Typed, never sentences; the sentence is made when it is read.

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
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verb {
    /// Founded the workspace.
    Founded,
    /// Added something.
    Added,
    /// Changed something; the detail names the field.
    Edited,
    /// Took something out; the detail says what.
    Removed,
    /// Brought something back.
    Restored,
    /// Put something away.
    Archived,
    /// Gave something up.
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
    /// Ticked something; the detail says what.
    Ticked,
    /// Took a tick back; the detail says what.
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
    /// Took an item out of a sprint.
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
    /// Asked again about a blocker.
    Checked,
    /// Escalated a blocker.
    Escalated,
    /// Resolved a blocker.
    Resolved,
    /// Recorded a learning, a decision, a reading.
    Recorded,
    /// Judged the goal, or looked at a decision again.
    Judged,
    /// Chose what becomes of unfinished work.
    Decided,
    /// Skipped something with a reason.
    Skipped,
    /// Imported a file.
    Imported,
    /// Took a change back.
    Undid,
    /// Did a change again.
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
    /// A gate was set aside.
    #[serde(default, skip_serializing_if = "is_default")]
    pub overrode: bool,
    /// Done by someone who does not hold the role, where rights only warn.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_approval: bool,
    /// The fields of the subject it touched: see [`super::touched`].
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

/// Every entry, by day. A set: an entry that arrives twice stands once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Log(Arc<BTreeMap<NaiveDate, Arc<BTreeSet<LogEntry>>>>);

impl Log {
    /// Adds an entry; whether it was new.
    pub(in crate::domain) fn add(&mut self, entry: LogEntry) -> bool {
        let days = Arc::make_mut(&mut self.0);
        let day = days.entry(entry.at.date_naive()).or_default();
        Arc::make_mut(day).insert(entry)
    }

    /// Every entry, newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &LogEntry> {
        self.0.values().rev().flat_map(|day| day.iter().rev())
    }

    /// Every entry, oldest first.
    pub fn oldest_first(&self) -> impl Iterator<Item = &LogEntry> {
        self.0.values().flat_map(|day| day.iter())
    }

    /// The entries of each day, oldest day first; an untouched day is the same set in every copy.
    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, &Arc<BTreeSet<LogEntry>>)> {
        self.0.iter().map(|(day, entries)| (*day, entries))
    }

    /// The entries of one day.
    pub fn day(&self, day: NaiveDate) -> Option<&Arc<BTreeSet<LogEntry>>> {
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
    /// That this was done to that, and nothing more to say of it yet.
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

    /// What was done, without who and to what: "moved Active → Under review".
    pub fn deed(&self) -> String {
        let verb = self.verb.past();
        if self.detail.is_empty() { verb.to_owned() } else { format!("{verb} {}", self.detail) }
    }

    /// The sentence without who: "moved MKT-12, Active → Under review".
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

impl Verb {
    /// A line was ticked, or its tick taken back.
    pub const fn of_tick(done: bool) -> Self {
        if done { Self::Ticked } else { Self::Unticked }
    }

    /// The verb as a sentence needs it after a name: "moved".
    pub const fn past(self) -> &'static str {
        match self {
            Self::Founded => "founded",
            Self::Added => "added",
            Self::Edited => "changed",
            Self::Removed => "removed",
            Self::Restored => "brought back",
            Self::Archived => "archived",
            Self::Dropped => "dropped",
            Self::Reordered => "reordered",
            Self::Moved => "moved",
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::Merged => "merged",
            Self::Declined => "declined",
            Self::Returned => "returned",
            Self::Ticked => "ticked",
            Self::Unticked => "unticked",
            Self::Settled => "settled",
            Self::Validated => "validated",
            Self::Confirmed => "confirmed",
            Self::Launched => "launched",
            Self::Commented => "commented on",
            Self::Chose => "chose",
            Self::Unchose => "took out",
            Self::Planned => "planned",
            Self::Started => "started",
            Self::SetGoal => "set the goal of",
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
            Self::Blocked => "blocked",
            Self::Checked => "asked again about",
            Self::Escalated => "escalated",
            Self::Resolved => "resolved the blocker of",
            Self::Recorded => "recorded",
            Self::Judged => "judged",
            Self::Decided => "decided about",
            Self::Skipped => "skipped",
            Self::Imported => "imported",
            Self::Undid => "took back",
            Self::Redid => "did again",
        }
    }
}
