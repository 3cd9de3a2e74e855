//! Reads what comes in, in pieces, so that the page answers meanwhile and one can stop.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;
use wasm_bindgen_futures::JsFuture;

use super::importing::{Importing, Incoming, zone};
use sprintloop::exchange::found::Found;
use sprintloop::exchange::read::{Opened, check_size, open, table, understood};
use sprintloop::exchange::read_error::ReadError;

/// So much is read from a file at a time.
const PIECE: f64 = 1_000_000.0;

/// Above this, one sees how far the reading is.
const LARGE: f64 = 300_000.0;

/// So many rows are read at a time.
const ROWS: usize = 200;

impl Importing {
    /// Takes a file or a text in: looks at its size, reads it, shows what it holds.
    pub fn take(self, coming: Incoming) {
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        let (name, size) = match &coming {
            Incoming::File(file) => (file.name(), file.size()),
            // Letters beyond ASCII take more; what is read is measured again.
            Incoming::Text(text) => ("Pasted text".to_owned(), text.len() as f64),
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
                Incoming::File(file) => self.bytes(&file, turn).await,
                Incoming::Text(text) => Some(Ok(text.into_bytes())),
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
        let lost = "The browser couldn't read this file. It may have been moved. Choose it again.";
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
            Ok(Opened::List(list)) => return Some(Ok(Found::Table(Arc::new(*list)))),
            Ok(Opened::Tree(tree)) => {
                if !self.step(turn, 70).await {
                    return None;
                }
                let found = understood(tree).map(|found| match found {
                    Found::ForeignBoard(board) => {
                        let board = Arc::unwrap_or_clone(board).seen_from(zone());
                        Found::ForeignBoard(Arc::new(board))
                    }
                    found => found,
                });
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
