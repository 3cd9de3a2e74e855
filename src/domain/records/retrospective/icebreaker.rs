//! Questions that open a session: everyone says a sentence before the work begins.

use crate::domain::base::ids::{Id, RetrospectiveId};

/// The questions.
pub const ICEBREAKERS: [&str; 14] = [
    "Which ad or campaign did you last stop to look at, and why?",
    "If this period were a headline, what would it say?",
    "What did a customer say recently that surprised you?",
    "Which word do we use too often?",
    "What would you do with one free day this month?",
    "Which tool couldn't you do without?",
    "What did someone here do that made your work easier?",
    "What was the best thing you read, saw or heard recently?",
    "Which of our emails would you have opened yourself?",
    "What did you learn recently that has nothing to do with work?",
    "What would a new colleague find strange about how we work?",
    "If the last few weeks were weather, what was the forecast, and what did we get?",
    "Which small thing would make next week better?",
    "Which brand gets it right at the moment?",
];

/// Returns the question drawn for a session: by its random id, so the same on every device.
pub fn drawn(id: RetrospectiveId) -> &'static str {
    let count = ICEBREAKERS.len() as u128;
    let at =
        usize::try_from((id.uuid().as_u128() ^ (id.uuid().as_u128() >> 7)) % count).unwrap_or(0);
    ICEBREAKERS.get(at).copied().unwrap_or_default()
}

/// Returns the question after this one.
pub fn next(question: &str) -> &'static str {
    let at = ICEBREAKERS.iter().position(|one| *one == question).map_or(0, |at| at + 1);
    ICEBREAKERS.get(at % ICEBREAKERS.len()).copied().unwrap_or_default()
}
