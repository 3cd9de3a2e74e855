//! How sharing begins: a folder becomes a team space, or says which one it is.

use std::collections::BTreeMap;

use super::access::{Space, SpaceError};
use super::base::Base;
use super::fault::FileFault;
use super::name::{FileName, TITLE};
use super::round::Desk;
use super::title::Title;
use crate::domain::tables::integrity::contradictions;
use crate::storage::ShelfError;
use crate::storage::shared::{Ground, Membership, keep_membership};

/// Why a workspace was not shared. Nothing of what was in the folder has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotShared {
    /// The folder gave or took nothing.
    #[error(transparent)]
    Space(#[from] SpaceError),
    /// The folder is a team space already.
    #[error(
        "This folder already holds the team space of “{0}”. To join it, choose “Join a team space…” in the workspace menu and use the same folder. Otherwise choose an empty folder."
    )]
    Taken(String),
    /// There is something else in the folder.
    #[error(
        "There are other files in this folder, such as “{0}”. Choose a folder that is used for nothing else."
    )]
    NotEmpty(String),
    /// The workspace contradicts itself.
    #[error(
        "Some records of this workspace contradict each other, so others could not read it. Export it, and import the file to see what is wrong."
    )]
    Contradicts,
    /// Another workspace is open by now.
    #[error("Another workspace was opened meanwhile. Nothing was shared.")]
    Changed,
    /// The browser keeps nothing.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
}

/// Says which team space a folder is; none where it is none yet.
///
/// # Errors
/// [`SpaceError`].
pub async fn look<S: Space>(space: &S) -> Result<Option<Title>, SpaceError> {
    let Some(text) = space.read(&FileName::Title).await? else { return Ok(None) };
    match Title::read(&text) {
        Ok(title) => Ok(Some(title)),
        Err(FileFault::Newer) => Err(SpaceError::Newer),
        Err(_) => Err(SpaceError::Damaged),
    }
}

/// Makes an empty folder the team space of the open workspace. `membership` is how this browser takes part then; `now`
/// is in milliseconds.
///
/// # Errors
/// [`NotShared`].
pub async fn share<S: Space, D: Desk>(
    space: &S,
    desk: &D,
    mut membership: Membership,
    now: i64,
) -> Result<(), NotShared> {
    refuse_unless_empty(space).await?;
    let mut whole = desk.with(|keeper| keeper.whole()).ok_or(NotShared::Changed)?;
    if !contradictions(&whole.workspace).is_empty() {
        return Err(NotShared::Contradicts);
    }
    let id = whole.workspace.id;
    let name = whole.workspace.name().to_owned();
    let by = membership.device.clone();
    let base = Base::of(whole.clock, by, whole.folded.clone(), whole.workspace.clone());
    let (base_name, text) = base.file();
    // An earlier attempt may have left the very same.
    space.write_once(&FileName::Base(base_name.clone()), &text).await?;
    let title = Title::new(id, name).text();
    space.write_once(&FileName::Title, &title).await?;
    // Somebody else may have been quicker, and not every server refuses the second.
    match look(space).await? {
        Some(there) if there.workspace == id => {}
        there => return Err(NotShared::Taken(there.map(|title| title.name).unwrap_or_default())),
    }
    whole.name = base_name.to_string();
    membership.made.insert(whole.name.clone());
    desk.with(|keeper| begin(keeper, &whole, &membership, now)).ok_or(NotShared::Changed)??;
    Ok(())
}

fn begin(
    keeper: &mut crate::storage::Keeper,
    ground: &Ground,
    membership: &Membership,
    now: i64,
) -> Result<(), ShelfError> {
    keeper.adopt(ground, BTreeMap::new(), now)?;
    keep_membership(keeper.shelf(), ground.workspace.id, membership)
}

async fn refuse_unless_empty<S: Space>(space: &S) -> Result<(), NotShared> {
    let paths = space.list().await?;
    if paths.iter().any(|path| path == TITLE) {
        let name = look(space).await?.map(|title| title.name).unwrap_or_default();
        return Err(NotShared::Taken(name));
    }
    // A base alone is left by an attempt that broke off, hidden files by a synchroniser.
    let other = |path: &&String| {
        !path.starts_with('.') && !matches!(FileName::parse(path), Some(FileName::Base(_)))
    };
    match paths.iter().find(other) {
        Some(path) => Err(NotShared::NotEmpty(path.clone())),
        None => Ok(()),
    }
}
