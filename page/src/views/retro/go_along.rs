//! Going along with whoever runs a session on another device.

use leptos::prelude::*;

use super::led::Place;
use super::session::{Session, Turn};
use crate::state::Route;
use crate::views::components::{Button, dom};
use crate::views::names;
use sprintloop::domain::records::retrospective::steps::SessionStep;

/// Where this page is in the session.
fn place_here(s: Session) -> Place {
    let step = s.step.get();
    (step, s.topic.get().filter(|_| step == SessionStep::Discuss))
}

fn go(s: Session, (step, topic): Place) {
    s.topic.set(topic);
    if s.step.get_untracked() != step {
        s.go(step);
    }
}

/// Whether this page was opened at no step of its own.
fn is_at_no_step(s: Session) -> bool {
    matches!(untrack(|| s.store.route()), Route::Retro { step, .. } if step.is_empty())
}

/// Whether this page was where they were before, or has just come to the session.
fn along(s: Session, before: Option<Place>, here: Place) -> bool {
    before.map_or_else(|| is_at_no_step(s), |before| before == here)
}

/// Goes along with whoever runs the session, for as long as this page is where they were, or nowhere yet, and nobody is
/// writing on it.
pub(super) fn go_along(s: Session) {
    Effect::new(move |before: Option<Option<Place>>| {
        let now = s.led.place();
        let here = untrack(|| place_here(s));
        if let Some(now) = now
            && now != here
            && along(s, before.flatten(), here)
            && s.turn.get_untracked() == Turn::None
            && !s.asking.is_open()
            && !dom::is_typing(dom::focused().map(Into::into))
        {
            go(s, now);
        }
        now
    });
}

/// Says where whoever runs the session is, with the way there; nothing while this page is there too.
#[component]
pub(super) fn WhereTheyAre(s: Session) -> impl IntoView {
    let away = Memo::new(move |_| {
        let there = s.led.place()?;
        (place_here(s) != there).then_some(there)
    });
    move || {
        let place = away.get()?;
        let ws = s.store.workspace_now();
        let name = names::member(&ws, Some(s.led.leader()?));
        let at = place.0.label();
        let words = match untrack(|| s.step.get()) == place.0 {
            true => format!("{name} is on another topic"),
            false => format!("{name} is on {at}"),
        };
        Some(view! {
            <div class="retro__led" role="status">
                <span>{words}</span>
                <Button label="Go there" small=true id="go-along" on_press=move || go(s, place)/>
            </div>
        })
    }
}
