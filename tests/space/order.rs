//! The workspace is a function of the set of files: any order, any part of them first.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;

use crate::browser::{Browser, of_files};
use crate::tab::{channel, workspace_id};
use sprintloop::domain::base::json;
use sprintloop::space::memory::MemorySpace;
use sprintloop::space::name::FileName;
use sprintloop::space::replica::Replica;

/// What somebody does.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// Adds a channel.
    Add(u8),
    /// Renames one of the channels, where it is there.
    Rename(u8),
    /// Takes back what they did last.
    Undo,
    /// Talks to the space.
    Round,
    /// Closes the page and opens it again.
    Reload,
    /// Time passes.
    Wait,
}

pub fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (2_u8..30).prop_map(Step::Add),
        4 => (1_u8..30).prop_map(Step::Rename),
        1 => Just(Step::Undo),
        5 => Just(Step::Round),
        1 => Just(Step::Reload),
        2 => Just(Step::Wait),
    ]
}

/// Does it; the name says who and when, so that no two texts are equal.
pub fn take(browser: &mut Browser, step: Step, at: usize, space: &MemorySpace) {
    let name = format!("{} {at}", browser.name);
    match step {
        Step::Add(number) => drop(browser.run(channel(number.into(), &name))),
        Step::Rename(number) => drop(browser.rename(number.into(), &name)),
        Step::Undo => drop(browser.undo()),
        Step::Round => drop(browser.round(space)),
        Step::Reload => browser.reload(),
        Step::Wait => browser.now += 3_600_000,
    }
}

/// Three people at work, clocks apart; everybody has everything in the end.
fn worked(steps: &[(usize, Step)], worth: usize) -> (MemorySpace, Vec<Browser>) {
    let space = MemorySpace::default();
    let mut browsers = vec![Browser::sharing("ada", &space).folds_at(worth)];
    for (number, name) in ["ben", "cleo"].into_iter().enumerate() {
        let mut browser = Browser::joined(name).folds_at(worth);
        browser.round(&space).expect("a space");
        browser.now += 1_000_000 * number as i64;
        browsers.push(browser);
    }
    for (at, (who, step)) in steps.iter().enumerate() {
        take(&mut browsers[*who], *step, at, &space);
    }
    for _ in 0..3 {
        browsers.iter_mut().for_each(|browser| drop(browser.round(&space).expect("a space")));
    }
    (space, browsers)
}

/// Whether everything that anybody did is in what the files make.
pub fn nothing_is_lost(replica: &Replica, browsers: &[Browser]) {
    let (_, base) = replica.chosen().expect("a base");
    let reach = replica.reach(&base.folded);
    for (tab, last) in browsers.iter().flat_map(|browser| &browser.done) {
        assert!(
            reach.get(tab) >= Some(last),
            "{tab} did {last}, of which {:?} are there",
            reach.get(tab)
        );
    }
}

/// Whoever joins now reads only what nothing else holds, and has the same as who reads everything.
pub fn joins_to_the_same(space: &MemorySpace, expected: &str) {
    let mut new = Browser::joined("new");
    new.round(space).expect("a space");
    assert_eq!(new.text(), expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn everybody_holds_the_same_bytes_and_nothing_is_lost(
        steps in prop::collection::vec((0..3_usize, step()), 1..60),
        worth in prop_oneof![Just(2_usize), Just(5), Just(400)],
    ) {
        let (space, browsers) = worked(&steps, worth);
        let replica = of_files(&space.files());
        let expected = json::text(&replica.workspace().expect("a base"));
        for browser in &browsers {
            prop_assert_eq!(&browser.text(), &expected);
        }
        nothing_is_lost(&replica, &browsers);
        joins_to_the_same(&space, &expected);
    }

    #[test]
    fn files_make_the_same_in_any_order_and_any_part_of_them_first(
        steps in prop::collection::vec((0..3_usize, step()), 1..60),
        picks in prop::collection::vec(any::<Index>(), 200),
        part in any::<Index>(),
    ) {
        let (space, _) = worked(&steps, 3);
        let mut files: Vec<(String, String)> = space.files().into_iter().collect();
        let expected = of_files(&space.files()).workspace().map(|workspace| json::text(&workspace));
        let mut shuffled = Vec::new();
        for pick in &picks {
            if !files.is_empty() {
                shuffled.push(files.remove(pick.index(files.len())));
            }
        }
        shuffled.extend(files);
        let part = part.index(shuffled.len());
        let mut replica = Replica::new(workspace_id());
        let mut before = BTreeMap::new();
        for (at, (path, text)) in shuffled.iter().enumerate() {
            let name = FileName::parse(path).expect("a file of ours");
            replica.take(&name, text).expect("whole");
            // Once more changes nothing.
            replica.take(&name, text).expect("whole");
            before.insert(path.clone(), text.clone());
            if at == part {
                let same = of_files(&before).workspace();
                prop_assert_eq!(replica.workspace(), same);
            }
        }
        prop_assert_eq!(replica.workspace().map(|workspace| json::text(&workspace)), expected);
    }
}
