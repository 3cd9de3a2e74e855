//! A new day: the open screen is rendered again, so that "today" is today on every screen.
//!
//! A screen with unsaved text, an open dialog or a session is left alone; a bar says so. Nor is a screen
//! rendered under the hands of a person who is pressing something there.

use std::time::Duration;

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::web_sys::{Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use wasm_bindgen::JsCast;

use super::components::{Button, Notice, Toasts, dates, dom};
use crate::state::Store;

/// How often a screen that shows an earlier day is checked again.
const AGAIN: Duration = Duration::from_secs(5);

/// Nobody has pressed anything for so long before a screen is rendered again.
const QUIET: Duration = Duration::from_secs(2);

/// What would be lost or would close: a dialog, what could not be saved, an open menu.
const HOLDS: &str =
    "dialog[open], [data-saves] .notice, [aria-haspopup=\"menu\"][aria-expanded=\"true\"]";

/// Why a screen is left alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Busy {
    /// It can be rendered again.
    No,
    /// It has unsaved text, an open dialog or an open menu.
    Text,
    /// It is a session, which would start over.
    Kept,
}

/// The day the screen shows, and whether it waits for the new one.
#[derive(Clone, Copy)]
pub struct NewDay {
    store: Store,
    toasts: Toasts,
    shown: RwSignal<NaiveDate>,
    waiting: RwSignal<Busy>,
    /// Fields that were typed in and not saved yet.
    typed: StoredValue<Vec<HtmlElement>, LocalStorage>,
    /// How many keys and pointers were pressed within the last moment.
    pressed: StoredValue<u32>,
}

impl NewDay {
    /// Follows the clock for as long as the page is open.
    pub fn watch(store: Store, toasts: Toasts) -> Self {
        store.watch_day();
        let day = Self {
            store,
            toasts,
            shown: RwSignal::new(untrack(|| store.today())),
            waiting: RwSignal::new(Busy::No),
            typed: StoredValue::new_local(Vec::new()),
            pressed: StoredValue::new(0),
        };
        let keys = window_event_listener(leptos::ev::keydown, move |_| day.press());
        let pointers = window_event_listener(leptos::ev::pointerdown, move |_| day.press());
        let typing = window_event_listener(leptos::ev::input, move |event| day.note(&event));
        let saving = window_event_listener(leptos::ev::change, move |event| day.forget(&event));
        let sending = window_event_listener(leptos::ev::submit, move |event| day.sent(&event));
        let again = set_interval_with_handle(move || day.follow(), AGAIN);
        on_cleanup(move || {
            keys.remove();
            pointers.remove();
            typing.remove();
            saving.remove();
            sending.remove();
            if let Ok(again) = again {
                again.clear();
            }
        });
        let screen = Memo::new(move |_| std::mem::discriminant(&store.route()));
        Effect::new(move |before: Option<_>| {
            store.today();
            let now = screen.get();
            // What was on the screen before is gone by then, and the new one is in nobody's hands yet.
            let new = before.is_some_and(|before| before != now);
            set_timeout(move || if new { day.show() } else { day.follow() }, Duration::ZERO);
            now
        });
        day
    }

    /// Returns the day the screen shows, tracked.
    pub fn shown(self) -> NaiveDate {
        self.shown.get()
    }

    /// Returns whether the screen still shows another day, tracked.
    pub fn waits(self) -> bool {
        self.waiting.get() != Busy::No
    }

    fn press(self) {
        self.pressed.update_value(|pressed| *pressed += 1);
        let over = move || {
            self.pressed.try_update_value(|pressed| *pressed -= 1);
        };
        set_timeout(over, QUIET);
    }

    /// Shows a new day, unless the screen is in use at this moment.
    fn follow(self) {
        if self.pressed.try_get_value() == Some(0) {
            self.show();
        }
    }

    /// Whether the screen shows another day than today; never once the page is gone.
    fn is_behind(self) -> bool {
        self.shown.try_get_untracked().zip(self.store.try_today()).is_some_and(|(a, b)| a != b)
    }

