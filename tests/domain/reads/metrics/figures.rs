//! Worked cases of every figure, and what holds of all of them.

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;

use crate::rules::sprint::move_card::{finish, meet, to};
use crate::rules::sprint::plan::start;
use crate::support::{BEN, CONTENT, DEV, EMMA, EXPERIMENT, Team, day, id, reason, team, title};
use sprintloop::domain::base::context::Instant;
use sprintloop::domain::base::figures::{BasisPoints, Effort};
use sprintloop::domain::base::ids::{ItemId, SprintId};
use sprintloop::domain::base::json;
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::commands::blocker::BlockerCommand;
use sprintloop::domain::commands::learning::{LearningCommand, LearningWords};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::commands::{Command, Import};
use sprintloop::domain::reads::metrics::behind;
use sprintloop::domain::reads::metrics::history::History;
use sprintloop::domain::reads::metrics::percentiles::Percentiles;
use sprintloop::domain::reads::metrics::reading::{Amount, Reading, read, readings, tenths};
use sprintloop::domain::reads::metrics::series::{burndown, flow_by_day, throughput};
use sprintloop::domain::reads::metrics::sprint_figures::figures;
use sprintloop::domain::reads::metrics::working_time::{WorkingTime, union, within};
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::blocker::{Blocker, BlockerKind};
use sprintloop::domain::records::calendar::Calendar;
use sprintloop::domain::records::metric::Metric;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::records::sprint::figures::SprintFigures;
use sprintloop::domain::records::sprint::goal::{Goal, GoalVerdict};
use sprintloop::domain::records::sprint::record::RetrospectivePlan;
use sprintloop::domain::tables::record::Record;

fn at(text: &str) -> Instant {
    DateTime::parse_from_rfc3339(text).expect("a moment in a test")
}

/// The history at the team's moment.
pub fn history(team: &Team) -> History<'_> {
    History::read(&team.workspace, team.context.now)
}

fn reading(team: &Team, metric: Metric) -> Reading {
    read(metric, &history(team))
}

fn of_sprint(team: &Team, number: u128) -> SprintFigures {
    let sprint = team.workspace.sprints.get(id(number)).expect("the sprint is there");
    figures(sprint, &history(team))
}

/// Blocks an item.
pub fn block(team: &mut Team, number: u128, item: ItemId, kind: BlockerKind) {
    let next_check = team.context.now.date_naive();
    team.does(BlockerCommand::Open {
        id: id(number),
        item,
        kind,
        reason: reason("No sign-off"),
        unblocker: title("Legal"),
        next_check,
    });
}

fn unblock(team: &mut Team, number: u128) {
    team.does(BlockerCommand::Resolve { id: id(number), text: "Signed".to_owned() });
}

/// Reviews and closes a sprint; unfinished work is carried over under the lead's override.
pub fn close(team: &mut Team, number: u128) {
    let sprint: SprintId = id(number);
    team.does(SprintCommand::BeginReview { id: sprint });
    let (notes, next) = ("Notes".to_owned(), "Next".to_owned());
    team.does(SprintCommand::NoteReview { id: sprint, notes, next });
    let verdict = GoalVerdict::Met;
    team.does(SprintCommand::JudgeGoal { id: sprint, verdict, why: String::new() });
    let plan = RetrospectivePlan::Dated { on: day(30) };
    team.does(SprintCommand::PlanRetrospective { id: sprint, plan });
    let over_missing = Some(reason("We go on"));
    team.does(SprintCommand::Close { id: sprint, over_missing, next_cycle: None });
}

/// Plans and starts another sprint with these items, from one day of November to another.
pub fn next_sprint(team: &mut Team, number: u128, days: (u32, u32), items: &[ItemId]) {
    let sprint: SprintId = id(number);
    team.does(SprintCommand::Plan { id: sprint, starts: day(days.0), ends: day(days.1) });
    let goal = Goal { text: title("More of it"), priority: Some(id(900)) };
    team.does(SprintCommand::SetGoal { id: sprint, goal, reason: None });
    team.does(SprintCommand::Choose { id: sprint, items: items.to_vec(), serves_goal: true });
    team.does(SprintCommand::Start { id: sprint, over_capacity: None });
}

fn guides(team: &mut Team, count: usize) -> Vec<ItemId> {
    (0..count).map(|n| team.ready(&format!("Guide {n}"), CONTENT, BEN, 2)).collect()
}

