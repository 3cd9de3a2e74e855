//! A tour of the sample team in six stops: offered on Today, begun only when accepted, left at any time.
//!
//! It is a note beside the screen, not a layer over it: everything stays usable, and the note waits.

pub(super) mod stop;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::components::{Button, ButtonKind, IconName, Notice, dom};
use super::later::later;
use super::modules::{Module, tour_stop};
use crate::domain::sample::is_sample;
use crate::state::Store;
use crate::state::preferences::{set_tour, tour};

/// The word kept once the tour was declined or finished.
const OVER: &str = "over";
/// The id of the note.
const NOTE: &str = "tour";
/// How many stops there are.
pub const STOPS: usize = 6;

/// Where the tour stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// It can be offered.
    Offered,
    /// It was begun and left here; it goes on when asked for.
    Left(usize),
    /// It is at this stop.
    At(usize),
    /// It was declined or finished.
    Over,
}

/// The tour, one on the page.
#[derive(Clone, Copy)]
pub struct Tour {
    store: Store,
    stands: RwSignal<Stands>,
}

impl Tour {
    /// Reads how it stands in this browser.
    pub fn new(store: Store) -> Self {
        let stands = match tour().as_deref() {
            None => Stands::Offered,
            Some(OVER) => Stands::Over,
            Some(stop) => stop.parse().map_or(Stands::Offered, Stands::Left),
        };
        Self { store, stands: RwSignal::new(stands) }
    }

    /// Goes to a stop: its screen opens, and the note has focus.
    pub fn go_to(self, stop: usize, screen: &str) {
        self.stands.set(Stands::At(stop));
        set_tour(&stop.to_string());
        self.store.go_to(screen);
        dom::focus_later(NOTE);
    }

    /// Shows a stop, on the screen where one is.
    fn begin(self, stop: usize) {
        self.stands.set(Stands::At(stop));
        set_tour(&stop.to_string());
        dom::focus_later(NOTE);
    }

    /// Leaves it; it can go on from there.
    pub fn leave(self) {
        if let Stands::At(stop) = self.stands.get_untracked() {
            self.stands.set(Stands::Left(stop));
            dom::focus_later("main");
        }
    }

    /// Ends it for good.
    pub fn end(self) {
        self.stands.set(Stands::Over);
        set_tour(OVER);
        dom::focus_later("main");
    }
}

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
            <Notice title text="It shows how a week with Sprintloop goes, on the sample team's own screens. You can leave at any time.">
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
