//! The rules of the house, as tests. Each one names the file and the line that breaks it.
//!
//! `docs/architecture.md` says why they are there.

mod arrows;
mod rings;
mod storeys;

use std::fs;
use std::path::{Path, PathBuf};

/// Which room may use which. The arrows run one way: views → state → storage → domain;
/// files in and out (`exchange`) stand beside storage and know the domain alone; a team space (`space`)
/// carries the journal of the storage.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("exchange", &["domain"]),
    ("storage", &["domain"]),
    ("space", &["domain", "storage"]),
    ("state", &["domain", "exchange", "space", "storage"]),
    ("views", &["domain", "exchange", "state"]),
];

/// What the pure rooms never touch: a browser, a clock, or chance.
const IMPURE: &[&str] = &[
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo_",
    "Utc::now",
    "Local::now",
    "Instant::now",
    "SystemTime",
    "Uuid::new_v4",
    "Uuid::now_v7",
];

const LONGEST_FILE: usize = 400;

#[test]
fn every_room_uses_only_the_rooms_below_it() {
    let mut wrong = Vec::new();
    for file in sources() {
        let room = room_of(&file);
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            continue;
        };
        for used in rooms_named_in(&code_of(&file)) {
            if used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: `{room}` may not use `{used}`", file.display()));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_room_has_a_place_in_the_arrows() {
    let unplaced: Vec<String> = ["src/lib.rs", "page/src/lib.rs"]
        .iter()
        .flat_map(|lib| {
            let text = read(Path::new(lib));
            let rooms = text.lines().filter_map(|line| {
                Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned())
            });
            rooms
                .filter(|room| !MAY_USE.iter().any(|(name, _)| name == room))
                .map(|room| format!("{lib}: give `{room}` a place in MAY_USE"))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_none(&unplaced);
}

#[test]
fn domain_and_exchange_know_no_browser_no_clock_and_no_chance() {
    let wrong = each_line(&sources(), |file, line| {
        let pure = ["domain", "exchange"].contains(&room_of(file).as_str());
        let found = IMPURE.iter().find(|word| pure && line.contains(**word))?;
        Some(format!("`{found}` belongs to state"))
    });
    assert_none(&wrong);
}

#[test]
fn one_file_touches_the_browsers_storage() {
    let touching: Vec<String> = sources()
        .into_iter()
        .filter(|file| {
            let code = code_of(file);
            ["gloo_storage", "local_storage()", "session_storage()"]
                .iter()
                .any(|word| code.contains(word))
        })
        .map(|file| file.display().to_string())
        .collect();
    let in_storage = touching.iter().all(|file| file.starts_with("src/storage/"));
    assert!(
        touching.len() <= 1 && in_storage,
        "only one file, in src/storage, may touch the browser's storage: {touching:#?}"
    );
}

#[test]
fn one_file_touches_each_of_the_browsers_databases() {
    let mut touching: Vec<String> = sources()
        .into_iter()
        .filter(|file| code_of(file).contains("indexed_db_futures"))
        .map(|file| file.display().to_string())
        .collect();
    touching.sort();
    assert_eq!(touching, ["src/storage/durable_browser.rs", "src/storage/handles.rs"]);
}

#[test]
fn one_file_reads_ids_from_rows() {
    let reading: Vec<String> = sources()
        .into_iter()
        .filter(|file| {
            let code = code_of(file);
            ["data-row", "data-drop"]
                .iter()
                .any(|mark| code.contains(&format!("get_attribute(\"{mark}\")")))
        })
        .map(|file| file.display().to_string())
        .collect();
    assert_eq!(reading, ["page/src/views/components/row_id.rs"]);
}

#[test]
fn files_stay_short_enough_to_read_in_one_sitting() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|file| (read(&file).lines().count(), file))
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .map(|(lines, file)| {
            format!(
                "{}: {lines} lines, at most {LONGEST_FILE}; split it by what a person does",
                file.display()
            )
        })
        .collect();
    assert_none(&long);
}

