//! Sprints in time: when one ended, what it accepted, which one figures are about.

use std::collections::BTreeSet;

use crate::domain::base::ids::ItemId;
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::working_time::Span;
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::sprint::record::Sprint;

/// The working time of a sprint so far: from the approval to its end, or now.
pub fn window(sprint: &Sprint, history: &History<'_>) -> Option<Span> {
    let from = sprint.commitment.as_ref()?.approved.at;
    let to = sprint.ended().map_or(history.now, |end| end.min(history.now));
    Some((history.time.at(&from), history.time.at(&to)))
}

/// The items accepted in a sprint: by its final lines once it is over, else as they stand.
pub fn accepted(sprint: &Sprint, history: &History<'_>) -> BTreeSet<ItemId> {
    if !sprint.final_lines.is_empty() {
        let lines = sprint.final_lines.iter().filter(|line| line.accepted.is_some());
        return lines.map(|line| line.item).collect();
    }
    let here = |to: Option<_>| to == Some((sprint.id, BoardStage::Done));
    let done = history.flows.iter().filter(|flow| flow.done.is_some_and(|done| here(done.to)));
    done.map(|flow| flow.item).collect()
}

/// A count.
pub fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Sprints that are closed by the history's moment, oldest first.
pub fn closed<'a>(history: &History<'a>) -> Vec<&'a Sprint> {
    let by_then = |sprint: &&Sprint| sprint.ended().is_some_and(|end| end <= history.now);
    which::closed_in_order(history.tables).into_iter().map(|one| &**one).filter(by_then).collect()
}

/// The sprint figures are about: the open one, else the last that closed.
pub fn current<'a>(history: &History<'a>) -> Option<&'a Sprint> {
    which::open(history.tables).map(|sprint| &**sprint).or_else(|| closed(history).pop())
}
