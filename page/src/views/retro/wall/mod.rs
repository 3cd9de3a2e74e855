//! The wall: what a room sees of a session, in a window of its own or in front of everything.

mod code;
mod fit;
mod outcomes;
mod page;
mod screen;
mod shown;
mod stage;

pub use self::screen::WallScreen;
pub(super) use self::stage::Stage;
