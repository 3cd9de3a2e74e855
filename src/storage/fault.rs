//! What can be wrong with a stored text.

/// What is wrong with a stored text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A newer version of the page wrote it.
    Newer,
    /// The list of what was folded cannot be read.
    Head,
    /// There are folded records, but no list of them.
    NoHead,
    /// Folded records cannot be read.
    Records,
    /// Folded records are not there.
    Missing,
    /// One command of the journal cannot be read.
    Journal,
    /// A command of the journal is gone: the numbers of its tab do not run on.
    Gap,
    /// A command of this tab no longer fits what another tab did before it.
    Overtaken,
}
