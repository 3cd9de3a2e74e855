//! A poll: how many chose each level, from 1 to 5, and nothing about who did.

/// How many levels there are.
pub const LEVELS: usize = 5;

/// Below this many answers a mean would tell what one person said.
pub const ENOUGH_ANSWERS: u32 = 3;

/// The mean level in tenths, rounded half up; none below [`ENOUGH_ANSWERS`].
pub fn mean(poll: &[u32]) -> Option<u32> {
    let all: u32 = poll.iter().sum();
    let sum: u32 = poll.iter().zip(1..).map(|(count, level)| count * level).sum();
    (all >= ENOUGH_ANSWERS).then(|| (sum * 20 + all) / (all * 2))
}