#[test]
fn working_time_counts_working_hours_alone() {
    let mut calendar = Calendar::default();
    calendar.holidays.extend([day(11), day(14)]);
    let time = WorkingTime::of(&calendar);
    let cases = [
        ("within a day", "2026-11-02T10:00:00+01:00", "2026-11-02T12:30:00+01:00", 150),
        ("before and after hours", "2026-11-02T06:00:00+01:00", "2026-11-02T22:00:00+01:00", 480),
        ("over night", "2026-11-02T16:00:00+01:00", "2026-11-03T10:00:00+01:00", 120),
        ("over a weekend", "2026-11-06T16:00:00+01:00", "2026-11-09T10:00:00+01:00", 120),
        ("within a weekend", "2026-11-07T10:00:00+01:00", "2026-11-08T15:00:00+01:00", 0),
        ("over a day off", "2026-11-10T16:00:00+01:00", "2026-11-12T10:00:00+01:00", 120),
        ("a day off on a weekend", "2026-11-13T16:00:00+01:00", "2026-11-16T10:00:00+01:00", 120),
        ("swapped", "2026-11-03T10:00:00+01:00", "2026-11-02T10:00:00+01:00", 0),
        (
            "a whole year of 260 days",
            "2026-01-05T09:00:00+01:00",
            "2027-01-04T09:00:00+01:00",
            259 * 480,
        ),
        (
            "clocks back on 25 October",
            "2026-10-23T16:00:00+02:00",
            "2026-10-26T10:00:00+01:00",
            120,
        ),
        (
            "clocks forward on 28 March",
            "2027-03-26T16:00:00+01:00",
            "2027-03-29T10:00:00+02:00",
            120,
        ),
    ];
    for (what, from, to, expected) in cases {
        assert_eq!(time.between(&at(from), &at(to)), expected, "{what}");
    }
}

#[test]
fn overlapping_stretches_count_once() {
    let cases = [
        ("apart", vec![(0, 10), (20, 30)], 20),
        ("overlapping", vec![(0, 10), (5, 15)], 15),
        ("touching", vec![(5, 10), (0, 5)], 10),
        ("one inside another", vec![(0, 30), (5, 15)], 30),
        ("empty", vec![(5, 5)], 0),
    ];
    for (what, spans, expected) in cases {
        assert_eq!(within(&union(spans), (0, 100)), expected, "{what}");
    }
}

#[test]
fn percentiles_are_values_that_occurred() {
    let p =
        |values: &[u32]| Percentiles::of(values.to_vec()).map(|p| (p.half, p.most, p.nearly_all));
    assert_eq!(p(&[]), None);
    assert_eq!(p(&[7]), Some((7, 7, 7)));
    assert_eq!(p(&[4, 1, 3, 2]), Some((2, 4, 4)));
    let hundred: Vec<u32> = (1..=100).collect();
    assert_eq!(p(&hundred), Some((50, 85, 95)));
    assert_eq!(tenths(504, 480), "1.1");
}

#[test]
fn completion_counts_what_was_committed_and_added_work_apart() {
    let mut team = team();
    let items = guides(&mut team, 4);
    let late = team.ready("Late", CONTENT, EMMA, 2);
    start(&mut team, &items);
    team.on(4).does(SprintCommand::AddToScope {
        id: id(700),
        items: vec![late],
        serves_goal: false,
        reason: Some(reason("The fair was moved")),
        over_capacity: None,
    });
    for item in [items[0], items[1], late] {
        finish(&mut team, item);
    }
    // Returned from review and not accepted again: it does not count.
    finish(&mut team, items[2]);
    team.does(SprintCommand::Return { item: items[2], reason: reason("The logo is the old one") });
    let now = of_sprint(&team, 700);
    assert_eq!((now.committed, now.done, now.added, now.added_done), (4, 2, 1, 1));
    assert_eq!(reading(&team, Metric::Completion).value, None, "nothing is closed yet");
    team.on(13);
    close(&mut team, 700);
    let last = reading(&team, Metric::Completion);
    assert_eq!(last.value, Some(Amount::Share(BasisPoints::percent(50))));
    assert!(last.crossed, "{last:?}");
    assert_eq!(
        last.note,
        "Sprint 1: 2 of 4 committed items finished (50% by estimate), plus 1 added later."
    );
}

