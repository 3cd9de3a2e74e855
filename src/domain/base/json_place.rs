//! Finds the place in a tree where a type cannot be read, with the one reader that the type has.
//!
//! A reader that keeps its way through the tree (as the crate `serde_path_to_error` has) would be a second one for
//! every type, half a megabyte of the page. This one reads the tree again with less and less in it: a reader takes
//! what an object or an array holds in order and stops at the first fault, so the fault stands in the last child
//! without which it is not reported.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// Returns the names and numbers that lead from the root to what cannot be read, by what the reader says of the
/// tree. Where that cannot be told for sure the way ends early; it is empty where the root itself is at fault.
///
/// Reads the tree some 10 times for each step.
pub fn place_of_fault<T: DeserializeOwned>(tree: &Value, fault: &str) -> Vec<String> {
    let (tree, fault) = (tree.clone(), fault.to_owned());
    let mut search = Search { tree, fault, way: Vec::new(), reads: fault_in::<T> };
    while search.go_down() {}
    search.way
}

fn fault_in<T: DeserializeOwned>(tree: Value) -> Option<String> {
    serde_json::from_value::<T>(tree).err().map(|fault| fault.to_string())
}

/// A search on its way down.
struct Search {
    tree: Value,
    /// What the reader says of the whole tree.
    fault: String,
    way: Vec<String>,
    /// What the reader says of another tree.
    reads: fn(Value) -> Option<String>,
}

impl Search {
    /// Goes one step down, to the child that holds the fault. Returns false where none does for sure.
    fn go_down(&mut self) -> bool {
        let children = names(self.place());
        let counts: Vec<usize> = (0..=children.len()).collect();
        let enough = counts.partition_point(|count| !self.still_fails(|at| at < *count));
        let Some(last) = enough.checked_sub(1) else { return false };
        let Some(child) = children.into_iter().nth(last) else { return false };
        // Without the child there must be no such fault; what is missing is missing in something that has parts.
        let missing = self.fault.starts_with("missing field") && !self.has_parts(&child);
        if missing || self.still_fails(|at| at != last) {
            return false;
        }
        self.keep_only(last);
        self.way.push(child);
        true
    }

    /// Leaves the place's other children out where the fault stays the same: the next steps are quicker.
    fn keep_only(&mut self, child: usize) {
        // The number of a child is its name in an array.
        let numbered = self.place().is_array();
        let kept = |at: usize| at == child || numbered && at < child;
        if self.still_fails(kept) {
            self.tree = self.with_some(kept);
        }
    }

    /// Whether the fault is still reported with only some of the place's children.
    fn still_fails(&self, kept: impl Fn(usize) -> bool) -> bool {
        (self.reads)(self.with_some(kept)).as_ref() == Some(&self.fault)
    }

    /// Returns the tree with only some of the place's children.
    fn with_some(&self, kept: impl Fn(usize) -> bool) -> Value {
        let mut tree = self.tree.clone();
        let mut numbers = 0_usize..;
        let mut keep = || numbers.next().is_some_and(&kept);
        match self.way.iter().try_fold(&mut tree, |at, step| child_mut(at, step)) {
            Some(Value::Object(fields)) => fields.retain(|_, _| keep()),
            Some(Value::Array(values)) => values.retain(|_| keep()),
            _ => {}
        }
        tree
    }

    fn place(&self) -> &Value {
        self.way.iter().try_fold(&self.tree, |at, step| child(at, step)).unwrap_or(&Value::Null)
    }

    fn has_parts(&self, name: &str) -> bool {
        child(self.place(), name).is_some_and(|child| child.is_object() || child.is_array())
    }
}

fn names(place: &Value) -> Vec<String> {
    match place {
        Value::Object(fields) => fields.keys().cloned().collect(),
        Value::Array(values) => (0..values.len()).map(|at| at.to_string()).collect(),
        _ => Vec::new(),
    }
}

fn child<'a>(place: &'a Value, name: &str) -> Option<&'a Value> {
    match place {
        Value::Array(values) => values.get(name.parse::<usize>().ok()?),
        place => place.get(name),
    }
}

fn child_mut<'a>(place: &'a mut Value, name: &str) -> Option<&'a mut Value> {
    match place {
        Value::Array(values) => values.get_mut(name.parse::<usize>().ok()?),
        place => place.get_mut(name),
    }
}
