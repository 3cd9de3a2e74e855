//! How long each topic is discussed: time follows votes, and a fifth of it is for wins.

use crate::domain::base::ids::TopicId;
use crate::domain::reads::retrospective::topics::{Topic, agenda};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::steps::{ColumnKind, SessionStep};

/// A topic with less can't be discussed; in seconds.
const LEAST: u32 = 120;
/// Shares are rounded to this; in seconds.
const ROUND: u32 = 30;
/// The minutes of a discussion that nobody planned.
const UNPLANNED: u32 = 5;

/// Returns the seconds for a topic; two minutes for one that isn't on the agenda.
pub fn topic_seconds(retro: &Retrospective, topic: TopicId) -> u32 {
    let whole = retro.boxes.get(&SessionStep::Discuss).copied().unwrap_or(UNPLANNED) * 60;
    let (queue, _) = agenda(retro);
    let Some(mine) = queue.iter().find(|it| it.id == topic) else { return LEAST };
    let is_win = |topic: &Topic| topic.kind == ColumnKind::Win;
    let mixed = queue.iter().any(|it| is_win(it) != is_win(mine));
    let part = match (mixed, is_win(mine)) {
        (false, _) => whole,
        (true, true) => whole / 5,
        (true, false) => whole - whole / 5,
    };
    let weight = |topic: &Topic| if retro.counted { topic.votes.max(1) } else { 1 };
    let alike = queue.iter().filter(|it| is_win(it) == is_win(mine));
    let all: u32 = alike.map(weight).sum();
    let share = part * weight(mine) / all.max(1);
    ((share + ROUND / 2) / ROUND * ROUND).max(LEAST)
}
