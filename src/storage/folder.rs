//! The folder the page lies in: two copies of Sprintloop on one host each have their own data.
//!
//! In the browser the names of everything kept begin with the folder: `sprintloop:/team/:theme`. Everywhere else
//! a key is as `keys.rs` has it, `sprintloop:theme`. What was stored before folders were in the names is moved to the page
//! that opens first.

use std::fmt;

use super::durable::is_copied;
use super::keys::{Key, PREFIX};
use super::seal;
use super::shelf::{Shelf, ShelfError};
use super::workspaces::ids_of;

/// Whether what has no folder in its name was moved, and to which folder. No folder's own names begin like this.
const MOVED: &str = "sprintloop:/moved";
/// What stands before a name that is not this page's, so that it can be counted and is taken for nothing else.
const ELSEWHERE: &str = "elsewhere:";

/// The folder of a page: `/team/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder(String);

impl fmt::Display for Folder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Folder {
    /// Returns the folder of a document at this path.
    pub fn of_path(path: &str) -> Self {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        // A colon ends the folder in a name.
        Self(format!("{}/", folder.replace(':', "%3A")))
    }

    /// The name of a key in the browser.
    pub fn name(&self, key: &str) -> String {
        match (key.strip_prefix(ELSEWHERE), key.strip_prefix(PREFIX)) {
            (Some(name), _) => name.to_owned(),
            (None, Some(rest)) => format!("{PREFIX}{self}:{rest}"),
            (None, None) => key.to_owned(),
        }
    }

    /// The key of a name in the browser. Those of Sprintloop in other folders are no keys of this page.
    pub fn key(&self, name: &str) -> String {
        let own = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_prefix(&*self.0));
        match own.and_then(|rest| rest.strip_prefix(':')) {
            Some(rest) => format!("{PREFIX}{rest}"),
            None if name.starts_with(PREFIX) => format!("{ELSEWHERE}{name}"),
            None => name.to_owned(),
        }
    }

    /// The name of its database.
    pub fn database(&self) -> String {
        format!("{PREFIX}{self}")
    }
}

/// How far it is with what has no folder in its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moving {
    /// It went to another folder.
    Elsewhere,
    /// It comes here; the database is yet to come.
    Here,
    /// All of it is here.
    Done,
}

impl Moving {
    const HERE: [(Self, &str); 2] = [(Self::Here, "moving to "), (Self::Done, "moved to ")];

    fn of(names: &dyn Shelf, folder: &Folder) -> Result<Option<Self>, ShelfError> {
        let Some(text) = names.get(MOVED)? else { return Ok(None) };
        let text = seal::opened(&text).unwrap_or_default();
        let here = Self::HERE.iter().find(|(_, word)| text == format!("{word}{folder}"));
        Ok(Some(here.map_or(Self::Elsewhere, |(moving, _)| *moving)))
    }

    /// Notes it.
    ///
    /// # Errors
    /// [`ShelfError`].
    pub fn note(self, names: &dyn Shelf, folder: &Folder) -> Result<(), ShelfError> {
        match Self::HERE.iter().find(|(moving, _)| *moving == self) {
            Some((_, word)) => seal::keep_word(names, MOVED, &format!("{word}{folder}")),
            None => Ok(()),
        }
    }
}

/// What moving has done.
#[derive(Debug, PartialEq, Eq)]
pub struct Moved {
    /// How far it is.
    pub moving: Moving,
    /// What found no room under its new name, by key. It stays under the old one, and is tried again next time.
    pub left: Vec<(String, String)>,
}

/// Moves what has no folder in its name here, unless it went to another folder. `names` is the browser's storage as it
/// is. Each text is copied before it is removed, so a page that is killed has it under one name or both.
///
/// # Errors
/// [`ShelfError`].
pub fn move_here(names: &dyn Shelf, folder: &Folder) -> Result<Moved, ShelfError> {
    let moving = match Moving::of(names, folder)? {
        Some(moving) => moving,
        None => {
            Moving::Here.note(names, folder)?;
            Moving::Here
        }
    };
    let mut left = Vec::new();
    let known = ids_of(names.keys(&folder.name(PREFIX))?.into_iter().map(|name| folder.key(&name)));
    for old in names.keys(PREFIX)?.into_iter().filter(|name| has_no_folder(name)) {
        // A tab of the version before may still write: what it adds to a workspace that came here comes as well.
        let wanted = match moving {
            Moving::Elsewhere => false,
            Moving::Here => true,
            Moving::Done => {
                is_copied(&old) && Key::parse(&old).is_some_and(|(id, _)| known.contains(&id))
            }
        };
        if !wanted {
            continue;
        }
        let Some(text) = names.get(&old)? else { continue };
        let new = folder.name(&old);
        if names.get(&new)?.is_none() {
            match names.set(&new, &text) {
                Ok(()) => {}
                Err(ShelfError::Full) => {
                    left.push((old, text));
                    continue;
                }
                Err(why) => return Err(why),
            }
        }
        names.remove(&old)?;
    }
    Ok(Moved { moving, left })
}

/// Whether a name is of the versions before folders.
pub fn has_no_folder(name: &str) -> bool {
    name.strip_prefix(PREFIX).is_some_and(|rest| !rest.starts_with('/'))
}
