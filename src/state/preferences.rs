//! What one person prefers in this browser. Not part of the workspace, not exported.

use crate::storage::{LocalShelf, Shelf, keys};

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The word it is kept as, and that the page's root carries.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the word; anything else is the system's.
    pub fn parse(word: &str) -> Self {
        match word {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// The theme that was chosen.
pub fn theme() -> Theme {
    let word = LocalShelf.get(keys::THEME).ok().flatten();
    word.as_deref().map(Theme::parse).unwrap_or_default()
}

/// Whether the board was last shown by owner.
pub fn board_by_owner() -> bool {
    LocalShelf.get(keys::BOARD_BY_OWNER).ok().flatten().is_some()
}

/// Keeps how the board is shown.
pub fn set_board_by_owner(by_owner: bool) {
    let _ = match by_owner {
        true => LocalShelf.set(keys::BOARD_BY_OWNER, "yes"),
        false => LocalShelf.remove(keys::BOARD_BY_OWNER),
    };
}

/// The clock of the session held in this browser, as it was kept last.
pub fn session_clock() -> String {
    LocalShelf.get(keys::SESSION_CLOCK).ok().flatten().unwrap_or_default()
}

/// Keeps the clock, so that a reload shows the right time left.
pub fn set_session_clock(clock: &str) {
    let _ = LocalShelf.set(keys::SESSION_CLOCK, clock);
}

/// Keeps the chosen theme, as far as the browser lets it. Where it does not, the choice holds
/// until the page is closed.
pub fn set_theme(theme: Theme) {
    let _ = match theme {
        Theme::System => LocalShelf.remove(keys::THEME),
        chosen => LocalShelf.set(keys::THEME, chosen.word()),
    };
}