#[test]
fn a_sprint_with_nothing_committed_has_no_rate() {
    assert_eq!(SprintFigures::default().completion(), None);
    assert_eq!(SprintFigures::default().scope_change(), None);
    assert_eq!(SprintFigures::default().blocked_share(), None);
}

#[test]
fn what_came_in_and_went_out_on_one_day_counts_twice_in_scope_and_not_in_the_burndown() {
    let mut team = team();
    let items = guides(&mut team, 2);
    let late = team.ready("Late", CONTENT, EMMA, 6);
    start(&mut team, &items);
    team.on(4).does(SprintCommand::AddToScope {
        id: id(700),
        items: vec![late],
        serves_goal: false,
        reason: Some(reason("The fair was moved")),
        over_capacity: None,
    });
    team.hours_later(2).does(SprintCommand::RemoveFromScope {
        id: id(700),
        items: vec![late],
        reason: reason("The fair was moved back"),
    });
    let it = of_sprint(&team, 700);
    assert_eq!((it.added, it.removed), (1, 1));
    assert_eq!(it.scope_change(), Some(BasisPoints::WHOLE));
    assert!(reading(&team, Metric::Scope).crossed);
    finish(&mut team, items[0]);
    let sprint = team.workspace.sprints.get(id(700)).expect("the sprint");
    let days = burndown(sprint, &history(&team));
    let lines: Vec<(NaiveDate, Effort, Effort)> =
        days.iter().map(|one| (one.day, one.scope, one.left)).collect();
    let (four, two) = (Effort::whole(4), Effort::whole(2));
    assert_eq!(lines, [(day(2), four, four), (day(3), four, four), (day(4), four, two)]);
}

#[test]
fn the_burndown_of_a_day_is_what_it_was_on_that_day() {
    let mut team = team();
    let items = guides(&mut team, 2);
    let late = team.ready("Late", CONTENT, EMMA, 6);
    start(&mut team, &items);
    let drawn = |team: &Team| {
        let sprint = team.workspace.sprints.get(id(700)).expect("the sprint");
        burndown(sprint, &history(team))
    };
    team.on(3);
    let before = drawn(&team);
    team.on(5).does(SprintCommand::AddToScope {
        id: id(700),
        items: vec![late],
        serves_goal: false,
        reason: Some(reason("The fair was moved")),
        over_capacity: None,
    });
    let after = drawn(&team);
    assert_eq!(after[..before.len()], before[..]);
    assert_eq!(after.last().map(|one| one.scope), Some(Effort::whole(10)));
}

#[test]
fn blocked_time_crosses_weekends_overlaps_and_is_still_open() {
    let mut team = team();
    let items = guides(&mut team, 2);
    start(&mut team, &items);
    for item in &items {
        team.does(to(*item, BoardStage::Active));
    }
    // Friday nine o'clock to Monday nine o'clock is one working day.
    team.on(6);
    block(&mut team, 801, items[0], BlockerKind::Decision);
    team.on(9);
    unblock(&mut team, 801);
    block(&mut team, 802, items[1], BlockerKind::Dependency);
    team.on(10);
    let it = of_sprint(&team, 700);
    assert_eq!(it.blocked, 2 * 480);
    let by: Vec<(BlockerKind, u32)> = it.blocked_by.into_iter().collect();
    assert_eq!(by, [(BlockerKind::Dependency, 480), (BlockerKind::Decision, 480)]);
    assert_eq!(it.active, 2 * 6 * 480);
    // 2 of 12 days is 17%, above the 15% of the active time.
    assert!(reading(&team, Metric::Blocked).crossed);
    team.on(11);
    let now = reading(&team, Metric::Blocked);
    assert_eq!(now.value, Some(Amount::Time(3 * 480, 480)));
    team.on(12);
    let long = reading(&team, Metric::Blocked);
    assert!(long.crossed);
    assert_eq!(long.evidence, [RecordKey::BacklogItem(items[1])], "the one above two days");
}

