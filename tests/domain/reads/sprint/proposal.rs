//! The proposed commitment: what the past says a plan finishes, held to capacity.

use crate::reads::metrics::figures::{close, history};
use crate::reads::metrics::forecast::flowing;
use crate::support::{BEN, CONTENT, EMMA, Team, day, id, just_me, team};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::metrics::forecast::{Forecast, Past};
use sprintloop::domain::reads::sprint::proposal::{next_dates, proposal};
use sprintloop::domain::records::backlog::place::Place;

#[test]
fn a_plan_is_proposed_what_the_past_says_it_finishes() {
    let mut team = flowing(10);
    team.hours_later(24);
    let past = |team: &Team| Past::of(&history(team)).map(|past| past.how_many(10));
    let ready: Vec<ItemId> =
        (0..20).map(|n| team.ready(&format!("More {n}"), CONTENT, BEN, 1)).collect();
    let big = team.ready("Big", CONTENT, EMMA, 9);
    team.does(ItemCommand::Reorder { items: vec![big], place: Place::First });
    close(&mut team, 700);
    team.does(SprintCommand::Plan { id: id(701), starts: day(16), ends: day(27) });
    let of = |team: &Team, past: Option<&Forecast>| {
        let sprint = team.workspace.sprints.get(id(701)).expect("a plan");
        proposal(sprint, past, &team.workspace)
    };
    let it = of(&team, past(&team).as_ref()).expect("there is a past");
    let items = it.items.expect("ten are finished") as usize;
    // Each of ten working days brought one, and the plan has ten of them.
    assert_eq!(items, 10);
    assert_eq!(it.limit.as_ref().map(|limit| limit.limit), Some(Effort::whole(10)));
    // The big one first, then what still fits beside it: one hour.
    assert_eq!(it.take, [big, ready[0]]);
    team.does(SprintCommand::Choose { id: id(701), items: it.take, serves_goal: true });
    assert_eq!(of(&team, past(&team).as_ref()).map(|it| it.take), Some(Vec::new()), "that is it");
    // Nobody with room: nothing is proposed beyond anyone's capacity.
    team.does(SprintCommand::Unchoose { id: id(701), items: vec![big, ready[0]] });
    team.does(SprintCommand::SetCapacity { id: id(701), capacity: Default::default() });
    assert_eq!(of(&team, None).map(|it| (it.items, it.take)), Some((None, Vec::new())));
}

#[test]
fn nothing_is_proposed_to_a_team_without_a_past() {
    let mut team = team();
    team.ready("First", CONTENT, BEN, 1);
    let sprint = crate::rules::sprint::plan::plan(&mut team);
    let sprint = team.workspace.sprints.get(sprint).expect("a plan");
    assert_eq!(proposal(sprint, None, &team.workspace), None);
}

#[test]
fn one_person_alone_starts_today_and_a_team_on_its_day() {
    // A Wednesday.
    let dates = |team: &Team| next_dates(&team.workspace, day(4));
    assert_eq!(dates(&just_me()), (day(4), day(10)), "whole weeks, and neither is a day off");
    assert_eq!(dates(&team()).0, day(9));
    // A Saturday.
    assert_eq!(next_dates(&just_me().workspace, day(7)), (day(9), day(13)));
}
