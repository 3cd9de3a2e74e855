//! A reaction to a topic: how someone takes part in the discussion without interrupting it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What someone says with one press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reaction {
    /// They see it the same way.
    Agree,
    /// They are grateful for it.
    Thanks,
    /// It is news to them.
    Surprise,
}

impl Reaction {
    /// Every reaction, in the order it is offered.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Thanks, Self::Surprise];

    /// Returns its label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Agree => "Agree",
            Self::Thanks => "Thanks",
            Self::Surprise => "Surprised",
        }
    }
}
