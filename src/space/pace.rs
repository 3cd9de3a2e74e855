//! How often the space is asked.

/// What happens in the page that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// A session of a retrospective runs on the screen.
    Session,
    /// Somebody looks at the page, and something has just come or gone.
    Lively,
    /// Somebody looks at the page.
    Seen,
    /// Nobody looks at it.
    Hidden,
}

/// At the longest, in milliseconds.
const LONGEST_MS: i64 = 60_000;
/// So long after a change more of them are likely, in milliseconds.
pub const LIVELY_MS: i64 = 60_000;

impl Pace {
    /// The pause between two rounds, in milliseconds.
    pub const fn pause_ms(self) -> i64 {
        match self {
            Self::Session | Self::Lively => 1_500,
            Self::Seen => 10_000,
            Self::Hidden => LONGEST_MS,
        }
    }

    /// Who is here is asked for no more often, in milliseconds. In a session everybody follows the facilitator.
    pub const fn presence_ms(self) -> i64 {
        match self {
            Self::Session => 3_000,
            Self::Lively | Self::Seen | Self::Hidden => 20_000,
        }
    }

    /// The pause after so many rounds in a row have failed, in milliseconds: each time twice as long. A room that works
    /// together does not wait long for a server that has stumbled once.
    pub fn pause_after_ms(self, failures: u32) -> i64 {
        let times = 1_i64.checked_shl(failures.min(8)).unwrap_or(1);
        self.pause_ms().saturating_mul(times).min(LONGEST_MS)
    }
}
