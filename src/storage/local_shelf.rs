//! The browser's own storage as a shelf: the one file that touches it.
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use gloo_storage::{LocalStorage, SessionStorage};
use wasm_bindgen::{JsCast, JsValue};

use crate::storage::durable;
use crate::storage::folder::{Folder, Moving, has_no_folder, move_here};
use crate::storage::keys;
use crate::storage::seal;
use crate::storage::shelf::{Shelf, ShelfError};

/// Set once the page has failed; from then on nothing it holds can be trusted.
static BLOCKED: AtomicBool = AtomicBool::new(false);

/// What was read back and found no room.
static HELD: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());

fn held() -> MutexGuard<'static, BTreeMap<String, String>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

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

/// The browser's storage of this origin under the names it has there, whatever page they are of.
struct Names;

impl Names {
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

impl Shelf for Names {
    fn get(&self, name: &str) -> Result<Option<String>, ShelfError> {
        Self::storage()?.get_item(name).map_err(|_| ShelfError::Blocked)
    }

    fn set(&self, name: &str, text: &str) -> Result<(), ShelfError> {
        Self::writable()?.set_item(name, text).map_err(|why| reason(&why))
    }

    fn remove(&self, name: &str) -> Result<(), ShelfError> {
        Self::writable()?.remove_item(name).map_err(|_| ShelfError::Blocked)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, ShelfError> {
        let storage = Self::storage()?;
        let length = storage.length().map_err(|_| ShelfError::Blocked)?;
        let names = (0..length).filter_map(|at| storage.key(at).ok().flatten());
        Ok(names.filter(|name| name.starts_with(prefix)).collect())
    }

    fn hold(&self, key: &str, text: &str) {
        held().insert(key.to_owned(), text.to_owned());
    }
}

/// The folder of this page.
pub(super) fn folder() -> &'static Folder {
    static HERE: OnceLock<Folder> = OnceLock::new();
    HERE.get_or_init(|| {
        let path = web_sys::window().and_then(|window| window.location().pathname().ok());
        Folder::of_path(&path.unwrap_or_default())
    })
}

/// The key of a name in the browser, as another tab reports it.
pub fn key_here(name: &str) -> String {
    folder().key(name)
}

/// The name of a key in the browser.
pub fn name_here(key: &str) -> String {
    folder().name(key)
}

/// Whether there is something without a folder in its name.
pub fn waits_to_move() -> bool {
    Names.keys(keys::PREFIX).is_ok_and(|names| names.iter().any(|name| has_no_folder(name)))
}

/// Moves what has no folder in its name here, as far as it is this page's.
pub(super) fn move_in() -> Result<Moving, ShelfError> {
    let moved = move_here(&Names, folder())?;
    for (key, text) in moved.left {
        LocalShelf.hold(&key, &text);
    }
    Ok(moved.moving)
}

/// The database came here too.
pub(super) fn note_moved() {
    // Where it is not kept, the empty old database is looked at once more.
    let _ = Moving::Done.note(&Names, folder());
}

impl Shelf for LocalShelf {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        let found = Names.get(&name_here(key))?;
        Ok(found.or_else(|| held().get(key).cloned()))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        Names.set(&name_here(key), text)?;
        held().remove(key);
        durable::note(key, text);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        Names.remove(&name_here(key))?;
        held().remove(key);
        durable::note_removal(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, ShelfError> {
        let here = Names.keys("")?.into_iter().map(|name| key_here(&name));
        let mut keys: Vec<String> =
            here.chain(held().keys().cloned()).filter(|key| key.starts_with(prefix)).collect();
        keys.sort();
        keys.dedup();
        Ok(keys)
    }

    fn hold(&self, key: &str, text: &str) {
        Names.hold(key, text);
    }
}

/// What this tab kept for itself before a reload: other tabs have their own.
pub fn of_tab(key: &str) -> Option<String> {
    let storage = open::<SessionStorage>(web_sys::Window::session_storage).ok()?;
    let found = storage.get_item(&name_here(key)).ok()?;
    // The version before had no folder in the name.
    let old = || (key == keys::DRAFTS).then(|| storage.get_item(key).ok().flatten()).flatten();
    seal::opened(&found.or_else(old)?)
}

/// Keeps it until the tab is closed. Where the browser does not let it, a reload finds nothing.
pub fn keep_in_tab(key: &str, text: &str) {
    if let Ok(storage) = open::<SessionStorage>(web_sys::Window::session_storage) {
        let _ = storage.set_item(&name_here(key), &seal::seal(text));
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
