//! `<For>`: rows that stay as long as their key, and move with it.

use leptos::prelude::{Owner, RenderEffect};
use leptos::web_sys::{Comment, Node};
use std::hash::{Hash, Hasher};

use super::build::{build, mark};
use super::part::{AnyView, IntoView, Part};
use super::state::State;

/// What a list is asked; the rest of the work knows no types.
pub trait Rows {
    /// Reads the rows anew and says their keys.
    fn load(&mut self) -> Vec<Key>;
    /// The view of the row at this place of the last reading. Asked once per row.
    fn row(&mut self, at: usize) -> Part;
}

/// A key as the bytes it hashes, all of them, so that two keys are never taken for one.
#[derive(Default, PartialEq, Eq)]
pub struct Key(Vec<u8>);

impl Hasher for Key {
    fn finish(&self) -> u64 {
        0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }
}

struct Each<T, E, K, V> {
    each: E,
    key: K,
    view: V,
    rows: Vec<Option<T>>,
}

/// A list for `view!`: its rows, the key that tells them apart, and how each is shown.
pub fn each<T, I, H, W>(
    each: impl Fn() -> I + 'static,
    key: impl Fn(&T) -> H + 'static,
    view: impl Fn(T) -> W + 'static,
) -> AnyView
where
    T: 'static,
    I: IntoIterator<Item = T> + 'static,
    H: Hash + 'static,
    W: IntoView + 'static,
{
    AnyView(Part::Rows(Box::new(Each { each, key, view, rows: Vec::new() })))
}

impl<T, I, H, W, E, K, V> Rows for Each<T, E, K, V>
where
    E: Fn() -> I,
    K: Fn(&T) -> H,
    V: Fn(T) -> W,
    I: IntoIterator<Item = T>,
    H: Hash,
    W: IntoView,
{
    fn load(&mut self) -> Vec<Key> {
        self.rows.clear();
        let mut keys = Vec::new();
        for row in (self.each)() {
            let mut key = Key::default();
            (self.key)(&row).hash(&mut key);
            keys.push(key);
            self.rows.push(Some(row));
        }
        keys
    }

    fn row(&mut self, at: usize) -> Part {
        let row = self.rows.get_mut(at).and_then(Option::take);
        row.map_or(Part::None, |row| (self.view)(row).into_view().0)
    }
}

/// Builds a list; each row has an owner, which goes when it goes.
pub(super) fn rows(mut list: Box<dyn Rows>) -> State {
    let parent = Owner::current().unwrap_or_default();
    State::Live(RenderEffect::new(move |before: Option<State>| {
        let keys = list.load();
        let mut shown = match before {
            Some(State::Rows(shown)) => shown,
            _ => Shown { rows: Vec::new(), end: mark() },
        };
        shown.follow(keys, &mut |at| {
            let owner = parent.with(Owner::new);
            let state = owner.with(|| build(list.row(at)));
            (state, owner)
        });
        State::Rows(shown)
    }))
}

// The state goes before its owner: what it shows may read what the owner keeps.
struct Row {
    state: State,
    _owner: Owner,
    key: Key,
}

/// The rows on the page.
pub(super) struct Shown {
    rows: Vec<Row>,
    end: Comment,
}

impl Shown {
    pub(super) fn each_node(&self, run: &mut dyn FnMut(&Node)) {
        self.rows.iter().for_each(|row| row.state.each_node(run));
        run(&self.end);
    }

    fn follow(&mut self, keys: Vec<Key>, make: &mut dyn FnMut(usize) -> (State, Owner)) {
        let mut old: Vec<Option<Row>> = self.rows.drain(..).map(Some).collect();
        let (from, kept) = matches(&old, &keys);
        for (row, kept) in old.iter_mut().zip(kept) {
            if !kept && let Some(gone) = row.take() {
                gone.state.remove();
            }
        }
        for (at, (key, from)) in keys.into_iter().zip(&from).enumerate() {
            let kept = from.and_then(|from| old.get_mut(from)?.take());
            self.rows.push(kept.unwrap_or_else(|| {
                let (state, owner) = make(at);
                Row { state, _owner: owner, key }
            }));
        }
        self.place(&staying(&from));
    }

    /// Moves as few rows as can be, so that focus and scroll stay where they are.
    fn place(&self, staying: &[bool]) {
        let Some(parent) = self.end.parent_node() else { return };
        let mut before: Node = self.end.clone().into();
        for (row, stays) in self.rows.iter().zip(staying).rev() {
            if !stays {
                row.state.place(&parent, Some(&before));
            }
            before = row.state.first().unwrap_or(before);
        }
    }
}

/// For each key the old row that has it, and which old rows have one. Most rows stand where they stood, so the search starts there.
fn matches(old: &[Option<Row>], keys: &[Key]) -> (Vec<Option<usize>>, Vec<bool>) {
    let mut taken = vec![false; old.len()];
    let mut next = 0;
    let from = keys
        .iter()
        .map(|key| {
            let found = (next..old.len()).chain(0..next).find(|at| {
                let free = taken.get(*at) == Some(&false);
                free && old.get(*at).and_then(Option::as_ref).is_some_and(|row| row.key == *key)
            });
            if let Some(at) = found {
                next = at + 1;
                if let Some(taken) = taken.get_mut(at) {
                    *taken = true;
                }
            }
            found
        })
        .collect();
    (from, taken)
}

/// Which rows need not move: the longest run of old places that rises already.
fn staying(from: &[Option<usize>]) -> Vec<bool> {
    // `ends[n]` is the row that ends the best run of n + 1 rows; `previous` leads back along a run.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; from.len()];
    let place = |row: usize| from.get(row).copied().flatten();
    for (row, old) in from.iter().enumerate() {
        let Some(old) = old else { continue };
        let at = ends.partition_point(|end| place(*end) < Some(*old));
        if let Some(before) = at.checked_sub(1)
            && let Some(previous) = previous.get_mut(row)
        {
            *previous = ends.get(before).copied();
        }
        match ends.get_mut(at) {
            Some(end) => *end = row,
            None => ends.push(row),
        }
    }
    let mut stays = vec![false; from.len()];
    let mut next = ends.last().copied();
    while let Some(row) = next {
        if let Some(stays) = stays.get_mut(row) {
            *stays = true;
        }
        next = previous.get(row).copied().flatten();
    }
    stays
}
