//! Which old row goes on as which new one, and which of them need to move. Rows are told by their place.

use std::collections::BTreeSet;

/// For each new row that has none yet, an old one that is the same. Most rows stand where they stood, so
/// the search starts there.
pub(super) fn find(from: &mut [Option<usize>], olds: usize, same: impl Fn(usize, usize) -> bool) {
    let mut taken: BTreeSet<usize> = from.iter().copied().flatten().collect();
    let mut next = 0;
    for (row, from) in from.iter_mut().enumerate().filter(|(_, from)| from.is_none()) {
        *from = (next..olds).chain(0..next).find(|old| !taken.contains(old) && same(row, *old));
        if let Some(old) = *from {
            next = old + 1;
            taken.insert(old);
        }
    }
}

/// Gives new rows the places of old ones that are to spare, in rising order: one between the neighbours
/// where there is one, since it then need not move, otherwise any.
pub(super) fn hand_over(from: &mut [Option<usize>], mut spare: Vec<usize>) {
    let mut next = vec![usize::MAX; from.len()];
    let mut nearest = usize::MAX;
    for (next, from) in next.iter_mut().zip(from.iter()).rev() {
        nearest = from.unwrap_or(nearest);
        *next = nearest;
    }
    let mut after = 0;
    for (row, next) in from.iter_mut().zip(next) {
        if row.is_none() {
            let at = spare.partition_point(|spare| *spare < after);
            *row = spare.get(at).copied().filter(|spare| *spare < next);
            if row.is_some() {
                spare.remove(at);
            }
        }
        after = row.map_or(after, |row| row + 1);
    }
    from.iter_mut().filter(|row| row.is_none()).for_each(|row| *row = spare.pop());
}

/// Which rows need not move: the longest run of old places that rises already.
pub(super) fn staying(from: &[Option<usize>]) -> Vec<bool> {
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