#[test]
fn work_in_progress_is_counted_by_day_and_held_against_the_limits() {
    let mut team = team();
    let items = guides(&mut team, 3);
    start(&mut team, &items);
    team.does(to(items[0], BoardStage::Active));
    team.on(3).does(to(items[1], BoardStage::Active));
    team.on(4);
    finish(&mut team, items[0]);
    team.on(5);
    let days = flow_by_day(&history(&team), day(2), day(5));
    let counts: Vec<[u32; 4]> = days.iter().map(|one| one.counts).collect();
    assert_eq!(counts, [[2, 1, 0, 0], [1, 2, 0, 0], [1, 1, 0, 1], [1, 1, 0, 1]]);
    assert_eq!(throughput(&history(&team), day(2), day(5)), [0, 0, 1, 0]);
    assert_eq!(reading(&team, Metric::InProgress).value, Some(Amount::Items(1)));
    team.does(to(items[2], BoardStage::Active));
    team.workflow(|workflow| {
        workflow.thresholds.insert("in-progress".to_owned(), 1);
    });
    assert!(reading(&team, Metric::InProgress).crossed);
    let changes = team.workspace.workflow_changes.values().last().expect("a change on record");
    assert_eq!(changes.what, "work in progress above 0 items → 1 item");
}

#[test]
fn refuses_a_threshold_that_makes_no_sense() {
    let mut team = team();
    let mut workflow = (*team.workspace.workflow).clone();
    workflow.thresholds.insert("completion".to_owned(), 101);
    let note = team.note(Some("Ambition"));
    let edit = sprintloop::domain::commands::workspace::WorkspaceCommand::EditWorkflow {
        workflow: Box::new(workflow),
        note,
    };
    team.refuses(edit, Rule::Input);
}

#[test]
fn cycle_time_age_and_efficiency_come_from_the_steps() {
    let mut team = team();
    let items = guides(&mut team, 7);
    start(&mut team, &items);
    for (n, item) in items.iter().take(5).enumerate() {
        team.on(2).does(to(*item, BoardStage::Active));
        team.on(3 + u32::try_from(n).expect("small"));
        meet(&mut team, *item);
        team.does(to(*item, BoardStage::UnderReview));
        team.hours_later(4).does(SprintCommand::Accept {
            item: *item,
            evidence: String::new(),
            next: id(999),
        });
    }
    team.on(10);
    let cycle = reading(&team, Metric::Cycle);
    // 1.5 to 4.5 days, then 4.5 over the weekend: the fifth was accepted on Saturday.
    assert_eq!(cycle.value, Some(Amount::Time(5 * 480, 480)));
    assert!(!cycle.crossed);
    let flow = reading(&team, Metric::Efficiency);
    assert!(matches!(flow.value, Some(Amount::Share(part)) if part > BasisPoints::percent(80)));
    team.on(3).does(to(items[5], BoardStage::Active));
    team.on(6);
    assert!(!reading(&team, Metric::Age).crossed);
    team.on(13);
    let age = reading(&team, Metric::Age);
    assert_eq!(age.value, Some(Amount::Time(8 * 480, 480)));
    assert!(age.crossed);
    assert_eq!(age.evidence, [RecordKey::BacklogItem(items[5])]);
}

#[test]
fn learning_captured_counts_what_is_past_its_review_date() {
    let mut team = team();
    let test = team.ready("Price test", EXPERIMENT, BEN, 2);
    start(&mut team, &[test]);
    team.on(19);
    assert_eq!(reading(&team, Metric::Learned).value, None);
    team.on(20);
    let due = reading(&team, Metric::Learned);
    assert_eq!(due.value, Some(Amount::Share(BasisPoints::default())));
    assert!(due.crossed);
    assert_eq!(due.evidence, [RecordKey::BacklogItem(test)]);
    team.does(learn(test, 810));
    let there = reading(&team, Metric::Learned);
    assert_eq!(there.value, Some(Amount::Share(BasisPoints::WHOLE)));
    assert!(!there.crossed);
    let it = of_sprint(&team, 700);
    assert_eq!((it.due, it.learned), (1, 1));
}

/// Everything that stands before a launch, and the launch.
pub fn launch(team: &mut Team, item: ItemId, on: u32) {
    let kind = team.item(item).work_type;
    let setup = team.workspace.work_types.get(kind).expect("a work type").setup.clone();
    team.does(ItemCommand::PlanLaunch { item, on: Some(day(on)) });
    for line in setup {
        team.does(ItemCommand::TickSetup { item, id: line.id, done: true });
    }
    let actor = team.context.actor;
    team.as_member(DEV).does(ItemCommand::ConfirmTracking { item, confirmed: true });
    team.context.actor = actor;
    team.does(ItemCommand::Launch { item });
}

