//! The step between the compiler and the page: parts the compiled page into its modules, and writes the
//! JavaScript that joins them.
//!
//! Two published libraries do the work, so that a machine has one small program to compile instead of
//! their command-line tools. What comes after it (making each module small, names, hashes, the page
//! around them) is `scripts/build-page.mjs`.
//!
//! Usage: sprintloop-build COMPILED.wasm FOLDER

mod gather;
mod merge;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, SplitWasm, transform};

/// What the first module and its JavaScript are called before they get a hash.
const NAME: &str = "sprintloop";

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(compiled), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err(anyhow!("usage: sprintloop-build COMPILED.wasm FOLDER"));
    };
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let work = folder.join("split");
    fs::create_dir_all(&work)?;
    let split = split(&compiled, &work)?;
    gather::gather(&split.prefetch_map, &work, &folder)?;
    fs::copy(work.join("__wasm_split.js"), folder.join("__wasm_split.js"))?;
    bind(&work.join(format!("{NAME}.wasm")), &folder)
}

/// Parts the page at the functions that are marked with `wasm_split`.
fn split(compiled: &Path, folder: &Path) -> Result<SplitWasm> {
    let bytes =
        fs::read(compiled).with_context(|| format!("{} cannot be read", compiled.display()))?;
    let (first, script) = (folder.join(format!("{NAME}.wasm")), format!("./{NAME}.js"));
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.main_module = &script;
    transform(options).map_err(|error| anyhow!("the page could not be parted: {error:?}"))
}

/// Writes the JavaScript between the first module and the browser. What the linker exports stays there:
/// the other modules use it.
fn bind(first: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(first)
        .out_name(NAME)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .keep_lld_exports(true)
        .generate(folder)
        .context("wasm-bindgen could not read the first module")
}
