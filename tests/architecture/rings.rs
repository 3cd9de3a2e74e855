//! No file uses a file that uses it in turn, by whatever way round.

use std::path::PathBuf;

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

use crate::arrows::{Arrows, arrows};
use crate::{assert_none, modules};

#[test]
fn no_files_use_each_other_in_a_ring() {
    let files = modules();
    let arrows = arrows(&files);
    let wrong: Vec<String> =
        rings(&files, &arrows).iter().map(|ring| described(ring, &arrows)).collect();
    assert_none(&wrong);
}

/// The rings, the smallest first: files that all lead to each other.
fn rings<'a>(files: &'a [PathBuf], arrows: &'a Arrows) -> Vec<Vec<&'a PathBuf>> {
    let graph: DiGraphMap<&PathBuf, ()> =
        files.iter().flat_map(|file| arrows[file].keys().map(move |used| (file, used))).collect();
    let mut rings: Vec<_> = tarjan_scc(&graph).into_iter().filter(|ring| ring.len() > 1).collect();
    rings.sort_by_key(Vec::len);
    rings
}

/// A ring with every arrow in it: the file, the file it uses, and the name it uses it for.
fn described(ring: &[&PathBuf], arrows: &Arrows) -> String {
    let mut lines = vec![format!("a ring of {} files:", ring.len())];
    for file in ring {
        for (used, name) in arrows[*file].iter().filter(|(used, _)| ring.contains(used)) {
            let name = if name.is_empty() { "the module" } else { name };
            lines.push(format!("  {} uses {}: {name}", file.display(), used.display()));
        }
    }
    lines.join("\n")
}
