//! The nine steps with what a facilitator says, the lengths, and the columns people write in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::text::Title;

/// A step of the session. Any can be skipped or visited again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SessionStep {
    /// Purpose, agreement, who is here, the safety poll.
    #[default]
    Open,
    /// What was promised and what became of it.
    Facts,
    /// Everybody writes.
    Gather,
    /// What belongs together.
    Group,
    /// What to talk about.
    Vote,
    /// One topic after the other.
    Discuss,
    /// Each hypothesis beside its result.
    Expected,
    /// Wins, guardrails, actions, plays, roadmap points.
    Decide,
    /// Was it worth the time, and the report.
    Close,
}

/// Label, word of the address, and what the facilitator says, line by line.
type Words = (&'static str, &'static str, &'static [&'static str]);

impl SessionStep {
    /// Every step, in order.
    pub const ALL: [Self; 9] = [
        Self::Open,
        Self::Facts,
        Self::Gather,
        Self::Group,
        Self::Vote,
        Self::Discuss,
        Self::Expected,
        Self::Decide,
        Self::Close,
    ];

    const fn words(self) -> Words {
        match self {
            Self::Open => (
                "Open",
                "open",
                &[
                    "We're here to decide what to do differently next time.",
                    "Agree out loud: everyone did the best they could with what they knew.",
                    "Introduce any guests and why they're here. Ask each one what they would challenge.",
                    "Ask everyone to answer the safety poll. Only the distribution is shown.",
                ],
            ),
            Self::Facts => (
                "Facts and open actions",
                "facts",
                &[
                    "Go through each open action: did we do it, and did it work?",
                    "Read the metrics out loud. Don't explain them yet.",
                    "Check the effect of each workflow change that is due.",
                ],
            ),
            Self::Gather => (
                "Gather",
                "gather",
                &[
                    "Everyone writes on their own, in silence.",
                    "One thought per card. Write what happened, not who did it.",
                    "Write at least one card about how we worked together.",
                ],
            ),
            Self::Group => (
                "Group",
                "group",
                &[
                    "Read the cards out loud, one by one.",
                    "Group cards with the same cause. Name the group in our own words.",
                    "When in doubt, leave a card on its own.",
                ],
            ),
            Self::Vote => (
                "Vote",
                "vote",
                &[
                    "Vote for what we can change ourselves.",
                    "No one sees the results until everyone has voted.",
                ],
            ),
            Self::Discuss => (
                "Discuss",
                "discuss",
                &[
                    "Hear everyone once before anyone speaks twice. Passing is fine.",
                    "Ask what in the process let this happen, then what we'll do about it.",
                    "End each topic with a decision, an action, a guardrail or a learning, or park it.",
                    "Finish with a win, and ask why it worked.",
                ],
            ),
            Self::Expected => (
                "Expected vs. actual",
                "expected",
                &[
                    "For each hypothesis: what did we expect, and what happened?",
                    "Ask what explains the gap: data, timing, targeting, message or channel?",
                    "Turn anything we couldn't measure into an action with a date.",
                ],
            ),
            Self::Decide => (
                "Decide",
                "decide",
                &[
                    "Every action has one owner, a due date and a measure of success.",
                    "Agree on three actions at most. Other good ideas go to the backlog.",
                    "Change the rules now, while we remember why.",
                ],
            ),
            Self::Close => (
                "Close",
                "close",
                &[
                    "Ask everyone: was this worth the time?",
                    "Decide who gets the report, and thank people by name for what went well.",
                ],
            ),
        }
    }

    /// The step's name.
    pub const fn label(self) -> &'static str {
        self.words().0
    }

    /// Returns the word for it in the address.
    pub const fn word(self) -> &'static str {
        self.words().1
    }

    /// Returns what the facilitator says.
    pub const fn script(self) -> &'static [&'static str] {
        self.words().2
    }

    /// Reads the word of the address.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }
}

/// What the cards of a column are about; topics are coloured and ended by it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// What went right.
    Win,
    /// What got in the way.
    Friction,
    /// What we know now.
    Learning,
    /// An assumption we doubt.
    #[default]
    Question,
}

/// A column people write in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// Its heading.
    pub name: Title,
    /// What its cards are about.
    pub kind: ColumnKind,
}
