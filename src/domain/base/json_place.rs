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
    let (whole, tree, fault) = (tree, tree.clone(), fault.to_owned());
    let mut search = Search { whole, tree, fault, way: Vec::new(), reads: fault_in::<T> };
    while search.go_down() {}
    search.confirm_missing();
    search.way
}

fn fault_in<T: DeserializeOwned>(tree: Value) -> Option<String> {
    serde_json::from_value::<T>(tree).err().map(|fault| fault.to_string())
}

/// A search on its way down.
struct Search<'t> {
    whole: &'t Value,
    /// What is left of it.
    tree: Value,
    /// What the reader says of the whole tree.
    fault: String,
    way: Vec<String>,
    /// What the reader says of another tree.
    reads: fn(Value) -> Option<String>,
}

impl Search<'_> {
    /// Goes one step down, to the child that holds the fault. Returns false where none does for sure.
    fn go_down(&mut self) -> bool {
        let children = children(self.place());
        // Without its parts, what is there may still be at fault itself: a line that is no number.
        let Some(last) = self.last_of(&children, true).or_else(|| self.last_of(&children, false))
        else {
            return false;
        };
        // Without the child there must be no such fault.
        if self.still_fails(|at| at != last) {
            return false;
        }
        self.keep_only(last);
        self.way.extend(children.into_iter().nth(last).map(|(name, _)| name));
        true
    }

    /// Returns the first child up to which the fault is reported: of those that have parts, beside all others; or of the
    /// others. A field that is missing is missing in something that has parts.
    fn last_of(&self, children: &[(String, bool)], with_parts: bool) -> Option<usize> {
        if !with_parts && self.missing().is_some() {
            return None;
        }
        let some = children.iter().enumerate().filter(|(_, (_, parts))| *parts == with_parts);
        let some: Vec<usize> = some.map(|(at, _)| at).collect();
        let upto = |count: usize| {
            let kept = some.get(..count).unwrap_or(&some);
            self.still_fails(|at| {
                kept.contains(&at)
                    || with_parts && children.get(at).is_some_and(|(_, parts)| !parts)
            })
        };
        let counts: Vec<usize> = (0..=some.len()).collect();
        let enough = counts.partition_point(|count| !upto(*count));
        some.get(enough.checked_sub(1)?).copied()
    }

    /// Returns the field that is missing, if that is the fault.
    fn missing(&self) -> Option<&str> {
        self.fault.strip_prefix("missing field `")?.split('`').next()
    }

    /// Where a field is missing: goes back up to what has it missing. There the fault ends once it is there.
    fn confirm_missing(&mut self) {
        let Some(name) = self.missing().map(str::to_owned) else { return };
        while !self.way.is_empty() {
            let mut tree = self.whole.clone();
            let place = self.way.iter().try_fold(&mut tree, |at, step| child_mut(at, step));
            if let Some(Value::Object(fields)) = place
                && fields.insert(name.clone(), Value::Null).is_none()
                && (self.reads)(tree).as_ref() != Some(&self.fault)
            {
                return;
            }
            self.way.pop();
        }
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
}

/// Returns the names of the children, and whether each has parts of its own.
fn children(place: &Value) -> Vec<(String, bool)> {
    let parts = |child: &Value| child.is_object() || child.is_array();
    match place {
        Value::Object(fields) => {
            fields.iter().map(|(name, child)| (name.clone(), parts(child))).collect()
        }
        Value::Array(values) => {
            values.iter().enumerate().map(|(at, child)| (at.to_string(), parts(child))).collect()
        }
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
