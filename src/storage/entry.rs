//! One command of one tab, as the journal holds it.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;

use super::migrations::FORMAT;
use super::migrations::Part;
use super::migrations::read;
use crate::domain::base::context::Context;
use crate::domain::base::json;
use crate::domain::commands::Command;
use crate::domain::commands::intake::IntakeCommand;
use crate::domain::reads::order::give_free_keys;
use crate::domain::rules::rebased::rebased;
use crate::domain::tables::change::Change;
use crate::domain::tables::record::Record;
use crate::domain::tables::unaffected::adds_none;
use crate::domain::workspace::Workspace;
use crate::storage::fault::Fault;
use crate::storage::seal::seal;

/// What was done, as far as it can be done again on other ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// A command that is run again where another tab came before it.
    Command(Box<Command>),
    /// A file taken in: its records stand in the change, and stand whatever came before.
    Import,
    /// Something taken back or done again: on other ground it falls away.
    Swap,
}

impl Deed {
    /// What of a command has to be kept beside its change.
    pub fn of(command: &Command) -> Self {
        match command {
            Command::Import(_) => Self::Import,
            Command::Undo(_) | Command::Redo(_) => Self::Swap,
            command => Self::Command(Box::new(command.clone())),
        }
    }
}

/// A command with everything a reload or another tab needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The Lamport clock of the tab that did it.
    pub clock: u64,
    /// Who, and when.
    pub context: Context,
    /// What.
    pub deed: Deed,
    /// The records before and after, and the log.
    pub change: Change,
}

impl Entry {
    /// The entry as it is kept, with the version it is written in.
    pub(super) fn text_here(&self) -> String {
        let mut value = json::to_value(self);
        if let Value::Object(fields) = &mut value {
            fields.insert("format".to_owned(), FORMAT.into());
        }
        seal(&value.to_string())
    }

    /// Reads an entry of this version or an older one.
    pub(super) fn read_here(text: &str) -> Result<Self, Fault> {
        let value = read(Part::Entry, text, Fault::Journal)?;
        json::from_value(value).map_err(|_| Fault::Journal)
    }
}

/// The order in which every tab reads all entries: clock, tab, number.
pub type Order = (u64, String, u64);

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stands as it was.
    Stood,
    /// It was run again on other ground.
    RanAgain,
    /// Somebody else has done the very same before, so nothing is lost.
    WasDone,
    /// It does not fit any more.
    FellAway,
}

/// Takes an entry over.
pub(super) fn step_here(workspace: &mut Workspace, entry: &Entry) -> Outcome {
    let import = entry.deed == Deed::Import;
    if import || fits(workspace, &entry.change) {
        let mut after = workspace.clone();
        if import {
            after.replay(&with_free_keys(workspace, entry.change.clone()));
        } else {
            after.replay(&entry.change);
        }
        // What contradicted itself before is not this entry's doing.
        if import || adds_none(workspace, &after, &entry.change) {
            *workspace = after;
            return Outcome::Stood;
        }
    }
    match &entry.deed {
        Deed::Command(command) => {
            let here = rebased(command, &entry.change, workspace);
            match workspace.apply(here, &entry.context) {
                Ok(_) => Outcome::RanAgain,
                Err(_) if was_done(command, workspace) => Outcome::WasDone,
                Err(_) => Outcome::FellAway,
            }
        }
        Deed::Import | Deed::Swap => Outcome::FellAway,
    }
}

/// Whether what this brings is there already: two people have taken in the same request.
fn was_done(command: &Command, workspace: &Workspace) -> bool {
    match command {
        Command::Intake(IntakeCommand::Submit { request }) => {
            workspace.requests.contains(request.id)
        }
        _ => false,
    }
}

/// An import brings its records whatever came before it; a key another tab gave meanwhile stays there.
fn with_free_keys(workspace: &Workspace, mut change: Change) -> Change {
    let new = change.records.iter_mut().filter(|record| record.before.is_none());
    give_free_keys(
        workspace,
        &mut new.filter_map(|record| record.after.as_mut()).collect::<Vec<_>>(),
    );
    change
}

/// Whether every record is as it was for whoever made the change, and every new key is free.
fn fits(workspace: &Workspace, change: &Change) -> bool {
    let as_before = |record: &crate::domain::tables::change::RecordChange| {
        workspace.record(&record.key) == record.before
    };
    if !change.records.iter().all(as_before) {
        return false;
    }
    let new_keys: BTreeSet<_> = change
        .records
        .iter()
        .filter(|record| record.before.is_none())
        .filter_map(|record| match &record.after {
            Some(Record::BacklogItem(item)) => Some(item.key.clone()),
            _ => None,
        })
        .collect();
    new_keys.is_empty() || !workspace.items.values().any(|item| new_keys.contains(&item.key))
}
