//! Decision rights: which roles approve what. A record of responsibility, not a login.

use crate::domain::commands::Command;
use crate::domain::commands::backlog::ItemCommand;
use crate::domain::commands::intake::IntakeCommand;
use crate::domain::commands::priority::PriorityCommand;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::commands::team::TeamCommand;
use crate::domain::commands::workspace::WorkspaceCommand;
use crate::domain::records::people::Role;

/// The roles that may do this; empty where anyone may.
///
/// Not here, because no setting turns them off: overrides (the Marketing
/// lead's), acceptance (requester or lead, not the owner) and validation
/// (Analytics), which are part of their gates.
pub fn entitled(command: &Command) -> &'static [Role] {
    const LEAD: &[Role] = &[Role::MarketingLead];
    const OPERATIONS: &[Role] = &[Role::OperationsOwner];
    const TRIAGE: &[Role] = &[Role::MarketingLead, Role::OperationsOwner];
    const WORKERS: &[Role] =
        &[Role::MarketingLead, Role::ChannelOwner, Role::OperationsOwner, Role::AnalyticsOwner];
    match command {
        Command::Workspace(WorkspaceCommand::Found { .. }) => &[],
        Command::Workspace(WorkspaceCommand::SettleFirstStep { .. }) => TRIAGE,
        Command::Workspace(_) => OPERATIONS,
        Command::Team(
            TeamCommand::AddWorkType { .. }
            | TeamCommand::EditWorkType { .. }
            | TeamCommand::ArchiveWorkType { .. },
        ) => OPERATIONS,
        Command::Team(_) => TRIAGE,
        Command::Priority(
            PriorityCommand::AddReading { .. } | PriorityCommand::RemoveReading { .. },
        ) => WORKERS,
        Command::Priority(_) => LEAD,
        Command::ForAction(asked) => entitled(&asked.change),
        Command::Intake(IntakeCommand::Submit { .. }) => &[],
        Command::Intake(_) => TRIAGE,
        Command::Sprint(
            SprintCommand::SetGoal { .. }
            | SprintCommand::Start { .. }
            | SprintCommand::Close { .. }
            | SprintCommand::Cancel { .. }
            | SprintCommand::BeginCycle { .. }
            | SprintCommand::AddToScope { .. }
            | SprintCommand::RemoveFromScope { .. },
        ) => LEAD,
        Command::Sprint(SprintCommand::Accept { .. } | SprintCommand::Return { .. }) => &[],
        Command::Item(ItemCommand::Comment { .. } | ItemCommand::DismissMention { .. })
        | Command::Undo(_)
        | Command::Redo(_) => &[],
        Command::Item(
            ItemCommand::Archive { .. } | ItemCommand::Drop { .. } | ItemCommand::Reorder { .. },
        ) => TRIAGE,
        _ => WORKERS,
    }
}
