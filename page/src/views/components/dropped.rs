//! Where a dragged row was dropped.

/// Where a row was put down. `Id` is the rows' id; `To` is what the drop targets stand for, where there are several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped<Id, To = String> {
    /// The dragged row.
    pub id: Id,
    /// The `data-drop` it was put into.
    pub target: To,
    /// The row after it; none at the end.
    pub before: Option<Id>,
    /// The row before it; none at the start.
    pub after: Option<Id>,
    /// Its index among the rows of the target, without the dragged one.
    pub index: usize,
    /// The row it was held over the middle of, for grouping.
    pub onto: Option<Id>,
}
