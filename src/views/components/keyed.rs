//! A keyed list: `<For>`, with its rows in the right order after every change.
//!
//! `<For>` takes a row that moved by as many places as rows were added or removed before it for one that stays (`diff`
//! in `view/keyed.rs` of tachys 0.2). That is right unless the same change also puts other rows in another order: then
//! a row can end up in the wrong place. Such a change renders the list anew here.

use std::collections::HashMap;
use std::hash::Hash;

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
    K: Clone + Eq + Hash + Send + Sync + 'static,
{
    let order = {
        let (each, key) = (each.clone(), key.clone());
        Memo::new(move |before: Option<&(usize, Vec<K>)>| {
            let now: Vec<K> = each().iter().map(&key).collect();
            match before {
                Some((round, keys)) => (round + usize::from(is_mixed(keys, &now)), now),
                None => (0, now),
            }
        })
    };
    let round = Memo::new(move |_| order.with(|(round, _)| *round));
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

/// Returns whether rows both changed their order and came or went.
fn is_mixed<K: Eq + Hash>(before: &[K], now: &[K]) -> bool {
    let places: HashMap<&K, usize> = now.iter().zip(0..).collect();
    let kept: Vec<usize> = before.iter().filter_map(|key| places.get(key).copied()).collect();
    let came_or_went = kept.len() != before.len() || kept.len() != now.len();
    came_or_went && !kept.is_sorted()
}
