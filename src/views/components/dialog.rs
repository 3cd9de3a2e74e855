//! What must be answered before anything else. One place owns opening, Escape, the question before
//! typed text is lost, the draft, and where focus goes back to.
//!
//! It does not know what is asked.

use super::button::{Button, ButtonKind};
use super::dom::{self, Opener};
use super::draft::{self, Snapshot};
use super::icon::IconName;
use leptos::ev::{Event, KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlDialogElement;
use wasm_bindgen::JsCast;

/// A dialog, on the page while `open` holds. Setting `open` to false from inside means done: nothing is
/// asked and no draft is kept.
#[component]
pub fn Dialog(
    /// Drafts are kept under it: it names the record (`blocker-MKT-12`), or `about` does.
    #[prop(into)]
    id: String,
    #[prop(into)] title: String,
    open: RwSignal<bool>,
    /// One sentence under the title.
    #[prop(optional_no_strip, into)]
    sentence: MaybeProp<String>,
    /// What it is about, read when it opens: a draft returns only to the same.
    #[prop(optional, into)]
    about: Option<Callback<(), String>>,
    /// Wider, for two columns of fields or a preview.
    #[prop(optional)]
    wide: bool,
    /// Closes without asking: what stands in its controls is not work.
    #[prop(optional)]
    unasked: bool,
    /// Made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let shown = Memo::new(move |_| open.get());
    let head = Head { id, title, sentence, wide, asks: !unasked };
    move || {
        let (head, children) = (head.clone(), children.clone());
        shown.get().then(|| {
            let about = about.map(|about| untrack(|| about.run(()))).unwrap_or_default();
            view! { <OpenDialog head about open>{children()}</OpenDialog> }
        })
    }
}

/// A dialog's name and words.
#[derive(Clone)]
struct Head {
    id: String,
    title: String,
    sentence: MaybeProp<String>,
    wide: bool,
    asks: bool,
}

/// A dialog that is open.
#[derive(Clone, Copy)]
struct Opened {
    id: StoredValue<String>,
    name: StoredValue<String>,
    asks: bool,
    open: RwSignal<bool>,
    asking: RwSignal<bool>,
    restored: RwSignal<bool>,
    leaving: StoredValue<bool>,
    first: StoredValue<Option<Snapshot>>,
    node: NodeRef<html::Dialog>,
}

impl Opened {
    fn element(&self) -> Option<HtmlDialogElement> {
        self.node.try_get_untracked().flatten()
    }

    fn appear(&self) {
        let Some(element) = self.element() else {
            return;
        };
        if element.open() {
            return;
        }
        // Throws only where the dialog is not on the page, and then it is not seen either.
        let _ = element.show_modal();
        self.first.set_value(Some(draft::read(&element)));
        if let Some(values) = self.name.with_value(|name| draft::kept(name)) {
            draft::write(&element, &values);
            self.restored.set(true);
            // Fields that appear because of another field's value are there a moment later.
            dom::after_render(move || draft::write(&element, &values));
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

    fn request_close(&self) {
        if self.asks && !self.asking.get_untracked() && self.typed().is_some() {
            self.asking.set(true);
            self.id.with_value(|id| dom::focus_later(format!("{id}-keep-writing")));
        } else if self.asking.get_untracked() {
            self.keep_writing();
        } else {
            self.leave(false);
        }
    }

    fn keep_writing(&self) {
        self.asking.set(false);
        if let Some(element) = self.element() {
            focus_first(&element);
        }
    }

    fn leave(&self, keep: bool) {
        self.name.with_value(|name| match self.typed().filter(|_| keep) {
            Some(typed) => draft::keep(name, typed),
            None => draft::forget(name),
        });
        self.leaving.set_value(true);
        self.open.set(false);
    }

    fn start_over(&self) {
        self.restored.set(false);
        self.name.with_value(|name| draft::forget(name));
        if let (Some(element), Some(first)) = (self.element(), self.first.get_value()) {
            draft::write(&element, &first);
            focus_first(&element);
        }
    }

    /// The dialog leaves the page: by its own buttons, because it is done, or because the screen changed.
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

    /// The page is left, or loaded anew, with the dialog open.
    fn left(&self) {
        if let Some(typed) = self.typed().filter(|_| self.asks) {
            self.name.with_value(|name| draft::keep(name, typed));
        }
    }

    fn on_key(&self, ev: &KeyboardEvent) {
        if ev.key() == "Escape" && !ev.is_composing() {
            let handled = ev.default_prevented();
            // Escape is answered here and nowhere else: preventing `cancel` works only twice in a row.
            ev.prevent_default();
            if !handled {
                self.request_close();
            }
        }
        // Keys in a dialog are not the page's keys.
        ev.stop_propagation();
    }

    fn on_closed(&self) {
        // A phone's back gesture may close it whatever we say; then what was typed is kept.
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

impl Opened {
    fn new(head: &Head, about: &str, open: RwSignal<bool>) -> Self {
        Self {
            id: StoredValue::new(head.id.clone()),
            name: StoredValue::new(format!("{}{about}", head.id)),
            asks: head.asks,
            open,
            asking: RwSignal::new(false),
            restored: RwSignal::new(false),
            leaving: StoredValue::new(false),
            first: StoredValue::new(None),
            node: NodeRef::new(),
        }
    }

    /// Appears once it is on the page; when it leaves, focus goes back to where it was.
    fn live(self) {
        let opener = StoredValue::new_local(Some(Opener::remember()));
        Effect::new(move |_| {
            if self.node.get().is_some() {
                // The node is known before it is on the page; opening waits for that.
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
}

#[component]
fn OpenDialog(
    head: Head,
    about: String,
    open: RwSignal<bool>,
    children: Children,
) -> impl IntoView {
    let state = Opened::new(&head, &about, open);
    state.live();
    let Head { id, title, sentence, wide, .. } = head;
    // A field of the form inside may well be called "title".
    let title_id = format!("{id}-dialog-title");
    let labelled_by = title_id.clone();
    let class = if wide { "dialog dialog--wide" } else { "dialog" };
    let sentence = sentence.get_untracked();
    view! {
        <dialog class=class id=id node_ref=state.node aria-labelledby=labelled_by
            on:keydown=move |ev| state.on_key(&ev)
            on:cancel=move |ev: Event| { ev.prevent_default(); state.request_close(); }
            on:close=move |_| state.on_closed()
            on:pointerdown=move |ev| if on_backdrop(&ev) { state.request_close() }>
            <div class="dialog__head">
                <h2 class="dialog__title" id=title_id tabindex="-1">{title}</h2>
                <Button label="Close" kind=ButtonKind::Quiet small=true icon=IconName::Close icon_only=true
                    on_press=move || state.request_close()/>
            </div>
            {move || state.restored.get().then(|| view! { <RestoredStrip state/> })}
            <div class="dialog__body">
                {sentence.map(|sentence| view! { <p class="dialog__sentence">{sentence}</p> })}
                {children()}
            </div>
            {move || state.asking.get().then(|| view! { <AskingStrip state/> })}
        </dialog>
    }
}

/// A press on the dialog element itself and outside its box is one beside it.
fn on_backdrop(ev: &PointerEvent) -> bool {
    let Some(target) = ev.target().and_then(|t| t.dyn_into::<HtmlDialogElement>().ok()) else {
        return false;
    };
    let area = target.get_bounding_client_rect();
    let (x, y) = (f64::from(ev.client_x()), f64::from(ev.client_y()));
    x < area.left() || x > area.right() || y < area.top() || y > area.bottom()
}

/// Asks before what was typed is lost.
#[component]
fn AskingStrip(state: Opened) -> impl IntoView {
    let id = state.id.with_value(|id| format!("{id}-keep-writing"));
    view! {
        <div class="dialog__strip" role="alert">
            <p>"What you typed is not saved."</p>
            <Button label="Keep writing" id on_press=move || state.keep_writing()/>
            <Button label="Close, keep a draft" on_press=move || state.leave(true)/>
            <Button label="Discard" kind=ButtonKind::Danger on_press=move || state.leave(false)/>
        </div>
    }
}

/// Says that a draft stands in the fields again.
#[component]
fn RestoredStrip(state: Opened) -> impl IntoView {
    view! {
        <div class="dialog__strip dialog__strip--info" role="status">
            <p>"Your draft is back."</p>
            <Button label="Start over" kind=ButtonKind::Quiet small=true on_press=move || state.start_over()/>
        </div>
    }
}
