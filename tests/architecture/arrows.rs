//! Which file uses which: read from `mod`, `use` and every path in the code.
//!
//! Does not know types: a method that one file adds to a type of another leaves no arrow.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Item, ItemMod, ItemUse, Macro, UseTree};

use super::below_root;

/// For each file, the files it uses, each with the name it uses it for.
pub type Arrows = BTreeMap<PathBuf, BTreeMap<PathBuf, String>>;

/// A module's path from the crate's root: `["domain", "backlog"]`.
type ModulePath = Vec<String>;

/// Reads every arrow between the files of the two crates, as if they were one: no two modules have the same path.
pub fn arrows(files: &[PathBuf]) -> Arrows {
    let modules: BTreeMap<ModulePath, PathBuf> =
        files.iter().map(|file| (module_of(file), file.clone())).collect();
    files.iter().map(|file| (file.clone(), uses_of(file, &modules))).collect()
}

/// `src/domain/backlog/mod.rs` is `["domain", "backlog"]`; the root is empty.
fn module_of(file: &Path) -> ModulePath {
    let inside = below_root(file).with_extension("");
    let mut path: ModulePath =
        inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if path.last().is_some_and(|last| last == "mod") || path == ["lib".to_owned()] {
        path.pop();
    }
    path
}

fn uses_of(file: &Path, modules: &BTreeMap<ModulePath, PathBuf>) -> BTreeMap<PathBuf, String> {
    let text = fs::read_to_string(file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
    let code = syn::parse_file(&text).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
    let mut reader =
        Reader { here: module_of(file), names: BTreeMap::new(), found: BTreeSet::new() };
    // What a file declares and imports can be named by one word anywhere in it.
    code.items.iter().for_each(|item| reader.name(item));
    reader.visit_file(&code);
    let mut uses = BTreeMap::new();
    for path in reader.found {
        let Some((target, inside)) = file_of(&path, modules) else { continue };
        if target != file {
            uses.entry(target.to_owned()).or_insert(inside);
        }
    }
    uses
}

/// The file in which a path ends, and what of it is meant.
fn file_of<'a>(
    path: &[String],
    modules: &'a BTreeMap<ModulePath, PathBuf>,
) -> Option<(&'a Path, String)> {
    (1..=path.len()).rev().find_map(|length| {
        let file = modules.get(&path[..length])?;
        Some((file.as_path(), path[length..].join("::")))
    })
}

struct Reader {
    here: ModulePath,
    /// Words that stand for a module: its children, and modules it imports.
    names: BTreeMap<String, ModulePath>,
    found: BTreeSet<ModulePath>,
}

impl Reader {
    fn name(&mut self, item: &Item) {
        match item {
            Item::Mod(ItemMod { ident, content: None, .. }) => {
                let mut path = self.here.clone();
                path.push(ident.to_string());
                self.names.insert(ident.to_string(), path);
            }
            Item::Use(ItemUse { tree, .. }) => {
                for (path, name) in leaves(tree, &[]) {
                    if let Some(path) = self.resolve(&path) {
                        self.names.insert(name, path);
                    }
                }
            }
            _ => {}
        }
    }

    /// A path from the root of its crate; none where it leads to somebody else's.
    fn resolve(&self, path: &[String]) -> Option<ModulePath> {
        let (first, rest) = path.split_first()?;
        let mut full = match first.as_str() {
            "crate" | "sprintloop" => Vec::new(),
            "self" => self.here.clone(),
            "super" => self.here[..self.here.len().checked_sub(1)?].to_vec(),
            name => self.names.get(name)?.clone(),
        };
        for part in rest {
            if part == "super" {
                full.pop()?;
            } else {
                full.push(part.clone());
            }
        }
        Some(full)
    }

    fn found(&mut self, path: &[String]) {
        if let Some(full) = self.resolve(path) {
            self.found.insert(full);
        }
    }

    /// Reads the words of a macro one by one: the code in it is not parsed.
    fn words(&mut self, text: &str) {
        let parts = text.split(|letter: char| !(letter.is_alphanumeric() || "_:".contains(letter)));
        for part in parts.filter(|part| part.contains("::")) {
            let path: Vec<String> =
                part.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
            self.found(&path);
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        // Tests inside a file see what their file sees.
        if item.content.is_some() {
            return;
        }
        self.found(&[item.ident.to_string()]);
    }

    // `pub(in crate::domain)` names a reach, it uses nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        for (path, _) in leaves(&item.tree, &[]) {
            self.found(&path);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        if parts.len() > 1 {
            self.found(&parts);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        self.words(&item.tokens.to_string().replace(" :: ", "::").replace(":: ", "::"));
        visit::visit_macro(self, item);
    }
}

/// Every path of a `use`, with the word it is known by afterwards.
fn leaves(tree: &UseTree, before: &[String]) -> Vec<(ModulePath, String)> {
    let with = |name: String| before.iter().cloned().chain([name]).collect::<Vec<_>>();
    match tree {
        UseTree::Path(path) => leaves(&path.tree, &with(path.ident.to_string())),
        UseTree::Name(name) if name.ident == "self" => {
            let known = before.last().cloned().unwrap_or_default();
            vec![(before.to_vec(), known)]
        }
        UseTree::Name(name) => vec![(with(name.ident.to_string()), name.ident.to_string())],
        UseTree::Rename(name) if name.ident == "self" => {
            vec![(before.to_vec(), name.rename.to_string())]
        }
        UseTree::Rename(name) => vec![(with(name.ident.to_string()), name.rename.to_string())],
        UseTree::Glob(_) => vec![(before.to_vec(), String::new())],
        UseTree::Group(group) => group.items.iter().flat_map(|tree| leaves(tree, before)).collect(),
    }
}
