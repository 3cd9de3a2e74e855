//! The ballot paper of a session: what people elsewhere vote on.

use crate::domain::base::checksum::checksum;
use crate::domain::base::ids::Id;
use crate::domain::reads::retrospective::topics::{Topic, budget, topics};
use crate::domain::records::retrospective::paper::Paper;
use crate::domain::records::retrospective::record::Retrospective;

/// The most letters of a topic on a paper: all of them travel in one link.
const LETTERS: usize = 60;

/// Returns the paper; `None` while the cards are hidden or once the results are shown.
pub fn paper(retro: &Retrospective) -> Option<Paper> {
    if !retro.is_open() || retro.hides_cards() || retro.counted {
        return None;
    }
    let all = topics(retro);
    let most = budget(retro);
    Some(Paper {
        topics: all.iter().map(|topic| short(&topic.name)).collect(),
        budget: most,
        cap: retro.cap.unwrap_or(most).min(most),
        mark: mark(&all),
    })
}

/// Returns the mark of these topics: it changes when one is added, removed, grouped or split.
pub fn mark(topics: &[Topic]) -> u32 {
    let ids: Vec<u8> = topics.iter().flat_map(|topic| topic.id.uuid().into_bytes()).collect();
    checksum(&ids)
}

fn short(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LETTERS - 1).collect();
    format!("{}…", cut.trim_end())
}
