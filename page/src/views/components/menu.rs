//! A menu beside its button: arrows and letters move, Escape closes, focus returns.
//!
//! The entries are created when the menu opens, so a closed menu costs only a button.

use super::icon::{Icon, IconName};
use super::menu_entry::Entry;
use super::menu_list::MenuList;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use std::sync::Arc;

/// The button of a menu that shows three dots.
pub(super) const DOTS: &str = "button button--quiet button--small button--icon";

type Entries = Arc<dyn Fn() -> Vec<Entry> + Send + Sync>;

/// The button that opens a menu and, while open, its entries.
#[component]
pub fn Menu(
    #[prop(into)] label: String,
    /// Shows three dots; the label is the accessible name.
    #[prop(optional)]
    dots: bool,
    /// An icon before the label.
    #[prop(optional)]
    icon: Option<IconName>,
    /// CSS classes in place of `button`.
    #[prop(optional, into)]
    class: Option<String>,
    /// An id for the button.
    #[prop(optional, into)]
    id: Option<String>,
    /// Shown in the button instead of the label, and names it; the label then names the list.
    #[prop(optional, into)]
    content: Option<ViewFnOnce>,
    /// Created when the menu opens: `entries=move || vec![…]`.
    entries: impl Fn() -> Vec<Entry> + Send + Sync + 'static,
) -> impl IntoView {
    let own = if dots { DOTS } else { "button" };
    let class = class.unwrap_or_else(|| own.to_owned());
    let icon = if dots { Some(IconName::More) } else { icon };
    let content = match content {
        Some(content) => content.run(),
        None if dots => ().into_any(),
        None => view! { <span>{label.clone()}</span> }.into_any(),
    };
    view! { <MenuButton label dots icon class id entries=Arc::new(entries)>{content}</MenuButton> }
}

#[component]
fn MenuButton(
    label: String,
    dots: bool,
    icon: Option<IconName>,
    class: String,
    id: Option<String>,
    entries: Entries,
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let was_open = StoredValue::new(false);
    let button = NodeRef::<html::Button>::new();
    let said = dots.then(|| label.clone());
    let title = said.clone();
    let chevron = (!dots).then(|| view! { <Icon name=IconName::ChevronDown/> });
    let on_click = Callback::new(move |()| {
        let was = was_open.try_update_value(std::mem::take).unwrap_or(false);
        open.set(!was && !open.get_untracked());
    });
    view! {
        <button type="button" class=class id=id node_ref=button aria-haspopup="menu"
            aria-label=said title=title aria-expanded="false"
            // A press outside closes the menu before the click arrives; it must not open again.
            on:pointerdown=move |_| was_open.set_value(open.get_untracked())
            on:keydown=move |ev| if ev.key() == "ArrowDown" && !ev.alt_key() {
                ev.prevent_default();
                ev.stop_propagation();
                open.set(true);
            }
            on:click=move |ev| { ev.stop_propagation(); on_click.run(()); }>
            {icon.map(|name| view! { <Icon name/> })} {children()} {chevron}
        </button>
        {move || {
            let is_open = open.get();
            let button = button.get_untracked()?;
            tell(&button, is_open);
            is_open.then(|| {
                let (label, entries) = (label.clone(), untrack(|| entries()));
                view! { <MenuList button=button.into() label entries shut=move || open.set(false)/> }
            })
        }}
    }
}

/// Sets whether the button's list is open; the markup starts as closed.
pub(super) fn tell(button: &HtmlElement, is_open: bool) {
    let said = if is_open { "true" } else { "false" };
    if button.get_attribute("aria-expanded").as_deref() != Some(said) {
        // Throws only for a name that is not an attribute.
        let _ = button.set_attribute("aria-expanded", said);
    }
}
