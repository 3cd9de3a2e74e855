//! Which row a key moves to, and what it does there.

use super::dom;
use super::row_id::{ROW, id_of};
use leptos::ev::KeyboardEvent;
use leptos::prelude::{Callable, Callback};
use leptos::web_sys::{Element, HtmlElement};
use std::str::FromStr;
use wasm_bindgen::JsCast;

pub(super) fn rows(list: &Element) -> Vec<HtmlElement> {
    dom::all(list, ROW)
}

/// Returns the row at this index, or the last one. One call, because passing every row to WebAssembly is slow.
pub(super) fn row_at(list: &Element, at: usize) -> Option<HtmlElement> {
    let all = list.query_selector_all(ROW).ok()?;
    let last = all.length().checked_sub(1)?;
    all.get(last.min(u32::try_from(at).unwrap_or(last)))?.dyn_into().ok()
}

pub(super) fn on_key(list: &Element, keys: &RowKeys, ev: &KeyboardEvent) {
    if ev.default_prevented()
        || ev.is_composing()
        || dom::is_typing(ev.target())
        || ev.ctrl_key()
        || ev.meta_key()
    {
        return;
    }
    let Some(row) = dom::closest(ev.target(), ROW) else {
        return;
    };
    let on_row =
        ev.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()).is_some_and(|t| t == row);
    let key = dom::letter(ev);
    let step = step_of(&key);
    let handled = match (key.as_str(), step) {
        (_, Some(step)) if ev.alt_key() => keys.step.inspect(|run| run.run((row, step))).is_some(),
        (_, Some(step)) => go(list, &row, step),
        // Enter and Space on a button inside the row are the button's.
        ("Enter", _) if on_row => keys.open.inspect(|run| run.run(row)).is_some(),
        (" ", _) if on_row => keys.choose.inspect(|run| run.run(row)).is_some(),
        ("Escape", _) => keys.back.inspect(|run| run.run(())).is_some(),
        (letter, _) if letter.chars().count() == 1 && !ev.alt_key() => {
            keys.letter.is_some_and(|run| run.run((row, letter.to_owned())))
        }
        _ => false,
    };
    if handled {
        ev.prevent_default();
        ev.stop_propagation();
    }
}

fn step_of(key: &str) -> Option<Step> {
    Some(match key {
        "ArrowUp" => Step::Up,
        "ArrowDown" => Step::Down,
        "ArrowLeft" => Step::Back,
        "ArrowRight" => Step::Forward,
        "Home" => Step::First,
        "End" => Step::Last,
        _ => return None,
    })
}

fn go(list: &Element, row: &HtmlElement, step: Step) -> bool {
    let column = row.closest("[data-column]").ok().flatten();
    let own = rows(column.as_ref().unwrap_or(list));
    let at = own.iter().position(|other| other == row).unwrap_or(0);
    let next = match step {
        Step::Up => at.checked_sub(1).and_then(|at| own.get(at).cloned()),
        Step::Down => own.get(at + 1).cloned(),
        Step::First => own.first().cloned(),
        Step::Last => own.last().cloned(),
        Step::Back | Step::Forward => match column {
            Some(column) => beside(list, &column, at, step),
            None => return false,
        },
    };
    if let Some(next) = next {
        dom::focus(&next);
    }
    true
}

/// Returns the row at the same height in the next column that has rows.
fn beside(list: &Element, column: &Element, at: usize, step: Step) -> Option<HtmlElement> {
    let mut columns = dom::all(list, "[data-column]");
    if step == Step::Back {
        columns.reverse();
    }
    let here = columns.iter().position(|other| *AsRef::<Element>::as_ref(other) == *column)?;
    let full =
        columns.iter().skip(here + 1).map(|other| rows(other)).find(|rows| !rows.is_empty())?;
    full.get(at.min(full.len() - 1)).cloned()
}

/// Where a row moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Toward the first column.
    Back,
    /// Toward the last column.
    Forward,
    /// To the top of the list.
    First,
    /// To the end of the list.
    Last,
}

/// What the keys of a list do. Each is given the row's id, of the type the view writes into `data-row`.
#[derive(Clone, Copy, Default)]
pub struct RowKeys {
    open: Option<Callback<HtmlElement>>,
    choose: Option<Callback<HtmlElement>>,
    step: Option<Callback<(HtmlElement, Step)>>,
    letter: Option<Callback<(HtmlElement, String), bool>>,
    back: Option<Callback<()>>,
}

impl RowKeys {
    /// Arrows alone.
    pub fn new() -> Self {
        Self::default()
    }

    /// Enter.
    pub fn open<Id: FromStr + 'static>(mut self, run: impl Fn(Id) + Send + Sync + 'static) -> Self {
        self.open = Some(with_id(run));
        self
    }

    /// Space.
    pub fn choose<Id: FromStr + 'static>(
        mut self,
        run: impl Fn(Id) + Send + Sync + 'static,
    ) -> Self {
        self.choose = Some(with_id(run));
        self
    }

    /// Alt with an arrow, Home or End.
    pub fn step<Id: FromStr + 'static>(
        mut self,
        run: impl Fn(Id, Step) + Send + Sync + 'static,
    ) -> Self {
        self.step = Some(Callback::new(move |(row, step): (HtmlElement, Step)| {
            if let Some(id) = id_of(&row) {
                run(id, step);
            }
        }));
        self
    }

    /// A letter; return true if it was handled.
    pub fn letter<Id: FromStr + 'static>(
        mut self,
        run: impl Fn(Id, &str) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.letter = Some(Callback::new(move |(row, key): (HtmlElement, String)| {
            id_of(&row).is_some_and(|id| run(id, &key))
        }));
        self
    }

    /// Escape.
    pub fn back(mut self, run: impl Fn() + Send + Sync + 'static) -> Self {
        self.back = Some(Callback::new(move |()| run()));
        self
    }
}

fn with_id<Id: FromStr + 'static>(
    run: impl Fn(Id) + Send + Sync + 'static,
) -> Callback<HtmlElement> {
    Callback::new(move |row: HtmlElement| {
        if let Some(id) = id_of(&row) {
            run(id);
        }
    })
}
