//! Scroll position: a screen opens at its top, and Back restores where it was.
//!
//! Each entry of the browser's history has a number in its state; positions are kept by that number.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::components::dom;
use crate::state::{Route, Store};

/// A screen grows until its module has arrived.
const LATER_MS: [u64; 4] = [60, 200, 500, 1_000];

thread_local! {
    /// The current entry of the history, and the last one.
    static STEP: Cell<(u32, u32)> = const { Cell::new((0, 0)) };
    /// The scroll position of each entry.
    static DOWN: RefCell<BTreeMap<u32, f64>> = const { RefCell::new(BTreeMap::new()) };
    /// Whether a list that can have a panel beside it was visible last.
    static LIST: Cell<bool> = const { Cell::new(false) };
}

/// Follows the address.
pub fn follow(store: Store) {
    by_ourselves();
    let scrolled = window_event_listener(ev::scroll, |_| {
        let down = window().scroll_y().unwrap_or_default();
        DOWN.with_borrow_mut(|all| all.insert(STEP.get().0, down));
    });
    on_cleanup(move || scrolled.remove());
    Effect::new(move |before: Option<String>| {
        // An item that opens over the screen is an entry too.
        store.opened();
        let place = place(&store.route());
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

/// Returns the screen and what is open on it, without filters.
fn place(route: &Route) -> String {
    let hash = route.hash();
    hash.split('?').next().unwrap_or_default().to_owned()
}

/// Something opens over the screen, or closes: another entry, at the same height.
fn stay() {
    let before = STEP.get().0;
    let (step, _) = enter();
    DOWN.with_borrow_mut(|all| {
        if let Some(down) = all.get(&before).copied() {
            all.insert(step, down);
        }
    });
}

/// Makes the entry that the browser shows the current one; a new one gets a number. Returns its number, and whether
/// it was visited before.
fn enter() -> (u32, bool) {
    let (last, back) = (STEP.get().1, known());
    let step = back.unwrap_or(last + 1);
    STEP.set((step, last.max(step)));
    if back.is_none() {
        write(step);
    }
    (step, back.is_some())
}

fn arrive(before: String, place: String) {
    let (step, back) = enter();
    let hash = window().location().hash().unwrap_or_default();
    if Route::record_in(&hash).is_some() {
        return;
    }
    let down = back.then(|| DOWN.with_borrow(|all| all.get(&step).copied())).flatten();
    dom::after_render(move || {
        let screen = |place: &str| place.split('/').nth(1).unwrap_or_default().to_owned();
        // A panel that opens or closes beside its list does not scroll the list.
        let beside = LIST.replace(list_is_seen()) && LIST.get();
        if beside && screen(&before) == screen(&place) {
            return;
        }
        let down = down.unwrap_or_default();
        go(down);
        if down > 0.0 {
            for wait in LATER_MS {
                let again = move || {
                    let here = STEP.get().0 == step;
                    let short = window().scroll_y().is_ok_and(|now| now < down);
                    if here
                        && short
                        && DOWN.with_borrow(|all| all.get(&step).is_none_or(|at| *at < down))
                    {
                        go(down);
                    }
                };
                set_timeout(again, Duration::from_millis(wait));
            }
        }
    });
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
