//! A poll: how many chose each level, from 1 to 5, and nothing about who did.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A poll of a retrospective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Poll {
    /// How safe it is to speak openly.
    Safety,
    /// Whether it was worth the time.
    Worth,
}

impl Poll {
    /// Its word in keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Safety => "safety",
            Self::Worth => "worth",
        }
    }
}

/// How many levels there are.
pub const LEVELS: usize = 5;

/// Below this many answers an average would reveal what one person said.
pub const ENOUGH_ANSWERS: u32 = 3;

/// Returns the average level in tenths, rounded half up; `None` below [`ENOUGH_ANSWERS`].
pub fn mean(poll: &[u32]) -> Option<u32> {
    let all: u32 = poll.iter().sum();
    let sum: u32 = poll.iter().zip(1..).map(|(count, level)| count * level).sum();
    (all >= ENOUGH_ANSWERS).then(|| (sum * 20 + all) / (all * 2))
}
