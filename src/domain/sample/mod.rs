//! The sample team: Northwind Marketing, six people and a quarter of their work, all of it made up.
//!
//! It is a list of the commands the people gave, with fixed ids and days
//! counted from today, so that it is always day 6 of a sprint. Applying them
//! makes the workspace; no record is built directly. The texts are in tables
//! (`pieces`, `waiting`, `plans`, `learnings`, `meetings`, `said`), each
//! written by hand.

pub mod cast;

mod learnings;
mod meetings;
mod pieces;
mod plans;
mod retrospectives;
mod said;
mod script;
mod sprints;
mod team;
mod waiting;

use uuid::Uuid;

use crate::domain::base::context::{Context, Instant};
use crate::domain::base::ids::{Id, WorkspaceId};
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::EmptyText;
use crate::domain::commands::Command;
use crate::domain::sample::script::{Script, Told};
use crate::domain::tables::record::Tables;
use crate::domain::workspace::Workspace;

/// Returns everything the sample team has done so far, in order.
///
/// # Errors
/// If a text of the sample is empty.
pub fn commands(now: Instant) -> Result<Vec<(Command, Context)>, EmptyText> {
    let mut script = Script::new(now);
    tell(&mut script)?;
    Ok(script.commands)
}

fn tell(script: &mut Script) -> Told {
    team::found(script)?;
    team::fill_backlog(script)?;
    team::ask(script)?;
    sprints::closed(script)?;
    sprints::running(script)?;
    team::settle(script)
}

/// Returns the workspace of the sample team as of now. A command that a rule refuses is skipped, so
/// that a changed rule costs a detail and not the whole sample; a test makes sure that none is.
///
/// # Errors
/// If a text of the sample is empty.
pub fn workspace(now: Instant) -> Result<Workspace, Refusal> {
    let commands = commands(now).map_err(|empty| Refusal::input(empty.to_string()))?;
    let mut workspace = Workspace::empty(WorkspaceId::from_uuid(Uuid::from_u128(1)));
    for (command, context) in commands {
        let _ = workspace.apply(command, &context);
    }
    Ok(workspace)
}

/// Returns whether this is the sample team, or began as it.
pub fn is_sample(tables: &Tables) -> bool {
    tables.members.contains(cast::Who::Mara.id())
}
