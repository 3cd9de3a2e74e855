//! A WebDAV folder of the host that serves the page, or of the one that whoever built it has named, through the browser's own requests and its own XML reader.
//!
//! The one file of the page that asks a server for anything but the page's own files. Knows nothing of what the files
//! hold.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::future::join_all;
use gloo_timers::future::TimeoutFuture;
use gloo_utils::{document, window};
use js_sys::{Array, Date, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, AbortSignal, Document, Element, Headers, Request, RequestCache, RequestInit,
    RequestRedirect, Response, Url,
};

use super::access::{Marked, Space, SpaceError, Written};
use super::folders::{Folders, YOUNG_MS};
use super::name::{BASES, FileName, JOURNAL, PRESENCE, REQUESTS};
use super::sheet::LARGEST_FILE;

/// An answer is waited for so long, in milliseconds.
const PATIENCE_MS: u32 = 20_000;
/// The same where it is only about who else is here: what the team has written does not wait for that.
const PRESENCE_PATIENCE_MS: u32 = 4_000;
/// So many times as long while the browser may be asking a person for a password.
const WHILE_TYPING: u32 = 9;
const DAV: &str = "DAV:";
const ASKED: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?><propfind xmlns=\"DAV:\"><prop><resourcetype/><getlastmodified/><getetag/></prop></propfind>";

/// A WebDAV folder.
#[derive(Debug, Default)]
pub struct WebDav {
    /// Its address, with a host where that is another one; it ends with a slash.
    address: String,
    /// The path of the address.
    path: String,
    folders: RefCell<Folders>,
    /// Whether the last answer was given to somebody who is signed in.
    let_in: Rc<Cell<bool>>,
}

/// A line of a listing.
struct Listed {
    /// Its path, inside the folder.
    path: String,
    folder: bool,
    /// Changes when something in it changes; empty where the server does not say.
    mark: String,
    /// Whether it has just changed, by the server's clock.
    young: bool,
}

/// Why an address is none that this page can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// It is no address.
    #[error("Enter the address of a folder, such as /team/marketing/.")]
    Unreadable,
    /// It is on another host.
    #[error(
        "This page can only use folders on {0}. Enter an address that starts with it, or a path such as /team/marketing/.",
        origins().join(" or ")
    )]
    Elsewhere,
}

/// Why a folder did not answer at the first attempt, in a sentence. A browser doesn't say whether another host is away or refuses
/// pages of other sites.
pub fn first_fault(address: &str, why: &SpaceError) -> String {
    match address.starts_with("http") && *why == SpaceError::Offline {
        false => why.to_string(),
        true => format!(
            "This page can't reach that folder. Its host is down, or it doesn't allow requests from {} (CORS). Ask the host's admin to allow them. Nothing was written.",
            host()
        ),
    }
}

fn host() -> String {
    window().location().origin().unwrap_or_default()
}

/// The origins that the page's own policy lets it ask: its own, and the one that whoever built the page has named.
fn origins() -> Vec<String> {
    let meta = "meta[http-equiv=\"Content-Security-Policy\"]";
    let meta = document().query_selector(meta).ok().flatten();
    let policy = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    let sources = policy.split(';').find_map(|part| part.trim().strip_prefix("connect-src "));
    let named = sources.unwrap_or_default().split(' ').filter(|source| source.starts_with("http"));
    std::iter::once(host()).chain(named.map(str::to_owned)).collect()
}

/// Returns an address as a path that begins and ends with a slash, however it was typed; with its host where that is another
/// one that the page may ask.
///
/// # Errors
/// [`BadAddress`].
pub fn address(typed: &str) -> Result<String, BadAddress> {
    let location = window().location();
    let here = location.href().unwrap_or_default();
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(BadAddress::Unreadable);
    }
    let url = Url::new_with_base(typed, &here).map_err(|_| BadAddress::Unreadable)?;
    let origin = url.origin();
    if !origins().contains(&origin) {
        return Err(BadAddress::Elsewhere);
    }
    let origin = if origin == host() { String::new() } else { origin };
    let path = format!("{origin}{}", url.pathname());
    Ok(if path.ends_with('/') { path } else { format!("{path}/") })
}

