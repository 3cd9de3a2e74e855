//! What one person prefers in this browser. Not part of the workspace, not exported.

use sprintloop::storage::seal::{keep_word, word};
use sprintloop::storage::{LocalShelf, Shelf, keys};

/// Reminds after so many changes, where nobody chose otherwise: about a week of a team's work.
const REMIND_AFTER: usize = 200;

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

/// After how many changes without an export the page reminds; 0 is never.
pub fn remind_after() -> usize {
    let kept = word(&LocalShelf, keys::REMIND_AFTER);
    kept.and_then(|count| count.parse().ok()).unwrap_or(REMIND_AFTER)
}

/// Keeps after how many.
pub fn set_remind_after(count: usize) {
    let _ = keep_word(&LocalShelf, keys::REMIND_AFTER, &count.to_string());
}

/// How the tour of the sample team stands; none before it was offered.
pub fn tour() -> Option<String> {
    word(&LocalShelf, keys::TOUR)
}

/// Keeps how the tour stands.
pub fn set_tour(stands: &str) {
    let _ = keep_word(&LocalShelf, keys::TOUR, stands);
}

/// Whether the browser was asked to keep this storage before.
pub fn asked_to_persist() -> bool {
    LocalShelf.get(keys::ASKED_TO_PERSIST).ok().flatten().is_some()
}

/// It was asked.
pub fn set_asked_to_persist() {
    let _ = LocalShelf.set(keys::ASKED_TO_PERSIST, "yes");
}

/// Keeps the chosen theme, as far as the browser lets it. Where it does not, the choice holds
/// until the page is closed.
pub fn set_theme(theme: Theme) {
    let _ = match theme {
        Theme::System => LocalShelf.remove(keys::THEME),
        chosen => LocalShelf.set(keys::THEME, chosen.word()),
    };
}
