//! Games of dice: a team with some work, and what it is about to do. The same ones each time.

use super::{RETROSPECTIVES, Throw};
use crate::rules::sprint::move_card::meet;
use crate::rules::sprint::plan::start;
use crate::support::{ANA, BEN, CAMPAIGN, DEV, EMMA, EXPERIMENT, Team, day, just_me, team, title};
use sprintloop::domain::base::ids::{ItemId, LineId};
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::records::workflow::Mode;

/// A team with four people at work, in sprints or, every fourth time, continuously; and two hundred throws.
pub fn games() -> impl Iterator<Item = (Team, Vec<Throw>)> {
    let mut state: u64 = 7;
    let mut byte = move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..185_u32).map(move |number| {
        // In the last games everybody sits in retrospectives once there is something to say.
        let throws = (0..200).map(|at| {
            let area = byte();
            let area = if number >= 160 && at > 60 { RETROSPECTIVES } else { area };
            (area, byte(), byte(), byte(), byte())
        });
        let throws = throws.collect();
        let mut team = several(!number.is_multiple_of(4));
        if number.is_multiple_of(4) {
            team.workflow(|workflow| workflow.mode = Mode::Continuous);
        }
        (team, throws)
    })
}

/// Several people at work, whose sprint has begun or not.
pub fn several(started: bool) -> Team {
    with_work(team(), [BEN, EMMA, DEV, BEN], started)
}

/// One person at work.
pub fn alone() -> Team {
    with_work(just_me(), [ANA; 4], false)
}

/// One ready item of each kind, what is measured set up for its launch, and one that is not ready.
fn with_work(mut team: Team, owners: [u128; 4], started: bool) -> Team {
    let mut items = Vec::new();
    for (work_type, owner) in owners.into_iter().enumerate() {
        let item = team.ready("Some work", work_type, owner, 2);
        meet(&mut team, item);
        items.push(item);
        let id = team.mint();
        team.does(ItemCommand::AddChecklistLine { item, id, text: title("Ask legal") });
        if [CAMPAIGN, EXPERIMENT].contains(&work_type) {
            set_up(&mut team, item);
        }
    }
    team.add("Unready", CAMPAIGN);
    if started {
        start(&mut team, &items);
    }
    team
}

fn set_up(team: &mut Team, item: ItemId) {
    team.does(ItemCommand::PlanLaunch { item, on: Some(day(9)) });
    let kind = team.workspace.work_types.get(team.item(item).work_type);
    let setup: Vec<LineId> = kind.iter().flat_map(|kind| &kind.setup).map(|line| line.id).collect();
    for id in setup {
        team.does(ItemCommand::TickSetup { item, id, done: true });
    }
}
