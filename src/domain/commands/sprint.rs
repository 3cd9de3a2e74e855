//! What a person can do with a sprint: plan, commit, run, review, close.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{ItemId, MemberId, SprintId};
use crate::domain::base::json::is_default;
use crate::domain::base::text::Reason;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::sprint::capacity::Capacity;
use crate::domain::records::sprint::goal::{Goal, GoalVerdict};
use crate::domain::records::sprint::outcome::Outcome;
use crate::domain::records::sprint::record::RetrospectivePlan;

/// Sprints and cycles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SprintCommand {
    /// Starts planning; capacity is proposed from members and calendar. One planned sprint at a time.
    Plan {
        /// Its id.
        id: SprintId,
        /// The first day.
        starts: NaiveDate,
        /// The last day.
        ends: NaiveDate,
    },
    /// Changes the dates of a planned or running sprint; working days follow where untouched.
    SetDates {
        /// Which.
        id: SprintId,
        /// The first day.
        starts: NaiveDate,
        /// The last day.
        ends: NaiveDate,
    },
    /// Sets capacities of a planned sprint; a member left out has none.
    SetCapacity {
        /// Which.
        id: SprintId,
        /// By member.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        capacity: BTreeMap<MemberId, Capacity>,
    },
    /// Sets the goal of a planned sprint; of a running one with a reason.
    SetGoal {
        /// Which.
        id: SprintId,
        /// The goal.
        goal: Goal,
        /// Why, where the sprint runs.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Reason>,
    },
    /// Chooses ready items for a planned sprint; all or none.
    Choose {
        /// Which.
        id: SprintId,
        /// The items.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<ItemId>,
        /// Whether they serve the goal.
        #[serde(default, skip_serializing_if = "is_default")]
        serves_goal: bool,
    },
    /// Takes items out of a planned sprint.
    Unchoose {
        /// Which.
        id: SprintId,
        /// The items.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<ItemId>,
    },
    /// Says whether an item serves the goal.
    MarkServesGoal {
        /// Which.
        id: SprintId,
        /// The item.
        item: ItemId,
        /// Whether it does.
        #[serde(default, skip_serializing_if = "is_default")]
        serves_goal: bool,
    },
    /// Starts it: the capacity gate. The Marketing lead may override with a reason.
    Start {
        /// Which.
        id: SprintId,
        /// Over capacity all the same, because.
        #[serde(skip_serializing_if = "Option::is_none")]
        over_capacity: Option<Reason>,
    },
    /// Adds ready items to a running sprint: a scope change. In a cycle this is pulling, and needs no reason.
    AddToScope {
        /// Which.
        id: SprintId,
        /// The items.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<ItemId>,
        /// Whether they serve the goal.
        #[serde(default, skip_serializing_if = "is_default")]
        serves_goal: bool,
        /// Why.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Reason>,
        /// Over capacity all the same, because; the Marketing lead's.
        #[serde(skip_serializing_if = "Option::is_none")]
        over_capacity: Option<Reason>,
    },
    /// Takes items out of a running sprint: a scope change.
    RemoveFromScope {
        /// Which.
        id: SprintId,
        /// The items.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<ItemId>,
        /// Why.
        reason: Reason,
    },
    /// Moves an item on the board. Done goes through acceptance only.
    Move {
        /// Which item.
        item: ItemId,
        /// Where to.
        to: BoardStage,
    },
    /// Accepts an item under review: the done gate, without override.
    Accept {
        /// Which item.
        item: ItemId,
        /// What was seen.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        evidence: String,
        /// The id of the copy a recurring item leaves in the backlog; unused for any other item.
        next: ItemId,
    },
    /// Marks an item done by its owner, where its work type needs no review. From the backlog it
    /// enters the running sprint on the way.
    Finish {
        /// Which item.
        item: ItemId,
        /// The id of the copy a recurring item leaves in the backlog; unused for any other item.
        next: ItemId,
        /// It enters the sprint over capacity all the same, because; the Marketing lead's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over_capacity: Option<Reason>,
    },
    /// Returns an item to Active with a reason; an accepted one too while the sprint is open.
    Return {
        /// Which item.
        item: ItemId,
        /// What is missing.
        reason: Reason,
    },
    /// Opens the review.
    BeginReview {
        /// Which.
        id: SprintId,
    },
    /// Goes back from review to running.
    Resume {
        /// Which.
        id: SprintId,
    },
    /// Writes notes and the next decision.
    NoteReview {
        /// Which.
        id: SprintId,
        /// Notes.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        notes: String,
        /// What is next.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        next: String,
    },
    /// Says whether the goal was met, and why.
    JudgeGoal {
        /// Which.
        id: SprintId,
        /// The verdict.
        verdict: GoalVerdict,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        why: String,
    },
    /// Chooses what becomes of an unfinished item.
    SetOutcome {
        /// Which sprint.
        id: SprintId,
        /// Which item.
        item: ItemId,
        /// What becomes of it; `None` takes the choice back.
        #[serde(skip_serializing_if = "Option::is_none")]
        outcome: Option<Outcome>,
    },
    /// Dates the retrospective, or skips it with a reason.
    PlanRetrospective {
        /// Which.
        id: SprintId,
        /// What becomes of it.
        plan: RetrospectivePlan,
    },
    /// Closes it: the learning gate. The Marketing lead may override with a reason.
    /// In continuous mode the next cycle starts with what is carried over.
    Close {
        /// Which.
        id: SprintId,
        /// Something is missing all the same, because.
        #[serde(skip_serializing_if = "Option::is_none")]
        over_missing: Option<Reason>,
        /// The id of the next cycle, in continuous mode.
        #[serde(skip_serializing_if = "Option::is_none")]
        next_cycle: Option<SprintId>,
    },
    /// Gives it up; its items go back to the backlog.
    Cancel {
        /// Which.
        id: SprintId,
        /// Why.
        reason: Reason,
    },
    /// Begins continuous work: the first review cycle.
    BeginCycle {
        /// Its id.
        id: SprintId,
        /// The first day; its length is the cadence's.
        starts: NaiveDate,
    },
}