/// A learning of an item; its decision has the next number.
pub fn learn(item: ItemId, number: u128) -> LearningCommand {
    LearningCommand::Record {
        id: id(number),
        decision: id(number + 1),
        words: Box::new(LearningWords {
            subject: title("Price test"),
            expected: reason("30 requests"),
            happened: reason("12 requests"),
            decide: title("Stop the test"),
            rationale: String::new(),
            look_again: None,
            item: Some(item),
            data_snapshot: String::new(),
            gap: None,
            result: None,
        }),
    }
}

#[test]
fn learning_lead_time_is_working_time_from_launch_to_decision() {
    let mut team = team();
    let tests: Vec<ItemId> =
        (0..3).map(|n| team.ready(&format!("Test {n}"), EXPERIMENT, BEN, 2)).collect();
    start(&mut team, &tests);
    // Over a weekend, on the day itself, and one that was never launched.
    team.on(6);
    launch(&mut team, tests[0], 6);
    team.on(9);
    launch(&mut team, tests[1], 9);
    team.hours_later(2);
    for (test, number) in tests.iter().zip([810, 812, 814]) {
        team.does(learn(*test, number));
    }
    let it = of_sprint(&team, 700);
    // A day and two hours, and two hours: the nearest rank of two values is the smaller.
    assert_eq!(it.lead_time, Some(120));
    assert_eq!(reading(&team, Metric::LeadTime).value, None, "no sprint is closed yet");
    team.on(13);
    close(&mut team, 700);
    assert_eq!(reading(&team, Metric::LeadTime).value, Some(Amount::Time(120, 480)));
    let sprint = team.workspace.sprints.get(id(700)).expect("the sprint");
    assert_eq!(behind::launched(sprint, &history(&team)), tests[..2]);
}

#[test]
fn an_item_returned_from_review_is_in_progress_again_and_its_cycle_goes_on() {
    let mut team = team();
    let items = guides(&mut team, 1);
    start(&mut team, &items);
    team.does(to(items[0], BoardStage::Active));
    team.on(3);
    finish(&mut team, items[0]);
    let cycle = |team: &Team| history(team).flow(items[0]).and_then(|flow| flow.cycle());
    assert_eq!(cycle(&team), Some(480));
    team.on(4).does(SprintCommand::Return { item: items[0], reason: reason("The old logo") });
    let back = history(&team);
    let flow = back.flow(items[0]).expect("it moved");
    assert!(flow.in_progress() && flow.done.is_none());
    assert_eq!((flow.cycle(), flow.age()), (None, Some(2 * 480)));
    drop(back);
    team.on(6);
    finish(&mut team, items[0]);
    assert_eq!(cycle(&team), Some(4 * 480), "from the first start to the last acceptance");
    // What the third day showed stays: then it was done.
    let third = flow_by_day(&history(&team), day(2), day(6));
    let done: Vec<u32> = third.iter().map(|day| day.counts[3]).collect();
    assert_eq!(done, [0, 1, 0, 0, 1]);
}

#[test]
fn blocked_stretches_that_overlap_count_once_and_for_each_reason() {
    let mut team = team();
    let items = guides(&mut team, 1);
    start(&mut team, &items);
    team.does(to(items[0], BoardStage::Active));
    block(&mut team, 801, items[0], BlockerKind::Decision);
    team.hours_later(4);
    unblock(&mut team, 801);
    // Merged from another copy of the workspace: a second blocker over the same hours.
    let first = team.workspace.blockers.get(id(801)).expect("a blocker");
    let mut second = Blocker::clone(first);
    (second.id, second.kind) = (id(802), BlockerKind::Review);
    second.opened.at += chrono::Duration::hours(2);
    let records = vec![Record::Blocker(second.into())];
    let import = Import { source: "elsewhere".to_owned(), records, log: Vec::new() };
    team.does(Command::Import(Box::new(import)));
    let it = of_sprint(&team, 700);
    assert_eq!(it.blocked, 4 * 60);
    let by: Vec<(BlockerKind, u32)> = it.blocked_by.into_iter().collect();
    assert_eq!(by, [(BlockerKind::Decision, 4 * 60), (BlockerKind::Review, 2 * 60)]);
    let flow = history(&team).flow(items[0]).map(|flow| flow.blocked_at_work());
    assert_eq!(flow, Some(4 * 60));
}

