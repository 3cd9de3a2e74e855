//! The frame around every screen: header, navigation, main, toasts. It stays while the screen changes.
//!
//! It shows what it is given; it does not know what a sprint is.

use super::dom;
use super::icon::{Icon, IconName};
use super::toast::{ToastHost, Toasts};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// An entry of the navigation.
#[derive(Clone)]
pub struct Place {
    label: &'static str,
    href: &'static str,
    icon: IconName,
    count: Signal<usize>,
    on_bar: bool,
    hidden: Signal<bool>,
}

impl Place {
    /// Creates an entry that leads to this address.
    pub fn new(label: &'static str, href: &'static str, icon: IconName) -> Self {
        Self {
            label,
            href,
            icon,
            count: Signal::stored(0),
            on_bar: false,
            hidden: Signal::stored(false),
        }
    }

    /// Adds how many things need attention there; zero isn't shown.
    pub fn count(mut self, count: impl Into<Signal<usize>>) -> Self {
        self.count = count.into();
        self
    }

    /// Leaves it out while this is true.
    pub fn hidden(mut self, hidden: impl Into<Signal<bool>>) -> Self {
        self.hidden = hidden.into();
        self
    }

    /// Marks it as one of those a phone shows without More.
    pub fn on_bar(mut self) -> Self {
        self.on_bar = true;
        self
    }
}

/// A navigation heading and its places.
pub type Group = (&'static str, Vec<Place>);

/// The frame around a screen.
#[component]
pub fn Frame(
    /// The workspace's name.
    #[prop(into)]
    workspace: ViewFnOnce,
    /// A link "Sprint 12 · day 6 of 10", with the class `app-header__sprint`.
    #[prop(optional, into)]
    sprint: ViewFnOnce,
    /// The goal, in one line.
    #[prop(optional, into)]
    goal: ViewFnOnce,
    /// Search, undo, redo, save state, theme, acting as, in this order.
    #[prop(into)]
    tools: ViewFnOnce,
    /// Notices that concern every screen, with `bar=true`.
    #[prop(optional, into)]
    banner: ViewFnOnce,
    /// The navigation.
    places: Vec<Group>,
    /// The address of the current place.
    #[prop(into)]
    current: Signal<&'static str>,
    /// Tools that a phone shows under More, such as the theme.
    #[prop(optional, into)]
    behind_more: ViewFnOnce,
    /// Where toasts are shown.
    toasts: Toasts,
    /// The screen.
    children: Children,
) -> impl IntoView {
    let skip = move |ev: MouseEvent| {
        // The address names the screen, so it must not become "#main".
        ev.prevent_default();
        dom::focus_later("main");
    };
    view! {
        <div class="app-frame">
            <a class="skip-link" href="#main" on:click=skip>"Skip to content"</a>
            <header class="app-header">
                <a class="app-header__brand" href="#/" translate="no">"Sprintloop"</a>
                <span class="app-header__workspace" translate="no">{workspace.run()}</span>
                {sprint.run()}
                {goal.run()}
                <div class="app-header__tools">{tools.run()}</div>
            </header>
            <Navigation places current>{behind_more.run()}</Navigation>
            <main class="app-main" id="main" tabindex="-1">{banner.run()}{children()}</main>
            <ToastHost toasts/>
        </div>
    }
}

#[component]
fn Navigation(
    places: Vec<Group>,
    current: Signal<&'static str>,
    /// What a phone shows under More.
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let group = |(heading, places)| view! { <NavigationGroup heading places current/> };
    let groups = places.into_iter().map(group).collect_view();
    view! {
        <div class="app-nav__veil" hidden=move || !open.get() on:click=move |_| open.set(false)></div>
        <nav class="app-nav" aria-label="Main" data-open=move || open.get().to_string()
            on:click=move |ev| if dom::closest(ev.target(), "a").is_some() { open.set(false) }
            on:keydown=move |ev| if ev.key() == "Escape" && open.get_untracked() {
                ev.stop_propagation();
                open.set(false);
                dom::focus_later("nav-more");
            }>
            {groups}
            <div class="app-nav__item app-nav__item--more">
                <button type="button" class="app-nav__link" id="nav-more"
                    aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                    <Icon name=IconName::More/><span class="app-nav__label">"More"</span>
                </button>
            </div>
            <div class="app-nav__extra">{children()}</div>
        </nav>
    }
}

#[component]
fn NavigationGroup(
    heading: &'static str,
    places: Vec<Place>,
    current: Signal<&'static str>,
) -> impl IntoView {
    let link = |place| view! { <NavigationLink place current/> };
    let links = places.into_iter().map(link).collect_view();
    view! {
        <h2 class="app-nav__heading">{heading}</h2>
        <ul class="app-nav__list">{links}</ul>
    }
}

#[component]
fn NavigationLink(place: Place, current: Signal<&'static str>) -> impl IntoView {
    let class = if place.on_bar { "app-nav__item app-nav__item--bar" } else { "app-nav__item" };
    let (href, count) = (place.href, place.count);
    let here = move || (current.get() == href).then_some("page");
    let shown = move || {
        (count.get() > 0).then(|| view! { <span class="app-nav__count">{count.get()}</span> })
    };
    view! {
        <li class=class hidden=move || place.hidden.get()>
            <a class="app-nav__link" href=href aria-current=here>
                <Icon name=place.icon/><span class="app-nav__label">{place.label}</span>{shown}
            </a>
        </li>
    }
}

/// The header button that opens search, as `Ctrl K` does.
#[component]
pub fn SearchButton(#[prop(into)] on_press: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="button app-header__search" id="search-open" aria-keyshortcuts="Control+K"
            on:click=move |_| on_press.run(())>
            <Icon name=IconName::Search/><span class="app-header__label">"Search…"</span>
            <span class="keys" aria-hidden="true" translate="no">"Ctrl K"</span>
        </button>
    }
}
