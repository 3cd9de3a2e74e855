//! Keys in any list: arrows move, Home and End, Enter opens, Space chooses, Alt with an arrow moves
//! the row itself, letters act, Escape goes back.
//!
//! Rows are elements with `data-row="id"` and `tabindex="-1"` anywhere under the list; columns, where
//! there are several, are marked `data-column`. One stop of the Tab key per list. When a row is made
//! anew or leaves the list, focus stays with it ([`super::row_focus`]).

use super::dom;
use super::row_focus;
use super::row_moves::{on_key, row_with};
use leptos::ev::KeyboardEvent;
use leptos::prelude::Callback;
use leptos::web_sys::Element;

/// Where a row is asked to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Towards the start of the columns.
    Back,
    /// Towards the end of the columns.
    Forward,
    /// To the top of the list.
    First,
    /// To the end of the list.
    Last,
}

/// What the keys of a list do. Each gets the row's id.
#[derive(Clone, Copy, Default)]
pub struct RowKeys {
    pub(super) open: Option<Callback<String>>,
    pub(super) choose: Option<Callback<String>>,
    pub(super) step: Option<Callback<(String, Step)>>,
    pub(super) letter: Option<Callback<(String, String), bool>>,
    pub(super) back: Option<Callback<()>>,
}

impl RowKeys {
    /// Arrows alone.
    pub fn new() -> Self {
        Self::default()
    }

    /// Enter.
    pub fn open(mut self, run: impl Fn(String) + Send + Sync + 'static) -> Self {
        self.open = Some(Callback::new(run));
        self
    }

    /// Space.
    pub fn choose(mut self, run: impl Fn(String) + Send + Sync + 'static) -> Self {
        self.choose = Some(Callback::new(run));
        self
    }

    /// Alt with an arrow, Home or End.
    pub fn step(mut self, run: impl Fn(String, Step) + Send + Sync + 'static) -> Self {
        self.step = Some(Callback::new(move |(id, step)| run(id, step)));
        self
    }

    /// A letter; return true when it meant something.
    pub fn letter(mut self, run: impl Fn(String, &str) -> bool + Send + Sync + 'static) -> Self {
        self.letter = Some(Callback::new(move |(id, key): (String, String)| run(id, &key)));
        self
    }

    /// Escape.
    pub fn back(mut self, run: impl Fn() + Send + Sync + 'static) -> Self {
        self.back = Some(Callback::new(move |()| run()));
        self
    }
}

/// Gives a list its keys: `<ul use:row_keys=RowKeys::new().open(…)>`.
pub fn row_keys(list: Element, keys: RowKeys) {
    dom::listen(&list, "keydown", {
        let list = list.clone();
        move |ev: KeyboardEvent| on_key(&list, &keys, &ev)
    });
    row_focus::keep(list);
}

/// Focuses the row with this id in the list with that id, once it is on the page.
pub fn focus_row(list: impl Into<String>, row: impl Into<String>) {
    let (list, row) = (list.into(), row.into());
    dom::after_render(move || {
        let found = dom::by_id(&list).and_then(|list| row_with(&list, &row));
        if let Some(found) = found {
            dom::focus(&found);
        }
    });
}
