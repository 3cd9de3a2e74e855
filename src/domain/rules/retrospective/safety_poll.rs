//! The polls of safety and of return on time: counted, and nobody can tell whose answer is whose.
//!
//! How many answers are enough for a mean stands with the poll, in
//! [`crate::domain::records::retrospective::poll`].

use crate::domain::base::refusal::Refusal;
use crate::domain::records::retrospective::pack::Answer;
use crate::domain::records::retrospective::poll::LEVELS;
use crate::domain::records::retrospective::record::Retrospective;

/// Counts one answer of a poll.
pub(super) fn count_answer(poll: &mut Vec<u32>, level: u32) -> Result<(), Refusal> {
    poll.resize(LEVELS, 0);
    let at = usize::try_from(level).unwrap_or(0);
    match at.checked_sub(1).and_then(|at| poll.get_mut(at)) {
        Some(count) => *count += 1,
        None => return Err(Refusal::input("Choose a level from 1 to 5.")),
    }
    Ok(())
}

/// Keeps the answer that came by file. A file begun anew does not answer the poll a second time.
pub(super) fn answer_by_file(retro: &mut Retrospective, answer: &Answer, begun_anew: bool) {
    if let Some(level) = answer.safety.filter(|_| !begun_anew) {
        retro.sent_safety.insert(answer.poll, level);
    }
}
