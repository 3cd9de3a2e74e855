//! Where a team space is: its address says what is behind it.

use super::access::{Marked, Space, SpaceError, Written};
use super::disk::Disk;
use super::name::FileName;
use super::webdav::WebDav;

/// What the address of a folder on the disk begins with; the folder's name follows.
const DISK: &str = "disk:";

/// A folder of one kind or another.
#[derive(Debug)]
pub enum Place {
    /// A WebDAV folder.
    Web(WebDav),
    /// A folder on the disk of this machine.
    Disk(Disk),
}

/// Returns the address of a folder on the disk. Where that is lies in its handle.
pub fn address_of(disk: &Disk) -> String {
    format!("{DISK}{}", disk.name())
}

/// Returns the name of the folder on the disk that this is the address of.
pub fn disk_in(address: &str) -> Option<&str> {
    address.strip_prefix(DISK)
}

impl Space for Place {
    async fn list(&self) -> Result<Vec<String>, SpaceError> {
        match self {
            Self::Web(space) => space.list().await,
            Self::Disk(space) => space.list().await,
        }
    }

    async fn read(&self, name: &FileName) -> Result<Option<String>, SpaceError> {
        match self {
            Self::Web(space) => space.read(name).await,
            Self::Disk(space) => space.read(name).await,
        }
    }

    async fn write_once(&self, name: &FileName, text: &str) -> Result<Written, SpaceError> {
        match self {
            Self::Web(space) => space.write_once(name, text).await,
            Self::Disk(space) => space.write_once(name, text).await,
        }
    }

    async fn remove_own(&self, name: &FileName) -> Result<(), SpaceError> {
        match self {
            Self::Web(space) => space.remove_own(name).await,
            Self::Disk(space) => space.remove_own(name).await,
        }
    }

    async fn list_presence(&self) -> Result<Vec<Marked>, SpaceError> {
        match self {
            Self::Web(space) => space.list_presence().await,
            Self::Disk(space) => space.list_presence().await,
        }
    }

    async fn rewrite_own(&self, name: &FileName, text: &str) -> Result<(), SpaceError> {
        match self {
            Self::Web(space) => space.rewrite_own(name, text).await,
            Self::Disk(space) => space.rewrite_own(name, text).await,
        }
    }
}
