//! What the page shows: the workspace, who acts, and where one is.
//!
//! Does not know how the workspace is kept: the keeper has it, and this has what is shown of it.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::state::address;
use crate::state::route::Route;
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::workspace::Workspace;

/// What the page shows, as signals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    pub(super) workspace: RwSignal<Arc<Workspace>>,
    /// Who acts.
    pub(super) actor: RwSignal<Option<MemberId>>,
    pub(super) route: RwSignal<Route>,
    /// The id of the record, or part of the screen, that the address names.
    pub(super) pointed: RwSignal<Option<String>>,
    /// The key of the item that is open over the screen.
    pub(super) opened: RwSignal<Option<String>>,
    /// The current day here, when the clock was last checked.
    pub(super) day: RwSignal<chrono::NaiveDate>,
    /// What is done before the address changes, while the screen is still as the person left it.
    pub(super) leaving: StoredValue<fn()>,
}

impl Shown {
    pub(super) fn new(workspace: Workspace) -> Self {
        Self {
            workspace: RwSignal::new(Arc::new(workspace)),
            actor: RwSignal::new(None),
            route: RwSignal::new(Route::default()),
            pointed: RwSignal::new(None),
            opened: RwSignal::new(None),
            day: RwSignal::new(chrono::Local::now().date_naive()),
            leaving: StoredValue::new(|| ()),
        }
    }

    /// Goes somewhere: sets the address, and the route follows.
    pub(super) fn go(self, route: Route) {
        self.leave();
        self.set_address(&route.hash());
        self.open_item(None);
        // The address has told already, unless it was this one before.
        if self.route.with_untracked(|now| *now != route) {
            self.route.set(route);
        }
    }

    /// Another address for what is shown now, such as a filter, without a step in the browser's history.
    /// The address is written once what it says has been painted.
    pub(super) fn readdress(self, route: Route) {
        self.route.set(route);
        if self.pointed.with_untracked(Option::is_some) {
            self.pointed.set(None);
        }
        let write = move || {
            let hash = self.route.with_untracked(Route::hash);
            // Throws in browsers that count how often they are asked; the next change tells it again.
            let _ = window().history().map(|history| {
                let state = history.state().unwrap_or(JsValue::NULL);
                history.replace_state_with_url(&state, "", Some(&hash))
            });
        };
        request_animation_frame(move || set_timeout(write, Duration::ZERO));
    }

    /// Takes over the address; called when it has changed.
    pub(super) fn follow_address(self) {
        self.leave();
        let hash = address::hash();
        let route = Route::parse(&hash);
        if self.route.get_untracked() != route {
            self.route.set(route);
        }
        let record = Route::record_in(&hash).map(str::to_owned);
        if self.pointed.with_untracked(|pointed| *pointed != record) {
            self.pointed.set(record);
        }
        self.open_item(Route::item_in(&hash).map(str::to_owned));
    }

    fn set_address(self, hash: &str) {
        let location = window().location();
        let _ =
            if self.swaps_item(hash) { location.replace(hash) } else { location.set_hash(hash) };
    }

    /// Whether an address opens an item on a screen that shows another one: it takes its place, so that Back closes it.
    pub(super) fn swaps_item(self, hash: &str) -> bool {
        let (here, there) = (self.route.get_untracked(), Route::parse(hash));
        if let (
            Route::Backlog { key: Some(_), query },
            Route::Backlog { key: Some(_), query: other },
        ) = (&here, &there)
        {
            return query == other;
        }
        here == there
            && self.opened.with_untracked(Option::is_some)
            && Route::item_in(hash).is_some()
    }

    fn leave(self) {
        self.leaving.with_value(|leaving| leaving());
    }

    fn open_item(self, key: Option<String>) {
        if self.opened.with_untracked(|opened| *opened != key) {
            self.opened.set(key);
        }
    }

    /// Goes to an address of this page, and to its record again if one is there already.
    pub(super) fn go_to(self, hash: &str) {
        self.set_address(hash);
        self.pointed.set(None);
        self.follow_address();
    }
}