#[test]
fn cycle_time_is_the_same_when_the_clocks_change() {
    let mut team = team();
    team.context.now = at("2026-10-23T16:00:00+02:00");
    let items = guides(&mut team, 1);
    let sprint = id(700);
    let (starts, ends) = (at("2026-10-23T16:00:00+02:00"), at("2026-10-30T16:00:00+01:00"));
    let (starts, ends) = (starts.date_naive(), ends.date_naive());
    team.does(SprintCommand::Plan { id: sprint, starts, ends });
    let goal = Goal { text: title("More of it"), priority: Some(id(900)) };
    team.does(SprintCommand::SetGoal { id: sprint, goal, reason: None });
    team.does(SprintCommand::Choose { id: sprint, items: items.clone(), serves_goal: true });
    team.does(SprintCommand::Start { id: sprint, over_capacity: None });
    team.does(to(items[0], BoardStage::Active));
    // Friday 16:00 to Monday 10:00: an hour and an hour, though the night had one more.
    team.context.now = at("2026-10-26T10:00:00+01:00");
    finish(&mut team, items[0]);
    assert_eq!(history(&team).flow(items[0]).and_then(|flow| flow.cycle()), Some(120));
}

#[test]
fn behind_each_point_stand_the_items_it_counts() {
    let mut team = team();
    let items = guides(&mut team, 3);
    let late = team.ready("Late", CONTENT, EMMA, 2);
    start(&mut team, &items);
    team.does(to(items[0], BoardStage::Active));
    team.on(3);
    finish(&mut team, items[0]);
    team.does(to(items[1], BoardStage::Active));
    block(&mut team, 801, items[1], BlockerKind::Decision);
    team.on(4).does(SprintCommand::AddToScope {
        id: id(700),
        items: vec![late],
        serves_goal: false,
        reason: Some(reason("The fair was moved")),
        over_capacity: None,
    });
    let history = history(&team);
    let sprint = team.workspace.sprints.get(id(700)).expect("the sprint");
    assert_eq!(behind::committed(sprint, false, &history), items);
    assert_eq!(behind::committed(sprint, true, &history), items[..1]);
    assert_eq!(behind::blocked_by(sprint, BlockerKind::Decision, &history), items[1..2]);
    assert_eq!(behind::blocked_by(sprint, BlockerKind::Review, &history), []);
    for at in flow_by_day(&history, day(2), day(4)) {
        for (stage, count) in BoardStage::ALL.into_iter().zip(at.counts) {
            let there = behind::in_stages(&history, at.day, None, |one| one == stage);
            assert_eq!(there.len(), count as usize, "{stage:?} on {}", at.day);
        }
    }
    for at in burndown(sprint, &history) {
        let scope = behind::in_scope(sprint, at.day, false, &history).len();
        let left = behind::in_scope(sprint, at.day, true, &history).len();
        let whole = |count: usize| Effort::whole(2 * u32::try_from(count).expect("small"));
        assert_eq!((at.scope, at.left), (whole(scope), whole(left)), "{}", at.day);
    }
}

#[test]
fn a_closed_sprints_figures_stay_the_same_to_the_byte() {
    let mut team = team();
    let items = guides(&mut team, 4);
    start(&mut team, &items);
    for item in &items {
        team.does(to(*item, BoardStage::Active));
    }
    finish(&mut team, items[0]);
    team.on(4);
    block(&mut team, 801, items[1], BlockerKind::Decision);
    team.on(6);
    close(&mut team, 700);
    let kept = |team: &Team| {
        let sprint = team.workspace.sprints.get(id(700)).expect("the sprint");
        let history = history(team);
        let drawn = format!("{:?}", burndown(sprint, &history));
        let frozen = figures(sprint, &history);
        (json::text(&frozen), drawn, json::text(&**sprint), frozen)
    };
    let (figures_then, drawn_then, record_then, frozen) = kept(&team);
    assert_eq!((frozen.committed, frozen.done, frozen.blocked), (4, 1, 2 * 480));
    // Carried over, the blocker resolved and of another kind, other hours, more sprints.
    team.on(9);
    next_sprint(&mut team, 701, (9, 13), &items[1..3]);
    let edit = BlockerCommand::Edit {
        id: id(801),
        kind: BlockerKind::Capacity,
        reason: reason("Nobody has time"),
        unblocker: title("Ana"),
        next_check: day(10),
    };
    team.does(edit);
    unblock(&mut team, 801);
    finish(&mut team, items[1]);
    team.workflow(|workflow| {
        workflow.calendar.day_end = 15 * 60;
        workflow.calendar.holidays.insert(day(5));
        workflow.thresholds.insert("completion".to_owned(), 20);
    });
    team.on(13);
    close(&mut team, 701);
    team.on(16);
    next_sprint(&mut team, 702, (16, 20), &items[2..4]);
    finish(&mut team, items[2]);
    team.on(20);
    close(&mut team, 702);
    let (figures_now, drawn_now, record_now, _) = kept(&team);
    assert_eq!(figures_now, figures_then);
    assert_eq!(drawn_now, drawn_then);
    assert_eq!(record_now, record_then);
}

