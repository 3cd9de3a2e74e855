//! The forecast: enough data, the same answer twice, percentiles in order, and how long it takes.

use std::time::Instant;

use sprintloop::domain::backlog::position::BoardStage;
use sprintloop::domain::figures::BasisPoints;
use sprintloop::domain::ids::ItemId;
use sprintloop::domain::metrics::forecast::{Past, RUNS, calibration, day_of, days_between};

use crate::board::{finish, to};
use crate::metrics::{close, history};
use crate::sprint::start;
use crate::support::{BEN, CONTENT, Team, day, team};

/// One item accepted on each of so many working days.
fn flowing(count: u32) -> Team {
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
    assert_eq!((past.finished, past.days.len()), (10, 12));
    assert_eq!(past.days.iter().filter(|day| **day == 0).count(), 2, "the weekend counts");
}

#[test]
fn the_same_history_gives_the_same_forecast_and_surer_is_later() {
    let mut team = flowing(10);
    team.hours_later(24);
    let past = Past::of(&history(&team)).expect("enough");
    let when = past.when(10);
    assert_eq!(when, past.when(10));
    assert!(when.half <= when.most && when.most <= when.nearly_all);
    // Ten of twelve days bring one item, so ten items take about twelve days.
    assert!((11..=13).contains(&when.half), "{}", when.half);
    assert_eq!(when.histogram.iter().map(|bar| bar.1 as usize).sum::<usize>(), RUNS);
    let many = past.how_many(12);
    assert!(many.half >= many.most && many.most >= many.nearly_all, "fewer are surer");
    assert!(many.chance_of(many.most) >= BasisPoints::percent(85));
    assert_eq!(many.chance_of(0), BasisPoints::WHOLE);
    assert_eq!(many.chance_of(13), BasisPoints::default());
}

#[test]
fn days_are_counted_from_today() {
    assert_eq!(day_of(day(2), 1), day(2));
    assert_eq!(day_of(day(2), 5), day(6));
    assert_eq!(days_between(day(2), day(6)), 5);
    assert_eq!(days_between(day(6), day(2)), 0);
}

#[test]
fn calibration_tells_commitment_and_forecast_against_what_came() {
    let mut team = flowing(10);
    team.hours_later(24);
    close(&mut team, 700);
    team.on(16);
    let more: Vec<ItemId> =
        (0..4).map(|n| team.ready(&format!("More {n}"), CONTENT, BEN, 1)).collect();
    crate::metrics::next_sprint(&mut team, 701, (16, 20), &more);
    finish(&mut team, more[0]);
    team.on(20);
    close(&mut team, 701);
    let told = calibration(&history(&team));
    let rows: Vec<(u32, bool, u32)> =
        told.iter().map(|one| (one.committed, one.forecast.is_some(), one.came)).collect();
    assert_eq!(rows, [(10, false, 10), (4, true, 1)]);
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
