//! What the windows of one browser share about a session, beside the workspace: the key for answers by link, and
//! what the wall shows. Neither is part of the workspace, and neither is exported.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::state::route::Route;
use crate::state::sealing::{KeyPair, NotSealed, new_key_pair};
use sprintloop::domain::base::ids::{RetrospectiveId, TopicId};
use sprintloop::domain::base::json;
use sprintloop::domain::records::retrospective::poll::Poll;
use sprintloop::domain::records::retrospective::steps::SessionStep;
use sprintloop::storage::seal::{keep_word, word};
use sprintloop::storage::{LocalShelf, key_here, keys};

/// The name of the wall's window: a second press finds the same one.
const WINDOW: &str = "sprintloop-wall";

/// Returns the session's key pair, if it was made in this browser.
pub fn key_pair(retro: RetrospectiveId) -> Option<KeyPair> {
    let text = word(&LocalShelf, &keys::session_key(retro))?;
    let (public, private) = text.split_once(' ')?;
    let read = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
    Some(KeyPair { public: read(public)?, private: read(private)? })
}

/// Returns the session's key pair; makes it once.
///
/// # Errors
/// If the browser can't.
pub async fn make_key_pair(retro: RetrospectiveId) -> Result<KeyPair, NotSealed> {
    if let Some(kept) = key_pair(retro) {
        return Ok(kept);
    }
    let made = new_key_pair().await?;
    // Another tab was quicker.
    if let Some(kept) = key_pair(retro) {
        return Ok(kept);
    }
    let text = format!(
        "{} {}",
        URL_SAFE_NO_PAD.encode(&made.public),
        URL_SAFE_NO_PAD.encode(&made.private)
    );
    // Where the browser keeps nothing, it holds until the page is closed.
    let _ = keep_word(&LocalShelf, &keys::session_key(retro), &text);
    Ok(made)
}

/// Whether this browser has answered a poll as the own device of one person.
pub fn has_answered(retro: RetrospectiveId, poll: Poll) -> bool {
    word(&LocalShelf, &keys::answered(retro, poll)).is_some()
}

/// Remembers that this browser has answered a poll as the own device of one person.
pub fn note_answered(retro: RetrospectiveId, poll: Poll) {
    // Where the browser keeps nothing, it holds until the screen is left.
    let _ = keep_word(&LocalShelf, &keys::answered(retro, poll), "yes");
}

/// What the wall shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnWall {
    /// Of which session.
    pub retro: RetrospectiveId,
    /// Which step.
    pub step: SessionStep,
    /// Which topic, during the discussion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicId>,
}

/// Returns what the wall shows, as the facilitator's window wrote it last.
pub fn on_wall() -> Option<OnWall> {
    json::parse(&word(&LocalShelf, keys::WALL)?).ok()
}

/// Says what the wall shows.
pub fn show_on_wall(now: &OnWall) {
    // Where the browser keeps nothing, no other window shares the workspace either.
    let _ = keep_word(&LocalShelf, keys::WALL, &json::text(now));
}

/// Calls back when another window of this browser changes what the wall shows; ends with its owner.
pub fn when_wall_changes(then: impl Fn() + 'static) {
    when_written(|key| key == keys::WALL, then);
}

/// Calls back when another window starts, stops or extends the timer; ends with its owner.
pub fn when_clock_changes(then: impl Fn() + 'static) {
    when_written(|key| key == keys::SESSION_CLOCK, then);
}

/// Calls back when another window makes a session's key pair; ends with its owner.
pub fn when_key_pair_comes(retro: RetrospectiveId, then: impl Fn() + 'static) {
    when_written(move |key| key == keys::session_key(retro), then);
}

fn when_written(matches: impl Fn(&str) -> bool + 'static, then: impl Fn() + 'static) {
    let heard = window_event_listener(leptos::ev::storage, move |event| {
        if event.key().is_none_or(|name| matches(&key_here(&name))) {
            then();
        }
    });
    on_cleanup(move || heard.remove());
}

/// What came of opening the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WallWindow {
    /// It is open.
    Open,
    /// The browser refused to open a window.
    Refused,
}

/// Opens the wall of a session in a window of its own, or brings that window to the front.
pub fn open_wall(retro: RetrospectiveId) -> WallWindow {
    let address = Route::Wall { id: retro.to_string() }.hash();
    let opened = window().open_with_url_and_target_and_features(&address, WINDOW, "popup");
    match opened {
        Ok(Some(wall)) => {
            // It stays behind where the browser decides so.
            let _ = wall.focus();
            WallWindow::Open
        }
        _ => WallWindow::Refused,
    }
}
