//! The one door for what comes from outside: a file that is chosen or dropped anywhere on the page, a
//! text that is pasted. Read in pieces, so that the page answers meanwhile and one can stop.

use leptos::ev::{self, ClipboardEvent, DragEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{DataTransfer, File};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::import::Importing;
use crate::exchange::found::Found;
use crate::exchange::read::{Opened, check_size, open, table, understood};
use crate::exchange::read_error::ReadError;
use crate::state::{Route, Store};
use crate::views::components::{Icon, IconName, Toasts, dom};
use crate::views::later::later;
use crate::views::modules::{Module, import_dialog, take_in};

/// So much is read from a file at a time.
const PIECE: f64 = 1_000_000.0;
/// Above this, one sees how far the reading is.
const LARGE: f64 = 300_000.0;
/// So many rows are read at a time.
const ROWS: usize = 200;

/// What comes.
pub enum Coming {
    File(File),
    Text(String),
}

/// Listens for what is dropped and pasted, and shows what it holds.
#[component]
pub fn ImportDoor(store: Store, toasts: Toasts) -> impl IntoView {
    let importing = Importing::new(store, toasts);
    provide_context(importing);
    let over = RwSignal::new(false);
    let dragged = window_event_listener(ev::dragover, move |event| {
        if brings_files(&event) {
            // Without this the browser would leave the page for the file.
            event.prevent_default();
            over.set(may_take(store));
        }
    });
    let left = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        over.set(false);
        if brings_files(&event) {
            event.prevent_default();
            let file = event.data_transfer().and_then(|data| first_file(&data));
            if let Some(file) = file.filter(|_| may_take(store)) {
                bring(importing, Coming::File(file));
            }
        }
    });
    let pasted = window_event_listener(ev::paste, move |event| {
        if !event.default_prevented() && !dom::is_typing(event.target()) && may_take(store) {
            importing.paste(&event);
        }
    });
    on_cleanup(move || {
        dragged.remove();
        left.remove();
        dropped.remove();
        pasted.remove();
    });
    let here = move || {
        over.get().then(|| {
            view! {
                <div class="import-drop" aria-hidden="true">
                    <p class="import-drop__words"><Icon name=IconName::Upload /><span>"Drop the file to see what it holds"</span></p>
                </div>
            }
        })
    };
    // The preview stands in a module; it is made when there is something to show for the first time.
    let wanted = Memo::new(move |before: Option<&bool>| {
        before.is_some_and(|before| *before) || importing.open.get()
    });
    let preview = move || {
        wanted.get().then(|| later(Module::Import, move || Box::pin(import_dialog(importing))))
    };
    view! {
        {preview}
        {here}
    }
}

/// Hands it to the module that reads it.
pub(super) fn bring(importing: Importing, coming: Coming) {
    spawn_local(async move {
        if take_in(importing, coming).await.is_err() {
            let lost = "The part of Sprintloop that reads files could not be loaded. Try again in a moment.";
            importing.fail(lost.to_owned());
        }
    });
}

/// Whether files are dragged, not a card of the board.
fn brings_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.includes(&JsValue::from_str("Files"), 0))
}

/// Not on the form for people elsewhere, and not under a dialog that asks something else.
fn may_take(store: Store) -> bool {
    let asked = document().query_selector("dialog[open]").is_ok_and(|open| open.is_some());
    !asked && untrack(|| store.route()) != Route::RequestForm
}

fn first_file(data: &DataTransfer) -> Option<File> {
    data.files().and_then(|files| files.get(0))
}

impl Importing {
    /// Takes a file or a text in: looks at its size, reads it, shows what it holds.
    pub fn take(self, coming: Coming) {
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        let (name, size) = match &coming {
            Coming::File(file) => (file.name(), file.size()),
            // Letters beyond ASCII take more; what is read is measured again.
            Coming::Text(text) => ("The pasted text".to_owned(), text.len() as f64),
        };
        self.file.set(name);
        // Sizes are whole numbers of bytes; the browser hands them over as a float.
        if let Err(why) = check_size(size as u64) {
            return self.fail(why.to_string());
        }
        let large = size > LARGE;
        self.reading.set(large.then_some(0));
        if large {
            self.open.set(true);
        }
        spawn_local(async move {
            let read = match coming {
                Coming::File(file) => self.bytes(&file, turn).await,
                Coming::Text(text) => Some(Ok(text.into_bytes())),
            };
            let found = match read {
                Some(Ok(bytes)) => self.read(bytes, turn).await,
                Some(Err(why)) => Some(Err(why)),
                None => None,
            };
            match found {
                Some(Ok(found)) => self.show(found),
                Some(Err(why)) => self.fail(why),
                None => {}
            }
        });
    }

