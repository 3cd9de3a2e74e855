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
    each: impl Fn() -> Vec<T> + Clone + Send + Sync + 'static,
    /// What tells a row from the others.
    key: impl Fn(&T) -> K + Clone + Send + Sync + 'static,
    /// Renders a row.
    children: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    V: IntoView + 'static,
    K: Eq + Hash + 'static,
{
    // The rows of a change are computed once: `order` leaves them here, and the list takes them.
    let rows = Arc::new(Mutex::new(None));
    let order = {
        let (rows, each, key) = (rows.clone(), each.clone(), key.clone());
        order(Box::new(move || {
            let now = each();
            let marks = now.iter().map(|row| mark(&key(row))).collect();
            let _ = rows.lock().map(|mut rows| rows.replace(now));
            marks
        }))
    };
    let round = Memo::new(move |_| order.with(|(round, _)| *round));
    let each = move || {
        order.with(|_| ());
        let taken = rows.lock().ok().and_then(|mut rows| rows.take());
        taken.unwrap_or_else(|| untrack(&each))
    };
    move || {
        let (each, key, children) = (each.clone(), key.clone(), children.clone());
        let list = view! { <For each key children/> };
        // What takes the place of the same kind of view would take over its rows.
        match round.get() % 2 {
            0 => Either::Left(list),
            _ => Either::Right(list),
        }
    }
}

/// A number that two keys share only by a rare chance, and then at the cost of one rendering.
fn mark(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// How often the list had to be rendered anew, and the rows' marks.
fn order(marks: Box<dyn Fn() -> Vec<u64> + Send + Sync>) -> Memo<(usize, Vec<u64>)> {
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
