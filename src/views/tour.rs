//! A tour of the sample team in six stops: offered on Today, begun only when accepted, left at any time.
//!
//! It is a note beside the screen, not a layer over it: everything stays usable, and the note waits.

pub(super) mod standing;
pub(super) mod stop;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use self::standing::{NOTE, STOPS, Stands, Tour};
use super::components::{Button, ButtonKind, IconName, Notice};
use super::later::later;
use super::modules::{Module, tour_stop};
use crate::domain::sample::is_sample;

/// On Today, for the sample team alone: offers the tour, or to go on with it.
#[component]
pub fn TourOffer() -> impl IntoView {
    let tour = use_context::<Tour>();
    move || {
        let tour = tour.filter(|tour| is_sample(&tour.store.workspace()))?;
        let (title, verb, stop) = match tour.stands.get() {
            Stands::Offered => ("New here? Take a tour in six stops", "Start the tour", 0),
            Stands::Left(stop) => ("You left the tour", "Continue the tour", stop),
            Stands::At(_) | Stands::Over => return None,
        };
        Some(view! {
            <Notice title text="A week with Sprintloop, on the sample team's own screens. Leave at any time.">
                <Button label=verb small=true icon=IconName::Play on_press=move || tour.begin(stop)/>
                <Button label="No thanks" kind=ButtonKind::Quiet small=true on_press=move || tour.end()/>
            </Notice>
        })
    }
}

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
