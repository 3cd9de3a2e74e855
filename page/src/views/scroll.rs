//! Scroll position: a screen opens at its top, and Back restores where it was.
//!
//! Each entry of the browser's history has a number in its state; positions are kept by that number.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::ResizeObserver;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::components::dom;
use crate::state::{Route, Store, address};

/// What a person scrolls with: whoever does has found their own place.
const BY_HAND: [&str; 4] = ["wheel", "touchmove", "pointerdown", "keydown"];

thread_local! {
    /// The current entry of the history, and the last one.
    static STEP: Cell<(u32, u32)> = const { Cell::new((0, 0)) };
    /// The scroll position of each entry.
    static DOWN: RefCell<BTreeMap<u32, f64>> = const { RefCell::new(BTreeMap::new()) };
    /// Whether a list that can have a panel beside it was visible last.
    static LIST: Cell<bool> = const { Cell::new(false) };
    /// Where the shown entry is on its way to while its screen is still too short.
    static AIM: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Follows the address.
pub fn follow(store: Store) {
    by_ourselves();
    let scrolled = window_event_listener(ev::scroll, |_| remember());
    on_cleanup(move || scrolled.remove());
    for input in BY_HAND {
        let listener = window_event_listener_untyped(input, |_| AIM.set(None));
        on_cleanup(move || listener.remove());
    }
    store.before_leaving(leave);
    as_the_page_grows();
    Effect::new(move |before: Option<String>| {
        // An item that opens over the screen is an entry too.
        store.opened();
        let place = store.route().place();
        if before.as_ref().is_some_and(|before| *before != place) {
            arrive(before.unwrap_or_default(), place.clone());
        } else if before.is_none() {
            // After a reload the entry already has its number.
            STEP.set((known().unwrap_or_default(), known().unwrap_or_default()));
            write(STEP.get().0);
            dom::after_render(|| LIST.set(list_is_seen()));
        } else {
            stay();
        }
        place
    });
}

/// Another entry is shown, and the screen is still as the person left it.
fn leave() {
    // The browser tells of scrolling with the next frame, which may come after the next screen.
    remember();
    // Now, since whoever goes on before the next picture leaves an entry that Back would not know; and since later the
    // browser would first have to lay out a page that is changing.
    if known().is_none() {
        let (step, last) = STEP.get();
        STEP.set((step, last + 1));
        write(last + 1);
    }
}

/// Remembers where the current entry is scrolled to.
fn remember() {
    // A screen that is still too short is not where the person left it.
    if AIM.get().is_none() {
        let down = window().scroll_y().unwrap_or_default();
        DOWN.with_borrow_mut(|all| all.insert(STEP.get().0, down));
    }
}

/// Something opens over the screen, or closes: another entry, at the same height.
fn stay() {
    let before = STEP.get().0;
    let step = enter();
    DOWN.with_borrow_mut(|all| {
        if let Some(down) = all.get(&before).copied() {
            all.insert(step, down);
        }
    });
}

/// Makes the entry that the browser shows the current one; returns its number.
fn enter() -> u32 {
    let (_, last) = STEP.get();
    // A browser that limits how often an entry is written to leaves it without a number.
    let step = known().unwrap_or(last + 1);
    STEP.set((step, last.max(step)));
    step
}

fn arrive(before: String, place: String) {
    AIM.set(None);
    let step = enter();
    let hash = address::hash();
    if Route::record_in(&hash).is_some() {
        return;
    }
    let down = DOWN.with_borrow(|all| all.get(&step).copied());
    dom::after_render(move || {
        let screen = |place: &str| place.split('/').nth(1).unwrap_or_default().to_owned();
        // A panel that opens or closes beside its list does not scroll the list.
        let beside = LIST.replace(list_is_seen()) && LIST.get();
        if beside && screen(&before) == screen(&place) {
            return;
        }
        AIM.set(Some(down.unwrap_or_default()));
        go_on();
    });
}

/// A screen grows until its module and its rows have arrived: each time it does, it goes on to where it was.
fn as_the_page_grows() {
    let grown = Closure::<dyn Fn()>::new(go_on).into_js_value();
    // Throws only if its argument is no function.
    if let Ok(observer) = ResizeObserver::new(grown.unchecked_ref())
        && let Some(body) = document().body()
    {
        observer.observe(&body);
    }
}

fn go_on() {
    let Some(down) = AIM.get() else { return };
    go(down);
    if window().scroll_y().is_ok_and(|now| now >= down.floor()) {
        AIM.set(None);
    }
}

fn go(down: f64) {
    window().scroll_to_with_x_and_y(0.0, down);
}

fn list_is_seen() -> bool {
    let list = document().query_selector(".with-panel__list").ok().flatten();
    list.is_some_and(|list| list.get_bounding_client_rect().height() > 0.0)
}

/// Returns the number of the current entry, if it was visited before.
fn known() -> Option<u32> {
    let state = window().history().ok()?.state().ok()?;
    state.as_f64().map(|step| step as u32)
}

fn write(step: u32) {
    // Throws in browsers that limit these calls; then the entry opens at its top.
    let _ = window()
        .history()
        .map(|history| history.replace_state_with_url(&JsValue::from(step), "", None));
}

/// Turns off the browser's own restoration, which comes before the screen has changed.
fn by_ourselves() {
    if let Ok(history) = window().history() {
        // Throws only if the page is not shown.
        let _ = history.set_scroll_restoration(leptos::web_sys::ScrollRestoration::Manual);
    }
}
