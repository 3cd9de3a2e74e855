//! What a browser keeps: the journal of each tab, and the records it is folded into.
//!
//! No key is ever written by two tabs, every write leaves something that opens,
//! and text that cannot be read is neither changed nor removed. Knows the domain,
//! and in one file the browser's storage; knows no signals and no screens.

mod entry;
pub mod fault;
mod fold;
mod head;
mod keeper;
pub mod keys;
mod load;
mod local_shelf;
mod marks;
mod migrations;
pub mod pack;
mod places;
mod room;
pub mod salvage;
mod shards;
mod shelf;
pub mod snapshots;
mod trouble;
pub mod workspaces;

pub use crate::storage::entry::{Deed, Entry};
pub use crate::storage::fault::Fault;
pub use crate::storage::fold::{Fold, GRACE_MS, SETTLED_MS};
pub use crate::storage::head::Head;
pub use crate::storage::keeper::{Keeper, Kept};
pub use crate::storage::load::{Loaded, load};
pub use crate::storage::local_shelf::{LocalShelf, block_writes, keep_in_tab, of_tab};
pub use crate::storage::migrations::{FORMAT, MIGRATIONS, Migration};
pub use crate::storage::room::{QUOTA, Room, Use, room};
pub use crate::storage::shelf::{MemoryShelf, Shelf, ShelfError, characters, everything};
pub use crate::storage::trouble::Trouble;
