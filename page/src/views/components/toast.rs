//! Toasts: what was just done, with Undo. They disappear by themselves, but not while hovered or focused.

use super::button::{Button, Press};
use super::dom;
use super::icon::IconName;
use gloo_timers::callback::Timeout;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use std::sync::Arc;
use wasm_bindgen::JsCast;

const SHOWN_FOR: u32 = 8_000;
const AGAIN_FOR: u32 = 3_000;
const AT_MOST: usize = 3;

#[derive(Clone)]
struct Toast {
    id: u32,
    text: String,
    undo: Option<Press>,
}

/// The list of toasts. Created once for the page and shared by context.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    host: NodeRef<html::Div>,
}

impl Toasts {
    /// Creates an empty list. Call it where the page is mounted.
    #[expect(
        clippy::new_without_default,
        reason = "it must be made at a chosen place, never by default"
    )]
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(0), host: NodeRef::new() }
    }

    /// Shows a message.
    pub fn say(&self, text: impl Into<String>) {
        self.push(text.into(), None);
    }

    /// Shows what was done, with Undo.
    pub fn undoable(&self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.push(text.into(), Some(Arc::new(undo)));
    }

    fn push(&self, text: String, undo: Option<Press>) {
        let id = self
            .next
            .try_update_value(|next| {
                *next += 1;
                *next
            })
            .unwrap_or(0);
        self.list.update(|list| {
            // Only the last change can be undone, so only its toast offers it.
            if undo.is_some() {
                list.retain(|toast| toast.undo.is_none());
            }
            list.push(Toast { id, text, undo });
            let over = list.len().saturating_sub(AT_MOST);
            list.drain(..over);
        });
        self.expire(id, SHOWN_FOR);
    }

    fn expire(self, id: u32, after: u32) {
        Timeout::new(after, move || {
            let busy = self
                .host
                .try_get_untracked()
                .flatten()
                .is_some_and(|host| host.matches(":hover, :focus-within").unwrap_or(false));
            if busy { self.expire(id, AGAIN_FOR) } else { self.remove(id) }
        })
        .forget();
    }

    fn remove(&self, id: u32) {
        let _ = self.list.try_update(|list| list.retain(|toast| toast.id != id));
    }

    /// Takes the offers to undo away: the last change is another one now.
    pub fn forget_undo(&self) {
        self.list.update(|list| list.retain(|toast| toast.undo.is_none()));
    }

    /// Removes all toasts, as when another workspace opens.
    pub fn clear(&self) {
        self.list.set(Vec::new());
    }
}

/// Where toasts are shown; once per page, last in the frame. The change itself is painted first, since
/// that is what the person looks at.
#[component]
pub fn ToastHost(toasts: Toasts) -> impl IntoView {
    let shown = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        let now = toasts.list.get();
        dom::after_paint(move || {
            // Nothing to show once the page is gone.
            let _ = shown.try_set(now);
        });
    });
    Effect::new(move |before: Option<bool>| {
        let any = shown.with(|shown| !shown.is_empty());
        // Where there was nothing and is nothing, no height is asked for, which would have the page laid out.
        if any || before == Some(true) {
            dom::after_render(move || {
                if let Some(host) = toasts.host.try_get_untracked().flatten() {
                    make_room(&host);
                }
            });
        }
        any
    });
    view! {
        <div class="toasts" role="status" aria-live="polite" node_ref=toasts.host>
            // They never change their order, so that the first module does without `Keyed`.
            <For each=move || shown.get() key=|toast| toast.id let:toast><ToastLine toasts toast/></For>
        </div>
    }
}

/// Lets the page scroll as far as needed, so that toasts cover nothing that has focus.
fn make_room(host: &HtmlElement) {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(style) = root.map(|root| root.style()) else { return };
    let height = host.offset_height();
    let room = format!("calc(var(--size-bar) + {height}px + 1.5rem + env(safe-area-inset-bottom))");
    let more = format!("max(0px, {height}px - 3rem)");
    for (property, value) in [("scroll-padding-block-end", room), ("--toast-room", more)] {
        // Throws only for a style that cannot be changed.
        let _ = match height {
            0 => style.remove_property(property).map(drop),
            _ => style.set_property(property, &value),
        };
    }
    let below = |one: &HtmlElement| {
        let (one, host) = (one.get_bounding_client_rect(), host.get_bounding_client_rect());
        one.bottom() > host.top() && one.top() < host.bottom()
    };
    if let Some(covered) = dom::focused().filter(|one| height > 0 && below(one)) {
        dom::reveal(&covered);
    }
}

#[component]
fn ToastLine(toasts: Toasts, toast: Toast) -> impl IntoView {
    let id = toast.id;
    let done = move || {
        toasts.remove(id);
        dom::focus_later("main");
    };
    let undo = toast.undo.map(|undo| {
        let press = move || {
            done();
            undo();
        };
        view! { <Button label="Undo" class="button--undo" on_press=press/> }
    });
    view! {
        <div class="toast">
            <span class="toast__text">{toast.text}</span>
            {undo}
            <Button label="Dismiss" icon=IconName::Close icon_only=true on_press=done/>
        </div>
    }
}
