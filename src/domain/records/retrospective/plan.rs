//! The plan of a session: how many minutes each step has, by length, head count and way of writing.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::records::retrospective::steps::SessionStep;

/// How people write and vote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WayOfWriting {
    /// All at once, each on their own device.
    #[default]
    OwnDevices,
    /// One after the other, on the facilitator's device.
    Turns,
}

impl WayOfWriting {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::OwnDevices, Self::Turns];

    /// Returns the way as people choose it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::OwnDevices => "All at once, on their own devices",
            Self::Turns => "In turns on this device",
        }
    }
}

/// The lengths offered in minutes, each with the minutes of every step; 0 leaves a step out. Every length agrees on how
/// to talk, groups the cards, decides and closes.
pub const LENGTHS: [(u32, [u32; 9]); 4] = [
    (15, [1, 1, 3, 1, 1, 5, 0, 2, 1]),
    (30, [2, 3, 6, 2, 2, 11, 0, 3, 1]),
    (60, [3, 7, 8, 4, 3, 24, 5, 4, 2]),
    (90, [4, 10, 10, 6, 4, 38, 8, 6, 4]),
];

/// The head count that the lengths are made for.
const USUAL: u32 = 8;
/// More people than usual need one more minute for each of these to begin, to read the cards and to group them.
const PER_MINUTE: u32 = 4;
/// Seconds of one private turn of writing, handing over included.
const WRITING_TURN: u32 = 90;
/// Seconds of one private turn of voting.
const VOTING_TURN: u32 = 30;

/// Returns the minutes of every step: of one of the lengths, or the nearest one stretched, for this many people. What they
/// need beyond it comes from the discussion, which keeps a quarter of the session.
pub fn time_boxes(minutes: u32, people: usize, way: WayOfWriting) -> BTreeMap<SessionStep, u32> {
    let mut boxes = boxes_of(minutes);
    let mut spare = boxes
        .get(&SessionStep::Discuss)
        .map_or(0, |discuss| discuss.saturating_sub(minutes.div_ceil(4)));
    for (step, wanted) in wanted(people, way, &boxes) {
        let Some(now) = boxes.get_mut(&step) else { continue };
        let more = wanted.saturating_sub(*now).min(spare);
        *now += more;
        spare -= more;
        if let Some(discuss) = boxes.get_mut(&SessionStep::Discuss) {
            *discuss -= more;
        }
    }
    boxes
}

/// Returns the minutes of every step for the usual head count.
fn boxes_of(minutes: u32) -> BTreeMap<SessionStep, u32> {
    let nearest = LENGTHS.iter().rev().find(|(length, _)| *length <= minutes);
    let (length, boxes) = nearest.or(LENGTHS.first()).copied().unwrap_or((30, [0; 9]));
    let mut all: BTreeMap<SessionStep, u32> = SessionStep::ALL
        .into_iter()
        .zip(boxes)
        // Below the shortest length, closing has no minute of its own.
        .filter(|(step, box_of)| *box_of > 0 && (minutes >= length || *step != SessionStep::Close))
        .map(|(step, box_of)| (step, (box_of * minutes / length).max(1)))
        .collect();
    // What rounding leaves over goes to the discussion.
    let used: u32 = all.values().sum();
    if let Some(discuss) = all.get_mut(&SessionStep::Discuss) {
        *discuss = (*discuss + minutes).saturating_sub(used).max(1);
    }
    all
}

/// Returns the minutes that steps need for this many people, the most urgent first.
fn wanted(
    people: usize,
    way: WayOfWriting,
    boxes: &BTreeMap<SessionStep, u32>,
) -> [(SessionStep, u32); 4] {
    use SessionStep as S;
    let people = u32::try_from(people).unwrap_or(u32::MAX);
    let in_turns = |seconds: u32| match way {
        WayOfWriting::OwnDevices => 0,
        WayOfWriting::Turns => people.saturating_mul(seconds).div_ceil(60),
    };
    let of = |step| boxes.get(&step).copied().unwrap_or(0);
    let crowd = people.saturating_sub(USUAL).div_ceil(PER_MINUTE);
    [
        (S::Gather, in_turns(WRITING_TURN)),
        (S::Vote, in_turns(VOTING_TURN)),
        (S::Group, of(S::Group) + crowd),
        (S::Open, of(S::Open) + crowd),
    ]
}

/// Returns the minutes for wins and why they worked: a fifth of the session.
pub const fn minutes_for_wins(minutes: u32) -> u32 {
    minutes / 5
}
