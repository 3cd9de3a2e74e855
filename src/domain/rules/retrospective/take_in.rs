//! Cards that come back by file, taken into the session.

use crate::domain::records::retrospective::pack::{Answer, NotCards, check};
use crate::domain::records::retrospective::record::{Brought, Card, Retrospective};
use crate::domain::rules::retrospective::anonymity::author;
use crate::domain::rules::retrospective::safety_poll::answer_by_file;

/// What an answer brings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Brings {
    /// Cards that were not there.
    pub new: usize,
    /// Cards with other words.
    pub changed: usize,
    /// Cards taken back.
    pub gone: usize,
    /// This edition, or a later one, was here already.
    pub known: bool,
}

/// Puts an answer into the session. One that was here already changes nothing.
///
/// # Errors
/// Why it is not taken; then nothing of it is.
pub fn take_in(retro: &mut Retrospective, answer: Answer) -> Result<Brings, NotCards> {
    check(retro, &answer)?;
    let before = retro.brought.get(&answer.who);
    let again = before.is_some_and(|before| before.series == answer.series);
    if before.is_some_and(|before| again && before.edition >= answer.edition) {
        return Ok(Brings { known: true, ..Brings::default() });
    }
    let begun_anew = before.is_some() && !again;
    answer_by_file(retro, &answer, begun_anew);
    let mut brings = Brings::default();
    for (id, card) in answer.cards {
        let there = retro.cards.get(&id);
        let same = |old: &Card| {
            (&old.text, &old.column, &old.figure) == (&card.text, &card.column, &card.figure)
        };
        match there {
            Some(old) if same(old) => continue,
            Some(_) => brings.changed += 1,
            None => brings.new += 1,
        }
        let author = author(retro, card.author);
        let group = there.and_then(|old| old.group);
        retro.cards.insert(id, Card { author, group, ..card });
    }
    for id in &answer.taken_back {
        brings.gone += usize::from(retro.cards.remove(id).is_some());
    }
    retro.wrote.insert(answer.who);
    retro.brought.insert(answer.who, Brought::new(answer.series, answer.edition));
    Ok(brings)
}
