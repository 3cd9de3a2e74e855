//! The domain is built in storeys: each file uses only its own storey and those below it.

use std::path::Path;

use crate::arrows::arrows;
use crate::{assert_none, modules};

/// The storeys of `src/domain`, from the ground up. The last two stand on the roof: they do what a
/// person does, through the one door, or mend what could not be read.
const STOREYS: &[&str] =
    &["base", "records", "tables", "reads", "commands", "rules", "workspace", "salvage", "sample"];

#[test]
fn no_file_of_the_domain_uses_a_higher_storey() {
    let arrows = arrows(&modules());
    let mut wrong = Vec::new();
    for (file, uses) in &arrows {
        let Some(floor) = storey_of(file) else { continue };
        for (used, name) in uses {
            if let Some(higher) = storey_of(used).filter(|other| *other > floor) {
                wrong.push(format!(
                    "{}: `{}` may not use {}{}{name}, which stands higher, in `{}`",
                    file.display(),
                    STOREYS[floor],
                    used.display(),
                    if name.is_empty() { "" } else { " for " },
                    STOREYS[higher],
                ));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_file_of_the_domain_stands_in_a_storey() {
    let roofless: Vec<String> = modules()
        .iter()
        .filter(|file| file.starts_with("src/domain") && !file.ends_with("src/domain/mod.rs"))
        .filter(|file| storey_of(file).is_none())
        .map(|file| format!("{}: give it a place in a storey", file.display()))
        .collect();
    assert_none(&roofless);
}

/// The place of a file's storey in [`STOREYS`]; none outside the domain.
fn storey_of(file: &Path) -> Option<usize> {
    let inside = file.strip_prefix("src/domain").ok()?;
    let name = inside.iter().next()?.to_str()?.trim_end_matches(".rs");
    STOREYS.iter().position(|storey| *storey == name)
}
