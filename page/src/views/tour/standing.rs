//! Where the tour stands, and how it goes on. It knows no stop and no screen.

use leptos::prelude::*;

use crate::state::Store;
use crate::state::preferences::{set_tour, tour};
use crate::views::components::dom;

/// The word kept once the tour was declined or finished.
const OVER: &str = "over";
/// The id of the note.
pub const NOTE: &str = "tour";
/// How many stops there are.
pub const STOPS: usize = 6;

/// Where the tour stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
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
    pub(super) store: Store,
    pub(super) stands: RwSignal<Stands>,
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
    pub(super) fn begin(self, stop: usize) {
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