impl WebDav {
    /// The folder at an address that [`address`] has returned.
    pub fn new(address: String) -> Self {
        let url = Url::new_with_base(&address, &host()).ok();
        let path = url.map_or_else(|| address.clone(), |url| url.pathname());
        Self { address, path, ..Self::default() }
    }

    /// Makes the folder itself, inside one that is there.
    ///
    /// # Errors
    /// [`SpaceError`].
    pub async fn make(&self) -> Result<(), SpaceError> {
        self.make_folder("").await
    }

    async fn ask(
        &self,
        method: &str,
        path: &str,
        head: &[(&str, &str)],
        body: Option<&str>,
    ) -> Result<Response, SpaceError> {
        let headers = Headers::new().map_err(|_| SpaceError::Offline)?;
        for (name, value) in head {
            // Plain names and values are always taken.
            let _ = headers.set(name, value);
        }
        let init = RequestInit::new();
        init.set_method(method);
        init.set_cache(RequestCache::NoStore);
        init.set_headers(&headers);
        // Whoever is signed out is led to a page to sign in, which is nothing of the folder's.
        init.set_redirect(RequestRedirect::Manual);
        let patience_ms =
            if path.starts_with(PRESENCE) { PRESENCE_PATIENCE_MS } else { PATIENCE_MS };
        init.set_signal(patience(patience_ms, Rc::clone(&self.let_in)).as_ref());
        if let Some(body) = body {
            init.set_body(&JsValue::from_str(body));
        }
        let address = format!("{}{path}", self.address);
        if !self.address.starts_with('/') {
            // Whoever is signed in there is signed in here; the server has to allow it.
            let _ = Reflect::set(&init, &"credentials".into(), &"include".into());
        }
        let request =
            Request::new_with_str_and_init(&address, &init).map_err(|_| SpaceError::Offline)?;
        let answer = JsFuture::from(window().fetch_with_request(&request)).await;
        let answer = answer.map_err(|_| SpaceError::Offline)?;
        let answer: Response = answer.dyn_into().map_err(|_| SpaceError::Offline)?;
        self.let_in.set(fault(answer.status()) != SpaceError::SignedOut);
        Ok(answer)
    }

    /// Makes a folder; nothing happens where it is there.
    async fn make_folder(&self, path: &str) -> Result<(), SpaceError> {
        match self.ask("MKCOL", path, &[], None).await?.status() {
            200..=299 | 405 => Ok(()),
            status => Err(fault(status)),
        }
    }

    /// Makes the folders in which a file lies.
    async fn make_folders_of(&self, name: &FileName) -> Result<(), SpaceError> {
        let path = name.to_string();
        for (at, _) in path.match_indices('/') {
            if let Some(folder) = path.get(..=at) {
                self.make_folder(folder).await?;
            }
        }
        Ok(())
    }

    async fn put(&self, name: &FileName, text: &str) -> Result<u16, SpaceError> {
        let head = [("If-None-Match", "*"), ("Content-Type", "application/json")];
        Ok(self.ask("PUT", &name.to_string(), &head, Some(text)).await?.status())
    }

    /// The lines of one folder, without itself.
    async fn lines(&self, folder: &str) -> Result<Vec<Listed>, SpaceError> {
        let head = [("Depth", "1"), ("Content-Type", "application/xml")];
        let answer = self.ask("PROPFIND", folder, &head, Some(ASKED)).await?;
        match answer.status() {
            207 => {}
            // A server of plain files knows no such question, or answers with a page.
            200..=299 | 400 | 405 | 501 => return Err(SpaceError::NoFolder),
            status => return Err(fault(status)),
        }
        let now = answer.headers().get("Date").ok().flatten();
        let now = now.map_or_else(Date::now, |now| Date::parse(&now));
        let text = text_of(&answer).await?;
        let lines = self.read_lines(&text, now).ok_or(SpaceError::NoFolder)?;
        Ok(lines.into_iter().filter(|line| line.path != folder).collect())
    }

