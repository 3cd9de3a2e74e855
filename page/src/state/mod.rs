//! What the page holds while it is open: the workspace, who acts, where one is, undo, saving.

pub mod address;
mod browser;
mod day;
pub mod doing;
mod history;
mod keeping;
pub mod lost;
pub mod newer;
pub mod opening;
pub mod panic;
pub mod preferences;
mod pressing;
pub mod recent;
pub mod recovery;
pub mod reminder;
pub mod room;
pub mod route;
pub mod sample;
pub mod save_state;
pub mod saving;
pub mod sealing;
pub mod session_timer;
pub mod shared;
pub mod sharing;
mod shown;
pub mod snapshots;
pub mod store;
pub mod team_space;
pub mod workspaces;
pub mod write_module;
pub mod writing;

pub use crate::state::route::Route;
pub use crate::state::save_state::SaveState;
pub use crate::state::store::Store;
