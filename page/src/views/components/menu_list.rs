//! The entries of an open menu: their position, and how keys move among them.

use super::dom;
use super::icon::{Icon, IconName};
use super::menu_entry::{Entry, Kind};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

/// The entries, floating by the button until one is selected.
#[component]
pub(super) fn MenuList(
    button: HtmlElement,
    label: String,
    entries: Vec<Entry>,
    #[prop(into)] shut: Callback<()>,
) -> impl IntoView {
    let button = StoredValue::new_local(button);
    let node = NodeRef::<html::Div>::new();
    float(node, button);
    let close = Callback::new(move |()| {
        if let Some(button) = button.try_get_value() {
            dom::focus(&button);
        }
        shut.run(());
    });
    let line = |entry| view! { <Line entry close/> };
    let lines = entries.into_iter().map(line).collect_view();
    view! {
        <div class="menu" popover="auto" role="menu" aria-label=label tabindex="-1" node_ref=node
            on:keydown=move |ev| {
                if let Some(Some(menu)) = node.try_get_untracked() { on_key(&ev, &menu, close) }
            }
            on:toggle=move |ev| {
                let state = js_sys::Reflect::get(ev.as_ref(), &"newState".into()).ok();
                if state.and_then(|s| s.as_string()).as_deref() == Some("closed") { let _ = shut.try_run(()); }
            }>
            {lines}
        </div>
    }
}

/// Shows the entries by their button once they are on the page, and focuses the first.
fn float(node: NodeRef<html::Div>, button: StoredValue<HtmlElement, LocalStorage>) {
    Effect::new(move |_| {
        if node.get().is_none() {
            return;
        }
        dom::after_render(move || {
            let (Some(Some(menu)), Some(button)) =
                (node.try_get_untracked(), button.try_get_value())
            else {
                return;
            };
            // Throws only if it is already shown.
            let _ = menu.show_popover();
            place(&menu, &button);
            if let Some(first) = items(&menu).into_iter().next() {
                dom::focus(&first);
            }
        });
    });
}

#[component]
fn Line(entry: Entry, close: Callback<()>) -> impl IntoView {
    let class = if entry.danger { "menu__item menu__item--danger" } else { "menu__item" };
    let role = match (entry.checked, entry.ticked) {
        (Some(_), _) => "menuitemradio",
        (None, Some(_)) => "menuitemcheckbox",
        (None, None) => "menuitem",
    };
    let (checked, ticked) = (entry.checked, entry.ticked);
    let is_on = move || ticked.map(|on| on.get()).or(checked);
    let icon = entry.icon;
    let mark = move || if is_on() == Some(true) { Some(IconName::Check) } else { icon };
    let note = entry.note.map(|note| view! { <span class="menu__note">{note}</span> });
    let key = entry.key.map(|key| view! { <kbd class="kbd" translate="no">{key}</kbd> });
    let text = view! { {move || mark().map(|name| view! { <Icon name/> })} <span class="menu__text">{entry.label.clone()}{note}</span> {key} };
    match entry.kind {
        Kind::Heading => view! { <div class="menu__heading" role="presentation">{entry.label}</div> }.into_any(),
        Kind::Line => view! { <div class="menu__line" role="separator"></div> }.into_any(),
        Kind::Address(href) => view! {
            <a class=class role=role tabindex="-1" href=href on:click=move |_| close.run(())>{text}</a>
        }
        .into_any(),
        Kind::Press(press) => {
            let held = entry.held;
            view! {
                <button type="button" class=class role=role tabindex="-1" aria-checked=move || is_on().map(|on| if on { "true" } else { "false" })
                    aria-disabled=held.then_some("true")
                    on:click=move |ev| {
                        ev.stop_propagation();
                        if !held {
                            if ticked.is_none() { close.run(()); }
                            press();
                        }
                    }>{text}</button>
            }
            .into_any()
        }
    }
}

fn items(menu: &HtmlElement) -> Vec<HtmlElement> {
    dom::all(menu, ".menu__item")
}

/// Below the button where there is room, else above; never off the page.
fn place(menu: &HtmlElement, button: &HtmlElement) {
    let (at, own) = (button.get_bounding_client_rect(), menu.get_bounding_client_rect());
    let (width, height) = dom::window_size();
    let mut x = at.left();
    if x + own.width() > width - 8.0 {
        x = at.right() - own.width();
    }
    let mut y = at.bottom() + 4.0;
    if y + own.height() > height - 8.0 {
        y = at.top() - own.height() - 4.0;
    }
    let set = |name: &str, value: f64| {
        // Throws only for a value that is not a length.
        let _ = menu.style().set_property(name, &format!("{}px", value.max(8.0).round() as i32));
    };
    set("left", x.min(width - own.width() - 8.0));
    set("top", y.min(height - own.height() - 8.0));
}

fn on_key(ev: &KeyboardEvent, menu: &HtmlElement, close: Callback<()>) {
    ev.stop_propagation();
    let items = items(menu);
    let now = dom::focused().and_then(|f| items.iter().position(|item| *item == f));
    let last = items.len().saturating_sub(1);
    let next = match ev.key().as_str() {
        "ArrowDown" => Some(now.map_or(0, |at| if at == last { 0 } else { at + 1 })),
        "ArrowUp" => Some(now.map_or(last, |at| if at == 0 { last } else { at - 1 })),
        "Home" => Some(0),
        "End" => Some(last),
        "Escape" | "Tab" => {
            ev.prevent_default();
            close.run(());
            return;
        }
        key if key.chars().count() == 1 && key != " " && !ev.ctrl_key() && !ev.meta_key() => {
            by_letter(&items, now, key)
        }
        _ => None,
    };
    if let Some(item) = next.and_then(|at| items.get(at)) {
        ev.prevent_default();
        dom::focus(item);
    }
}

fn by_letter(items: &[HtmlElement], now: Option<usize>, key: &str) -> Option<usize> {
    let key = key.to_lowercase();
    let start = now.map_or(0, |at| at + 1);
    (0..items.len()).map(|step| (start + step) % items.len()).find(|at| {
        items
            .get(*at)
            .and_then(|item| item.text_content())
            .is_some_and(|text| text.trim().to_lowercase().starts_with(&key))
    })
}
