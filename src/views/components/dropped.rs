//! Where a dragged row was dropped.

/// Where something was put down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The dragged row.
    pub id: String,
    /// The `data-drop` it was put into.
    pub target: String,
    /// The row after it; none at the end.
    pub before: Option<String>,
    /// The row before it; none at the start.
    pub after: Option<String>,
    /// Its index among the rows of the target, without the dragged one.
    pub index: usize,
    /// The row it was held over the middle of, for grouping.
    pub onto: Option<String>,
}
