//! Where something that was carried was put down.

/// Where something was put down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// What was carried.
    pub id: String,
    /// The `data-drop` it was put into.
    pub target: String,
    /// The row it now stands before; nothing at the end.
    pub before: Option<String>,
    /// The row it now stands after; nothing at the start.
    pub after: Option<String>,
    /// Its place among the rows of the target, the carried one not counted.
    pub index: usize,
    /// The row it was held over the middle of, for grouping.
    pub onto: Option<String>,
}
