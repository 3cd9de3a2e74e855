//! The folders on the disk that a person has let the page use: handles cannot be text, so they lie in a database of
//! their own beside the durable copy.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::{Build, QuerySource};
use indexed_db_futures::transaction::TransactionMode;
use wasm_bindgen::JsValue;

use super::local_shelf::name_here;
use crate::domain::base::ids::WorkspaceId;

/// The one list of handles, by workspace.
const HANDLES: &str = "handles";
/// The name of the database, without the folder of the page.
const DATABASE: &str = "sprintloop:handles";

/// The browser keeps no handles, or has none of this workspace; why makes no difference to what is done then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoHandle;

impl<E: std::error::Error> From<E> for NoHandle {
    fn from(_: E) -> Self {
        Self
    }
}

async fn open() -> Result<Database, NoHandle> {
    let opening = Database::open(name_here(DATABASE)).with_version(1_u8);
    let opening = opening.with_on_upgrade_needed(|_, database| {
        database.create_object_store(HANDLES).build()?;
        Ok(())
    });
    Ok(opening.await?)
}

/// Remembers a handle.
///
/// # Errors
/// [`NoHandle`].
pub async fn keep_handle(id: WorkspaceId, handle: JsValue) -> Result<(), NoHandle> {
    let database = open().await?;
    let writing = database.transaction(HANDLES).with_mode(TransactionMode::Readwrite).build()?;
    let store = writing.object_store(HANDLES)?;
    store.put(handle).with_key(id.to_string()).build()?;
    Ok(writing.commit().await?)
}

/// The handle that was remembered last.
///
/// # Errors
/// [`NoHandle`].
pub async fn handle(id: WorkspaceId) -> Result<JsValue, NoHandle> {
    let database = open().await?;
    let reading = database.transaction(HANDLES).build()?;
    let found: Option<JsValue> = reading.object_store(HANDLES)?.get(id.to_string()).await?;
    found.filter(JsValue::is_object).ok_or(NoHandle)
}