#[test]
fn every_module_opens_by_saying_what_it_is() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|file| file.as_path() != Path::new("page/src/main.rs"))
        .filter(|file| !read(file).starts_with("//!"))
        .map(|file| format!("{}: open it with `//!`", file.display()))
        .collect();
    assert_none(&silent);
}

#[test]
fn names_are_imported_one_by_one() {
    let wrong = each_line(&sources(), |_, line| {
        let glob =
            line.trim_start().starts_with("use ") || line.trim_start().starts_with("pub use ");
        (glob && line.contains("::*") && !line.contains("prelude::*"))
            .then(|| "name what you import; only a prelude may come whole".to_owned())
    });
    assert_none(&wrong);
}

#[test]
fn nothing_is_left_for_later() {
    let later =
        ["todo!", "unimplemented!", "allow(dead_code)", "#[ignore", "```ignore", "#[should_panic"];
    let notes = ["TODO", "FIXME", "XXX"];
    let mut files = sources();
    files.extend(rust_files("tests"));
    files.extend(rust_files("page/tests"));
    files.retain(|file| file.as_path() != Path::new("tests/architecture/main.rs"));
    let wrong: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let text = read(file);
            let found: Vec<String> = text
                .lines()
                .enumerate()
                .filter_map(|(index, line)| {
                    let words = || line.split(|letter: char| !letter.is_alphanumeric());
                    let noted = notes.iter().find(|note| words().any(|word| word == **note));
                    let word = noted.or_else(|| later.iter().find(|word| line.contains(**word)))?;
                    Some(format!("{}:{}: `{word}`", file.display(), index + 1))
                })
                .collect();
            found
        })
        .collect();
    assert_none(&wrong);
}

#[test]
fn views_keep_to_the_page_policy() {
    // The Content Security Policy refuses these; a `style:` property of a view is fine.
    let refused = [" style=", "inner_html", "innerHTML", "formaction"];
    let wrong = each_line(&rust_files("page/src/views"), |_, line| {
        let found = refused.iter().find(|word| line.contains(**word))?;
        Some(format!("`{}` is refused by the page's policy", found.trim()))
    });
    assert_none(&wrong);
}

