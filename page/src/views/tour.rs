//! A tour of the sample team in six stops: offered on Today, begun only when accepted, left at any time.
//!
//! It is a note beside the screen, not a layer over it: everything stays usable, and the note waits.

pub(super) mod offer;
pub(super) mod standing;
pub(super) mod stop;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use self::standing::{NOTE, STOPS, Stands, Tour};
use super::later::later;
use super::modules::{Module, tour_stop};
use sprintloop::domain::sample::is_sample;

/// The note of the current stop; nothing while the tour is not on.
#[component]
pub fn TourNote(tour: Tour) -> impl IntoView {
    let at = Memo::new(move |_| match tour.stands.get() {
        Stands::At(stop) if is_sample(&tour.store.workspace()) => Some(stop.min(STOPS - 1)),
        _ => None,
    });
    let on_key = move |ev: KeyboardEvent| {
        if ev.key() == "Escape" && !ev.default_prevented() {
            ev.prevent_default();
            tour.leave();
        }
    };
    move || {
        let stop = at.get()?;
        let content = later(Module::Search, move || Box::pin(tour_stop(tour, stop)));
        Some(view! {
            <section class="tour" id=NOTE tabindex="-1" aria-label="Tour" on:keydown=on_key>{content}</section>
        })
    }
}
