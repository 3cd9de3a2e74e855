//! One place with several pages. Each tab is a link, so each page has an address.

use super::dom;
use leptos::prelude::*;

/// The id of the tab one is on.
const CURRENT: &str = "tab-current";

/// A tab: its label, its address, and a count of what needs attention.
#[derive(Clone, Debug)]
pub struct Tab {
    label: String,
    href: String,
    count: Option<usize>,
}

impl Tab {
    /// Creates a tab that leads to this address.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), count: None }
    }

    /// Adds how many things need attention there; zero isn't shown.
    pub fn count(mut self, count: usize) -> Self {
        self.count = (count > 0).then_some(count);
        self
    }
}

/// The tabs; the one whose address is `current` is marked.
#[component]
pub fn Tabs(
    #[prop(into)] label: String,
    #[prop(into)] tabs: Vec<Tab>,
    #[prop(into)] current: String,
) -> impl IntoView {
    let links = tabs
        .into_iter()
        .map(|tab| {
            let here = (tab.href == current).then_some("page");
            let count = tab.count.map(|count| view! { <span class="tabs__count">{count}</span> });
            let id = here.map(|_| CURRENT);
            view! { <a class="tabs__link" id=id href=tab.href aria-current=here>{tab.label} {count}</a> }
        })
        .collect_view();
    // On a phone the line is longer than the screen is wide.
    dom::across_later(CURRENT);
    view! { <nav class="tabs" aria-label=label>{links}</nav> }
}