#[test]
fn every_stylesheet_is_listed_once_in_the_order_of_its_layer() {
    let list = read(Path::new("style/index.css"));
    let listed: Vec<PathBuf> = list
        .lines()
        .filter_map(|line| line.strip_prefix("@import \"")?.strip_suffix("\";"))
        .map(|path| Path::new("style").join(path.trim_start_matches("./")))
        .collect();
    let mut wrong = Vec::new();
    for file in files_under("style", "css") {
        let times = listed.iter().filter(|path| **path == file).count();
        if times != 1 && file.as_path() != Path::new("style/index.css") {
            wrong.push(format!("{}: listed {times} times in style/index.css", file.display()));
        }
    }
    for missing in listed.iter().filter(|path| !path.exists()) {
        wrong.push(format!("style/index.css lists {}, which is not there", missing.display()));
    }
    let order = layers();
    let positions: Vec<(usize, &PathBuf)> = listed
        .iter()
        .filter_map(|file| {
            let layer = layer_of(&read(file))?;
            Some((order.iter().position(|name| *name == layer)?, file))
        })
        .collect();
    for pair in positions.windows(2) {
        if let [(before, _), (after, file)] = pair
            && before > after
        {
            wrong.push(format!("{}: stands after a later layer", file.display()));
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_stylesheet_wraps_itself_in_a_known_layer() {
    let order = layers();
    let wrong: Vec<String> = files_under("style", "css")
        .into_iter()
        .filter(|file| {
            ["style/index.css", "style/layers.css"]
                .iter()
                .all(|other| file.as_path() != Path::new(other))
        })
        .filter(|file| layer_of(&read(file)).is_none_or(|layer| !order.contains(&layer)))
        .map(|file| format!("{}: begin it with `@layer NAME {{`", file.display()))
        .collect();
    assert_none(&wrong);
}

/// Such a rule has the browser look at all that is in the list whenever one row changes (decision 7).
#[test]
fn no_rule_asks_a_long_list_what_is_in_it() {
    let around = [
        "app-frame",
        "app-main",
        "with-panel",
        "with-panel__list",
        "board",
        "board__column",
        "board__cards",
        "rows",
    ];
    let asks = |line: &str| around.iter().any(|class| line.contains(&format!(".{class}:has(")));
    let wrong = each_line(&files_under("style", "css"), |_, line| {
        asks(line)
            .then(|| format!("a class that the view sets tells this instead: {}", line.trim()))
    });
    assert_none(&wrong);
}

/// Such a rule has the browser look at a whole list whenever a row of it comes or goes (decision 7).
#[test]
fn no_rule_means_everything_beside_a_place_that_changes() {
    let everything =
        |one: &str| one.trim().ends_with('*') && (one.contains("-child") || one.contains('+'));
    let wrong = each_line(&files_under("style", "css"), |_, line| {
        let selectors = line.split_once('{')?.0;
        selectors
            .split(',')
            .any(everything)
            .then(|| format!("name what is meant, such as `:is(td, th)`: {}", line.trim()))
    });
    assert_none(&wrong);
}

/// Where the sources of the two crates lie: what needs no page, and the page.
const ROOTS: [&str; 2] = ["src", "page/src"];

/// A file's path below the root of its crate.
fn below_root(file: &Path) -> &Path {
    ROOTS.iter().find_map(|root| file.strip_prefix(root).ok()).unwrap_or(file)
}

/// The first folder under src, or the file's own name where it stands in src itself.
fn room_of(file: &Path) -> String {
    let inside = below_root(file);
    let first = inside.components().next();
    first
        .map(|part| part.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned())
        .unwrap_or_default()
}

/// The rooms that some code names: `crate::state::…`, `sprintloop::domain::…`, or each name in
/// `crate::{domain::…, state::…}`.
fn rooms_named_in(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for rest in code.replace("sprintloop::", "crate::").split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                let mut name = String::new();
                let mut names = Vec::new();
                for letter in group.chars() {
                    match letter {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => names.push(std::mem::take(&mut name)),
                        _ => name.push(letter),
                    }
                }
                names.push(name);
                rooms.extend(names.iter().map(|name| first_word(name)));
            }
            None => rooms.push(first_word(rest)),
        }
    }
    rooms.retain(|room| MAY_USE.iter().any(|(name, _)| name == room));
    rooms
}

fn first_word(text: &str) -> String {
    text.trim().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// The names of the one `@layer` line, in order.
fn layers() -> Vec<String> {
    let text = read(Path::new("style/layers.css"));
    text.lines()
        .filter_map(|line| line.strip_prefix("@layer ")?.strip_suffix(';'))
        .flat_map(|names| names.split(", ").map(str::to_owned))
        .collect()
}

/// The layer in which a stylesheet wraps itself.
fn layer_of(css: &str) -> Option<String> {
    let line = css.lines().find(|line| line.starts_with("@layer "))?;
    Some(first_word(line.strip_prefix("@layer ")?))
}

/// Asks about every line of code, comments left out, and gives what is wrong with its place.
fn each_line(files: &[PathBuf], check: impl Fn(&Path, &str) -> Option<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files {
        for (index, line) in read(file).lines().enumerate() {
            if let Some(fault) = check(file, without_comment(line)) {
                wrong.push(format!("{}:{}: {fault}", file.display(), index + 1));
            }
        }
    }
    wrong
}

/// A file's code, comments left out.
fn code_of(file: &Path) -> String {
    let lines: Vec<String> =
        read(file).lines().map(|line| without_comment(line).to_owned()).collect();
    lines.join("\n")
}

fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") {
        return "";
    }
    line.split(" // ").next().unwrap_or(line)
}

/// Every Rust file of the two crates.
fn sources() -> Vec<PathBuf> {
    ROOTS.iter().flat_map(|root| rust_files(root)).collect()
}

/// Every module of the two libraries.
fn modules() -> Vec<PathBuf> {
    let mut files = sources();
    files.retain(|file| file.as_path() != Path::new("page/src/main.rs"));
    files
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    files_under(folder, "rs")
}

fn files_under(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
        for path in entries.map(|entry| entry.expect("a readable folder").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|why| panic!("{}: {why}", file.display()))
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
