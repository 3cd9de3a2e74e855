//! Filters kept in the address, so that they can be shared and Back undoes them.

use leptos::prelude::*;

use super::components::{Button, ButtonKind};
use crate::state::{Route, Store};

/// Encodes a value for an address.
pub fn encode(text: &str) -> String {
    String::from(js_sys::encode_uri_component(text))
}

/// Decodes a value from an address.
pub fn decode(text: &str) -> String {
    js_sys::decode_uri_component(text).map_or_else(|_| text.to_owned(), String::from)
}

/// One signal per name, kept in step with the `name=value` pairs of the address.
#[derive(Clone, Copy)]
pub struct Filters(StoredValue<Vec<(&'static str, RwSignal<String>)>>);

impl Filters {
    /// Follows the address and updates it. `read` returns the pairs of the route, tracked;
    /// `route` makes the route of such pairs.
    pub fn new(
        names: &[&'static str],
        read: fn(Route) -> String,
        route: fn(String) -> Route,
    ) -> Self {
        let store = Store::here();
        let all = names.iter().map(|name| (*name, RwSignal::new(String::new()))).collect();
        let filters = Self(StoredValue::new(all));
        Effect::new(move |_| filters.take(&read(store.route())));
        // The first run only reads the empty signals; it must not clear the address.
        Effect::new(move |before: Option<()>| {
            let query = filters.query();
            if before.is_some() && query != untrack(|| read(store.route())) {
                store.readdress(route(query));
            }
        });
        filters
    }

    fn each(self) -> Vec<(&'static str, RwSignal<String>)> {
        self.0.get_value()
    }

    /// Returns the signal for a name.
    pub fn of(self, name: &str) -> RwSignal<String> {
        let found = self.each().into_iter().find(|(known, _)| *known == name);
        found.map_or_else(|| RwSignal::new(String::new()), |(_, value)| value)
    }

    fn take(self, query: &str) {
        let pairs: Vec<_> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        for (name, signal) in self.each() {
            let found = pairs.iter().find(|(known, _)| *known == name);
            let value = found.map(|(_, value)| decode(value)).unwrap_or_default();
            if signal.with_untracked(|now| *now != value) {
                signal.set(value);
            }
        }
    }

    fn query(self) -> String {
        let set = self.each().into_iter().map(|(name, value)| (name, value.get()));
        let set = set.filter(|(_, value)| !value.is_empty());
        set.map(|(name, value)| format!("{name}={}", encode(&value))).collect::<Vec<_>>().join("&")
    }

    /// Returns whether any filter is set, tracked.
    pub fn is_set(self) -> bool {
        !self.query().is_empty()
    }

    /// Clears all filters.
    pub fn clear(self) {
        self.take("");
    }
}

/// A button that clears the filters, if any is set.
#[component]
pub fn ShowAllButton(filters: Filters) -> impl IntoView {
    view! {
        <Show when=move || filters.is_set()>
            <Button label="Clear filters" kind=ButtonKind::Link on_press=move || filters.clear()/>
        </Show>
    }
}
