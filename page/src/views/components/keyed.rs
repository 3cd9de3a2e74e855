//! A keyed list: `<For>`, with its rows in the right order after every change.
//!
//! `<For>` takes a row that moved by as many places as rows were added or removed before it for one that stays (`diff`
//! in `view/keyed.rs` of tachys 0.2). That is right unless the same change also puts other rows in another order: then
//! a row can end up in the wrong place. Such a change renders the list anew here.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex};

use leptos::either::Either;
use leptos::prelude::*;

/// A list whose rows are kept by their keys.
#[component]
pub fn Keyed<T, K, V>(
    /// The rows' values, in order.
    each: impl Fn() -> Vec<T> + Send + Sync + 'static,
    /// What tells a row from the others.
    key: impl Fn(&T) -> K + Send + Sync + 'static,
    /// Renders a row.
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    V: IntoView + 'static,
    K: Hash,
{
    let children = Arc::new(children);
    let row = move |value: T| {
        let (mark, children) = (mark(&key(&value)), children.clone());
        Row { mark, render: Box::new(move || children(value).into_any()) }
    };
    list(Box::new(move || each().into_iter().map(&row).collect()))
}

/// A row of any list: one type, so that what follows is compiled once.
struct Row {
    mark: u64,
    render: Box<dyn FnOnce() -> AnyView + Send>,
}

fn list(rows: Box<dyn Fn() -> Vec<Row> + Send + Sync>) -> impl IntoView {
    // The rows of a change are computed once: `order` leaves them here, and the list takes them.
    let (computed, rows) = (Arc::new(Mutex::new(None)), Arc::new(rows));
    let order = {
        let (computed, rows) = (computed.clone(), rows.clone());
        order(move || {
            let now = rows();
            let marks = now.iter().map(|row| row.mark).collect();
            let _ = computed.lock().map(|mut computed| computed.replace(now));
            marks
        })
    };
    let round = Memo::new(move |_| order.with(|(round, _)| *round));
    let each = move || {
        order.with(|_| ());
        let taken = computed.lock().ok().and_then(|mut computed| computed.take());
        taken.unwrap_or_else(|| untrack(|| rows()))
    };
    move || {
        let each = each.clone();
        let list = view! { <For each key=|row| row.mark children=|row| (row.render)()/> };
        // What takes the place of the same kind of view would take over its rows.
        match round.get() % 2 {
            0 => Either::Left(list),
            _ => Either::Right(list),
        }
    }
}

/// A number of 64 bits that stands for a key. Two keys of a list share one by a chance of one in 10¹³ for a thousand rows.
fn mark(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// How often the list had to be rendered anew, and the rows' marks.
fn order(marks: impl Fn() -> Vec<u64> + Send + Sync + 'static) -> Memo<(usize, Vec<u64>)> {
    Memo::new(move |before: Option<&(usize, Vec<u64>)>| {
        let now = marks();
        let round = before.map_or(0, |(round, marks)| round + usize::from(is_mixed(marks, &now)));
        (round, now)
    })
}

/// Returns whether rows both changed their order and came or went.
fn is_mixed(before: &[u64], now: &[u64]) -> bool {
    if before == now {
        return false;
    }
    let mut places: Vec<(u64, usize)> = now.iter().copied().zip(0..).collect();
    places.sort_unstable();
    let place = |mark: &u64| {
        places.binary_search_by_key(mark, |(mark, _)| *mark).ok().and_then(|at| places.get(at))
    };
    let kept: Vec<usize> = before.iter().filter_map(place).map(|(_, place)| *place).collect();
    let came_or_went = kept.len() != before.len() || kept.len() != now.len();
    came_or_went && !kept.is_sorted()
}
