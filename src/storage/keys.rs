//! The names under which things are kept. Every key begins with `sprintloop:`; in the browser the folder of the page
//! follows (`folder.rs`).

use uuid::Uuid;

use crate::domain::base::ids::{ParticipantId, RetrospectiveId, WorkspaceId};
use crate::domain::records::retrospective::poll::Poll;

/// What every key begins with: other pages of the same origin have their own.
pub const PREFIX: &str = "sprintloop:";
/// Names the workspace that is open.
pub const CURRENT: &str = "sprintloop:current";
/// The chosen theme, as a plain word: a script of the page reads it before this one runs.
pub const THEME: &str = "sprintloop:theme";
/// Set while the board is shown by owner.
pub const BOARD_BY_OWNER: &str = "sprintloop:board-by-owner";

/// After how many changes without an export the page reminds; a number, none is the default.
pub const REMIND_AFTER: &str = "sprintloop:remind-after";
/// Set once the browser was asked to keep this storage.
pub const ASKED_TO_PERSIST: &str = "sprintloop:asked-to-persist";

/// The tour of the sample team: the stop it stands at, or that it was declined or finished.
pub const TOUR: &str = "sprintloop:tour";

/// The clock of the retrospective that is held here.
pub const SESSION_CLOCK: &str = "sprintloop:session-clock";

/// What the wall of the session held here shows.
pub const WALL: &str = "sprintloop:wall";

/// The pack of cards that is filled in here before a session.
pub const PRE_WORK: &str = "sprintloop:pre-work";

/// The lock of the tab that folds. Not a key, but named like one.
pub const FOLD_LOCK: &str = "sprintloop:fold";

/// What was typed into dialogs of this tab that were not finished.
pub const DRAFTS: &str = "sprintloop:drafts";

/// What was opened or done last in this tab.
pub const RECENT: &str = "sprintloop:recent";

/// What the calendar showed last in this tab.
pub const CALENDAR: &str = "sprintloop:calendar";

/// What someone has begun in a private turn on this device, or a session openly.
pub fn private_turn(whose: Uuid) -> String {
    format!("{PREFIX}private-turn:{whose}")
}

/// The pack of another session that is filled in here, while one more is open.
pub fn pre_work_of(retro: RetrospectiveId) -> String {
    format!("{PRE_WORK}:{retro}")
}

/// What someone filled in here, while somebody else does.
pub fn pre_work_by(retro: RetrospectiveId, who: ParticipantId) -> String {
    format!("{PRE_WORK}:{retro}:{who}")
}

/// Who fills in cards in this tab.
pub const WHO_WRITES: &str = "sprintloop:who-writes";

/// The key pair for answers by link. Only in the browser where the link was made.
pub fn session_key(retro: RetrospectiveId) -> String {
    format!("{PREFIX}session-key:{retro}")
}

/// Set once this browser has answered a poll of a session in which everyone has their own device.
pub fn answered(retro: RetrospectiveId, poll: Poll) -> String {
    format!("{PREFIX}answered:{retro}:{}", poll.word())
}

/// What a key under a workspace is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// One command of a tab.
    Journal {
        /// The tab that did it.
        tab: String,
        /// The how-manieth of that tab, from 1.
        seq: u64,
    },
    /// What was folded by one fold.
    Head {
        /// The tab that folded.
        tab: String,
        /// When, in milliseconds.
        at: i64,
    },
    /// Some records as one fold left them.
    Records {
        /// Which records.
        shard: String,
        /// The tab that folded.
        tab: String,
        /// When, in milliseconds.
        at: i64,
    },
    /// Who acts.
    Actor,
    /// How this browser takes part in a team space; not there while it does not.
    Space,
    /// The whole workspace as it was at a moment.
    Snapshot {
        /// Before what it was taken.
        before: String,
        /// The tab that took it.
        tab: String,
        /// When, in milliseconds.
        at: i64,
    },
    /// When it was exported last, in milliseconds.
    Exported,
    /// When the reminder to export it was put off.
    PutOff,
    /// When the workspace was deleted, in milliseconds; not there while it is not.
    Deleted,
}

impl Key {
    /// The key's text.
    pub fn text(&self, workspace: WorkspaceId) -> String {
        let start = workspace_prefix(workspace);
        match self {
            Self::Journal { tab, seq } => format!("{start}journal:{tab}:{seq}"),
            Self::Head { tab, at } => format!("{start}head:{tab}:{at}"),
            Self::Records { shard, tab, at } => format!("{start}records:{shard}:{tab}:{at}"),
            Self::Snapshot { before, tab, at } => format!("{start}snapshot:{before}:{tab}:{at}"),
            Self::Actor => format!("{start}actor"),
            Self::Space => format!("{start}space"),
            Self::Exported => format!("{start}exported"),
            Self::PutOff => format!("{start}put-off"),
            Self::Deleted => format!("{start}deleted"),
        }
    }

    /// Reads a key's text; none for a key that is not under a workspace.
    pub fn parse(text: &str) -> Option<(WorkspaceId, Self)> {
        let mut parts = text.strip_prefix(PREFIX)?.split(':');
        let workspace = parts.next()?.parse().ok()?;
        let key = match (parts.next()?, parts.next(), parts.next(), parts.next()) {
            ("journal", Some(tab), Some(seq), None) => {
                Self::Journal { tab: tab.to_owned(), seq: seq.parse().ok()? }
            }
            ("head", Some(tab), Some(at), None) => {
                Self::Head { tab: tab.to_owned(), at: at.parse().ok()? }
            }
            ("records", Some(shard), Some(tab), Some(at)) => {
                Self::Records { shard: shard.to_owned(), tab: tab.to_owned(), at: at.parse().ok()? }
            }
            ("snapshot", Some(before), Some(tab), Some(at)) => {
                let at = at.parse().ok()?;
                Self::Snapshot { before: before.to_owned(), tab: tab.to_owned(), at }
            }
            ("actor", None, None, None) => Self::Actor,
            ("space", None, None, None) => Self::Space,
            ("exported", None, None, None) => Self::Exported,
            ("put-off", None, None, None) => Self::PutOff,
            ("deleted", None, None, None) => Self::Deleted,
            _ => return None,
        };
        parts.next().is_none().then_some((workspace, key))
    }
}

/// What every key of a workspace begins with.
pub fn workspace_prefix(workspace: WorkspaceId) -> String {
    format!("{PREFIX}{workspace}:")
}
