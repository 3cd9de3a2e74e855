//! Integers with a unit. Stored data holds no fractions, so that equal is equal to the byte.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text;

/// An amount of work in sixtieths of the workspace's unit: minutes where the
/// team counts hours, sixtieths of a point where it counts points.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Effort(pub u32);

impl Effort {
    /// No work.
    pub const ZERO: Self = Self(0);

    /// Whole hours or points.
    pub const fn whole(units: u32) -> Self {
        Self(units.saturating_mul(60))
    }

    /// Returns the sum, at most `u32::MAX` sixtieths.
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Returns the difference, never below zero.
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Returns this part of the amount, rounded half up.
    pub const fn share(self, part: BasisPoints) -> Self {
        let product = self.0 as u64 * part.0 as u64 + 5_000;
        let share = product / 10_000;
        Self(if share > u32::MAX as u64 { u32::MAX } else { share as u32 })
    }

    /// Returns the number for a sentence, with at most one decimal: `6`, `6.5`, `1,234`. What is more
    /// than nothing is at least `0.1`.
    pub fn rounded(self) -> String {
        let tenths = (u64::from(self.0) + 3) / 6;
        let number = |whole| text::number(usize::try_from(whole).unwrap_or(usize::MAX));
        match (tenths / 10, tenths.max(u64::from(self.0 > 0)) % 10) {
            (whole, 0) => number(whole),
            (whole, rest) => format!("{}.{rest}", number(whole)),
        }
    }
}

impl std::iter::Sum for Effort {
    fn sum<I: Iterator<Item = Self>>(efforts: I) -> Self {
        efforts.fold(Self::ZERO, Self::plus)
    }
}

/// Writes the bare number with at most two decimals, as a field holds it: `6`, `6.5`, `6.33`.
impl std::fmt::Display for Effort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = (u64::from(self.0) * 100 + 30) / 60;
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        match rest {
            0 => write!(f, "{whole}"),
            rest if rest % 10 == 0 => write!(f, "{whole}.{}", rest / 10),
            rest => write!(f, "{whole}.{rest:02}"),
        }
    }
}

/// A part of a whole in ten-thousandths: 10,000 is all of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct BasisPoints(pub u32);

impl BasisPoints {
    /// All of it.
    pub const WHOLE: Self = Self(10_000);

    /// Whole percents.
    pub const fn percent(percent: u32) -> Self {
        Self(percent.saturating_mul(100))
    }

    /// Returns `part ÷ whole`, rounded half up; `None` where the whole is zero.
    pub fn ratio(part: u64, whole: u64) -> Option<Self> {
        (whole > 0).then(|| {
            let ratio = (u128::from(part) * 10_000 + u128::from(whole) / 2) / u128::from(whole);
            Self(u32::try_from(ratio).unwrap_or(u32::MAX))
        })
    }
}

/// Writes percent with the sign, rounded half up: `82%`.
impl std::fmt::Display for BasisPoints {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}%", (self.0 + 50) / 100)
    }
}

/// A measured figure in ten-thousandths of its own unit, such as 2.35% of visits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Figure(pub i64);

impl Figure {
    /// A figure without decimals.
    pub const fn whole(units: i64) -> Self {
        Self(units.saturating_mul(10_000))
    }
}

/// Writes the number with as many decimals as it has, at most four.
impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 10_000, self.0.unsigned_abs() % 10_000);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:04}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}
