//! Snapshots: the whole workspace as it was before something large, and once a day.
//!
//! Together they take at most a quarter of the browser's room, whatever workspace they are of. The
//! oldest go first; the newest of a workspace goes last, and the one just taken stays.

use std::cmp::Reverse;

use serde_json::{Value, json};

use crate::domain::base::ids::WorkspaceId;
use crate::domain::base::json;
use crate::domain::commands::Command;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::tables::change::RecordChange;
use crate::domain::workspace::Workspace;
use crate::storage::keeper::Keeper;
use crate::storage::keys::{self, Key};
use crate::storage::migrations::{FORMAT, SEALED};
use crate::storage::pack::{pack, unpack};
use crate::storage::room::QUOTA;
use crate::storage::seal::{open, seal};
use crate::storage::shelf::{Shelf, ShelfError, characters};

/// What all snapshots may take: a quarter of what browsers give a page, in characters.
pub const ROOM: usize = QUOTA / 4;
/// How many of one workspace are kept.
pub const AT_MOST: usize = 30;

/// Before what a snapshot was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// A file came in.
    Import,
    /// A sprint was closed.
    Close,
    /// An earlier snapshot was restored.
    Restore,
    /// An empty workspace took its place.
    Reset,
    /// The stored data was brought to a newer version.
    Migration,
    /// The first change of a day.
    Day,
    /// The team's version took the place of an own copy.
    Join,
}

impl Before {
    const ALL: [Self; 7] = [
        Self::Import,
        Self::Close,
        Self::Restore,
        Self::Reset,
        Self::Migration,
        Self::Day,
        Self::Join,
    ];

    /// The word in its key.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Close => "close",
            Self::Restore => "restore",
            Self::Reset => "reset",
            Self::Migration => "migration",
            Self::Day => "day",
            Self::Join => "join",
        }
    }

    /// For a person: "Before a sprint was closed".
    pub const fn label(self) -> &'static str {
        match self {
            Self::Import => "Before an import",
            Self::Close => "Before a sprint was closed",
            Self::Restore => "Before a snapshot was restored",
            Self::Reset => "Before a reset",
            Self::Migration => "Before a new version of Sprintloop",
            Self::Day => "Daily snapshot",
            Self::Join => "Before joining a team space",
        }
    }

    /// What the command is, where a snapshot is due before it.
    pub const fn command(command: &Command) -> Option<Self> {
        match command {
            Command::Import(_) => Some(Self::Import),
            Command::Sprint(SprintCommand::Close { .. }) => Some(Self::Close),
            _ => None,
        }
    }
}

/// A snapshot as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Whose.
    pub workspace: WorkspaceId,
    /// Before what.
    pub before: Before,
    /// When, in milliseconds.
    pub at: i64,
    /// How many characters it takes, key included.
    pub size: usize,
    key: String,
}

/// Every snapshot of every workspace, the newest first.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn all(shelf: &dyn Shelf) -> Result<Vec<Snapshot>, ShelfError> {
    let mut found = Vec::new();
    for key in shelf.keys(keys::PREFIX)? {
        let Some((workspace, Key::Snapshot { before, at, .. })) = Key::parse(&key) else {
            continue;
        };
        let Some(before) = Before::ALL.into_iter().find(|one| one.word() == before) else {
            continue;
        };
        let size = shelf.get(&key)?.map_or(0, |text| characters(&key, &text));
        found.push(Snapshot { workspace, before, at, size, key });
    }
    found.sort_by_key(|one| (Reverse(one.at), one.key.clone()));
    Ok(found)
}

