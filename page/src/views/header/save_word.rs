//! Whether the work is kept and shared, in a word.

use leptos::prelude::*;

use crate::state::Store;
use crate::state::save_state::{LOOSE, SaveState, WIPED};
use crate::state::team_space::{Sharing, TeamSpace};
use sprintloop::domain::base::text::number_of;

/// Whether the work is kept, in a word.
#[component]
pub fn SaveWord(
    store: Store,
    /// `app-header__save` in the header itself.
    class: &'static str,
) -> impl IntoView {
    let team = use_context::<TeamSpace>();
    let sharing = move || team.map(TeamSpace::sharing).unwrap_or_default();
    let state =
        Memo::new(move |_| store.workspace().is_founded().then(|| (store.save_state(), sharing())));
    let word = move |(state, sharing): (SaveState, Sharing)| {
        let shared = state == SaveState::Saved || state == SaveState::Saving;
        if let Some((word, state, title)) = shared.then(|| shared_word(sharing)).flatten() {
            let said = state != "saved";
            return view! { <span class=class data-state=state title=title role=said.then_some("status")>{word}</span> }.into_any();
        }
        let (word, state, title) = match state {
            SaveState::Saved => ("Saved", "saved", "Saved in this browser".to_owned()),
            SaveState::Saving => ("Saving…", "saving", "Writing to disk".to_owned()),
            SaveState::Loose => ("Saved for now", "loose", LOOSE.to_owned()),
            SaveState::Memory(why) => ("Not saved", "memory", why),
            SaveState::Wiped => ("Not saved", "memory", WIPED.to_owned()),
            SaveState::Full => ("Full", "failed", "The browser's storage is full".to_owned()),
        };
        // Every change goes through "Saving…": only what asks for something is said aloud.
        let said = !matches!(state, "saved" | "saving");
        view! { <span class=class data-state=state title=title role=said.then_some("status")>{word}</span> }.into_any()
    };
    move || state.get().map(word)
}

/// How the exchange with the team space stands: the word, its state and its title; none without a team space.
fn shared_word(sharing: Sharing) -> Option<(String, &'static str, String)> {
    let to_send = |count: usize| format!("{} to send", number_of(count, "change"));
    let (word, state, title) = match sharing {
        Sharing::Alone | Sharing::Starting => return None,
        Sharing::ByOtherTab => (
            "Saved".to_owned(),
            "saved",
            "Saved in this browser. Another tab sends changes to the team space",
        ),
        Sharing::InStep(ago) => (format!("Saved · shared {}", ago_words(ago)), "saved", SAVED_BOTH),
        Sharing::Sending(count) => (format!("Saved · {}", to_send(count)), "saved", SENDS),
        Sharing::Offline(0) => ("Offline".to_owned(), "loose", OFFLINE),
        Sharing::Offline(count) => (format!("Offline · {}", to_send(count)), "loose", OFFLINE),
        Sharing::NeedsPermission => ("Permission needed".to_owned(), "loose", PERMISSION),
        Sharing::Stuck(why) => return Some(("Saved · not shared".to_owned(), "failed", why)),
    };
    Some((word, state, title.to_owned()))
}

const SAVED_BOTH: &str = "Saved in this browser and in the team space";
const SENDS: &str = "Saved in this browser. Sending to the team space";
const PERMISSION: &str =
    "Saved in this browser. Select “Allow access” above to let the page use the folder again";
const OFFLINE: &str =
    "Saved in this browser. The team space can't be reached; changes will be sent once it's back";

fn ago_words(seconds: i64) -> String {
    match seconds {
        // The next exchange is due by then, so the word hardly ever changes.
        ..12 => "just now".to_owned(),
        12..60 => format!("{seconds} s ago"),
        _ => format!("{} min ago", seconds / 60),
    }
}
