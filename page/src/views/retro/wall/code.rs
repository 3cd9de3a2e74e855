//! The QR code on the wall, while people write or vote on their own devices.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::shown::Shown;
use crate::state::room::{key_pair, make_key_pair, when_key_pair_comes};
use crate::views::components::{Qr, is_scannable};
use crate::views::retro::by_link::{Asked, link_of};
use sprintloop::domain::records::retrospective::steps::SessionStep;

/// The code, and what it is for; nothing in other steps and without a key.
#[component]
pub(super) fn WallCode(
    w: Shown,
    /// Whether this window may make the key: the facilitator's does.
    makes: bool,
) -> impl IntoView {
    let id = w.id;
    let key = RwSignal::new(key_pair(id));
    when_key_pair_comes(id, move || {
        let _ = key.try_set(key_pair(id));
    });
    if makes && key.with_untracked(Option::is_none) {
        spawn_local(async move {
            // Without encryption there is no link, and no code.
            let made = make_key_pair(id).await.ok();
            let _ = key.try_set(made);
        });
    }
    let link = Memo::new(move |_| {
        let asked = match w.step.get() {
            SessionStep::Gather => Asked::Cards,
            SessionStep::Vote => Asked::Ballots,
            _ => return None,
        };
        let ws = w.store.workspace();
        let retro = ws.retrospectives.get(id).filter(|retro| retro.is_open())?;
        if asked == Asked::Cards && retro.revealed {
            return None;
        }
        let link = key.with(|key| link_of(&ws, retro, &key.as_ref()?.public, asked))?;
        is_scannable(&link).then_some((asked, link))
    });
    move || {
        let (asked, link) = link.get()?;
        let (says, label) = match asked {
            Asked::Cards => ("Scan to write on your phone", "QR code: write cards"),
            Asked::Ballots => ("Scan to vote on your phone", "QR code: vote"),
        };
        Some(view! { <div class="wall__code"><Qr text=link label/><p>{says}</p></div> })
    }
}
