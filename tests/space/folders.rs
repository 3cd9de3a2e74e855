//! A folder of each browser's own, and a synchroniser between them that delays, reorders and cuts.

use proptest::prelude::*;

use crate::browser::{Browser, of_files};
use crate::order::{Step, joins_to_the_same, nothing_is_lost, step, take};
use sprintloop::domain::base::json;
use sprintloop::space::memory::MemorySpace;

/// What happens.
#[derive(Debug, Clone)]
enum Event {
    /// Somebody does something.
    Does(usize, Step),
    /// The synchroniser carries some of what one folder has to another one; of one file it carries half.
    Carries { from: usize, to: usize, which: u64, cut: bool },
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (0..3_usize, step()).prop_map(|(who, step)| Event::Does(who, step)),
        2 => (0..3_usize, 0..3_usize, any::<u64>(), any::<bool>())
            .prop_map(|(from, to, which, cut)| Event::Carries { from, to, which, cut }),
    ]
}

fn carry(from: &MemorySpace, to: &MemorySpace, which: u64, mut cut: bool) {
    let there = to.files();
    for (at, (path, text)) in from.files().into_iter().enumerate() {
        let whole = there.get(&path).is_some_and(|known| known.len() >= text.len());
        if whole || which >> (at % 64) & 1 == 0 {
            continue;
        }
        match std::mem::take(&mut cut) {
            true => to.put(&path, &text[..text.len() / 2]),
            false => to.put(&path, &text),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn everybody_holds_the_same_once_everything_was_carried(
        events in prop::collection::vec(event(), 1..80),
        worth in prop_oneof![Just(2_usize), Just(4), Just(400)],
    ) {
        let first = MemorySpace::default();
        let mut browsers = vec![Browser::sharing("ada", &first).folds_at(worth)];
        let mut folders = vec![first.clone()];
        for name in ["ben", "cleo"] {
            let folder = MemorySpace::holding(first.files());
            let mut browser = Browser::joined(name).folds_at(worth);
            browser.round(&folder).expect("a space");
            browsers.push(browser);
            folders.push(folder);
        }
        for (at, event) in events.iter().enumerate() {
            match event {
                Event::Does(who, step) => take(&mut browsers[*who], *step, at, &folders[*who]),
                Event::Carries { from, to, which, cut } => {
                    carry(&folders[*from], &folders[*to], *which, *cut);
                }
            }
        }
        // A file that was cut for a while is read again every sixth round.
        for _ in 0..10 {
            for who in 0..3 {
                browsers[who].round(&folders[who]).expect("a space");
                for to in 0..3 {
                    carry(&folders[who], &folders[to], u64::MAX, false);
                }
            }
        }
        for folder in &folders {
            prop_assert_eq!(folder.files(), folders[0].files());
        }
        let replica = of_files(&folders[0].files());
        let expected = json::text(&replica.workspace().expect("a base"));
        for browser in &mut browsers {
            prop_assert_eq!(&browser.text(), &expected);
            browser.reload();
            prop_assert_eq!(&browser.text(), &expected);
        }
        nothing_is_lost(&replica, &browsers);
        joins_to_the_same(&folders[0], &expected);
    }
}
