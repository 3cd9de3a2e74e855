//! Room: what takes it, and how some is made.

use crate::domain::base::ids::WorkspaceId;
use crate::storage::entry::Entry;
use crate::storage::keeper::{Keeper, Kept};
use crate::storage::keys::{self, Key};
use crate::storage::migrations::FORMAT;
use crate::storage::pack::is_packed;
use crate::storage::seal;
use crate::storage::shelf::{Shelf, ShelfError, characters};

/// How many characters the browsers in use keep for one host, at least.
pub const QUOTA: usize = 5_242_880;
/// A shorter text gains nothing by being packed.
const SHORT: usize = 400;

/// What takes room, in the order in which a screen lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// Changes that are not folded yet.
    Journal,
    /// Records, as text.
    Records,
    /// The log, as text.
    Log,
    /// Records and log, packed.
    Packed,
    /// Earlier states of the workspace.
    Snapshots,
    /// The other workspaces of this browser.
    Others,
    /// Other pages of the same host, and what this page remembers besides.
    Elsewhere,
}

impl Use {
    /// Every use, in order.
    pub const ALL: [Self; 7] = [
        Self::Journal,
        Self::Records,
        Self::Log,
        Self::Packed,
        Self::Snapshots,
        Self::Others,
        Self::Elsewhere,
    ];

    /// In words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Journal => "Latest changes",
            Self::Records => "Records",
            Self::Log => "Log",
            Self::Packed => "Packed records and log",
            Self::Snapshots => "Snapshots",
            Self::Others => "Other workspaces",
            Self::Elsewhere => "Other data on this site",
        }
    }

    /// What a key is used for, as this workspace sees it.
    fn of(key: &str, text: &str, id: WorkspaceId) -> Self {
        match Key::parse(key) {
            // Those of all workspaces have one room together.
            Some((_, Key::Snapshot { .. })) => Self::Snapshots,
            Some((other, _)) if other != id => Self::Others,
            Some((_, Key::Records { .. })) if is_packed(text) => Self::Packed,
            Some((_, Key::Records { shard, .. })) if shard.starts_with("log-") => Self::Log,
            Some((_, Key::Journal { .. })) => Self::Journal,
            Some(_) => Self::Records,
            None => Self::Elsewhere,
        }
    }
}

/// How full the storage is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// How many characters each use takes, keys included; in the order of [`Use::ALL`].
    pub uses: Vec<(Use, usize)>,
    /// All of them together.
    pub used: usize,
    /// What of it lies here as plain text and could be packed.
    pub loose: usize,
    /// What there is, as far as a page can know.
    pub whole: usize,
}

/// How full the storage is, as this workspace sees it.
///
/// # Errors
/// [`ShelfError::Blocked`].
pub fn room(shelf: &dyn Shelf, id: WorkspaceId) -> Result<Room, ShelfError> {
    let uses = Use::ALL.iter().map(|one| (*one, 0)).collect();
    let mut room = Room { uses, used: 0, loose: 0, whole: QUOTA };
    for key in shelf.keys("")? {
        let Some(text) = shelf.get(&key)? else { continue };
        let of = Use::of(&key, &text, id);
        let size = characters(&key, &text);
        room.used += size;
        if let Some(row) = room.uses.iter_mut().find(|row| row.0 == of) {
            row.1 += size;
        }
        let may = matches!(of, Use::Journal | Use::Records | Use::Log);
        if may && text.len() >= SHORT && !is_packed(&text) {
            room.loose += size;
        }
    }
    Ok(room)
}

impl Keeper {
    /// Packs what lies there as plain text, each under its own key: one write each, of the same content
    /// in less room, so it needs none itself, and whoever reads meanwhile reads the same. Gives how many
    /// characters became free.
    ///
    /// # Errors
    /// [`ShelfError`]; what is packed by then stays so.
    pub fn pack(&self) -> Result<usize, ShelfError> {
        // An older page could not read it.
        let old = self.head.as_ref().is_some_and(|head| head.format < FORMAT);
        if old || self.kept() == Kept::Stopped {
            return Ok(0);
        }
        let mut free = 0;
        for key in self.shelf.keys(&keys::workspace_prefix(self.base.id))? {
            let Some(text) = self.shelf.get(&key)? else { continue };
            let may = match Key::parse(&key) {
                Some((_, Key::Records { .. })) => true,
                Some((_, Key::Journal { .. })) => Entry::read(&text).is_ok(),
                _ => false,
            };
            if !may || text.len() < SHORT || is_packed(&text) {
                continue;
            }
            // A damaged text stays as it is.
            let Some(packed) = seal::packed(&text) else { continue };
            let gain = characters(&key, &text).saturating_sub(characters(&key, &packed));
            if gain > 0 {
                self.shelf.set(&key, &packed)?;
                free += gain;
            }
        }
        Ok(free)
    }

    /// Makes room where there is none, and writes what is in memory alone. `now` is in milliseconds.
    pub fn make_room(&mut self, now: i64) -> Kept {
        let _ = self.fold(now);
        if self.write() == Kept::Unwritten(ShelfError::Full)
            && self.pack().is_ok_and(|free| free > 0)
        {
            self.write();
        }
        self.kept()
    }
}
