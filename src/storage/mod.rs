//! What a browser keeps: the journal of each tab, and the records it is folded into.
//!
//! No key is ever written by two tabs, every write leaves something that opens,
//! and text that cannot be read is neither changed nor removed. Knows the domain,
//! and in one file each the browser's two storages; knows no signals and no screens.

pub mod durable;
mod durable_browser;
mod entry;
pub mod fault;
mod fold;
pub mod folder;
mod handles;
mod head;
mod journal;
mod keeper;
pub mod keys;
mod load;
mod local_shelf;
mod lost;
mod marks;
mod migrations;
mod note_lost;
pub mod pack;
mod places;
pub mod read_back;
mod room;
pub mod rules;
pub mod salvage;
pub mod seal;
mod shards;
pub mod shared;
mod shelf;
pub mod snapshots;
mod trouble;
mod whole;
mod wiped;
pub mod workspaces;

pub use crate::storage::durable_browser::begin_durable_copy;
pub use crate::storage::entry::Deed;
pub use crate::storage::entry::Entry;
pub use crate::storage::entry::Order;
pub use crate::storage::fault::Fault;
pub use crate::storage::fold::Fold;
pub use crate::storage::fold::GRACE_MS;
pub use crate::storage::fold::SETTLED_MS;
pub use crate::storage::handles::NoHandle;
pub use crate::storage::handles::handle;
pub use crate::storage::handles::keep_handle;
pub use crate::storage::head::Head;
pub use crate::storage::keeper::Keeper;
pub use crate::storage::keeper::Kept;
pub use crate::storage::load::Loaded;
pub use crate::storage::load::load;
pub use crate::storage::load::run as replay;
pub use crate::storage::local_shelf::LocalShelf;
pub use crate::storage::local_shelf::block_writes;
pub use crate::storage::local_shelf::keep_in_tab;
pub use crate::storage::local_shelf::key_here;
pub use crate::storage::local_shelf::name_here;
pub use crate::storage::local_shelf::of_tab;
pub use crate::storage::local_shelf::waits_to_move;
pub use crate::storage::lost::LostText;
pub use crate::storage::migrations::FORMAT;
pub use crate::storage::migrations::MIGRATIONS;
pub use crate::storage::migrations::Migration;
pub use crate::storage::room::QUOTA;
pub use crate::storage::room::Room;
pub use crate::storage::room::Use;
pub use crate::storage::room::room;
pub use crate::storage::shelf::MemoryShelf;
pub use crate::storage::shelf::Shelf;
pub use crate::storage::shelf::ShelfError;
pub use crate::storage::shelf::characters;
pub use crate::storage::shelf::everything;
pub use crate::storage::trouble::Trouble;

pub use shelf::IsKept;
pub use shelf::kept;
