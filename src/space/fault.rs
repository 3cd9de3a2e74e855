//! What can be wrong with a file of a team space.

/// What is wrong with a file. The others are read all the same, and this one is read again later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum FileFault {
    /// It is not all there, or was changed: its checksum does not fit.
    #[error("It's damaged or hasn't finished syncing.")]
    Damaged,
    /// A newer version of the page wrote it.
    #[error("A newer version of Sprintloop wrote it. Reload the page to update.")]
    Newer,
    /// It says that it is another file than its name says.
    #[error("It was renamed, or copied from another file.")]
    Misnamed,
    /// It is larger than any file of ours.
    #[error("It's too large to be a Sprintloop file.")]
    TooLarge,
    /// It belongs to another workspace.
    #[error("It belongs to another workspace.")]
    Foreign,
    /// Its records contradict each other.
    #[error("Its records contradict each other.")]
    Contradicts,
}
