//! A collection of records by id, cheap to copy: two copies share everything until one changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Records by id, in the order of their ids.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "K: Deserialize<'de> + Ord, V: Deserialize<'de>"))]
#[schemars(inline)]
pub struct Table<K, V>(Arc<BTreeMap<K, Arc<V>>>);

impl<K: Ord + Copy, V> Table<K, V> {
    /// The record with this id.
    pub fn get(&self, id: K) -> Option<&Arc<V>> {
        self.0.get(&id)
    }

    /// Whether there is such a record.
    pub fn contains(&self, id: K) -> bool {
        self.0.contains_key(&id)
    }

    /// Every record, in the order of ids.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Arc<V>> + Clone {
        self.0.values()
    }

    /// Every id, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = K> + Clone + '_ {
        self.0.keys().copied()
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
        let records = Arc::make_mut(&mut self.0);
        match record {
            Some(record) => drop(records.insert(id, record)),
            None => drop(records.remove(&id)),
        }
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
