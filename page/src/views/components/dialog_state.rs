//! An open dialog: how it opens and closes, its draft, and where focus goes.

use super::dom::{self, Opener};
use super::draft::{self, Snapshot};
use crate::state::writing::workspace_of_tab;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlDialogElement;
use wasm_bindgen::JsCast;

/// An open dialog.
#[derive(Clone, Copy)]
pub(super) struct Opened {
    pub(super) id: StoredValue<String>,
    /// The name of its draft.
    name: StoredValue<String>,
    asks: bool,
    open: RwSignal<bool>,
    /// Whether it asks before typed text is lost.
    pub(super) asking: RwSignal<bool>,
    /// Whether a draft was restored.
    pub(super) restored: RwSignal<bool>,
    leaving: StoredValue<bool>,
    first: StoredValue<Option<Snapshot>>,
    pub(super) node: NodeRef<html::Dialog>,
}

impl Opened {
    /// `about` is what it is about, beside its id; `asks` whether it asks before typed text is lost.
    pub(super) fn new(id: &str, about: &str, asks: bool, open: RwSignal<bool>) -> Self {
        Self {
            id: StoredValue::new(id.to_owned()),
            name: StoredValue::new(format!("{}{id}{about}", workspace_of_tab())),
            asks,
            open,
            asking: RwSignal::new(false),
            restored: RwSignal::new(false),
            leaving: StoredValue::new(false),
            first: StoredValue::new(None),
            node: NodeRef::new(),
        }
    }

    /// Opens it once it is on the page; when it leaves, focus returns to where it was.
    pub(super) fn live(self) {
        let opener = StoredValue::new_local(Some(Opener::remember()));
        Effect::new(move |_| {
            if self.node.get().is_some() {
                // The node is known before it is on the page; opening waits.
                dom::after_render(move || self.appear());
            }
        });
        let leaving = window_event_listener(leptos::ev::pagehide, move |_| self.left());
        on_cleanup(move || {
            leaving.remove();
            self.gone();
            if let Some(Some(opener)) = opener.try_update_value(Option::take) {
                opener.give_back();
            }
        });
    }

    fn element(&self) -> Option<HtmlDialogElement> {
        self.node.try_get_untracked().flatten()
    }

    fn appear(&self) {
        let Some(element) = self.element() else {
            return;
        };
        if self.first.try_with_value(Option::is_some) != Some(false) {
            return;
        }
        // It is already open if another question took its place.
        if !element.open() {
            // Throws only if the dialog is not on the page, and then it isn't visible either.
            let _ = element.show_modal();
        }
        self.first.set_value(Some(draft::read(&element)));
        if let Some(values) = self.name.with_value(|name| draft::kept(name)) {
            let later = draft::write(&element, &values);
            self.restored.set(true);
            // Fields that depend on another field's value appear a moment later; the others may be typed into by then.
            dom::after_render(move || drop(draft::write(&element, &later)));
        } else {
            focus_first(&element);
        }
    }

    fn typed(&self) -> Option<Snapshot> {
        let element = self.element()?;
        let now = draft::read(&element);
        let first = self.first.try_get_value().flatten()?;
        draft::differs(&first, &now).then_some(now)
    }

    pub(super) fn request_close(&self) {
        if self.asks && !self.asking.get_untracked() && self.typed().is_some() {
            self.asking.set(true);
            self.id.with_value(|id| dom::focus_later(format!("{id}-keep-writing")));
        } else if self.asking.get_untracked() {
            self.keep_writing();
        } else {
            self.leave(false);
        }
    }

    pub(super) fn keep_writing(&self) {
        self.asking.set(false);
        if let Some(element) = self.element() {
            focus_first(&element);
        }
    }

    pub(super) fn leave(&self, keep: bool) {
        let _ = self.name.try_with_value(|name| match self.typed().filter(|_| keep) {
            Some(typed) => draft::keep(name, typed),
            None => draft::forget(name),
        });
        self.leaving.set_value(true);
        self.open.set(false);
    }

    pub(super) fn start_over(&self) {
        self.restored.set(false);
        self.name.with_value(|name| draft::forget(name));
        if let (Some(element), Some(first)) = (self.element(), self.first.get_value()) {
            draft::write(&element, &first);
            focus_first(&element);
        }
    }

    /// Handles the dialog leaving the page: by its own buttons, because it is done, or because the screen changed.
    fn gone(&self) {
        if self.leaving.try_get_value() == Some(true) {
            return;
        }
        let still_open = self.open.try_get_untracked().unwrap_or(true);
        let typed = self.typed().filter(|_| still_open && self.asks);
        let _ = self.name.try_with_value(|name| match typed {
            Some(typed) => draft::keep(name, typed),
            None => draft::forget(name),
        });
    }

    /// Handles the page being left or reloaded with the dialog open.
    fn left(&self) {
        if let Some(typed) = self.typed().filter(|_| self.asks) {
            self.name.with_value(|name| draft::keep(name, typed));
        }
    }

    pub(super) fn on_key(&self, ev: &KeyboardEvent) {
        if ev.key() == "Escape" && !ev.is_composing() {
            let handled = ev.default_prevented();
            // Escape is handled only here: preventing `cancel` works only twice in a row.
            ev.prevent_default();
            if !handled {
                self.request_close();
            }
        }
        // Keys in a dialog are not page shortcuts.
        ev.stop_propagation();
    }

    pub(super) fn on_closed(&self) {
        // A phone's back gesture may close it regardless; then typed text is kept.
        if self.open.try_get_untracked() == Some(true) {
            self.leave(true);
        }
    }
}

fn focus_first(element: &HtmlDialogElement) {
    let wanted = [
        "[autofocus]",
        ".dialog__body :is(input, select, textarea, button, a[href])",
        ".dialog__title",
    ];
    let found = wanted.iter().find_map(|selector| {
        dom::all(element, selector)
            .into_iter()
            .find(|e| e.offset_parent().is_some() && !e.matches(":disabled").unwrap_or(false))
    });
    if let Some(first) = found {
        dom::focus(&first);
    }
}

/// Returns whether a press on the dialog element was outside its box.
pub(super) fn on_backdrop(ev: &PointerEvent) -> bool {
    let Some(target) = ev.target().and_then(|t| t.dyn_into::<HtmlDialogElement>().ok()) else {
        return false;
    };
    let area = target.get_bounding_client_rect();
    let (x, y) = (f64::from(ev.client_x()), f64::from(ev.client_y()));
    x < area.left() || x > area.right() || y < area.top() || y > area.bottom()
}
