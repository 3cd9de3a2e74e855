//! How each item of a sprint stood when it ended, frozen.

use crate::domain::reads::order;
use crate::domain::records::backlog::item::{BacklogItem, Verdict};
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::sprint::outcome::FinalLine;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::record::Tables;

/// How each item stands now, in the backlog's order.
pub(in crate::domain) fn final_lines(sprint: &Sprint, tables: &Tables) -> Vec<FinalLine> {
    let items = order::chosen(sprint, tables);
    let items = items.into_iter().filter(|item| item.position.sprint() == Some(sprint.id));
    let line = |item: &BacklogItem| {
        let stage = item.position.stage().unwrap_or(BoardStage::Committed);
        let accepted = match item.verdicts.last() {
            Some(Verdict::Accepted { stamp, .. }) if stage == BoardStage::Done => Some(stamp.at),
            _ => None,
        };
        FinalLine {
            item: item.id,
            key: item.key.clone(),
            title: item.title.clone(),
            estimate: item.estimate,
            stage,
            accepted,
            outcome: sprint.review.outcomes.get(&item.id).cloned(),
        }
    };
    items.into_iter().map(|item| line(item)).collect()
}
