//! A collection of records by id, cheap to copy: two copies share everything until one changes.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::stored::{Fields, Stored, Unreadable};

/// Records by id, in the order of their ids.
///
/// A sorted list: ids rise with time, so a new record nearly always stands at its end, a copy is one
/// block of memory, and there is far less code for each kind of record than for a tree.
#[derive(Debug)]
pub struct Table<K, V>(Arc<Vec<(K, Arc<V>)>>);

impl<K: Ord + Copy, V> Table<K, V> {
    /// The record with this id.
    pub fn get(&self, id: K) -> Option<&Arc<V>> {
        let at = self.place(id).ok()?;
        self.0.get(at).map(|row| &row.1)
    }

    /// Whether there is such a record.
    pub fn contains(&self, id: K) -> bool {
        self.place(id).is_ok()
    }

    /// Every record, in the order of ids.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Arc<V>> + Clone {
        self.0.iter().map(|row| &row.1)
    }

    /// Every id, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = K> + Clone + '_ {
        self.0.iter().map(|row| row.0)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether two tables are one and the same, without looking inside.
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Puts a record in its place, or takes it out.
    pub(in crate::domain) fn set(&mut self, id: K, record: Option<Arc<V>>) {
        let place = self.place(id);
        let rows = Arc::make_mut(&mut self.0);
        match (place, record) {
            (Ok(at), Some(record)) => {
                if let Some(row) = rows.get_mut(at) {
                    row.1 = record;
                }
            }
            (Ok(at), None) => drop(rows.remove(at)),
            (Err(at), Some(record)) => rows.insert(at, (id, record)),
            (Err(_), None) => {}
        }
    }

    /// Where this id stands, or would stand.
    fn place(&self, id: K) -> Result<usize, usize> {
        self.0.binary_search_by(|row| row.0.cmp(&id))
    }
}

impl<K: Stored + Ord + Copy, V: Stored> Stored for Table<K, V> {
    fn to_json(&self) -> Value {
        let mut fields = Map::new();
        for (id, record) in self.0.iter() {
            if let Value::String(id) = id.to_json() {
                fields.insert(id, record.to_json());
            }
        }
        Value::Object(fields)
    }
    fn from_json(value: Value) -> Result<Self, Unreadable> {
        let mut table = Self::default();
        for (id, value) in Fields::of(value)?.each() {
            let record = V::from_json(value).map_err(|why| why.inside(&id))?;
            table.set(K::from_json(Value::String(id))?, Some(Arc::new(record)));
        }
        Ok(table)
    }
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl<K, V> Clone for Table<K, V> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Table<K, V> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
            || (self.0.len() == other.0.len()
                && self.0.iter().zip(other.0.iter()).all(|((id, one), (other_id, two))| {
                    id == other_id && (Arc::ptr_eq(one, two) || one == two)
                }))
    }
}

impl<K: Eq, V: Eq> Eq for Table<K, V> {}