    /// A paste outside of any field. One line is not taken for a file, and what is none is only said.
    fn paste(self, event: &ClipboardEvent) {
        let Some(data) = event.clipboard_data() else { return };
        if let Some(file) = first_file(&data) {
            event.prevent_default();
            return bring(self, Coming::File(file));
        }
        let text = data.get_data("text/plain").unwrap_or_default();
        let trimmed = text.trim();
        if trimmed.starts_with(['{', '[']) || trimmed.contains('\n') {
            event.prevent_default();
            bring(self, Coming::Text(text));
        }
    }

    /// Notes how far it is; false once it was cancelled or something else came.
    fn goes_on(self, turn: Option<usize>, percent: usize) -> bool {
        let same = self.turn.try_get_value() == turn;
        let shown = self.reading.try_get_untracked().flatten().is_some();
        if !same || (shown && !self.open.get_untracked()) {
            return false;
        }
        if shown {
            self.reading.set(Some(percent));
        }
        true
    }

    /// The bytes of a file, piece by piece; nothing where it was cancelled.
    async fn bytes(self, file: &File, turn: Option<usize>) -> Option<Result<Vec<u8>, String>> {
        let lost = "The browser could not read this file. It may have been moved; choose it again.";
        let (mut bytes, mut at, size) = (Vec::new(), 0.0, file.size());
        while at < size {
            let end = size.min(at + PIECE);
            let Ok(piece) = file.slice_with_f64_and_f64(at, end) else {
                return Some(Err(lost.to_owned()));
            };
            let Ok(buffer) = JsFuture::from(piece.array_buffer()).await else {
                return Some(Err(lost.to_owned()));
            };
            bytes.extend(js_sys::Uint8Array::new(&buffer).to_vec());
            at = end;
            if !self.goes_on(turn, (at / size * 50.0) as usize) {
                return None;
            }
        }
        Some(Ok(bytes))
    }

    /// What the bytes are, step by step; nothing where it was cancelled. A step that takes a while shows
    /// first how far it is, and one can stop before the next.
    async fn read(self, bytes: Vec<u8>, turn: Option<usize>) -> Option<Result<Found, String>> {
        let told = |why: ReadError| why.to_string();
        if !self.step(turn, 50).await {
            return None;
        }
        let opened = open(&bytes);
        drop(bytes);
        let mut rows = match opened {
            Ok(Opened::Rows(rows)) => rows,
            Ok(Opened::Tree(tree)) => {
                if !self.step(turn, 70).await {
                    return None;
                }
                let found = understood(tree);
                return self.step(turn, 90).await.then(|| found.map_err(told));
            }
            Err(why) => return Some(Err(told(why))),
        };
        while let Some(percent) = rows.read(ROWS) {
            if !self.goes_on(turn, 50 + percent / 2) {
                return None;
            }
            breath().await;
        }
        Some(table(rows).map_err(told))
    }

    /// Has it painted how far it is; false once it was cancelled. Small files go through in one go.
    async fn step(self, turn: Option<usize>, percent: usize) -> bool {
        if !self.goes_on(turn, percent) {
            return false;
        }
        if self.reading.get_untracked().is_some() {
            painted().await;
        }
        self.goes_on(turn, percent)
    }
}

/// Waits until what has changed is on the screen.
async fn painted() {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().request_animation_frame(&resolve);
        // A page in the background paints nothing.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 100);
    });
    let _ = JsFuture::from(frame).await;
    // The frame is painted after what waits for it has run.
    breath().await;
}

/// Lets the page answer whoever presses a button.
async fn breath() {
    let wait = js_sys::Promise::new(&mut |resolve, _| {
        // A browser without timers could not have come this far.
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(wait).await;
}
