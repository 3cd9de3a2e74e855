//! An item opened over a screen, as the address says: the screen stays as it is beneath, and Back closes it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::components::dom;
use super::parts::Parts;
use crate::state::Store;

/// The item that the address opens, beside or over the screen.
#[component]
pub fn ItemOver(store: Store) -> impl IntoView {
    let key = Memo::new(move |_| store.opened());
    let parts = Parts::here();
    let opener = StoredValue::new_local(None::<dom::Opener>);
    let on_close = Callback::new(move |()| {
        store.close_item();
    });
    Effect::new(move |before: Option<bool>| {
        let open = key.with(Option::is_some);
        if open {
            dom::focus_later(PANEL);
        }
        match (before.unwrap_or_default(), open) {
            (false, true) => {
                opener.set_value(Some(dom::Opener::remember()));
            }
            (true, false) => {
                if let Some(opener) = opener.try_update_value(Option::take).flatten() {
                    opener.give_back();
                }
            }
            _ => {}
        }
        open
    });
    let close = move |ev: KeyboardEvent| {
        if ev.key() == "Escape" && !ev.default_prevented() && !ev.is_composing() {
            ev.prevent_default();
            on_close.run(());
        }
    };
    move || {
        let key = key.get()?;
        let panel = (parts.item_panel)(key, on_close);
        Some(view! {
            <div class="item-over" id=PANEL tabindex="-1" role="region" aria-label="Open item" on:keydown=close>{panel}</div>
        })
    }
}

const PANEL: &str = "item-over";
