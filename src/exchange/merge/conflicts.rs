//! Which side wins where both changed the same field.

/// Which side stays where both have gone on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Conflicts {
    /// What is here.
    #[default]
    KeepMine,
    /// What the file says.
    TakeFile,
}
