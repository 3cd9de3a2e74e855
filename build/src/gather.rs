//! Which pieces of the split page travel in one file.
//!
//! The splitter makes a piece for every set of modules that share code, hundreds where there are a dozen
//! modules. A person waits for each request, and small files pack badly, so pieces are put together. A piece
//! that comes with others costs bytes where it is not needed, and never correctness.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::merge::merge;

/// The modules that every screen's comes after, in their order: what is read, and what writes.
const FIRST: [&str; 2] = ["workspace", "write"];
/// What several modules share.
const SHARED: &str = "shared";

/// Puts the pieces together; `files.json` in the folder then says in which file each piece is.
pub fn gather(needs: &HashMap<String, Vec<String>>, from: &Path, to: &Path) -> Result<()> {
    let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (module, pieces) in needs {
        for piece in pieces {
            users.entry(piece).or_default().insert(module);
        }
    }
    let mut files: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut file_of = BTreeMap::new();
    for (piece, modules) in &users {
        let file = file_for(modules);
        file_of.insert(*piece, file.clone());
        files.entry(file).or_default().push(piece);
    }
    for (file, pieces) in &files {
        let read = |piece: &&str| {
            let path = from.join(format!("{piece}.wasm"));
            fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))
        };
        let modules = pieces.iter().map(read).collect::<Result<Vec<_>>>()?;
        let whole = merge(&modules).with_context(|| format!("{file} could not be put together"))?;
        fs::write(to.join(format!("{file}.wasm")), whole)?;
    }
    fs::write(to.join("files.json"), serde_json::to_string_pretty(&file_of)?)?;
    Ok(())
}

/// The file a piece travels in: what one module alone needs is its own file; what the first ones need is
/// there before any other; the rest of what several share is together.
fn file_for(modules: &BTreeSet<&str>) -> String {
    if let (1, Some(only)) = (modules.len(), modules.first()) {
        return (*only).to_owned();
    }
    let first = FIRST.into_iter().find(|first| modules.contains(first));
    first.unwrap_or(SHARED).to_owned()
}
