//! What the page holds while it is open: the workspace, who acts, where one is, undo, saving.

pub mod route;
pub mod sample;
pub mod store;

pub use route::Route;
pub use store::Store;
