//! Every deed a person can do, thrown by dice: some go through, some are refused.

pub mod games;
pub mod items;
pub mod kinds;
pub mod others;
pub mod retrospectives;
pub mod sprints;

use crate::support::{ANA, BEN, CARA, DEV, EMMA, FINN, Team, id};
use sprintloop::domain::base::ids::{Id, ItemId, LineId, MemberId, SprintId};
use sprintloop::domain::commands::Command;
use sprintloop::domain::tables::change::Change;

/// One throw: which area, which deed of it, on what, how, and by whom.
pub type Throw = (u8, u8, u8, u8, u8);

/// What the dice say about one deed.
#[derive(Debug, Clone, Copy)]
pub struct Dice {
    /// On which of the things that are there.
    pub which: u8,
    /// The choice within the deed.
    pub how: u8,
}

/// A deed the dice can choose.
pub type Deed = fn(&mut Team, Dice) -> Command;

/// The area in which retrospectives are held.
pub const RETROSPECTIVES: u8 = 8;

/// The deed of a throw. Most of them are about sprints, so that some get far.
pub fn deed(team: &mut Team, done: &[Change], throw: Throw) -> Command {
    let (area, what, which, how, _) = throw;
    let dice = Dice { which, how };
    let one_of = |deeds: &[Deed]| deeds[usize::from(what) % deeds.len()];
    match area % 16 {
        0..=2 => one_of(items::DEEDS)(team, dice),
        3 => one_of(items::LINES)(team, dice),
        4..=6 => one_of(others::DEEDS)(team, dice),
        7 => others::again(team, done, dice),
        RETROSPECTIVES | 9 => one_of(retrospectives::DEEDS)(team, dice),
        _ => one_of(sprints::DEEDS)(team, dice),
    }
}

/// Who acts: mostly the lead, often Analytics, else anyone.
pub fn actor(throw: Throw) -> u128 {
    const PEOPLE: [u128; 6] = [ANA, BEN, CARA, DEV, EMMA, FINN];
    match throw.4 % 8 {
        0 => PEOPLE[usize::from(throw.4 / 8) % PEOPLE.len()],
        1 | 2 => DEV,
        _ => ANA,
    }
}

/// One of several, or one that is not there.
pub fn one<I: Id>(all: impl Iterator<Item = I>, dice: u8) -> I {
    let all: Vec<I> = all.collect();
    let place = usize::from(dice) % all.len().max(1);
    all.get(place).copied().unwrap_or(id(9_999))
}

/// Some item, whatever became of it.
pub fn item(team: &Team, dice: Dice) -> ItemId {
    one(team.workspace.items.ids(), dice.which)
}

/// Someone, perhaps a stakeholder or gone.
pub fn member(team: &Team, dice: u8) -> MemberId {
    one(team.workspace.members.ids(), dice)
}

/// The sprint that is not over, now and then any other.
pub fn sprint(team: &Team, dice: Dice) -> SprintId {
    let sprints = &team.workspace.sprints;
    if dice.which % 16 == 15 {
        return one(sprints.ids(), dice.how);
    }
    let alive = sprints.values().filter(|sprint| sprint.is_open() || sprint.is_planned());
    one(alive.map(|sprint| sprint.id), dice.how)
}

/// Fresh line ids.
pub fn lines(team: &mut Team) -> Vec<LineId> {
    (0..6).map(|_| team.mint()).collect()
}
