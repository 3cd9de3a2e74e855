//! Two years of a team: what the folder holds, and what joining costs. `cargo test --release --test space scale --
//! --nocapture` prints the figures.

use std::time::Instant;

use crate::browser::Browser;
use crate::tab::channel;
use sprintloop::space::memory::MemorySpace;

/// So many people, so many days, and so many changes of each on a day.
fn worked(people: u32, days: u32, changes: u32) -> (MemorySpace, Vec<Browser>) {
    let space = MemorySpace::default();
    let mut browsers = vec![Browser::sharing("p0", &space)];
    for number in 1..people {
        let mut browser = Browser::joined(&format!("p{number}"));
        browser.round(&space).expect("a space");
        browsers.push(browser);
    }
    for day in 0..days {
        for (number, browser) in browsers.iter_mut().enumerate() {
            browser.now = crate::tab::START + i64::from(day) * 86_400_000 + number as i64 * 60_000;
            for change in 0..changes {
                let name = format!("Work of {number} on day {day}, change {change}");
                let id = u128::from(day % 40) * 100 + number as u128 + 2;
                if !browser.run(channel(id, &name)) {
                    browser.rename(id, &name);
                }
            }
            browser.round(&space).expect("a space");
        }
        // Not everybody opens the page anew every day.
        for browser in browsers.iter_mut().skip((day % 3) as usize).step_by(3) {
            browser.reload();
        }
    }
    (space, browsers)
}

fn measure(people: u32, days: u32, changes: u32) {
    let entries = people * days * changes;
    let began = Instant::now();
    let (space, _) = worked(people, days, changes);
    let files = space.files();
    let bases: Vec<usize> = files
        .iter()
        .filter(|(path, _)| path.starts_with("base/"))
        .map(|(_, text)| text.len())
        .collect();
    let folders: std::collections::BTreeSet<&str> =
        files.keys().filter_map(|path| path.rsplit_once('/')).map(|(folder, _)| folder).collect();
    println!("{people} browsers, {entries} entries: made in {:?}", began.elapsed());
    println!(
        "  {} files in {} folders; {} bases, the largest {} KB",
        files.len(),
        folders.len(),
        bases.len(),
        bases.iter().max().unwrap_or(&0) / 1024
    );
    let (reads, bytes, began) = (space.reads(), space.bytes_read(), Instant::now());
    let mut joined = Browser::joined("new");
    joined.round(&space).expect("a space");
    println!(
        "  joining: {} files and {} KB read in {:?}",
        space.reads() - reads,
        (space.bytes_read() - bytes) / 1024,
        began.elapsed()
    );
    assert!(!joined.channels().is_empty());
}

#[test]
fn a_folder_stays_small_while_a_team_works() {
    let (people, days, changes) = match std::env::var("SPRINTLOOP_SCALE") {
        Ok(_) => (10, 500, 12),
        Err(_) => (5, 90, 2),
    };
    measure(people, days, changes);
    if std::env::var("SPRINTLOOP_SCALE").is_ok() {
        measure(200, 10, 3);
    }
}
