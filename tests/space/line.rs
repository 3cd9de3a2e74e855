//! A WebDAV server at the far end of a line: it holds what a folder in memory holds, asks as `webdav.rs` does, and counts what
//! that costs. Every request takes one turn; what is asked for at once takes one turn together.

use std::cell::{Cell, RefCell};
use std::collections::hash_map::DefaultHasher;
use std::future::{Future, poll_fn};
use std::hash::{Hash, Hasher};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use sprintloop::space::access::{Marked, Space, SpaceError, Written};
use sprintloop::space::folders::Folders;
use sprintloop::space::memory::MemorySpace;
use sprintloop::space::name::{BASES, FileName, JOURNAL};

/// What Apache says of one file in a listing, in bytes.
const LINE: usize = 450;
/// What stands around every answer, in bytes.
const HEAD: usize = 300;

/// One browser's end of the line.
pub struct Line {
    space: MemorySpace,
    folders: RefCell<Folders>,
    cost: Cell<Cost>,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cost {
    /// Requests.
    pub requests: usize,
    /// Files that were read.
    pub reads: usize,
    /// Bytes that came, with what stands around an answer.
    pub bytes: usize,
    /// Turns, one after the other.
    pub turns: usize,
}

impl Line {
    pub fn to(space: &MemorySpace) -> Self {
        Self { space: space.clone(), folders: RefCell::default(), cost: Cell::default() }
    }

    /// Does something, and says what it has cost.
    pub fn cost<T>(&self, work: impl Future<Output = T>) -> (T, Cost) {
        self.cost.set(Cost::default());
        let mut work = pin!(work);
        let mut turns = 0;
        let done = loop {
            match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(done) => break done,
                Poll::Pending => turns += 1,
            }
        };
        (done, Cost { turns, ..self.cost.get() })
    }

    async fn request(&self, bytes: usize) {
        let cost = self.cost.get();
        let (requests, bytes) = (cost.requests + 1, cost.bytes + HEAD + bytes);
        self.cost.set(Cost { requests, bytes, ..cost });
        let mut asked = false;
        poll_fn(|_| match std::mem::replace(&mut asked, true) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        })
        .await;
    }

    async fn files_of(&self, folder: &str, all: &[String]) -> Vec<String> {
        let inside = all.iter().filter(|path| path.starts_with(&format!("{folder}/")));
        let inside: Vec<String> = inside.cloned().collect();
        let mut hasher = DefaultHasher::new();
        inside.hash(&mut hasher);
        let mark = hasher.finish().to_string();
        if let Some(files) = self.folders.borrow_mut().unchanged(folder, &mark) {
            return files;
        }
        self.request(LINE * (1 + inside.len())).await;
        self.folders.borrow_mut().note(folder, mark, false, inside.clone());
        inside
    }
}

impl Space for Line {
    async fn list(&self) -> Result<Vec<String>, SpaceError> {
        // The folder itself, its three folders and its title.
        self.request(LINE * 5).await;
        let all = self.space.list().await?;
        let folders = [JOURNAL, BASES].map(|folder| self.files_of(folder, &all));
        let mut files: Vec<String> =
            all.iter().filter(|path| !path.contains('/')).cloned().collect();
        files.extend(futures_util::future::join_all(folders).await.into_iter().flatten());
        Ok(files)
    }

    async fn read(&self, name: &FileName) -> Result<Option<String>, SpaceError> {
        let text = self.space.read(name).await?;
        self.request(text.as_ref().map_or(0, String::len)).await;
        self.cost.set(Cost { reads: self.cost.get().reads + 1, ..self.cost.get() });
        Ok(text)
    }

    async fn write_once(&self, name: &FileName, text: &str) -> Result<Written, SpaceError> {
        self.request(0).await;
        self.space.write_once(name, text).await
    }

    async fn remove_own(&self, name: &FileName) -> Result<(), SpaceError> {
        self.request(0).await;
        self.space.remove_own(name).await
    }

    async fn list_presence(&self) -> Result<Vec<Marked>, SpaceError> {
        let found = self.space.list_presence().await?;
        self.request(LINE * (1 + found.len())).await;
        Ok(found)
    }

    async fn rewrite_own(&self, name: &FileName, text: &str) -> Result<(), SpaceError> {
        self.request(0).await;
        self.space.rewrite_own(name, text).await
    }
}
