//! A short list of verbs beside its button: arrows and letters move, Escape closes, focus comes back.
//!
//! The entries are made when the menu opens, so a closed menu costs one button.

use super::button::Press;
use super::icon::{IconName, icon};
use super::menu_list::list;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use std::sync::Arc;

/// The button of a menu that shows three dots.
pub(super) const DOTS: &str = "button button--quiet button--small button--icon";

/// One line of a menu.
#[derive(Clone)]
pub struct Entry {
    pub(super) label: String,
    pub(super) note: Option<String>,
    pub(super) key: Option<&'static str>,
    pub(super) icon: Option<IconName>,
    pub(super) danger: bool,
    pub(super) held: bool,
    pub(super) checked: Option<bool>,
    pub(super) kind: Kind,
}

#[derive(Clone)]
pub(super) enum Kind {
    Press(Press),
    Address(String),
    Heading,
    Line,
}

impl Entry {
    fn of(label: impl Into<String>, kind: Kind) -> Self {
        Self {
            label: label.into(),
            note: None,
            key: None,
            icon: None,
            danger: false,
            held: false,
            checked: None,
            kind,
        }
    }

    /// Does something.
    pub fn press(label: impl Into<String>, press: impl Fn() + Send + Sync + 'static) -> Self {
        Self::of(label, Kind::Press(Arc::new(press)))
    }

    /// Goes to an address of this page.
    pub fn address(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self::of(label, Kind::Address(href.into()))
    }

    /// A heading over the entries that follow.
    pub fn heading(label: impl Into<String>) -> Self {
        Self::of(label, Kind::Heading)
    }

    /// A line between groups.
    pub fn line() -> Self {
        Self::of("", Kind::Line)
    }

    /// A second line: what it means, or why it cannot be done now.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The key that does the same.
    pub fn key(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    /// An icon before the label.
    pub fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Takes something away.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Cannot be done now; the note says why.
    pub fn held(mut self, held: bool) -> Self {
        self.held = held;
        self
    }

    /// One of several, chosen or not.
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }
}

/// The button that opens a menu.
#[derive(Clone)]
pub struct Menu {
    label: String,
    class: String,
    icon: Option<IconName>,
    content: Option<ViewFn>,
    icon_only: bool,
    id: Option<String>,
}

impl Menu {
    /// A button with this word and a chevron.
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            class: "button".into(),
            icon: None,
            content: None,
            icon_only: false,
            id: None,
        }
    }

    /// Three dots; the word is the label.
    pub fn dots(label: impl Into<String>) -> Self {
        let mut menu = Self::new(label);
        menu.class = DOTS.into();
        menu.icon = Some(IconName::More);
        menu.icon_only = true;
        menu
    }

    /// CSS classes in place of `button`.
    pub fn class(mut self, class: impl Into<String>) -> Self {
        self.class = class.into();
        self
    }

    /// An icon before the word.
    pub fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// What stands in the button in place of the word, and names it; the word then names the list.
    pub fn content(mut self, content: impl Into<ViewFn>) -> Self {
        self.content = Some(content.into());
        self
    }

    /// An id for the button.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The button and, while open, its entries.
    pub fn show(self, entries: impl Fn() -> Vec<Entry> + Send + Sync + 'static) -> AnyView {
        menu_view(self, Arc::new(entries))
    }
}

fn menu_view(menu: Menu, entries: Arc<dyn Fn() -> Vec<Entry> + Send + Sync>) -> AnyView {
    let open = RwSignal::new(false);
    let was_open = StoredValue::new(false);
    let button = NodeRef::<html::Button>::new();
    let label = menu.icon_only.then(|| menu.label.clone());
    let title = label.clone();
    let content = match &menu.content {
        Some(content) => content.run(),
        None if menu.icon_only => ().into_any(),
        None => view! { <span>{menu.label.clone()}</span> }.into_any(),
    };
    let chevron = (!menu.icon_only).then(|| icon(IconName::ChevronDown));
    let list_label = menu.label.clone();
    view! {
        <button type="button" class=menu.class id=menu.id node_ref=button aria-haspopup="menu"
            aria-label=label title=title aria-expanded="false"
            // The press beside the menu closes it before the click arrives; it must not open again.
            on:pointerdown=move |_| was_open.set_value(open.get_untracked())
            on:keydown=move |ev| if ev.key() == "ArrowDown" && !ev.alt_key() {
                ev.prevent_default();
                ev.stop_propagation();
                open.set(true);
            }
            on:click=move |ev| {
                ev.stop_propagation();
                let was = was_open.try_update_value(std::mem::take).unwrap_or(false);
                open.set(!was && !open.get_untracked());
            }>
            {menu.icon.map(icon)} {content} {chevron}
        </button>
        {move || {
            let is_open = open.get();
            let button = button.get_untracked()?;
            tell(&button, is_open);
            let shut = Callback::new(move |()| open.set(false));
            is_open.then(|| untrack(|| list(button.into(), list_label.clone(), entries(), shut)))
        }}
    }
    .into_any()
}

/// Says of the button whether its list is open; a closed one is said so by its markup.
pub(super) fn tell(button: &HtmlElement, is_open: bool) {
    let said = if is_open { "true" } else { "false" };
    if button.get_attribute("aria-expanded").as_deref() != Some(said) {
        // Throws only for a name that is no attribute.
        let _ = button.set_attribute("aria-expanded", said);
    }
}
