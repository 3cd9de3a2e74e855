//! The forecast: enough data, the same answer twice, percentiles in order, and how long it takes.

use std::time::Instant;

use crate::reads::metrics::figures::{close, history};
use crate::rules::sprint::move_card::{finish, to};
use crate::rules::sprint::plan::start;
use crate::support::{BEN, CONTENT, Team, day, team};
use sprintloop::domain::base::figures::BasisPoints;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::reads::metrics::forecast::{Past, RUNS, calibration, day_of, in_turn};
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::calendar::Calendar;

/// One item accepted on each of so many working days.
pub fn flowing(count: u32) -> Team {
    let mut team = team();
    let items: Vec<ItemId> =
        (0..count).map(|n| team.ready(&format!("Guide {n}"), CONTENT, BEN, 1)).collect();
    start(&mut team, &items);
    for item in &items {
        team.does(to(*item, BoardStage::Active));
    }
    for (at, item) in (0_u32..).zip(items) {
        team.on(2 + at + at / 5 * 2);
        finish(&mut team, item);
    }
    team
}

#[test]
fn says_nothing_below_ten_finished_items() {
    let mut team = flowing(9);
    team.hours_later(24);
    assert_eq!(Past::of(&history(&team)), None);
    let mut team = flowing(10);
    assert_eq!(Past::of(&history(&team)), None, "today is not over");
    team.hours_later(24);
    let past = Past::of(&history(&team)).expect("enough");
    assert_eq!((past.finished, past.days.len()), (10, 10), "the weekend is no day of work");
}

#[test]
fn the_same_history_gives_the_same_forecast_and_surer_is_later() {
    let mut team = flowing(10);
    team.hours_later(24);
    let past = Past::of(&history(&team)).expect("enough");
    let when = past.when(10);
    assert_eq!(when, past.when(10));
    assert!(when.half <= when.most && when.most <= when.nearly_all);
    // Every working day brings one item, so ten items take ten of them.
    assert_eq!(when.half, 10);
    assert_eq!(when.histogram.iter().map(|bar| bar.1 as usize).sum::<usize>(), RUNS);
    let many = past.how_many(12);
    assert_eq!(many.half, 12);
    assert!(many.half >= many.most && many.most >= many.nearly_all, "fewer are surer");
    assert!(many.chance_of(many.most) >= BasisPoints::percent(85));
    assert_eq!(many.chance_of(0), BasisPoints::WHOLE);
    assert_eq!(many.chance_of(13), BasisPoints::default());
}

#[test]
fn days_are_counted_from_today() {
    let mut calendar = Calendar::default();
    let on = |days, calendar: &Calendar| day_of(day(2), days, calendar);
    assert_eq!((on(1, &calendar), on(5, &calendar), on(6, &calendar)), (day(2), day(6), day(9)));
    assert_eq!(day_of(day(7), 1, &calendar), day(9), "a Saturday is no first day");
    assert_eq!(calendar.working_days(day(2), day(9)), 6);
    assert_eq!(calendar.working_days(day(6), day(2)), 0);
    calendar.holidays = [day(3), day(9)].into();
    assert_eq!((on(2, &calendar), on(5, &calendar)), (day(4), day(10)));
    assert_eq!(calendar.working_days(day(2), day(10)), 5);
    calendar.working_days.clear();
    assert_eq!(on(5, &calendar), day(2), "a calendar without any day");
}

#[test]
fn calibration_tells_commitment_and_forecast_against_what_came() {
    let mut team = flowing(10);
    team.hours_later(24);
    close(&mut team, 700);
    team.on(16);
    let more: Vec<ItemId> =
        (0..4).map(|n| team.ready(&format!("More {n}"), CONTENT, BEN, 1)).collect();
    crate::reads::metrics::figures::next_sprint(&mut team, 701, (16, 20), &more);
    finish(&mut team, more[0]);
    team.on(20);
    close(&mut team, 701);
    let told = calibration(&history(&team));
    let rows: Vec<(u32, bool, u32)> =
        told.iter().map(|one| (one.committed, one.forecast.is_some(), one.came)).collect();
    assert_eq!(rows, [(10, false, 10), (4, true, 1)]);
}

#[test]
fn a_selection_is_done_in_its_turn() {
    let mut team = team();
    let items: Vec<ItemId> =
        (0..6).map(|n| team.ready(&format!("Guide {n}"), CONTENT, BEN, 1)).collect();
    let turn =
        |team: &Team, items: &[ItemId]| in_turn(&items.iter().copied().collect(), &team.workspace);
    assert_eq!(turn(&team, &items[..1]), 1);
    assert_eq!(turn(&team, &[items[4], items[1]]), 5, "down to the last of them");
    start(&mut team, &items[..2]);
    assert_eq!(turn(&team, &items[2..3]), 3, "what runs comes first");
    finish(&mut team, items[0]);
    assert_eq!(turn(&team, &items[2..3]), 2, "what is done is done");
}

/// 10,000 runs for 40 items in well under a second even unoptimised; `make bench` holds the budget.
#[test]
fn ten_thousand_runs_are_quick() {
    let mut team = flowing(10);
    team.hours_later(24);
    let past = Past::of(&history(&team)).expect("enough");
    let began = Instant::now();
    let when = past.when(40);
    assert!(when.half > 0);
    assert!(began.elapsed().as_millis() < 2_000, "{:?}", began.elapsed());
}