    fn read_lines(&self, text: &str, now: f64) -> Option<Vec<Listed>> {
        let page = read_xml(text)?;
        let all = page.get_elements_by_tag_name_ns(Some(DAV), "multistatus").ok()?;
        all.item(0)?;
        let found = page.get_elements_by_tag_name_ns(Some(DAV), "response").ok()?;
        let line = |at| self.read_line(&found.item(at)?, now);
        Some((0..found.length()).filter_map(line).collect())
    }

    fn read_line(&self, element: &Element, now: f64) -> Option<Listed> {
        let inside =
            |name: &str| element.get_elements_by_tag_name_ns(Some(DAV), name).ok()?.item(0);
        let word = |name: &str| -> String {
            inside(name).and_then(|found| found.text_content()).unwrap_or_default()
        };
        let url = Url::new_with_base(word("href").trim(), &format!("{}{}", host(), self.path));
        let path = url.ok()?.pathname();
        let path = path.strip_prefix(&self.path).map_or_else(
            || (format!("{path}/") == self.path).then(String::new),
            |path| Some(path.to_owned()),
        )?;
        let path = js_sys::decode_uri_component(&path).ok()?.as_string()?;
        let (changed, tag) = (word("getlastmodified"), word("getetag"));
        // A date that cannot be read counts as one of just now.
        let age = now - Date::parse(&changed);
        let young = age.is_nan() || age < YOUNG_MS;
        let folder = inside("collection").is_some();
        Some(Listed { path, folder, mark: format!("{changed} {tag}"), young })
    }

    /// The files of a folder, asked for only where something may have changed.
    async fn files_of(&self, folder: &Listed) -> Result<Vec<String>, SpaceError> {
        if let Some(files) = self.folders.borrow_mut().unchanged(&folder.path, &folder.mark) {
            return Ok(files);
        }
        let lines = self.lines(&as_folder(&folder.path)).await?;
        let files = lines.into_iter().filter(|line| !line.folder).map(|line| line.path);
        let files: Vec<String> = files.collect();
        let mark = folder.mark.clone();
        self.folders.borrow_mut().note(&folder.path, mark, folder.young, files.clone());
        Ok(files)
    }
}

impl Space for WebDav {
    async fn list(&self) -> Result<Vec<String>, SpaceError> {
        let (mut files, mut folders) = (Vec::new(), Vec::new());
        for line in self.lines("").await? {
            match (line.folder, line.path.trim_end_matches('/')) {
                (true, JOURNAL | BASES | REQUESTS) => folders.push(line),
                (true, PRESENCE) => {}
                // Whatever else lies there is told by its name.
                _ => files.push(line.path),
            }
        }
        for found in join_all(folders.iter().map(|folder| self.files_of(folder))).await {
            files.extend(found?);
        }
        Ok(files)
    }

    async fn read(&self, name: &FileName) -> Result<Option<String>, SpaceError> {
        let answer = self.ask("GET", &name.to_string(), &[], None).await?;
        match answer.status() {
            200..=299 => {}
            404 | 410 => return Ok(None),
            status => return Err(fault(status)),
        }
        let long = answer.headers().get("Content-Length").ok().flatten();
        let long: usize = long.and_then(|long| long.parse().ok()).unwrap_or_default();
        // Nothing that large is read; what stands for it is no file of ours either.
        if long > LARGEST_FILE { Ok(Some(String::new())) } else { text_of(&answer).await.map(Some) }
    }

    async fn write_once(&self, name: &FileName, text: &str) -> Result<Written, SpaceError> {
        let mut status = self.put(name, text).await?;
        if matches!(status, 403 | 404 | 409) {
            self.make_folders_of(name).await?;
            status = self.put(name, text).await?;
        }
        match status {
            200..=299 => Ok(Written::New),
            412 => Ok(Written::WasThere),
            status => Err(fault(status)),
        }
    }

