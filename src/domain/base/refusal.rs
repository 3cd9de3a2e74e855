//! Refusals: which rule said no, in numbers and names, and the ways forward.

use crate::domain::base::ids::{BlockerId, ItemId, MemberId, PriorityId, SprintId};

/// The rule that said no. Its title heads the refusal on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Something the command names is not there, or not any more.
    Unknown,
    /// What was entered does not fit; the sentence says how to mend it.
    Input,
    /// It does not fit the state the thing is in.
    State,
    /// The definition of ready.
    Ready,
    /// Capacity, for the team or for an owner.
    Capacity,
    /// A limit of work in progress.
    Limit,
    /// Done means accepted.
    Done,
    /// Who may accept.
    Acceptance,
    /// Set-up tasks and tracking before a launch.
    Launch,
    /// A sprint closes with its learnings, notes, outcomes and retrospective.
    Close,
    /// One goal.
    Goal,
    /// One sprint at a time.
    OneSprint,
    /// A decision right of a role.
    Right,
    /// A reason has to be given.
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
            Self::Unknown => "No longer there",
            Self::Input => "Something is missing",
            Self::State => "Not now",
            Self::Ready => "Not ready yet",
            Self::Capacity => "Over capacity",
            Self::Limit => "Limit of work in progress reached",
            Self::Done => "Done means accepted",
            Self::Acceptance => "Someone else accepts",
            Self::Launch => "Not ready to launch",
            Self::Close => "Not ready to close",
            Self::Goal => "One clear goal",
            Self::OneSprint => "One sprint at a time",
            Self::Right => "Someone else decides",
            Self::Reason => "This needs a reason",
            Self::ChangedSince => "Changed in the meantime",
            Self::Integrity => "That would not fit together",
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
    /// Act as someone who may.
    ActAs(MemberId),
    /// Mend the item.
    OpenItem(ItemId),
    /// Take the item out of the plan or the scope.
    TakeOut(ItemId),
    /// Give the item to someone with room.
    GiveTo(ItemId, MemberId),
    /// Resolve the blocker.
    OpenBlocker(BlockerId),
    /// Record the learning of this item.
    RecordLearning(ItemId),
    /// Go to the plan.
    OpenPlan,
    /// Set the goal, or link it to a priority.
    SetGoal,
    /// See the load of everyone against their capacity.
    SeeLoad,
    /// Accept or return the item.
    Judge(ItemId),
    /// Write down what is next.
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
    /// The same command again, although warned.
    GoOn,
}

/// Why a command was not done. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {why}", .rule.title())]
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
    /// A refusal by this rule.
    pub fn new(rule: Rule, why: impl Into<String>) -> Self {
        Self { rule, why: why.into(), items: Vec::new(), ways: Vec::new() }
    }

    /// What was named is not there.
    pub fn unknown(noun: &str) -> Self {
        Self::new(
            Rule::Unknown,
            format!(
                "This {noun} is not there any more. It may have been undone or changed in another tab."
            ),
        )
    }

    /// What was entered does not fit.
    pub fn input(why: impl Into<String>) -> Self {
        Self::new(Rule::Input, why)
    }

    /// It does not fit the state of things.
    pub fn state(why: impl Into<String>) -> Self {
        Self::new(Rule::State, why)
    }

    /// The items it is about.
    #[must_use]
    pub fn about(mut self, items: impl IntoIterator<Item = ItemId>) -> Self {
        self.items.extend(items);
        self
    }

    /// A way forward.
    #[must_use]
    pub fn way(mut self, way: Way) -> Self {
        if !self.ways.contains(&way) {
            self.ways.push(way);
        }
        self
    }
}
