//! What is removed is never what a browser that comes back needs.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::browser::{Browser, of_files, ready};
use crate::order::{Step, joins_to_the_same, nothing_is_lost, step, take};
use sprintloop::domain::base::json;
use sprintloop::space::memory::MemorySpace;
use sprintloop::space::retire::KEPT_MS;
use sprintloop::space::round::Session;
use sprintloop::storage::shared::Membership;

const DAY_MS: i64 = 24 * 3_600_000;

/// A browser with its folder, and what was removed from that.
struct Place {
    browser: Browser,
    folder: MemorySpace,
    gone: BTreeSet<String>,
}

impl Place {
    fn new(browser: Browser, folder: MemorySpace) -> Self {
        Self { browser, folder, gone: BTreeSet::new() }
    }

    fn round(&mut self) {
        let before = self.folder.files();
        self.browser.round(&self.folder).expect("a space");
        let after = self.folder.files();
        self.gone.extend(before.into_keys().filter(|path| !after.contains_key(path)));
    }
}

/// Everything that one folder has goes to the other one, removals as well.
fn carry(from: usize, to: usize, places: &mut [Place]) {
    let (files, gone) = (places[from].folder.files(), places[from].gone.clone());
    let place = &mut places[to];
    place.gone.extend(gone);
    let mut all = place.folder.files();
    all.extend(files);
    all.retain(|path, _| !place.gone.contains(path));
    place.folder = MemorySpace::holding(all);
}

fn meet(places: &mut [Place], who: &[usize]) {
    for _ in 0..3 {
        for one in who {
            places[*one].round();
            for other in who {
                carry(*one, *other, places);
            }
        }
    }
}

fn three() -> Vec<Place> {
    let first = MemorySpace::default();
    let ada = Browser::sharing("ada", &first).folds_at(3);
    let mut places = vec![Place::new(ada, first.clone())];
    for name in ["ben", "cleo"] {
        let folder = MemorySpace::holding(first.files());
        let mut browser = Browser::joined(name).folds_at(3);
        browser.round(&folder).expect("a space");
        places.push(Place::new(browser, folder));
    }
    places
}

type Steps = [(usize, Step)];

/// Cleo is away for a year and goes on working, with her folder and without the others.
fn a_year_away(before: &Steps, meanwhile: &Steps, after: &Steps) {
    let mut places = three();
    let act = |places: &mut Vec<Place>, at: usize, (who, step): (usize, Step)| {
        let place = &mut places[who];
        take(&mut place.browser, step, at, &place.folder);
    };
    for (at, one) in before.iter().enumerate() {
        act(&mut places, at, *one);
        meet(&mut places, &[0, 1, 2]);
    }
    for (at, one) in meanwhile.iter().enumerate() {
        act(&mut places, 100 + at, *one);
        for place in &mut places {
            place.browser.now += 10 * DAY_MS;
        }
        meet(&mut places, &[0, 1]);
        meet(&mut places, &[2]);
    }
    meet(&mut places, &[0, 1, 2]);
    for (at, one) in after.iter().enumerate() {
        act(&mut places, 200 + at, *one);
        meet(&mut places, &[0, 1, 2]);
    }
    let replica = of_files(&places[0].folder.files());
    let expected = json::text(&replica.workspace().expect("a base"));
    joins_to_the_same(&MemorySpace::holding(places[0].folder.files()), &expected);
    let browsers: Vec<Browser> = places.into_iter().map(|place| place.browser).collect();
    for browser in &browsers {
        assert_eq!(browser.text(), expected);
    }
    nothing_is_lost(&replica, &browsers);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whoever_comes_back_after_a_year_loses_nothing(
        before in prop::collection::vec((0..3_usize, step()), 1..20),
        meanwhile in prop::collection::vec((0..3_usize, step()), 10..60),
        after in prop::collection::vec((0..3_usize, step()), 0..20),
    ) {
        a_year_away(&before, &meanwhile, &after);
    }
}

#[test]
fn a_day_of_the_log_that_a_new_base_lacks_is_gone_after_a_reload() {
    use Step::{Add, Reload, Rename, Undo, Wait};
    let meanwhile = [
        (0, Add(2)),
        (2, Undo),
        (0, Rename(18)),
        (0, Add(2)),
        (0, Add(2)),
        (0, Add(2)),
        (0, Add(2)),
        (2, Wait),
        (0, Add(2)),
        (0, Add(2)),
    ];
    a_year_away(&[(2, Add(18)), (0, Add(2))], &meanwhile, &[(2, Reload)]);
}

#[test]
fn what_a_base_of_somebody_else_has_held_for_sixty_days_is_removed_by_its_owner() {
    let mut places = three();
    for number in 2..9 {
        let who = (number % 2) as usize;
        let place = &mut places[who];
        take(&mut place.browser, Step::Add(number), number.into(), &place.folder);
        places.iter_mut().for_each(|place| place.browser.now += 3_600_000);
        meet(&mut places, &[0, 1, 2]);
    }
    let before = places[0].browser.text();
    assert!(places.iter().all(|place| place.gone.is_empty()), "no base is old enough");
    for place in &mut places {
        place.browser.now += KEPT_MS + 1;
        // What is remembered is so in the next visit.
        place.browser.reload();
        place.round();
        assert!(
            place
                .gone
                .iter()
                .all(|path| path.contains(&place.browser.name) || path.starts_with("base/"))
        );
    }
    assert!(places.iter().flat_map(|place| &place.gone).any(|path| path.starts_with("journal/")));
    meet(&mut places, &[0, 1, 2]);
    assert_eq!(places[2].browser.text(), before);
    let mut session = Session::new(crate::tab::workspace_id(), Membership::default());
    ready(session.look(&places[0].folder)).expect("a space");
    ready(session.read(&places[0].folder)).expect("a space");
    assert_eq!(session.replica().workspace().map(|workspace| json::text(&workspace)), Some(before));
}
