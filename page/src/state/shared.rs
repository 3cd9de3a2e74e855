//! A sprint plan that came in the address. It is read once and taken out of the address, so that it
//! stands neither in the history of the browser nor in a link somebody copies from there.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::address;
use crate::state::route::Route;
use sprintloop::exchange::link;
use sprintloop::exchange::part::Part;
use sprintloop::exchange::read_error::ReadError;

/// What came, or why it cannot be read.
type Came = Result<Part, ReadError>;

/// The plan that came in the address of this page, if one did, as the text it came as.
///
/// It is read by the screen that shows it: what reads files would otherwise come with every first visit.
#[derive(Debug, Clone, Copy)]
pub struct Shared(RwSignal<Option<String>>);

impl Shared {
    /// Takes what the address holds now, and what it will hold. Call it before the store follows the address.
    pub fn watch() -> Self {
        let shared = Self(RwSignal::new(None));
        shared.take();
        address::on_change(move || shared.take());
        shared
    }

    /// What came, read anew each time it is asked for; tracked.
    pub fn came(self) -> Option<Arc<Came>> {
        self.0.with(|data| data.as_deref().map(|data| Arc::new(link::read(data))))
    }

    fn take(self) {
        let hash = address::hash();
        let Some(data) = Route::shared_in(&hash) else { return };
        self.0.set(Some(data.to_owned()));
        address::replace(&Route::Shared.hash());
    }
}

/// The address of this page with a plan in it.
pub fn address_of(data: &str) -> String {
    address(&Route::Shared, data)
}

/// The address of this page with a pack of cards in it.
pub fn address_of_cards(data: &str) -> String {
    address(&Route::Cards, data)
}

fn address(route: &Route, data: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default();
    format!("{page}{}/{data}", route.hash())
}
