//! The durable copy in the browser's IndexedDB: the one file that touches it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use gloo_timers::future::TimeoutFuture;
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::{Build, QuerySource};
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use wasm_bindgen_futures::spawn_local;

use super::durable::{self, Durability, Step};
use super::folder::Moving;
use super::local_shelf::{LocalShelf, folder, move_in, note_moved};
use super::read_back::{lost, read_back};

/// The one list of texts by key in the database.
const TEXTS: &str = "texts";
/// What it was named before folders were in the names.
const OLD: &str = "sprintloop";
/// A browser that has not opened it by then will not do so; the page opens without.
const PATIENCE_MS: u32 = 3_000;

/// The browser has not done it; why makes no difference to what is done then.
struct Refused;

impl<E: std::error::Error> From<E> for Refused {
    fn from(_: E) -> Self {
        Self
    }
}

thread_local! {
    static OPEN: RefCell<Option<Database>> = const { RefCell::new(None) };
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
}

/// Reads back what this browser has lost, and begins to copy what is written from now on. Where the browser has
/// no such place, or does not let the page have it, the page goes on without.
pub async fn begin_durable_copy() {
    if durable::durability() != Durability::Off {
        return;
    }
    match in_time(read_back_here()).await {
        Some(Ok(copied)) => {
            durable::begin(copied.known, write);
            for (key, needed) in copied.needless {
                let there = needed.iter().all(|key| durable::ensure(&LocalShelf, key).is_ok());
                if there {
                    durable::note_removal(&key);
                }
            }
        }
        Some(Err(_)) | None => durable::refuse(),
    }
}

/// What the copy holds after it was read.
struct Copied {
    known: Vec<String>,
    needless: Vec<(String, Vec<String>)>,
}

async fn read_back_here() -> Result<Copied, Refused> {
    let moving = move_in();
    let mut known = open().await?;
    if moving == Ok(Moving::Here) {
        known.extend(move_database(&known).await?);
        note_moved();
    }
    // Where localStorage itself is blocked there is nothing to bring back to.
    let missing = lost(&LocalShelf, &known).unwrap_or_default();
    let texts = if missing.is_empty() { BTreeMap::new() } else { texts(missing).await? };
    let done = read_back(&LocalShelf, texts).unwrap_or_default();
    Ok(Copied { known, needless: done.needless })
}

/// Opens the database; gives the keys in it.
async fn open() -> Result<Vec<String>, Refused> {
    let database = database(&folder().database()).await?;
    OPEN.set(Some(database.clone()));
    keys_in(&database).await
}

async fn database(name: &str) -> Result<Database, Refused> {
    let opening = Database::open(name).with_version(1_u8);
    let opening = opening.with_on_upgrade_needed(|_, database| {
        database.create_object_store(TEXTS).build()?;
        Ok(())
    });
    Ok(opening.await?)
}

async fn keys_in(database: &Database) -> Result<Vec<String>, Refused> {
    let reading = database.transaction(TEXTS).build()?;
    let keys = reading.object_store(TEXTS)?.get_all_keys::<String>().await?;
    Ok(keys.collect::<Result<_, _>>()?)
}

/// Copies what the database without a folder in its name holds, then removes that one. Returns the keys that came.
async fn move_database(known: &[String]) -> Result<Vec<String>, Refused> {
    let old = database(OLD).await?;
    let known: BTreeSet<&String> = known.iter().collect();
    let mut came = keys_in(&old).await?;
    came.retain(|key| !known.contains(key));
    let texts = texts_in(&old, came.clone()).await?;
    let steps: Vec<Step> = texts.into_iter().map(|(key, text)| Step::Put(key, text)).collect();
    if !steps.is_empty() {
        write_steps(&steps).await?;
    }
    old.close();
    // A tab of the version before may hold it open; it goes when that tab does.
    spawn_local(async {
        if let Ok(removing) = Database::delete_by_name(OLD) {
            let _ = removing.await;
        }
    });
    Ok(came)
}

async fn texts(keys: Vec<String>) -> Result<BTreeMap<String, String>, Refused> {
    let database = OPEN.with_borrow(Clone::clone).ok_or(Refused)?;
    texts_in(&database, keys).await
}

async fn texts_in(
    database: &Database,
    keys: Vec<String>,
) -> Result<BTreeMap<String, String>, Refused> {
    let reading = database.transaction(TEXTS).build()?;
    let store = reading.object_store(TEXTS)?;
    let mut found = BTreeMap::new();
    for key in keys {
        let text: Option<String> = store.get(key.as_str()).await?;
        found.extend(text.map(|text| (key, text)));
    }
    Ok(found)
}

/// Begins to write what waits.
fn write() {
    if AT_WORK.replace(true) {
        return;
    }
    spawn_local(async {
        write_all().await;
        AT_WORK.set(false);
    });
}

async fn write_all() {
    loop {
        let steps = durable::take_steps();
        if steps.is_empty() {
            return durable::confirm();
        }
        if write_steps(&steps).await.is_ok() {
            continue;
        }
        // The browser may have closed or removed the database under the open page: once more.
        let anew = in_time(open()).await;
        let Some(Ok(known)) = anew else { return durable::refuse() };
        durable::begin_anew(known);
        if write_steps(&steps).await.is_err() {
            return durable::refuse();
        }
    }
}

/// Writes all of it, or nothing: done when the browser says that it lies on the disk.
async fn write_steps(steps: &[Step]) -> Result<(), Refused> {
    let database = OPEN.with_borrow(Clone::clone).ok_or(Refused)?;
    let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    let writing = database
        .transaction(TEXTS)
        .with_mode(TransactionMode::Readwrite)
        .with_options(options)
        .build()?;
    let store = writing.object_store(TEXTS)?;
    for step in steps {
        match step {
            Step::Put(key, text) => drop(store.put(text.as_str()).with_key(key.as_str()).build()?),
            Step::Remove(key) => drop(store.delete(key.as_str()).build()?),
        }
    }
    Ok(writing.commit().await?)
}

/// What a piece of work gives, unless it takes too long.
async fn in_time<T>(work: impl Future<Output = T>) -> Option<T> {
    let (mut work, mut late) = (pin!(work), pin!(TimeoutFuture::new(PATIENCE_MS)));
    poll_fn(move |context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => late.as_mut().poll(context).map(|()| None),
    })
    .await
}
