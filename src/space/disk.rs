//! A folder on the disk, which a person lets the page use and some synchroniser carries, through the File System
//! Access API. Chrome and Edge on a desktop have it.

use gloo_utils::window;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::access::{Marked, Space, SpaceError, Written};
use super::name::{BASES, FileName, JOURNAL, PRESENCE, REQUESTS};
use super::sheet::LARGEST_FILE;

/// Whether this browser lets a person choose a folder on the disk.
pub fn can_choose() -> bool {
    picker().is_some()
}

/// Lets a person choose a folder; none where they don't. Call it while a press is handled.
pub async fn choose() -> Option<Disk> {
    let options = Object::new();
    let _ = Reflect::set(&options, &"mode".into(), &"readwrite".into());
    let chosen: Promise = picker()?.call1(&window(), &options).ok()?.dyn_into().ok()?;
    JsFuture::from(chosen).await.ok().map(Disk::new)
}

fn picker() -> Option<Function> {
    Reflect::get(&window(), &"showDirectoryPicker".into()).ok()?.dyn_into().ok()
}

/// A folder on the disk.
#[derive(Debug)]
pub struct Disk {
    handle: JsValue,
}

/// What a folder holds.
#[derive(Default)]
struct Inside {
    files: Vec<String>,
    folders: Vec<(String, JsValue)>,
}

impl Disk {
    /// The folder that a handle stands for.
    pub fn new(handle: JsValue) -> Self {
        Self { handle }
    }

    /// The handle, to be remembered.
    pub fn handle(&self) -> &JsValue {
        &self.handle
    }

    /// What the folder is called.
    pub fn name(&self) -> String {
        word(&self.handle, "name")
    }

    /// Whether the page may use it now.
    pub async fn is_open(&self) -> bool {
        self.permission("queryPermission").await
    }

    /// Asks the person whether the page may use it; call it while a press is handled.
    pub async fn ask(&self) -> bool {
        self.permission("requestPermission").await
    }

    async fn permission(&self, method: &str) -> bool {
        let mode = Object::new();
        let _ = Reflect::set(&mode, &"mode".into(), &"readwrite".into());
        let answer = call(&self.handle, method, &[mode.into()]).await;
        answer.is_ok_and(|answer| answer.as_string().as_deref() == Some("granted"))
    }

    /// The folder in which a file lies, and the file's name in it.
    async fn place_of(
        &self,
        name: &FileName,
        create: bool,
    ) -> Result<(JsValue, String), SpaceError> {
        let path = name.to_string();
        let mut folder = self.handle.clone();
        let mut rest = path.as_str();
        while let Some((first, after)) = rest.split_once('/') {
            folder = call(&folder, "getDirectoryHandle", &[first.into(), creating(create)]).await?;
            rest = after;
        }
        Ok((folder, rest.to_owned()))
    }

    async fn write(&self, name: &FileName, text: &str) -> Result<(), SpaceError> {
        let (folder, file) = self.place_of(name, true).await?;
        let file = call(&folder, "getFileHandle", &[file.into(), creating(true)]).await?;
        // It goes to a file of another name first, which takes the place of this one when it is whole.
        let writing = call(&file, "createWritable", &[]).await?;
        call(&writing, "write", &[text.into()]).await?;
        call(&writing, "close", &[]).await?;
        Ok(())
    }

    async fn is_there(&self, name: &FileName) -> Result<bool, SpaceError> {
        let found = match self.place_of(name, false).await {
            Ok((folder, file)) => call(&folder, "getFileHandle", &[file.into()]).await,
            Err(why) => Err(why),
        };
        match found {
            Ok(_) => Ok(true),
            Err(SpaceError::Missing) => Ok(false),
            Err(why) => Err(why),
        }
    }
}

impl Space for Disk {
    async fn list(&self) -> Result<Vec<String>, SpaceError> {
        if !self.is_open().await {
            return Err(SpaceError::Permission);
        }
        // The folder itself may have been moved or deleted.
        let root = inside(&self.handle).await.map_err(|why| match why {
            SpaceError::Missing => SpaceError::NoSpace,
            why => why,
        })?;
        let mut files = root.files;
        for (name, folder) in root.folders {
            match name.as_str() {
                JOURNAL | BASES | REQUESTS => {
                    let inside = inside(&folder).await?.files;
                    files.extend(inside.iter().map(|file| format!("{name}/{file}")));
                }
                PRESENCE => {}
                _ => files.push(name),
            }
        }
        Ok(files)
    }

