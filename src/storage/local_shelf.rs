//! The browser's own storage as a shelf: the one file that touches it.
use std::sync::atomic::{AtomicBool, Ordering};

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

impl LocalShelf {
    fn storage() -> Result<web_sys::Storage, ShelfError> {
        // Asking throws where storage is blocked; gloo's `raw()` would end the page there.
        let window = web_sys::window().ok_or(ShelfError::Blocked)?;
        window.local_storage().ok().flatten().ok_or(ShelfError::Blocked)
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
    let storage = web_sys::window()?.session_storage().ok()??;
    storage.get_item(key).ok()?
}

/// Keeps it until the tab is closed. Where the browser does not let it, a reload finds nothing.
pub fn keep_in_tab(key: &str, text: &str) {
    let storage = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    if let Some(storage) = storage {
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