    async fn remove_own(&self, name: &FileName) -> Result<(), SpaceError> {
        match self.ask("DELETE", &name.to_string(), &[], None).await?.status() {
            200..=299 | 404 | 410 => Ok(()),
            status => Err(fault(status)),
        }
    }

    async fn list_presence(&self) -> Result<Vec<Marked>, SpaceError> {
        let lines = match self.lines(&as_folder(PRESENCE)).await {
            Ok(lines) => lines,
            // Nobody has said yet that they are here.
            Err(SpaceError::Missing) => return Ok(Vec::new()),
            Err(why) => return Err(why),
        };
        let marked = |line: Listed| {
            let name = FileName::parse(&line.path).filter(|_| !line.folder)?;
            Some(Marked { name, mark: line.mark })
        };
        Ok(lines.into_iter().filter_map(marked).collect())
    }

    async fn rewrite_own(&self, name: &FileName, text: &str) -> Result<(), SpaceError> {
        let head = [("Content-Type", "application/json")];
        let mut status = self.ask("PUT", &name.to_string(), &head, Some(text)).await?.status();
        if matches!(status, 403 | 404 | 409) {
            self.make_folders_of(name).await?;
            status = self.ask("PUT", &name.to_string(), &head, Some(text)).await?.status();
        }
        if (200..300).contains(&status) { Ok(()) } else { Err(fault(status)) }
    }
}

/// What breaks a request off that is not answered. A browser that asks for a password takes the focus from the page, and
/// the person may have to look for it.
fn patience(patience_ms: u32, let_in: Rc<Cell<bool>>) -> Option<AbortSignal> {
    let request = AbortController::new().ok()?;
    let signal = request.signal();
    spawn_local(async move {
        wait_for_an_answer(patience_ms, &let_in).await;
        request.abort();
    });
    Some(signal)
}

async fn wait_for_an_answer(patience_ms: u32, let_in: &Cell<bool>) {
    let is_typing = || {
        let page = document();
        !let_in.get() && !page.hidden() && !page.has_focus().unwrap_or(true)
    };
    for _ in 0..WHILE_TYPING {
        TimeoutFuture::new(patience_ms).await;
        if !is_typing() {
            return;
        }
    }
}

/// The browser's own reader knows every server's prefixes, and no entity of a stranger reaches anything.
fn read_xml(text: &str) -> Option<Document> {
    let reader: Function =
        Reflect::get(&window(), &JsValue::from_str("DOMParser")).ok()?.dyn_into().ok()?;
    let reader = Reflect::construct(&reader, &Array::new()).ok()?;
    let read: Function =
        Reflect::get(&reader, &JsValue::from_str("parseFromString")).ok()?.dyn_into().ok()?;
    let kind = JsValue::from_str("application/xml");
    read.call2(&reader, &JsValue::from_str(text), &kind).ok()?.dyn_into().ok()
}

fn as_folder(path: &str) -> String {
    if path.ends_with('/') { path.to_owned() } else { format!("{path}/") }
}

async fn text_of(answer: &Response) -> Result<String, SpaceError> {
    let text = answer.text().map_err(|_| SpaceError::Offline)?;
    let text = JsFuture::from(text).await.map_err(|_| SpaceError::Offline)?;
    text.as_string().ok_or(SpaceError::Offline)
}

fn fault(status: u16) -> SpaceError {
    match status {
        // A browser tells nothing of an answer that leads elsewhere, not even its status.
        0 | 401 | 407 => SpaceError::SignedOut,
        403 => SpaceError::Refused,
        404 | 409 | 410 => SpaceError::Missing,
        405 | 501 => SpaceError::NoFolder,
        413 | 507 => SpaceError::Full,
        _ => SpaceError::Server(status),
    }
}