    async fn read(&self, name: &FileName) -> Result<Option<String>, SpaceError> {
        let read = async {
            let (folder, file) = self.place_of(name, false).await?;
            let file = call(&folder, "getFileHandle", &[file.into()]).await?;
            let file = call(&file, "getFile", &[]).await?;
            let size = Reflect::get(&file, &"size".into()).ok().and_then(|size| size.as_f64());
            // Nothing that large is read; what stands for it is no file of ours either.
            if size.is_none_or(|size| size > LARGEST_FILE as f64) {
                return Ok(String::new());
            }
            let text = call(&file, "text", &[]).await?;
            Ok(text.as_string().unwrap_or_default())
        };
        match read.await {
            Ok(text) => Ok(Some(text)),
            Err(SpaceError::Missing) => Ok(None),
            // A synchroniser is at it, or has not brought it yet.
            Err(SpaceError::Offline) => Ok(Some(String::new())),
            Err(why) => Err(why),
        }
    }

    async fn write_once(&self, name: &FileName, text: &str) -> Result<Written, SpaceError> {
        if self.is_there(name).await? {
            return Ok(Written::WasThere);
        }
        self.write(name, text).await.map(|()| Written::New)
    }

    async fn remove_own(&self, name: &FileName) -> Result<(), SpaceError> {
        let removed = match self.place_of(name, false).await {
            Ok((folder, file)) => call(&folder, "removeEntry", &[file.into()]).await,
            Err(why) => Err(why),
        };
        match removed {
            Ok(_) | Err(SpaceError::Missing) => Ok(()),
            Err(why) => Err(why),
        }
    }

    async fn list_presence(&self) -> Result<Vec<Marked>, SpaceError> {
        let folder = match call(&self.handle, "getDirectoryHandle", &[PRESENCE.into()]).await {
            Ok(folder) => folder,
            Err(SpaceError::Missing) => return Ok(Vec::new()),
            Err(why) => return Err(why),
        };
        let mut found = Vec::new();
        for file in inside(&folder).await?.files {
            let Some(name) = FileName::parse(&format!("{PRESENCE}/{file}")) else { continue };
            let handle = call(&folder, "getFileHandle", &[file.into()]).await?;
            let Ok(file) = call(&handle, "getFile", &[]).await else { continue };
            let changed = Reflect::get(&file, &"lastModified".into()).ok();
            let changed = changed.and_then(|changed| changed.as_f64()).unwrap_or_default();
            found.push(Marked { name, mark: changed.to_string() });
        }
        Ok(found)
    }

    async fn rewrite_own(&self, name: &FileName, text: &str) -> Result<(), SpaceError> {
        self.write(name, text).await
    }
}

/// Every file and folder in a folder.
async fn inside(folder: &JsValue) -> Result<Inside, SpaceError> {
    let entries = method(folder, "values")?.call0(folder).map_err(|why| fault(&why))?;
    let mut inside = Inside::default();
    loop {
        let next = call(&entries, "next", &[]).await?;
        let done = Reflect::get(&next, &"done".into()).is_ok_and(|done| done.is_truthy());
        let entry = Reflect::get(&next, &"value".into()).unwrap_or_default();
        if done || !entry.is_object() {
            return Ok(inside);
        }
        let name = word(&entry, "name");
        match word(&entry, "kind").as_str() {
            "directory" => inside.folders.push((name, entry)),
            _ => inside.files.push(name),
        }
    }
}

/// Calls a method and waits for what it promises.
async fn call(target: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, SpaceError> {
    let arguments: Array = arguments.iter().collect();
    let answer = method(target, name)?.apply(target, &arguments).map_err(|why| fault(&why))?;
    let promise = answer.dyn_into::<Promise>().map_err(|_| SpaceError::Offline)?;
    JsFuture::from(promise).await.map_err(|why| fault(&why))
}

fn method(target: &JsValue, name: &str) -> Result<Function, SpaceError> {
    let method = Reflect::get(target, &name.into()).map_err(|why| fault(&why))?;
    method.dyn_into().map_err(|_| SpaceError::Offline)
}

fn creating(create: bool) -> JsValue {
    let options = Object::new();
    let _ = Reflect::set(&options, &"create".into(), &create.into());
    options.into()
}

fn word(target: &JsValue, name: &str) -> String {
    Reflect::get(target, &name.into()).ok().and_then(|word| word.as_string()).unwrap_or_default()
}

/// What the browser's word for a fault means here.
fn fault(why: &JsValue) -> SpaceError {
    match word(why, "name").as_str() {
        "NotAllowedError" | "SecurityError" => SpaceError::Permission,
        "NotFoundError" | "TypeMismatchError" => SpaceError::Missing,
        "QuotaExceededError" => SpaceError::Full,
        // Somebody else has it open, or it is not on this machine yet.
        _ => SpaceError::Offline,
    }
}
