//! The polls of safety and of return on time: counted, and nobody can tell whose answer is whose.
//!
//! A poll is over when everyone has answered or its results are shown; until then nothing of it is seen.
//! How many answers are enough for a mean stands with the poll, in
//! [`crate::domain::records::retrospective::poll`].

use crate::domain::base::refusal::Refusal;
use crate::domain::records::retrospective::pack::Answer;
use crate::domain::records::retrospective::poll::{ENOUGH_ANSWERS, LEVELS, Poll};
use crate::domain::records::retrospective::record::Retrospective;

/// Counts one answer of a poll.
pub(super) fn count_answer(
    retro: &mut Retrospective,
    poll: Poll,
    level: u32,
) -> Result<(), Refusal> {
    if retro.polls_shown.contains(&poll) {
        return Err(Refusal::state("The results are already shown, so this poll is closed."));
    }
    if retro.is_over(poll) {
        return Err(Refusal::state("Everyone has answered this poll."));
    }
    let counts = match poll {
        Poll::Safety => &mut retro.safety,
        Poll::Worth => &mut retro.worth,
    };
    counts.resize(LEVELS, 0);
    let at = usize::try_from(level).unwrap_or(0);
    match at.checked_sub(1).and_then(|at| counts.get_mut(at)) {
        Some(count) => *count += 1,
        None => return Err(Refusal::input("Choose a level from 1 to 5.")),
    }
    Ok(())
}

/// Shows the results before everyone has answered. Too few answers would say whose they are.
pub(super) fn show(retro: &mut Retrospective, poll: Poll) -> Result<(), Refusal> {
    if !retro.has_enough(poll) {
        let why = format!(
            "Results need at least {ENOUGH_ANSWERS} answers, so that nobody can tell who gave which."
        );
        return Err(Refusal::state(why));
    }
    retro.polls_shown.insert(poll);
    Ok(())
}

/// Keeps the answer that came by file, while the poll takes answers. A file begun anew does not answer
/// it a second time.
pub(super) fn answer_by_file(retro: &mut Retrospective, answer: &Answer, begun_anew: bool) {
    let new = !retro.sent_safety.contains_key(&answer.poll);
    if begun_anew || (new && retro.is_over(Poll::Safety)) {
        return;
    }
    if let Some(level) = answer.safety {
        retro.sent_safety.insert(answer.poll, level);
    }
}
