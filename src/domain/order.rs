//! Sorting, written once: the one place that puts records, days and words in their order.
//!
//! The sort of the standard library is compiled anew for every type and every order it is asked for,
//! some three kilobytes each. Here the order of the places is sorted, and what stands in them changes
//! places. It is stable, as that of the standard library.

use std::cmp::Ordering;

/// Puts what is in a list in order.
pub trait InOrder<T> {
    /// In this order; what is equal in it stays as it was.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// In the order of a key.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|one, two| key(one).cmp(&key(two)));
    }

    /// In its own order.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(Ord::cmp);
    }
}

impl<T> InOrder<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let swaps = swaps(self.len(), &mut |one, two| match (self.get(one), self.get(two)) {
            (Some(one), Some(two)) => compare(one, two),
            _ => Ordering::Equal,
        });
        for (one, two) in swaps {
            self.swap(one, two);
        }
    }
}

/// What has to change places, one after the other, for the order to be right.
fn swaps(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|one, two| compare(*one, *two));
    let mut swaps = Vec::new();
    for at in 0..len {
        let mut from = at;
        // What stood there may have been put elsewhere already.
        while let Some(place) = places.get(from).copied() {
            from = place;
            if from >= at {
                break;
            }
        }
        if from != at {
            swaps.push((at, from));
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::InOrder;

    #[test]
    fn puts_every_list_in_order_and_leaves_equals_as_they_were() {
        for seed in 0..200_usize {
            let mut list: Vec<(usize, usize)> =
                (0..seed % 40).map(|at| ((at * 7919 + seed * 104_729) % 11, at)).collect();
            let mut expected = list.clone();
            expected.sort_unstable();
            list.order_by_key(|one| one.0);
            assert_eq!(list, expected);
            list.order_by(|one, two| two.cmp(one));
            expected.reverse();
            assert_eq!(list, expected);
            list.order();
            expected.reverse();
            assert_eq!(list, expected);
        }
    }
}
