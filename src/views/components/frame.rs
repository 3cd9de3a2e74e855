//! The frame around every screen: header, navigation, main, toasts. It stands still while the rest changes.
//!
//! It is told what to say; it does not know what a sprint is.

use super::icon::{IconName, icon};
use super::toast::{Toasts, toast_host};
use leptos::prelude::*;

/// An entry of the navigation.
#[derive(Clone)]
pub struct Place {
    label: &'static str,
    href: &'static str,
    icon: IconName,
    count: Signal<usize>,
    on_bar: bool,
}

impl Place {
    /// An entry that leads to this address.
    pub fn new(label: &'static str, href: &'static str, icon: IconName) -> Self {
        Self { label, href, icon, count: Signal::stored(0), on_bar: false }
    }

    /// How many things ask for attention there; nothing is shown for none.
    pub fn count(mut self, count: impl Into<Signal<usize>>) -> Self {
        self.count = count.into();
        self
    }

    /// One of the five that a phone shows without More.
    pub fn on_bar(mut self) -> Self {
        self.on_bar = true;
        self
    }
}

/// What stands in the frame. Every view may be reactive (`(move || …).into_any()`).
pub struct Frame {
    /// The workspace's name.
    pub workspace: AnyView,
    /// A link "Sprint 12 day 6 of 10", with the class `app-header__sprint`; or nothing.
    pub sprint: AnyView,
    /// The goal, in one line; or nothing.
    pub goal: AnyView,
    /// Search, undo, redo, save state, theme, acting as, in this order.
    pub tools: Vec<AnyView>,
    /// What concerns every screen: a notice made with `.bar()`; or nothing.
    pub banner: AnyView,
    /// The navigation: a heading and its places.
    pub places: Vec<(&'static str, Vec<Place>)>,
    /// The address of the place that is open.
    pub current: Signal<&'static str>,
    /// Tools that a phone shows behind More, such as the theme.
    pub behind_more: AnyView,
    /// Where toasts are shown.
    pub toasts: Toasts,
}

/// The frame around a screen.
pub fn frame(parts: Frame, screen: AnyView) -> AnyView {
    let open = RwSignal::new(false);
    let groups = parts
        .places
        .into_iter()
        .map(|(heading, places)| group(heading, places, parts.current))
        .collect_view();
    view! {
        <div class="app-frame">
            <a class="skip-link" href="#main" on:click=move |ev| {
                // The address holds the screen, so it must not become "#main".
                ev.prevent_default();
                super::dom::focus_later("main");
            }>"Skip to content"</a>
            <header class="app-header">
                <a class="app-header__brand" href="#/">"Sprintloop"</a>
                <span class="app-header__workspace">{parts.workspace}</span>
                {parts.sprint}
                {parts.goal}
                <div class="app-header__tools">{parts.tools}</div>
            </header>
            <nav class="app-nav" aria-label="Main" data-open=move || open.get().to_string()
                on:click=move |ev| if super::dom::closest(ev.target(), "a").is_some() { open.set(false) }
                on:keydown=move |ev| if ev.key() == "Escape" && open.get_untracked() {
                    ev.stop_propagation();
                    open.set(false);
                    super::dom::focus_later("nav-more");
                }>
                {groups}
                <div class="app-nav__item app-nav__item--more">
                    <button type="button" class="app-nav__link" id="nav-more"
                        aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                        {icon(IconName::More)}<span class="app-nav__label">"More"</span>
                    </button>
                </div>
                <div class="app-nav__extra">{parts.behind_more}</div>
            </nav>
            <main class="app-main" id="main" tabindex="-1">{parts.banner}{screen}</main>
            {toast_host(parts.toasts)}
        </div>
    }
    .into_any()
}

/// The button in the header that opens the search; `Ctrl K` does the same.
pub fn search_button(press: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! {
        <button type="button" class="button app-header__search" id="search-open" aria-keyshortcuts="Control+K" on:click=move |_| press()>
            {icon(IconName::Search)}<span class="app-header__label">"Search or do…"</span>
            <span class="keys" aria-hidden="true">"Ctrl K"</span>
        </button>
    }
    .into_any()
}

fn group(heading: &'static str, places: Vec<Place>, current: Signal<&'static str>) -> AnyView {
    let links = places
        .into_iter()
        .map(|place| {
            let class =
                if place.on_bar { "app-nav__item app-nav__item--bar" } else { "app-nav__item" };
            let (href, count) = (place.href, place.count);
            let here = move || (current.get() == href).then_some("page");
            let shown = move || {
                (count.get() > 0)
                    .then(|| view! { <span class="app-nav__count">{count.get()}</span> })
            };
            view! {
                <li class=class>
                    <a class="app-nav__link" href=href aria-current=here>
                        {icon(place.icon)}<span class="app-nav__label">{place.label}</span>{shown}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2 class="app-nav__heading">{heading}</h2>
        <ul class="app-nav__list">{links}</ul>
    }
    .into_any()
}
