//! Everything a person can do. One variant per deed; each area keeps its own list.

pub mod backlog;
pub mod blocker;
pub mod check_in;
pub mod decision;
pub mod intake;
pub mod learning;
pub mod priority;
pub mod refinement;
pub mod retrospective;
pub mod session;
pub mod signals;
pub mod sprint;
pub mod team;
pub mod workspace;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::ActionId;
use crate::domain::commands::backlog::{CampaignCommand, ItemCommand};
use crate::domain::commands::blocker::BlockerCommand;
use crate::domain::commands::check_in::CheckInCommand;
use crate::domain::commands::decision::DecisionCommand;
use crate::domain::commands::intake::IntakeCommand;
use crate::domain::commands::learning::LearningCommand;
use crate::domain::commands::priority::PriorityCommand;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::commands::signals::SignalCommand;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::commands::team::TeamCommand;
use crate::domain::commands::workspace::WorkspaceCommand;
use crate::domain::tables::change::Change;
use crate::domain::tables::log::LogEntry;
use crate::domain::tables::record::Record;

/// A deed. [`crate::domain::workspace::Workspace::apply`] does it or says why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// The workspace itself: founding, naming, rules.
    Workspace(WorkspaceCommand),
    /// People, channels, work types.
    Team(TeamCommand),
    /// Marketing priorities.
    Priority(PriorityCommand),
    /// Requests.
    Intake(IntakeCommand),
    /// Backlog items.
    Item(ItemCommand),
    /// Campaign groups.
    Campaign(CampaignCommand),
    /// Sprints, the board, review and close.
    Sprint(SprintCommand),
    /// Blockers.
    Blocker(BlockerCommand),
    /// Check-ins.
    CheckIn(CheckInCommand),
    /// Learnings.
    Learning(LearningCommand),
    /// The decision log.
    Decision(DecisionCommand),
    /// Retrospectives and what came out of them.
    Retrospective(RetrospectiveCommand),
    /// What is done about signals.
    Signal(SignalCommand),
    /// A change that carries out an action of a retrospective.
    ForAction(Box<ForAction>),
    /// A file, merged beforehand; applied whole or not at all.
    Import(Box<Import>),
    /// Takes back a change, if nobody has changed the same records since.
    Undo(Box<Change>),
    /// Does it again.
    Redo(Box<Change>),
}

/// A change of people, channels, work types, capacity or rules, and the action of a retrospective that asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ForAction {
    /// The action; it is the reason of the change.
    pub action: ActionId,
    /// The change.
    pub change: Command,
}

impl ForAction {
    /// Returns whether a command is a change that an action of a retrospective can ask for.
    pub const fn takes(change: &Command) -> bool {
        matches!(
            change,
            Command::Team(_)
                | Command::Sprint(SprintCommand::SetCapacity { .. })
                | Command::Workspace(WorkspaceCommand::EditWorkflow { .. })
        )
    }
}

/// What a file brings, after the person has looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Import {
    /// Where it comes from, for the log: "board.json (Trello)".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// New records, and records as they are after the merge.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<Record>,
    /// Log entries the file brings along; those already known are not doubled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log: Vec<LogEntry>,
}
