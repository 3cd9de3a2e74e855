//! What a team space asks of the folder behind it.

use std::future::Future;

use super::name::FileName;

/// Why the folder gave or took nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpaceError {
    /// It cannot be reached: no network, or no answer.
    #[error(
        "The team space can't be reached. You can keep working; your changes will be sent once it's back."
    )]
    Offline,
    /// It wants a log-in: none was given, a wrong one, or it has run out.
    #[error(
        "The team space didn't let you in. Sign in to the site that holds the folder, then try again."
    )]
    SignedOut,
    /// Whoever is signed in may not do it.
    #[error(
        "The team space didn't let you in. Ask your site admin for permission to read and write in the folder."
    )]
    Refused,
    /// The browser wants to hear from the person first.
    #[error("The browser needs your permission to use the folder again. Press “Allow access”.")]
    Permission,
    /// There is nothing under this address.
    #[error(
        "There is no folder at this address. Check the address, or create the folder first. If it was moved, join again with its new link."
    )]
    Missing,
    /// Something is there that is no folder we can use.
    #[error(
        "There is no WebDAV folder at this address. Ask your site admin for the address of a WebDAV folder."
    )]
    NoFolder,
    /// There is no room left.
    #[error(
        "The team space is full. Free up space there; your changes will be sent once there's room."
    )]
    Full,
    /// The server has a fault of its own.
    #[error(
        "The team space server returned an error (status {0}). You can keep working; Sprintloop will try again."
    )]
    Server(u16),
    /// The folder holds no team space, or holds it no longer.
    #[error(
        "This folder holds no team space. It may have been deleted or moved. Your copy in this browser is complete."
    )]
    NoSpace,
    /// The folder holds another workspace.
    #[error("This folder holds the team space of another workspace. Nothing was written.")]
    OtherWorkspace,
    /// The folder is written by a newer version of the page.
    #[error("This team space uses a newer version of Sprintloop. Reload the page to update.")]
    Newer,
    /// The file that says what the folder is cannot be read.
    #[error("The file space.json in this folder is damaged. Ask the folder's owner to restore it.")]
    Damaged,
    /// There are more files than any team has.
    #[error(
        "This folder holds far more files than a team space does. Choose a folder that is used for nothing else."
    )]
    TooMany,
}

/// What became of a file that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It is there now.
    New,
    /// A file of this name was there, and stays as it was.
    WasThere,
}

/// A file that its owner rewrites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Its name.
    pub name: FileName,
    /// Another text whenever the file is another one.
    pub mark: String,
}

/// A folder. No file is changed once it is written, except for those that say who is here.
pub trait Space {
    /// The path inside the folder of every file in it, in any order, without those that say who is here; [`SpaceError::Missing`] where there is no folder.
    fn list(&self) -> impl Future<Output = Result<Vec<String>, SpaceError>>;
    /// The text of a file; none where there is none, or where it is no text.
    fn read(&self, name: &FileName) -> impl Future<Output = Result<Option<String>, SpaceError>>;
    /// Writes a file, unless there is one of this name.
    fn write_once(
        &self,
        name: &FileName,
        text: &str,
    ) -> impl Future<Output = Result<Written, SpaceError>>;
    /// Removes a file that this browser wrote, or one whose writer has no say any more: a request that the team has taken
    /// in. Nothing happens where there is none.
    fn remove_own(&self, name: &FileName) -> impl Future<Output = Result<(), SpaceError>>;
    /// The files that say who is here; none where there is no folder of them.
    fn list_presence(&self) -> impl Future<Output = Result<Vec<Marked>, SpaceError>>;
    /// Writes the one file that this browser alone rewrites.
    fn rewrite_own(
        &self,
        name: &FileName,
        text: &str,
    ) -> impl Future<Output = Result<(), SpaceError>>;
}
