//! Percentiles by nearest rank: always a value that really occurred.

/// Below this many finished items a percentile says nothing.
pub const ENOUGH: usize = 5;

/// The 50th, 85th and 95th percentile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percentiles {
    /// Half of them were at most this.
    pub half: u32,
    /// 85 of 100 were at most this.
    pub most: u32,
    /// 95 of 100 were at most this.
    pub nearly_all: u32,
}

impl Percentiles {
    /// Of these values in any order; nothing where there are none.
    pub fn of(mut values: Vec<u32>) -> Option<Self> {
        values.sort();
        Some(Self {
            half: nearest_rank(&values, 50)?,
            most: nearest_rank(&values, 85)?,
            nearly_all: nearest_rank(&values, 95)?,
        })
    }
}

/// The smallest of the sorted values that at least `percent` of 100 do not exceed.
/// Source: the nearest-rank definition, rank = ⌈percent ÷ 100 × count⌉.
pub fn nearest_rank(sorted: &[u32], percent: usize) -> Option<u32> {
    let rank = (sorted.len() * percent.min(100)).div_ceil(100);
    sorted.get(rank.max(1) - 1).copied()
}
