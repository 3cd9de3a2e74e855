//! What could not be read, with its text, so that nobody loses it.

/// What is wrong with a stored text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A newer version of the page wrote it.
    Newer,
    /// The list of what was folded cannot be read.
    Head,
    /// Folded records cannot be read.
    Records,
    /// Folded records are not there.
    Missing,
    /// One command of the journal cannot be read.
    Journal,
    /// A command of this tab no longer fits what another tab did before it.
    Overtaken,
}

/// One text that could not be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong.
    pub fault: Fault,
    /// The key it stands under.
    pub key: String,
    /// The text as it stands there.
    pub raw: String,
}

impl Trouble {
    /// Whether nothing may be started on top of it.
    pub fn stops(&self) -> bool {
        match self.fault {
            Fault::Newer | Fault::Head | Fault::Records | Fault::Missing => true,
            Fault::Journal | Fault::Overtaken => false,
        }
    }

    /// What is wrong and what to do, as a sentence.
    pub const fn sentence(&self) -> &'static str {
        match self.fault {
            Fault::Newer => {
                "A newer version of Sprintloop wrote this data. Reload the page to get that version; nothing was changed."
            }
            Fault::Head | Fault::Records => {
                "Stored data cannot be read. Nothing was changed: download it and keep the file safe."
            }
            Fault::Missing => {
                "Part of the stored data is gone. Nothing was changed: download what is left and keep the file safe."
            }
            Fault::Journal => {
                "One stored change cannot be read and was left out. It is kept: download it to look at it."
            }
            Fault::Overtaken => {
                "A change made here no longer fits what was done in another tab before it, and was left out. Do it again if it is still wanted."
            }
        }
    }
}