/// Keeps the workspace as it is; older snapshots make room for it. Nothing is kept where the newest
/// one of this workspace is the same, or where there is nothing to keep.
///
/// # Errors
/// [`ShelfError`]; older snapshots may have gone then, all else is as before.
pub fn take(
    shelf: &dyn Shelf,
    workspace: &Workspace,
    before: Before,
    (tab, at): (&str, i64),
) -> Result<(), ShelfError> {
    if !workspace.is_founded() {
        return Ok(());
    }
    let kept = all(shelf)?;
    let text = seal(&pack(&json!({ "format": FORMAT, "workspace": workspace }).to_string()));
    let newest = kept.iter().find(|one| one.workspace == workspace.id);
    if let Some(newest) = newest
        && shelf.get(&newest.key)?.as_deref() == Some(&text)
    {
        return Ok(());
    }
    let key = Key::Snapshot { before: before.word().to_owned(), tab: tab.to_owned(), at };
    let key = key.text(workspace.id);
    let size = characters(&key, &text);
    for gone in too_many(&kept, workspace.id, size) {
        shelf.remove(&gone.key)?;
    }
    let mut done = shelf.set(&key, &text);
    // Where the rest of the page has taken the room, older snapshots are given up for this one.
    for gone in in_turn(&kept, workspace.id) {
        if done != Err(ShelfError::Full) {
            break;
        }
        shelf.remove(&gone.key)?;
        done = shelf.set(&key, &text);
    }
    done
}

/// Gives up the snapshot whose turn it is, so that work finds room; whether there was one to give up.
/// The newest one of this workspace stays.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn give_up_one(shelf: &dyn Shelf, id: WorkspaceId) -> Result<bool, ShelfError> {
    let kept = all(shelf)?;
    let newest = kept.iter().find(|one| one.workspace == id);
    let Some(gone) = in_turn(&kept, id).into_iter().find(|one| Some(*one) != newest) else {
        return Ok(false);
    };
    shelf.remove(&gone.key)?;
    Ok(true)
}

/// The workspace as a snapshot holds it; none where it cannot be read.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn read(shelf: &dyn Shelf, snapshot: &Snapshot) -> Result<Option<Workspace>, ShelfError> {
    Ok(shelf.get(&snapshot.key)?.and_then(|text| {
        let opened = open(&text)?;
        let mut value: Value = json::parse(&unpack(&opened.text)?).ok()?;
        let format = value.get("format").and_then(Value::as_u64)?;
        let known = format <= u64::from(FORMAT) && (opened.sealed || format < u64::from(SEALED));
        let workspace = value.get_mut("workspace").filter(|_| known)?.take();
        json::from_value(workspace).ok()
    }))
}

impl Keeper {
    /// Whether what is stored is of an older version, which the next fold writes anew.
    pub fn is_of_older_version(&self) -> bool {
        self.head.as_ref().is_some_and(|head| head.format < FORMAT)
    }
}

/// In which order snapshots go: those that are not the newest of their workspace, the oldest first;
/// then the newest of other workspaces; the newest of this one last.
fn in_turn(kept: &[Snapshot], id: WorkspaceId) -> Vec<&Snapshot> {
    let mut turn: Vec<&Snapshot> = kept.iter().collect();
    let newest =
        |one: &Snapshot| kept.iter().find(|other| other.workspace == one.workspace) == Some(one);
    turn.sort_by_key(|one| (newest(one), newest(one) && one.workspace == id, one.at));
    turn
}

/// Which have to go for one more of this size.
fn too_many(kept: &[Snapshot], id: WorkspaceId, size: usize) -> Vec<&Snapshot> {
    let mut used: usize = size + kept.iter().map(|one| one.size).sum::<usize>();
    let mut own = kept.iter().filter(|one| one.workspace == id).count();
    let mut gone = Vec::new();
    for one in in_turn(kept, id) {
        let crowded = own >= AT_MOST && one.workspace == id;
        if used > ROOM || crowded {
            used -= one.size;
            own -= usize::from(one.workspace == id);
            gone.push(one);
        }
    }
    gone
}

/// What going back to `then` changes: before is `then`, after is `now`, as if it were to be taken back.
pub fn difference(now: &Workspace, then: &Workspace) -> Vec<RecordChange> {
    let mut records = Vec::new();
    for record in then.records() {
        let key = record.key();
        let after = now.record(&key);
        if after.as_ref() != Some(&record) {
            records.push(RecordChange { key, before: Some(record), after });
        }
    }
    for record in now.records() {
        let key = record.key();
        if then.record(&key).is_none() {
            records.push(RecordChange { key, before: None, after: Some(record) });
        }
    }
    records
}