#[test]
fn a_new_workspace_has_no_figure_and_crosses_nothing() {
    let team = team();
    for one in readings(&history(&team)) {
        assert_eq!((one.value, one.crossed), (None, false), "{one:?}");
    }
}

proptest! {
    #[test]
    fn percentiles_never_fall(values in prop::collection::vec(0_u32..100_000, 1..60)) {
        let p = Percentiles::of(values).expect("there are some");
        prop_assert!(p.half <= p.most && p.most <= p.nearly_all);
    }

    #[test]
    fn working_time_adds_up(a in 0_i64..20_000, b in 0_i64..20_000, c in 0_i64..20_000) {
        let mut marks = [a, b, c];
        marks.sort_unstable();
        let moment = |minutes: i64| at("2026-10-20T00:00:00+02:00") + chrono::Duration::minutes(minutes);
        let mut calendar = Calendar::default();
        calendar.holidays.insert(day(2));
        let time = WorkingTime::of(&calendar);
        let [a, b, c] = marks.map(moment);
        prop_assert_eq!(time.between(&a, &b) + time.between(&b, &c), time.between(&a, &c));
        let by_day = calendar.working_days(a.date_naive(), c.date_naive());
        prop_assert!(time.between(&a, &c) <= by_day * calendar.day_length());
    }

    /// Whatever a team does, blocked time is within the age, and a rate is a part of the whole.
    #[test]
    fn figures_keep_within_their_bounds(deeds in prop::collection::vec((0_usize..4, 0_u8..7, 1_i64..40), 1..40)) {
        let mut team = team();
        let items = guides(&mut team, 4);
        start(&mut team, &items);
        for (n, (item, deed, hours)) in deeds.into_iter().enumerate() {
            let item = items[item];
            team.hours_later(hours);
            let number = 2_000 + u128::try_from(n).expect("small");
            let open = team.workspace.blockers.values().find(|b| b.is_open() && b.item == item).map(|b| b.id);
            let command = match deed {
                0 | 1 => to(item, BoardStage::Active).into(),
                2 => to(item, BoardStage::UnderReview).into(),
                3 => to(item, BoardStage::Committed).into(),
                4 if team.item(item).is_open() => { meet(&mut team, item); SprintCommand::Accept { item, evidence: String::new(), next: id(999) }.into() }
                5 => crate::support::Wish::from(BlockerCommand::Open { id: id(number), item, kind: BlockerKind::Other, reason: reason("Wait"), unblocker: title("Legal"), next_check: team.context.now.date_naive() }),
                _ => match open {
                    Some(id) => BlockerCommand::Resolve { id, text: String::new() }.into(),
                    None => SprintCommand::Return { item, reason: reason("No") }.into(),
                },
            };
            // What a rule refuses changes nothing, and that is fine here.
            let _ = team.workspace.apply(command.0, &team.context);
        }
        team.hours_later(30);
        let history = history(&team);
        for flow in history.flows.iter() {
            if let Some(age) = flow.age().or(flow.cycle()) {
                prop_assert!(flow.blocked_at_work() <= age);
            }
        }
        let it = of_sprint(&team, 700);
        prop_assert!(it.completion().is_some_and(|rate| rate <= BasisPoints::WHOLE));
        prop_assert!(it.done <= it.committed);
        for one in readings(&history) {
            if let Some(Amount::Share(part)) = one.value
                && one.metric != Metric::Scope {
                prop_assert!(part <= BasisPoints::WHOLE, "{:?}", one);
            }
        }
        let closing = flow_by_day(&history, day(1), team.context.now.date_naive());
        let last = closing.last().expect("a day");
        prop_assert_eq!(last.counts.iter().sum::<u32>(), 4);
    }
}
