//! Load against capacity, the limit a team's past proposes, and the warning of a sprint too short.

use sprintloop::domain::base::figures::{BasisPoints, Effort};

use crate::reads::sprint::capacity::capacity;
use crate::rules::sprint::close::{close, reviewed};
use crate::rules::sprint::move_card::{finish, to};
use crate::rules::sprint::plan::{plan, start};
use crate::support::{ANA, BEN, CONTENT, EMMA, Team, day, id, reason, team};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::commands::backlog::ItemEdit;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::load::{
    began, finished, load, load_of_items, offered, proposed_limit, too_short, usual_cycle_time,
};
use sprintloop::domain::records::backlog::item::Contributor;
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::calendar::{Calendar, DayOfWeek};

fn shared(team: &mut Team, item: ItemId, shares: &[(u128, u32)]) {
    let shares = shares
        .iter()
        .map(|(member, share)| Contributor { member: id(*member), share: BasisPoints(*share) });
    let edit = ItemEdit::Contributors(shares.collect());
    team.edit(item, edit);
}

#[test]
fn contributors_carry_their_share_and_the_owner_the_rest_to_the_last_minute() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 1);
    shared(&mut team, item, &[(ANA, 3_600), (EMMA, 3_600)]);
    let parts = team.item(item).load();
    assert_eq!(parts, [(id(BEN), Effort(16)), (id(ANA), Effort(22)), (id(EMMA), Effort(22))]);
    let sum: Effort = parts.into_iter().map(|(_, part)| part).sum();
    assert_eq!(sum, Effort::whole(1));
}

#[test]
fn load_counts_per_owner_channel_and_team_and_lists_what_nobody_estimated() {
    let mut team = team();
    let channel = team.workspace.channels.ids().next().expect("a channel");
    let first = team.ready("Guide", CONTENT, BEN, 10);
    let second = team.ready("Mail", CONTENT, EMMA, 4);
    let vague = team.add("Vague", CONTENT);
    team.edit(first, ItemEdit::Channel(Some(channel)));
    shared(&mut team, first, &[(EMMA, 2_500)]);
    let line = capacity(2, 5, 100, 0);
    let capacities = [(id(BEN), line), (id(ANA), line)].into();
    let items = [first, second, vague].map(|item| team.item(item));
    let load = load_of_items(items.into_iter(), &capacities);
    let owners: Vec<_> =
        load.owners.iter().map(|one| (one.member, one.load, one.capacity)).collect();
    assert_eq!(
        owners,
        [
            (id(ANA), Effort::ZERO, Effort::whole(10)),
            (id(BEN), Effort(450), Effort::whole(10)),
            // No capacity of her own: everything she carries is too much.
            (id(EMMA), Effort(390), Effort::ZERO),
        ]
    );
    let channels: Vec<_> =
        load.channels.iter().map(|one| (one.channel, one.load, one.items)).collect();
    assert_eq!(channels, [(None, Effort::whole(4), 2), (Some(channel), Effort::whole(10), 1)]);
    assert_eq!((load.load, load.capacity), (Effort::whole(14), Effort::whole(20)));
    assert_eq!((load.unestimated.clone(), load.over()), (vec![vague], Effort::ZERO));
    assert_eq!(load.owners_over().map(|one| one.over()).collect::<Vec<_>>(), [Effort(390)]);
    assert!(!load.fits(), "the team has room, one owner has not");
}

#[test]
fn what_is_exactly_full_fits() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 10);
    let fits = |units| {
        let capacities = [(id(BEN), capacity(1, units, 100, 0))].into();
        load_of_items([team.item(item)].into_iter(), &capacities).fits()
    };
    assert!(fits(10) && !fits(9));
}

#[test]
fn carried_over_work_is_offered_first_and_counts_whole() {
    let mut team = team();
    let first = team.ready("First of the list", CONTENT, EMMA, 2);
    let carried = team.ready("Unfinished", CONTENT, BEN, 5);
    start(&mut team, &[carried]);
    team.does(to(carried, BoardStage::Active));
    reviewed(&mut team);
    team.does(close(Some("Carried over as it is")));
    let order: Vec<_> = offered(&team.workspace).iter().map(|item| item.id).collect();
    assert_eq!(order, [carried, first]);
    team.does(SprintCommand::Plan { id: id(701), starts: day(16), ends: day(27) });
    team.does(SprintCommand::Choose { id: id(701), items: vec![carried], serves_goal: true });
    let next = team.workspace.sprints.get(id(701)).expect("the plan");
    assert_eq!(load(next, &team.workspace).load, Effort::whole(5));
}

