//! `make bench`: what a team space costs a team of ten after two years, natively: sixty thousand changes.
//!
//! Time is that of this machine and counts against a generous budget. Bytes, requests and turns on the line are counted,
//! and a turn stands for 150 ms. `SPRINTLOOP_DAYS` makes it shorter.

#[path = "../tests/space/browser.rs"]
#[expect(dead_code, reason = "the tests use the rest of it")]
mod browser;
#[path = "../tests/space/line.rs"]
mod line;
#[path = "../tests/storage/tab.rs"]
#[expect(dead_code, reason = "the tests use the rest of it")]
mod tab;
#[path = "../tests/space/team.rs"]
mod team;

use std::time::Instant;

use browser::Browser;
use line::{Cost, Line};
use sprintloop::space::memory::MemorySpace;
use sprintloop::space::pace::Pace;
use tab::channel;
use team::{Work, worked};

/// How long a turn takes on the line, in seconds.
const TURN_S: f64 = 0.15;
/// A line of 10 Mbit/s, in bytes per second.
const BYTES_PER_S: f64 = 1_250_000.0;
/// A page looks so often whether something was changed in it, in seconds.
const TICK_S: f64 = 0.25;
const JOIN_S: f64 = 5.0;
const JOIN_BYTES: f64 = 3_000_000.0;
const SEEN_S: f64 = 3.0;

fn round(browser: &mut Browser, line: &Line) -> Cost {
    let Browser { session, held, now, .. } = browser;
    let (round, cost) = line.cost(session.round(line, &*held, *now));
    round.expect("a space");
    cost
}

fn report(what: &str, figure: f64, unit: &str, budget: Option<f64>) -> bool {
    let budget_text = budget.map(|budget| format!("   (at most {budget})")).unwrap_or_default();
    println!("{what:<52} {figure:>12.2} {unit}{budget_text}");
    budget.is_none_or(|budget| figure <= budget)
}

fn what_lies_there(space: &MemorySpace) {
    let files = space.files();
    for folder in ["base/", "journal/"] {
        let inside = files.iter().filter(|(path, _)| path.starts_with(folder));
        let sizes: Vec<usize> = inside.map(|(_, text)| text.len()).collect();
        let all = sizes.iter().sum::<usize>() as f64 / 1e6;
        println!("{:<52} {:>12} files of {all:.2} MB", format!("in {folder}"), sizes.len());
    }
}

fn joins(space: &MemorySpace, now: i64) -> bool {
    let line = Line::to(space);
    let mut new = Browser::joined("new");
    new.now = now;
    let began = Instant::now();
    let cost = round(&mut new, &line);
    let computed = began.elapsed().as_secs_f64();
    let waited = cost.turns as f64 * TURN_S + cost.bytes as f64 / BYTES_PER_S;
    report("first join: files read", cost.reads as f64, "", None);
    report("first join: requests", cost.requests as f64, "", None);
    report("first join: turns on the line", cost.turns as f64, "", None);
    report("first join: computing", computed, "s", None);
    let bytes = report("first join: bytes", cost.bytes as f64, "", Some(JOIN_BYTES));
    let time = report("first join: with the line", computed + waited, "s", Some(JOIN_S));
    bytes & time
}

/// The slowest a change can be seen: the author's page notices it, looks and sends; the other one has just looked, pauses, and
/// looks again.
fn is_seen(space: &MemorySpace, author: &mut Browser, reader: &mut Browser, other: &Line) -> bool {
    let one = Line::to(space);
    let (mut sends, mut looks, mut reads) = (Cost::default(), Cost::default(), Cost::default());
    // The first rounds find out that the server moves the dates of its folders.
    for number in 0..3 {
        author.run(channel(99_000 + number, "News"));
        author.now += 1_000;
        reader.now = author.now;
        sends = round(author, &one);
        looks = round(reader, other);
        reads = looks;
        looks = round(reader, other);
        looks.turns = looks.turns.max(1);
    }
    let pause = |pace: Pace| pace.pause_ms() as f64 / 1_000.0;
    let turns = (sends.turns + looks.turns + reads.turns) as f64 * TURN_S;
    report("a change elsewhere: turns of the author", sends.turns as f64, "", None);
    report("a change elsewhere: turns of the reader", reads.turns as f64, "", None);
    report("a change elsewhere: bytes read", reads.bytes as f64, "", None);
    let at_rest = TICK_S + pause(Pace::Seen) + turns;
    report("a change elsewhere: after a minute of silence", at_rest, "s", None);
    let lively = TICK_S + pause(Pace::Lively) + turns;
    report("a change elsewhere: in a session, and while things change", lively, "s", Some(SEEN_S))
}

fn idle(reader: &mut Browser, line: &Line) {
    for (name, pace) in [("seen", Pace::Seen), ("hidden", Pace::Hidden)] {
        let rounds = 3_600_000 / pace.pause_ms();
        let (mut requests, mut bytes) = (0, 0);
        for _ in 0..rounds {
            let cost = round(reader, line);
            requests += cost.requests;
            bytes += cost.bytes;
        }
        report(&format!("an idle hour, {name}: requests"), requests as f64, "", None);
        report(&format!("an idle hour, {name}: bytes"), bytes as f64, "", None);
    }
}

fn main() {
    let days = std::env::var("SPRINTLOOP_DAYS").ok().and_then(|days| days.parse().ok());
    let days: u32 = days.unwrap_or(500);
    let work = Work { people: 10, days, changes: 12, one_by_one: days.saturating_sub(70) };
    let began = Instant::now();
    let (space, mut browsers) = worked(work);
    println!("ten devices, {days} days of work, {} changes", days * 10 * 12);
    report("all ten, computing", began.elapsed().as_secs_f64(), "s", None);
    what_lies_there(&space);
    let mut author = browsers.swap_remove(0);
    let mut reader = browsers.swap_remove(0);
    let met = joins(&space, author.now);
    let line = Line::to(&space);
    let met = is_seen(&space, &mut author, &mut reader, &line) & met;
    idle(&mut reader, &line);
    assert!(met, "a figure is over its budget");
}
