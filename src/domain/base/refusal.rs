//! Refusals: which rule said no, what is wrong in numbers and names, and the ways forward.

use crate::domain::base::ids::{BlockerId, ItemId, MemberId, PriorityId, SprintId};

/// The rule that said no. Its title is the heading of the refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Something the command names does not exist, or no longer does.
    Unknown,
    /// What was entered does not fit; the sentence says how to fix it.
    Input,
    /// The record is in a state that does not allow it.
    State,
    /// The definition of ready.
    Ready,
    /// Capacity, for the team or for an owner.
    Capacity,
    /// A WIP limit.
    Limit,
    /// Done means accepted.
    Done,
    /// Who may accept.
    Acceptance,
    /// Setup tasks and tracking before a launch.
    Launch,
    /// A sprint closes with its learnings, notes, outcomes and retrospective.
    Close,
    /// One goal.
    Goal,
    /// One sprint at a time.
    OneSprint,
    /// A decision right of a role.
    Right,
    /// A reason is required.
    Reason,
    /// Someone changed the same thing since.
    ChangedSince,
    /// The result would contradict itself.
    Integrity,
}

impl Rule {
    /// The rule's name as a heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Unknown => "Not found",
            Self::Input => "Please fix the following",
            Self::State => "Not possible right now",
            Self::Ready => "Not ready yet",
            Self::Capacity => "Over capacity",
            Self::Limit => "WIP limit reached",
            Self::Done => "Done means accepted",
            Self::Acceptance => "Someone else must accept this",
            Self::Launch => "Not ready to launch",
            Self::Close => "Not ready to close",
            Self::Goal => "The sprint needs one clear goal",
            Self::OneSprint => "One sprint at a time",
            Self::Right => "Someone else decides this",
            Self::Reason => "Reason needed",
            Self::ChangedSince => "Changed in the meantime",
            Self::Integrity => "This would leave the data inconsistent",
        }
    }
}

/// A way forward, shown as a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// The same command again, with the Marketing lead's reason on record.
    Override,
    /// The same command again, with a reason.
    GiveReason,
    /// Act as someone who is allowed to.
    ActAs(MemberId),
    /// Fix the item.
    OpenItem(ItemId),
    /// Remove the item from the plan or the scope.
    TakeOut(ItemId),
    /// Reassign the item to someone with capacity left.
    GiveTo(ItemId, MemberId),
    /// Resolve the blocker.
    OpenBlocker(BlockerId),
    /// Record the learning of this item.
    RecordLearning(ItemId),
    /// Get items Ready, one by one.
    Refine,
    /// Go to the plan.
    OpenPlan,
    /// Set the goal, or link it to a priority.
    SetGoal,
    /// See the load of everyone against their capacity.
    SeeLoad,
    /// Send the item for review.
    SendForReview(ItemId),
    /// Accept or return the item.
    Judge(ItemId),
    /// Write the next decision.
    WriteNext,
    /// Go to the board.
    OpenBoard,
    /// Go to the review of this sprint.
    OpenReview(SprintId),
    /// Go to the team.
    OpenTeam,
    /// Go to the rules.
    OpenWorkflow,
    /// Go to the priority.
    OpenPriority(Option<PriorityId>),
    /// The same command again, despite the warning.
    GoOn,
}

/// Why a command was not done. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {why}", self.title())]
pub struct Refusal {
    /// The rule.
    pub rule: Rule,
    /// What is wrong, in numbers and names, and what to do; one to three sentences.
    pub why: String,
    /// The items it is about.
    pub items: Vec<ItemId>,
    /// The ways forward, the best first.
    pub ways: Vec<Way>,
}

impl Refusal {
    /// Makes a refusal by this rule.
    pub fn new(rule: Rule, why: impl Into<String>) -> Self {
        Self { rule, why: why.into(), items: Vec::new(), ways: Vec::new() }
    }

    /// The heading: the rule's name, or a question where one may go on all the same.
    pub fn title(&self) -> &'static str {
        if self.is_warning() { "Continue anyway?" } else { self.rule.title() }
    }

    /// Whether the same command may be given again without a reason.
    pub fn is_warning(&self) -> bool {
        self.ways.contains(&Way::GoOn)
    }

    /// Makes the refusal of a record that does not exist.
    pub fn unknown(noun: &str) -> Self {
        Self::new(
            Rule::Unknown,
            format!(
                "This {noun} no longer exists. It may have been undone or changed in another tab."
            ),
        )
    }

    /// Makes the refusal of an entry that does not fit.
    pub fn input(why: impl Into<String>) -> Self {
        Self::new(Rule::Input, why)
    }

    /// Makes the refusal of something the current state does not allow.
    pub fn state(why: impl Into<String>) -> Self {
        Self::new(Rule::State, why)
    }

    /// Adds the items it is about.
    #[must_use]
    pub fn about(mut self, items: impl IntoIterator<Item = ItemId>) -> Self {
        self.items.extend(items);
        self
    }

    /// Adds a way forward.
    #[must_use]
    pub fn way(mut self, way: Way) -> Self {
        if !self.ways.contains(&way) {
            self.ways.push(way);
        }
        self
    }
}