/// Runs a sprint of items of these sizes; those marked are accepted on the given days.
fn ran(team: &mut Team, number: u128, done: &[(u32, Option<(u32, u32)>)]) {
    let items: Vec<ItemId> =
        done.iter().map(|(units, _)| team.ready("Work", CONTENT, BEN, *units)).collect();
    team.on(2);
    team.does(SprintCommand::Plan { id: id(number), starts: day(2), ends: day(27) });
    let goal = sprint_goal();
    team.does(SprintCommand::SetGoal { id: id(number), goal, reason: None });
    team.does(SprintCommand::Choose { id: id(number), items: items.clone(), serves_goal: true });
    team.does(SprintCommand::Start { id: id(number), over_capacity: Some(reason("A test")) });
    for (item, (_, days)) in items.into_iter().zip(done) {
        let Some((from, until)) = days else { continue };
        team.on(*from).does(to(item, BoardStage::Active));
        team.on(*until);
        finish(team, item);
    }
    team.does(SprintCommand::BeginReview { id: id(number) });
    let over = Some(reason("A test"));
    team.does(SprintCommand::Close { id: id(number), over_missing: over, next_cycle: None });
}

fn sprint_goal() -> sprintloop::domain::records::sprint::goal::Goal {
    sprintloop::domain::records::sprint::goal::Goal {
        text: crate::support::title("Double demo requests"),
        priority: Some(id(900)),
    }
}

#[test]
fn the_proposed_limit_is_the_mean_of_what_the_last_three_sprints_accepted() {
    let mut team = team();
    assert_eq!(proposed_limit(&team.workspace), None, "nothing to go by");
    ran(&mut team, 701, &[(40, Some((2, 3)))]);
    assert_eq!(proposed_limit(&team.workspace).map(|it| it.limit), Some(Effort::whole(40)));
    // Unfinished work brings nothing.
    ran(&mut team, 702, &[(6, Some((2, 3))), (30, None)]);
    ran(&mut team, 703, &[(9, Some((2, 3)))]);
    ran(&mut team, 704, &[(12, Some((2, 3)))]);
    let proposed = proposed_limit(&team.workspace).expect("four sprints to go by");
    assert_eq!(proposed.limit, Effort::whole(9), "(6 + 9 + 12) ÷ 3");
    assert_eq!(proposed.from, [id(702), id(703), id(704)]);
    ran(&mut team, 705, &[(14, Some((2, 3)))]);
    let proposed = proposed_limit(&team.workspace).map(|it| it.limit);
    assert_eq!(proposed, Some(Effort::whole(11)), "11.67 h would look more exact than it is");
}

#[test]
fn cycle_time_counts_working_days_from_the_first_start_to_acceptance() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 4);
    start(&mut team, &[item]);
    assert_eq!((began(team.item(item)), finished(team.item(item))), (None, None));
    team.on(5).does(to(item, BoardStage::Active));
    team.on(6).does(to(item, BoardStage::Committed));
    team.on(9).does(to(item, BoardStage::Active));
    team.on(10);
    finish(&mut team, item);
    let moment = |stamp: Option<_>| {
        stamp.map(|at: sprintloop::domain::base::context::Instant| at.date_naive())
    };
    assert_eq!(moment(began(team.item(item))), Some(day(5)), "the first start counts");
    assert_eq!(moment(finished(team.item(item))), Some(day(10)));
    team.does(SprintCommand::Return { item, reason: reason("A figure is wrong") });
    assert_eq!(finished(team.item(item)), None, "what came back is not finished");
}

#[test]
fn a_plan_shorter_than_the_usual_cycle_time_is_warned_about() {
    let mut team = team();
    // Four items in one day, one in eight working days.
    let quick = (1, Some((2, 2)));
    ran(&mut team, 701, &[quick, quick, quick, (1, Some((2, 11)))]);
    assert_eq!(usual_cycle_time(&team.workspace), None, "four items say nothing");
    ran(&mut team, 702, &[quick]);
    assert_eq!(usual_cycle_time(&team.workspace), Some(8), "the fifth of five in order");
    plan(&mut team);
    let set = |team: &mut Team, ends| {
        team.does(SprintCommand::SetDates { id: id(700), starts: day(16), ends: day(ends) });
        let plan = team.workspace.sprints.values().find(|sprint| sprint.is_planned());
        plan.and_then(|plan| too_short(plan, &team.workspace))
    };
    assert_eq!(set(&mut team, 25), None, "eight working days are enough");
    let warning = set(&mut team, 24).expect("seven are too few");
    assert!(warning.contains("7 working days") && warning.contains("up to 8"), "{warning}");
    team.does(SprintCommand::Cancel { id: id(700), reason: reason("A test") });
    ran(&mut team, 703, &[quick, quick]);
    assert_eq!(usual_cycle_time(&team.workspace), Some(1), "the sixth of seven in order");
}

proptest::proptest! {
    #[test]
    fn working_days_are_those_one_would_count(
        from in -40_i64..40,
        until in -40_i64..400,
        week in proptest::collection::btree_set(0_u8..7, 0..7),
        off in proptest::collection::vec(-40_i64..400, 0..6),
    ) {
        let day = |by: i64| day(1) + chrono::Duration::days(by);
        let calendar = Calendar {
            working_days: week.into_iter().map(DayOfWeek).collect(),
            holidays: off.into_iter().map(day).collect(),
            ..Calendar::default()
        };
        let counted = (from..=until).filter(|by| calendar.is_working_day(day(*by))).count();
        proptest::prop_assert_eq!(calendar.working_days(day(from), day(until)) as usize, counted);
    }
}
