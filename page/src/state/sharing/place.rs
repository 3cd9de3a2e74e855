//! The place of a team space: opened by its address, chosen by a person, and allowed again on the next visit.

use sprintloop::domain::base::ids::WorkspaceId;
use sprintloop::space::disk::{Disk, choose};
use sprintloop::space::place::{Place, disk_in};
use sprintloop::space::webdav::WebDav;
use sprintloop::storage::{handle, keep_handle};

/// The browser has lost the handle, or keeps none.
const NO_HANDLE: &str = "The browser doesn't remember the folder. Leave the team space and join it again with the same folder; your changes stay. A private window never remembers a folder.";

/// Opens the place of a workspace; an error is a sentence.
pub(super) async fn of(id: WorkspaceId, address: &str) -> Result<Place, String> {
    match disk_in(address) {
        Some(_) => on_disk(id).await.map(Place::Disk),
        None => Ok(Place::Web(WebDav::new(address.to_owned()))),
    }
}

/// The folder on the disk that was chosen for a workspace; an error is a sentence.
pub(super) async fn on_disk(id: WorkspaceId) -> Result<Disk, String> {
    handle(id).await.map(Disk::new).map_err(|_| NO_HANDLE.to_owned())
}

/// Lets a person choose a folder; none where they don't.
pub(super) async fn chosen() -> Option<Disk> {
    choose().await
}

/// Remembers the folder for the next visit; an error is a sentence.
pub(super) async fn remember(id: WorkspaceId, disk: &Disk) -> Result<(), String> {
    keep_handle(id, disk.handle().clone()).await.map_err(|_| NO_HANDLE.to_owned())
}
