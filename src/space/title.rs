//! `space.json`: what the folder is. It is written last, so that a folder with it is a whole space.

use derive_new::new;
use serde::{Deserialize, Serialize};

use super::fault::FileFault;
use super::sheet;
use crate::domain::base::ids::WorkspaceId;

/// A workspace's name is shown up to here, in characters.
const LONGEST_NAME: usize = 200;

/// What a folder is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, new)]
pub struct Title {
    /// The workspace that is shared in it.
    pub workspace: WorkspaceId,
    /// What it was called when sharing began.
    pub name: String,
}

impl Title {
    /// The text of the file.
    pub fn text(&self) -> String {
        sheet::write(self)
    }

    /// Reads the file.
    ///
    /// # Errors
    /// [`FileFault`].
    pub fn read(text: &str) -> Result<Self, FileFault> {
        let mut title: Self = sheet::read(text)?;
        title.name = title.name.chars().take(LONGEST_NAME).collect();
        Ok(title)
    }
}