    /// Shows a new day, unless something would be lost.
    fn show(self) {
        if !self.is_behind() {
            return;
        }
        match self.busy() {
            Busy::No => self.turn(),
            busy if self.waiting.get_untracked() != busy => self.waiting.set(busy),
            _ => {}
        }
    }

    /// Shows the new day now.
    fn turn(self) {
        let today = untrack(|| self.store.today());
        let focused = dom::focused().map(|element| element.id()).filter(|id| !id.is_empty());
        self.typed.update_value(Vec::clear);
        self.waiting.set(Busy::No);
        self.shown.set(today);
        self.toasts
            .say(format!("It's {} now. This screen is up to date.", dates::day(today, today)));
        if let Some(focused) = focused {
            dom::focus_later(focused);
        }
    }

    /// Returns whether rendering the screen again would take away what a person is doing.
    fn busy(self) -> Busy {
        let there = |what: &str| document().query_selector(what).is_ok_and(|found| found.is_some());
        if there("[data-keep]") {
            return Busy::Kept;
        }
        let holds =
            |field: &HtmlElement| field.is_connected() && !value_of(field).trim().is_empty();
        let typed = self.typed.try_with_value(|typed| typed.iter().any(holds)) == Some(true);
        match typed || there(HOLDS) {
            true => Busy::Text,
            false => Busy::No,
        }
    }

    fn note(self, event: &Event) {
        let Some(field) = field_of(event) else { return };
        self.typed.update_value(|typed| {
            typed.retain(|one| one.is_connected() && *one != field);
            typed.push(field);
        });
    }

    /// A form was sent: what it holds is saved, unless it shows an error.
    fn sent(self, event: &Event) {
        let form = event.target().and_then(|form| form.dyn_into::<HtmlElement>().ok());
        let Some(form) = form else { return };
        let saved = move || {
            let wrong =
                form.query_selector("[aria-invalid=true], .error-summary:not([hidden]), .notice");
            if wrong.is_ok_and(|wrong| wrong.is_none()) {
                let _ = self.typed.try_update_value(|typed| {
                    typed.retain(|field| !form.contains(Some(field)));
                });
            }
        };
        set_timeout(saved, Duration::from_millis(100));
    }

    /// A field that saves when it is left has saved.
    fn forget(self, event: &Event) {
        let Some(field) = field_of(event) else { return };
        if field.closest("[data-saves]").is_ok_and(|saves| saves.is_some()) {
            self.typed.update_value(|typed| typed.retain(|one| *one != field));
        }
    }
}

/// Returns the text field of an event. A search field holds nothing that could be lost.
fn field_of(event: &Event) -> Option<HtmlElement> {
    let field: HtmlElement = event.target()?.dyn_into().ok()?;
    let filters = field.get_attribute("type").as_deref() == Some("search");
    let texts =
        field.is_instance_of::<HtmlInputElement>() || field.is_instance_of::<HtmlTextAreaElement>();
    (texts && !filters).then_some(field)
}

fn value_of(field: &HtmlElement) -> String {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "checkbox" | "radio" => String::new(),
            _ => input.value(),
        };
    }
    field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default()
}

/// Says that the screen still shows an earlier day, and why.
#[component]
pub fn NewDayNotice(day: NewDay) -> impl IntoView {
    let today = untrack(|| day.store.today());
    let kept = day.waiting.get_untracked() == Busy::Kept;
    let shown = dates::day(day.shown.get_untracked(), today);
    let text = match kept {
        true => "What you have open here stays as it is. The screen updates when you leave it."
            .to_owned(),
        false => format!(
            "This screen still shows {shown} because you have unsaved text. It updates when you save or leave."
        ),
    };
    let discard = (!kept).then(|| {
        view! { <Button label="Discard text and update" small=true on_press=move || day.turn()/> }
    });
    view! {
        <Notice title=format!("It's {} now", dates::day(today, today)) text said=true bar=true>
            {discard}
        </Notice>
    }
}
