//! Dialogs. One place handles opening, Escape, the question before typed text is lost, the draft, and
//! returning focus.
//!
//! It does not know its content.

use super::button::{Button, ButtonKind};
use super::dialog_state::{Opened, on_backdrop};
use super::icon::IconName;
use super::leaving::KeptTogether;
use super::open_parts::OpenParts;
use leptos::context::Provider;
use leptos::ev::Event;
use leptos::prelude::*;

/// A dialog, shown while `open` is true. Setting `open` to false from inside means done: it asks nothing
/// and keeps no draft.
#[component]
pub fn Dialog(
    /// The name drafts are kept under: it names the record (`blocker-MKT-12`), or `about` does.
    #[prop(into)]
    id: String,
    #[prop(into)] title: String,
    open: RwSignal<bool>,
    /// One sentence under the title.
    #[prop(optional_no_strip, into)]
    sentence: MaybeProp<String>,
    /// What it is about, read when it opens: a draft returns only for the same.
    #[prop(optional, into)]
    about: Option<Callback<(), String>>,
    /// Wider, for two columns of fields or a preview.
    #[prop(optional)]
    wide: bool,
    /// Closes without asking: its controls hold no work.
    #[prop(optional)]
    unasked: bool,
    /// Rendered each time it opens.
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

/// A dialog's id, title and sentence.
#[derive(Clone)]
struct Head {
    id: String,
    title: String,
    sentence: MaybeProp<String>,
    wide: bool,
    asks: bool,
}

#[component]
fn OpenDialog(
    head: Head,
    about: String,
    open: RwSignal<bool>,
    children: Children,
) -> impl IntoView {
    let Head { id, title, sentence, wide, asks } = head;
    let state = Opened::new(&id, &about, asks, open);
    state.live();
    // A field of the form inside may be called "title".
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
                <Provider value=KeptTogether>
                    <Provider value=OpenParts::default()>{children()}</Provider>
                </Provider>
            </div>
            {move || state.asking.get().then(|| view! { <AskingStrip state/> })}
        </dialog>
    }
}

/// Asks before typed text is lost.
#[component]
fn AskingStrip(state: Opened) -> impl IntoView {
    let id = state.id.with_value(|id| format!("{id}-keep-writing"));
    view! {
        <div class="dialog__strip" role="alert">
            <p>"Unsaved changes."</p>
            <Button label="Keep editing" id on_press=move || state.keep_writing()/>
            <Button label="Save draft and close" on_press=move || state.leave(true)/>
            <Button label="Discard" kind=ButtonKind::Danger on_press=move || state.leave(false)/>
        </div>
    }
}

/// Says that a draft was restored.
#[component]
fn RestoredStrip(state: Opened) -> impl IntoView {
    view! {
        <div class="dialog__strip dialog__strip--info" role="status">
            <p>"Draft restored."</p>
            <Button label="Start over" kind=ButtonKind::Quiet small=true on_press=move || state.start_over()/>
        </div>
    }
}
