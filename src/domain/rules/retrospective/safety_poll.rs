//! The polls of safety and of return on time: counted, and nobody can tell whose answer is whose.

use crate::domain::base::refusal::Refusal;

/// Counts one count of a poll; nobody can tell whose.
pub(in crate::domain) fn count(poll: &mut Vec<u32>, level: u32) -> Result<(), Refusal> {
    poll.resize(5, 0);
    let at = usize::try_from(level).unwrap_or(0);
    match at.checked_sub(1).and_then(|at| poll.get_mut(at)) {
        Some(count) => *count += 1,
        None => return Err(Refusal::input("Choose a level from 1 to 5.")),
    }
    Ok(())
}
