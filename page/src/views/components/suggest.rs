//! A text area that completes what is typed, such as a name after an @.
//!
//! Focus stays in the text. Arrows move through the list below it, Enter or Tab takes the line, Escape closes
//! the list until the text changes.

use super::dom;
use super::field::{Field, TextArea};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys::HtmlTextAreaElement;
use wasm_bindgen::JsCast;

/// What fits the text before the caret.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggested {
    /// The byte from which the text is replaced, up to the caret.
    pub at: usize,
    /// The texts to choose from.
    pub texts: Vec<String>,
}

/// The list while it is open.
#[derive(Clone, Copy)]
struct List {
    id: StoredValue<String>,
    value: RwSignal<String>,
    suggested: RwSignal<Suggested>,
    /// The selected line.
    now: RwSignal<usize>,
}

impl List {
    fn area(self) -> Option<HtmlTextAreaElement> {
        self.id.with_value(|id| dom::by_id(id))?.dyn_into().ok()
    }

    /// Returns the text before the caret and the text after it.
    fn parts(self) -> Option<(String, String)> {
        let area = self.area()?;
        let caret = area.selection_end().ok().flatten()?;
        let text: Vec<u16> = area.value().encode_utf16().collect();
        // A browser counts in UTF-16.
        let (before, after) = text.split_at_checked(usize::try_from(caret).ok()?)?;
        Some((String::from_utf16_lossy(before), String::from_utf16_lossy(after)))
    }

    /// Focus also leaves when the text area leaves the page, and then the list is gone too.
    fn close(self) {
        if self.suggested.try_with_untracked(|suggested| suggested.texts.is_empty()) == Some(false)
        {
            self.suggested.set(Suggested::default());
        }
    }

    fn look(self, suggest: Callback<String, Option<Suggested>>) {
        let found = self.parts().and_then(|(before, _)| suggest.run(before)).unwrap_or_default();
        if self.suggested.with_untracked(|was| *was != found) {
            self.now.set(0);
            self.suggested.set(found);
        }
    }

    /// Puts the line at this place into the text, followed by a space.
    fn take(self, place: usize) {
        let Suggested { at, texts } = self.suggested.get_untracked();
        let (Some(text), Some((before, after))) = (texts.get(place), self.parts()) else { return };
        let start = before.get(..at).unwrap_or_default();
        let gap = if after.starts_with(char::is_whitespace) { "" } else { " " };
        let head = format!("{start}{text}{gap}");
        let text = format!("{head}{after}");
        // At once: a key that is pressed before the next frame belongs behind what was taken.
        if let Some(area) = self.area() {
            area.set_value(&text);
            dom::focus(&area);
            let caret = u32::try_from(head.encode_utf16().count()).unwrap_or_default();
            // Throws only for fields without text.
            let _ = area.set_selection_range(caret, caret);
        }
        self.value.set(text);
        self.close();
    }

    fn on_key(self, ev: &KeyboardEvent) {
        let count = self.suggested.with_untracked(|suggested| suggested.texts.len());
        if count == 0 || ev.is_composing() || ev.ctrl_key() || ev.meta_key() || ev.alt_key() {
            return;
        }
        let last = count.saturating_sub(1);
        match ev.key().as_str() {
            "ArrowDown" => self.now.update(|now| *now = if *now >= last { 0 } else { *now + 1 }),
            "ArrowUp" => self.now.update(|now| *now = if *now == 0 { last } else { *now - 1 }),
            "Enter" | "Tab" if !ev.shift_key() => self.take(self.now.get_untracked()),
            "Escape" => self.close(),
            _ => return,
        }
        ev.prevent_default();
        ev.stop_propagation();
    }
}

/// A text area with a list of completions.
#[component]
pub fn SuggestArea(
    field: Field,
    value: RwSignal<String>,
    /// The accessible name of the list: "People".
    #[prop(into)]
    label: String,
    /// Returns what fits the text before the caret.
    #[prop(into)]
    suggest: Callback<String, Option<Suggested>>,
) -> impl IntoView {
    let id = StoredValue::new(field.id.clone());
    let list =
        List { id, value, suggested: RwSignal::new(Suggested::default()), now: RwSignal::new(0) };
    let list_id = format!("{}-suggestions", field.id);
    let line_id = move |place: usize| id.with_value(|id| format!("{id}-suggestion-{place}"));
    let open = Signal::derive(move || list.suggested.with(|one| !one.texts.is_empty()));
    let active = Signal::derive(move || open.get().then(|| line_id(list.now.get())));
    let shown = list_id.clone();
    Effect::new(move |_| {
        if open.get() {
            let shown = shown.clone();
            dom::after_render(move || {
                if let Some(list) = dom::by_id(&shown) {
                    dom::reveal(&list);
                }
            });
        }
    });
    let lines = move || {
        let texts = list.suggested.with(|suggested| suggested.texts.clone());
        let line = |(place, text): (usize, String)| {
            let selected = move || if list.now.get() == place { "true" } else { "false" };
            view! {
                <div class="suggest__line" role="option" id=line_id(place) aria-selected=selected
                    // Focus stays in the text.
                    on:pointerdown=|ev| ev.prevent_default() on:click=move |_| list.take(place)>{text}</div>
            }
        };
        texts.into_iter().enumerate().map(line).collect_view()
    };
    let said = move || match list.suggested.with(|suggested| suggested.texts.len()) {
        0 => String::new(),
        1 => "1 suggestion. Press Enter to use it.".to_owned(),
        count => format!("{count} suggestions. Use the arrow keys."),
    };
    let field = field.listbox(list_id.clone(), active);
    view! {
        <div class="suggest" on:input=move |_| list.look(suggest) on:click=move |_| list.look(suggest)
            on:focusout=move |_| list.close() on:keydown=move |ev| list.on_key(&ev)>
            <TextArea field value/>
            <div class="suggest__list" role="listbox" id=list_id aria-label=label hidden=move || !open.get()>{lines}</div>
            <span class="visually-hidden" role="status">{said}</span>
        </div>
    }
}
