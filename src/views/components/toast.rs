//! What was just done, with Undo. It goes by itself, but not while someone points at it.

use super::button::{Button, Press};
use super::dom;
use super::icon::IconName;
use gloo_timers::callback::Timeout;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

const SHOWN_FOR: u32 = 8_000;
const AGAIN_FOR: u32 = 3_000;
const AT_MOST: usize = 3;

#[derive(Clone)]
struct Toast {
    id: u32,
    text: String,
    undo: Option<Press>,
}

/// The list of toasts. Made once high up, then copied and handed down by context.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    host: NodeRef<html::Div>,
}

impl Toasts {
    /// No toasts yet. Call it where the page is mounted.
    #[expect(
        clippy::new_without_default,
        reason = "it must be made at a chosen place, never by default"
    )]
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(0), host: NodeRef::new() }
    }

    /// Says something.
    pub fn say(&self, text: impl Into<String>) {
        self.push(text.into(), None);
    }

    /// Says what was done, and offers to take it back.
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
            // Only the last change can be taken back, so only its toast offers it.
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

    /// Takes every toast away, as when another workspace opens.
    pub fn clear(&self) {
        self.list.set(Vec::new());
    }
}

/// Where toasts are shown; once per page, last in the frame. What was done is painted first, since that
/// is what the person looks at.
#[component]
pub fn ToastHost(toasts: Toasts) -> impl IntoView {
    let shown = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        let now = toasts.list.get();
        dom::after_paint(move || {
            // Nothing to tell anybody once the page is gone.
            let _ = shown.try_set(now);
        });
    });
    view! {
        <div class="toasts" role="status" aria-live="polite" node_ref=toasts.host>
            <For each=move || shown.get() key=|toast| toast.id let:toast><ToastLine toasts toast/></For>
        </div>
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
