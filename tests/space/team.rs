//! A team at work for days, natively.

use crate::browser::Browser;
use crate::tab::{START, channel};
use sprintloop::space::memory::MemorySpace;

/// How many people work, for how many days, and what each does on a day.
#[derive(Debug, Clone, Copy)]
pub struct Work {
    pub people: u32,
    pub days: u32,
    /// Changes of each on a day.
    pub changes: u32,
    /// From this day on every change is sent by itself, as it is where ten seconds pass before the next one.
    pub one_by_one: u32,
}

/// The space they leave behind, and their browsers.
pub fn worked(work: Work) -> (MemorySpace, Vec<Browser>) {
    let space = MemorySpace::default();
    let mut browsers = vec![Browser::sharing("p0", &space)];
    for number in 1..work.people {
        let mut browser = Browser::joined(&format!("p{number}"));
        browser.round(&space).expect("a space");
        browsers.push(browser);
    }
    for day in 0..work.days {
        for (number, browser) in browsers.iter_mut().enumerate() {
            browser.now = START + i64::from(day) * 86_400_000 + number as i64 * 60_000;
            a_day(work, day, number, browser, &space);
        }
        // Not everybody opens the page anew every day.
        for browser in browsers.iter_mut().skip((day % 3) as usize).step_by(3) {
            browser.reload();
        }
    }
    (space, browsers)
}

fn a_day(work: Work, day: u32, number: usize, browser: &mut Browser, space: &MemorySpace) {
    for change in 0..work.changes {
        let name = format!("Work of {number} on day {day}, change {change}");
        let id = u128::from(day % 40) * 1_000 + number as u128 + 2;
        if !browser.run(channel(id, &name)) {
            browser.rename(id, &name);
        }
        if day >= work.one_by_one {
            browser.round(space).expect("a space");
        }
    }
    browser.round(space).expect("a space");
}
