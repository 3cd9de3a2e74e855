//! The workspace: everything one team keeps, behind one door.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::Context;
use crate::domain::base::ids::WorkspaceId;
use crate::domain::base::refusal::{Refusal, Rule};
use crate::domain::commands::Command;
use crate::domain::commands::workspace::WorkspaceCommand;
use crate::domain::records::people::Role;
use crate::domain::records::workflow::Rights;
use crate::domain::rules;
use crate::domain::rules::rights;
use crate::domain::rules::undo::{do_again, take_back};
use crate::domain::tables::change::{Change, RecordChange};
use crate::domain::tables::draft::{Draft, act_as};
use crate::domain::tables::log::{Log, LogEntry};
use crate::domain::tables::record::{Record, Tables, Written};
use crate::domain::tables::touched;

/// Everything one team keeps. Reads like its tables; changes through `apply` alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "Written<Log>", into = "Written<Log>")]
pub struct Workspace {
    /// Identity.
    pub id: WorkspaceId,
    tables: Tables,
    log: Log,
}

impl From<Written<Log>> for Workspace {
    fn from(written: Written<Log>) -> Self {
        let (id, tables, log) = written.parts();
        Self { id, tables, log }
    }
}

impl From<Workspace> for Written<Log> {
    fn from(workspace: Workspace) -> Self {
        Self::of(workspace.id, workspace.tables, workspace.log)
    }
}

impl std::ops::Deref for Workspace {
    type Target = Tables;
    fn deref(&self) -> &Tables {
        &self.tables
    }
}

impl Workspace {
    /// A workspace in which nothing has happened yet.
    pub fn empty(id: WorkspaceId) -> Self {
        Self { id, tables: Tables::default(), log: Log::default() }
    }

    /// A workspace of these records, with this log.
    pub fn of(id: WorkspaceId, records: Vec<Record>, log: Vec<LogEntry>) -> Self {
        let mut workspace = Self::empty(id);
        for record in records {
            workspace.tables.set(&record.key(), Some(record));
        }
        for entry in log {
            workspace.log.add(entry);
        }
        workspace
    }

    /// The activity log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Whether someone has started it.
    pub fn is_founded(&self) -> bool {
        self.tables.profile.is_some()
    }

    /// The team's name; empty before the founding.
    pub fn name(&self) -> &str {
        self.tables.profile.as_ref().map_or("", |profile| profile.name.as_str())
    }

    /// Does what the command says: the only way anything changes.
    ///
    /// # Errors
    /// The [`Refusal`] of the rule that said no; nothing has changed then.
    pub fn apply(&mut self, command: Command, context: &Context) -> Result<Change, Refusal> {
        let without_approval = self.check_actor(&command, context)?;
        let mut draft = Draft::new(self.tables.clone(), context);
        draft.without_approval = without_approval;
        let mut entries = Vec::new();
        let brings = matches!(&command, Command::Import(import) if !import.log.is_empty());
        match command {
            Command::Undo(change) => take_back(&mut draft, &change)?,
            Command::Redo(change) => do_again(&mut draft, &change)?,
            Command::Import(import) => {
                entries.extend(import.log.iter().cloned());
                crate::domain::rules::import::import(*import, &mut draft)?;
            }
            command => rules::run(command, &mut draft)?,
        }
        let (tables, before, mut event) = draft.finish();
        let records: Vec<RecordChange> = before
            .into_iter()
            .map(|(key, before)| RecordChange { key, before, after: tables.record(&key) })
            .filter(|change| change.before != change.after)
            .collect();
        // What a file of ours brings was touched by those whose entries come with it.
        if let Some(event) = event.as_mut().filter(|_| !brings) {
            touched::note(event, &records);
        }
        entries.extend(event.map(|event| LogEntry { at: context.now, by: context.actor, event }));
        self.tables = tables;
        entries.retain(|entry| self.log.add(entry.clone()));
        Ok(Change { records, entries })
    }

    /// Takes over a change that was made before: after a reload, or in another tab.
    pub fn replay(&mut self, change: &Change) {
        for record in &change.records {
            self.tables.set(&record.key, record.after.clone());
        }
        for entry in &change.entries {
            self.log.add(entry.clone());
        }
    }

    /// Whether the actor may do this; `true` means "without approval".
    fn check_actor(&self, command: &Command, context: &Context) -> Result<bool, Refusal> {
        if matches!(
            command,
            Command::Workspace(WorkspaceCommand::Found { .. }) | Command::Import(_)
        ) {
            return Ok(false);
        }
        if !self.is_founded() {
            return match command {
                // Who takes the founding back can do it again.
                Command::Redo(_) => Ok(false),
                _ => Err(Refusal::state("Create a workspace first, or import a file.")),
            };
        }
        let Some(actor) = self.tables.members.get(context.actor).filter(|actor| !actor.left) else {
            return Err(Refusal::new(Rule::Right, "Choose who you are acting as, then try again."));
        };
        let entitled = rights::entitled(command);
        if entitled.is_empty() || entitled.iter().any(|role| actor.is(*role)) {
            return Ok(false);
        }
        match self.tables.workflow.rights {
            Rights::Off => Ok(false),
            Rights::Warn => Ok(true),
            Rights::Enforce => {
                let roles: Vec<&str> = entitled.iter().copied().map(Role::label).collect();
                let why = format!(
                    "This needs the {} role, which {} does not have. Ask someone who has it, or act as them.",
                    roles.join(" or "),
                    actor.name
                );
                Err(act_as(&self.tables, Refusal::new(Rule::Right, why), entitled))
            }
        }
    }
}
