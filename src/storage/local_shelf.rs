//! The browser's own storage as a shelf: the one file that touches it.
use std::sync::atomic::{AtomicBool, Ordering};

use gloo_storage::{LocalStorage, SessionStorage};
use wasm_bindgen::{JsCast, JsValue};

use crate::storage::shelf::{Shelf, ShelfError};

/// Set once the page has failed; from then on nothing it holds can be trusted.
static BLOCKED: AtomicBool = AtomicBool::new(false);

/// Blocks every later write of this page. There is no way back but a reload.
pub fn block_writes() {
    BLOCKED.store(true, Ordering::Relaxed);
}

/// The storage of this page's origin. A handle is asked for anew each time:
/// a browser may take it away while the page is open.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalShelf;

/// The storage of one kind. A browser may block it, and asking throws there: gloo's `raw()` would end
/// the page, so it is asked only once the browser has said yes.
fn open<S: gloo_storage::Storage>(
    ask: fn(&web_sys::Window) -> Result<Option<web_sys::Storage>, JsValue>,
) -> Result<web_sys::Storage, ShelfError> {
    let allowed = web_sys::window().is_some_and(|page| matches!(ask(&page), Ok(Some(_))));
    allowed.then(S::raw).ok_or(ShelfError::Blocked)
}

impl LocalShelf {
    fn storage() -> Result<web_sys::Storage, ShelfError> {
        open::<LocalStorage>(web_sys::Window::local_storage)
    }

    fn writable() -> Result<web_sys::Storage, ShelfError> {
        if BLOCKED.load(Ordering::Relaxed) {
            return Err(ShelfError::Blocked);
        }
        Self::storage()
    }
}

impl Shelf for LocalShelf {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Self::storage()?.get_item(key).map_err(|_| ShelfError::Blocked)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        Self::writable()?.set_item(key, text).map_err(|why| reason(&why))
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        Self::writable()?.remove_item(key).map_err(|_| ShelfError::Blocked)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, ShelfError> {
        let storage = Self::storage()?;
        let length = storage.length().map_err(|_| ShelfError::Blocked)?;
        let mut keys: Vec<String> = (0..length)
            .filter_map(|at| storage.key(at).ok().flatten())
            .filter(|key| key.starts_with(prefix))
            .collect();
        keys.sort();
        Ok(keys)
    }
}

/// What this tab kept for itself before a reload: other tabs have their own.
pub fn of_tab(key: &str) -> Option<String> {
    open::<SessionStorage>(web_sys::Window::session_storage).ok()?.get_item(key).ok()?
}

/// Keeps it until the tab is closed. Where the browser does not let it, a reload finds nothing.
pub fn keep_in_tab(key: &str, text: &str) {
    if let Ok(storage) = open::<SessionStorage>(web_sys::Window::session_storage) {
        let _ = storage.set_item(key, text);
    }
}

/// Whether there is no room, or no permission.
fn reason(why: &JsValue) -> ShelfError {
    let name = why
        .dyn_ref::<js_sys::Object>()
        .and_then(|error| js_sys::Reflect::get(error, &JsValue::from_str("name")).ok())
        .and_then(|name| name.as_string())
        .unwrap_or_default();
    // Firefox had its own name for it.
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => ShelfError::Full,
        _ => ShelfError::Blocked,
    }
}
