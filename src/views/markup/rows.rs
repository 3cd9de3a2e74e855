//! `<For>`: rows that stay as long as their key, and move with it.

use leptos::prelude::{Owner, RenderEffect};
use leptos::web_sys::{Comment, Node};
use std::hash::{Hash, Hasher};

use super::build::{build, mark};
use super::part::{AnyView, IntoView, Part};
use super::row_order::{find, hand_over, staying};
use super::state::State;
use std::collections::BTreeSet;

/// Rows that keep their elements when they go: with focus, with an open menu, or with a mark that is not
/// of their markup.
const BUSY: &str = ":focus-within, [data-pointed], [data-dragging], [aria-expanded='true']";

/// What a list is asked; the rest of the work knows no types.
pub trait Rows {
    /// Reads the rows anew and says their keys.
    fn load(&mut self) -> Vec<Key>;
    /// The view of the row at this place of the last reading. Asked once per row.
    fn row(&mut self, at: usize) -> Part;
}

/// What tells a row from the others.
#[derive(PartialEq, Eq)]
pub struct Key {
    row: Bytes,
    /// The record the row shows; of `()`, and so empty, in lists whose rows take over nothing: see [`each`].
    record: Bytes,
}

/// A value as the bytes it hashes, all of them, so that two are never taken for one.
#[derive(Default, PartialEq, Eq)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn of(value: impl Hash) -> Self {
        let mut bytes = Self::default();
        value.hash(&mut bytes);
        bytes
    }
}

impl Hasher for Bytes {
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

/// A list for `view!`: its rows, the key that tells them apart, the record each shows, and how.
///
/// Where `record` says anything, rows that come take over the elements of rows that go, those of the same
/// record first: that costs a fraction of drawing them. Only for rows whose markup says all there is to
/// them; what a person has unfolded or typed in a row would otherwise turn up in another.
pub fn each<T, I, H, R, W>(
    each: impl Fn() -> I + 'static,
    key: impl Fn(&T) -> H + 'static,
    record: impl Fn(&T) -> R + 'static,
    view: impl Fn(T) -> W + 'static,
) -> AnyView
where
    T: 'static,
    I: IntoIterator<Item = T> + 'static,
    H: Hash + 'static,
    R: Hash + 'static,
    W: IntoView + 'static,
{
    let key = move |row: &T| Key { row: Bytes::of(key(row)), record: Bytes::of(record(row)) };
    AnyView(Part::Rows(Box::new(Each { each, key, view, rows: Vec::new() })))
}

impl<T, I, W, E, K, V> Rows for Each<T, E, K, V>
where
    E: Fn() -> I,
    K: Fn(&T) -> Key,
    V: Fn(T) -> W,
    I: IntoIterator<Item = T>,
    W: IntoView,
{
    fn load(&mut self) -> Vec<Key> {
        self.rows.clear();
        let mut keys = Vec::new();
        for row in (self.each)() {
            keys.push((self.key)(&row));
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
        shown.follow(keys, list.as_mut(), &parent);
        State::Rows(shown)
    }))
}

// The state goes before its owner: what it shows may read what the owner keeps.
struct Row {
    state: State,
    owner: Owner,
    key: Key,
}

impl Row {
    fn new(key: Key, parent: &Owner, part: impl FnOnce() -> Part) -> Self {
        let owner = parent.with(Owner::new);
        let state = owner.with(|| build(part()));
        Self { state, owner, key }
    }

    /// The same elements from now on show another record, or the same anew.
    fn take_over(&mut self, key: Key, part: impl FnOnce() -> Part) {
        let state = &mut self.state;
        self.owner.with_cleanup(|| state.show(part()));
        self.key = key;
    }
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

    fn follow(&mut self, keys: Vec<Key>, list: &mut dyn Rows, parent: &Owner) {
        let mut old: Vec<Option<Row>> = self.rows.drain(..).map(Some).collect();
        let from = self.origins(&old, &keys);
        let taken: BTreeSet<usize> = from.iter().copied().flatten().collect();
        for (at, row) in old.iter_mut().enumerate() {
            if !taken.contains(&at)
                && let Some(gone) = row.take()
            {
                gone.state.remove();
            }
        }
        for (at, (key, from)) in keys.into_iter().zip(&from).enumerate() {
            let row = match from.and_then(|from| old.get_mut(from)?.take()) {
                Some(mut row) => {
                    if row.key != key {
                        row.take_over(key, || list.row(at));
                    }
                    row
                }
                None => Row::new(key, parent, || list.row(at)),
            };
            self.rows.push(row);
        }
        self.place(&staying(&from));
    }

    /// For each new row the old one whose elements it gets.
    fn origins(&self, old: &[Option<Row>], keys: &[Key]) -> Vec<Option<usize>> {
        let mut from = vec![None; keys.len()];
        let key_of = |at: usize| old.get(at).and_then(Option::as_ref).map(|row| &row.key);
        find(&mut from, old.len(), |new, old| keys.get(new) == key_of(old));
        let wants =
            |(key, from): (&Key, &Option<usize>)| from.is_none() && key.record != Bytes::default();
        if keys.iter().zip(&from).any(wants) {
            let record = |new| keys.get(new).map(|key: &Key| &key.record);
            find(&mut from, old.len(), |new, old| {
                record(new) == key_of(old).map(|key| &key.record)
            });
            let spare = self.spare(old, &from);
            hand_over(&mut from, spare);
        }
        from
    }

    /// The old rows that no new one goes on as and that nobody is busy with.
    fn spare(&self, old: &[Option<Row>], from: &[Option<usize>]) -> Vec<usize> {
        let kept: BTreeSet<usize> = from.iter().copied().flatten().collect();
        let busy = self.busy();
        let is_free = |row: &Row| busy.iter().all(|busy| !row.state.has(busy));
        let rows = old.iter().enumerate().filter(|(at, _)| !kept.contains(at));
        rows.filter(|(_, row)| row.as_ref().is_some_and(is_free)).map(|(at, _)| at).collect()
    }

    /// What on this list is not to be given to another row. Asked of the list, which costs less than of
    /// each row.
    fn busy(&self) -> Vec<Node> {
        let list = self.end.parent_element();
        let found = list.and_then(|list| list.query_selector_all(BUSY).ok());
        found
            .map(|found| (0..found.length()).filter_map(|at| found.get(at)).collect())
            .unwrap_or_default()
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
