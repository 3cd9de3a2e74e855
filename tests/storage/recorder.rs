//! A shelf that remembers every write, so that a test can stand at any moment between two of them.

use std::sync::{Arc, Mutex};

use sprintloop::storage::{MemoryShelf, Shelf, ShelfError};

/// A key and its new text; none where it was taken away.
type Write = (String, Option<String>);

/// A shelf in memory and what happened to it.
#[derive(Clone, Default)]
pub struct Recorder {
    pub shelf: MemoryShelf,
    begun: MemoryShelf,
    writes: Arc<Mutex<Vec<Write>>>,
}

impl Recorder {
    /// Records what happens to a shelf from now on.
    pub fn of(shelf: MemoryShelf) -> Self {
        let begun = MemoryShelf::holding(shelf.texts());
        Self { shelf, begun, writes: Arc::default() }
    }

    /// How many writes there were.
    pub fn count(&self) -> usize {
        self.writes.lock().expect("one thread").len()
    }

    /// The shelf after each write, and at the very beginning, with the key that was written last.
    pub fn moments(&self) -> impl Iterator<Item = (String, MemoryShelf)> {
        let shelf = MemoryShelf::holding(self.begun.texts());
        let writes = self.writes.lock().expect("one thread").clone();
        let first = (String::new(), MemoryShelf::holding(shelf.texts()));
        std::iter::once(first).chain(writes.into_iter().map(move |(key, text)| {
            match text {
                Some(text) => shelf.set(&key, &text),
                None => shelf.remove(&key),
            }
            .expect("a shelf without end");
            // The same shelf: whoever looks writes nothing.
            (key, shelf.clone())
        }))
    }

    fn note(&self, key: &str, text: Option<&str>) {
        let write = (key.to_owned(), text.map(str::to_owned));
        self.writes.lock().expect("one thread").push(write);
    }
}

impl Shelf for Recorder {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.shelf.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        self.shelf.set(key, text)?;
        self.note(key, Some(text));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.shelf.remove(key)?;
        self.note(key, None);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, ShelfError> {
        self.shelf.keys(prefix)
    }

    fn hold(&self, key: &str, text: &str) {
        self.shelf.hold(key, text);
    }
}
