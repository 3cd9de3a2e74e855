//! Searching what retrospectives left: each thing once, with where it opens.

use crate::domain::base::ids::{DecisionId, GuardrailId, LearningId, PlayId, RetrospectiveId};
use crate::domain::base::text::holds;
use crate::domain::reads::retrospective::facts::newest_first;
use crate::domain::reads::retrospective::topics::agenda;
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::tables::record::Tables;

/// Where a thing opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// In the report of a retrospective.
    Report(RetrospectiveId),
    /// Among the learnings.
    Learning(LearningId),
    /// Among the decisions.
    Decision(DecisionId),
    /// In the playbook.
    Guardrail(GuardrailId),
    /// In the playbook.
    Play(PlayId),
}

/// A thing that has the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// "Action", "Topic".
    pub kind: &'static str,
    /// Its words.
    pub text: String,
    /// Where it opens.
    pub opens: Opens,
}

/// Returns everything that has all of the words, each thing once: what came out first, then what was said.
/// Words are plain (`base/plain.rs`); without words nothing is found.
pub fn find(tables: &Tables, words: &[String]) -> Vec<Found> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut all = Vec::new();
    let mut keep = |kind, text: String, more: &str, opens| {
        let whole = format!("{text} {more}");
        if words.iter().all(|word| holds(&whole, word)) {
            all.push(Found { kind, text, opens });
        }
    };
    for it in tables.actions.values() {
        let more: Vec<&str> = it.verdicts.iter().map(|verdict| verdict.note.as_str()).collect();
        let more = format!("{} {} {}", it.measure, it.departments, more.join(" "));
        keep("Action", it.what.to_string(), &more, Opens::Report(it.from));
    }
    for it in tables.learnings.values() {
        let more = format!("{} {} {}", it.expected, it.happened, it.hypothesis);
        keep("Learning", it.subject.to_string(), &more, Opens::Learning(it.id));
    }
    for it in tables.decisions.values() {
        keep("Decision", it.what.to_string(), &it.why, Opens::Decision(it.id));
    }
    for it in tables.guardrails.values() {
        let more = format!("{} {}", it.happened, it.cause);
        keep("Guardrail", it.guard.to_string(), &more, Opens::Guardrail(it.id));
    }
    for it in tables.plays.values() {
        let more = format!("{} {}", it.conditions, it.steps);
        keep("Play", it.name.to_string(), &more, Opens::Play(it.id));
    }
    for retro in newest_first(tables) {
        said(tables, retro, &mut keep);
    }
    all
}

/// Wins, points, topics with their cards, and the summary of one retrospective.
fn said(
    tables: &Tables,
    retro: &Retrospective,
    keep: &mut impl FnMut(&'static str, String, &str, Opens),
) {
    use crate::domain::records::retrospective::record::Out;
    let opens = Opens::Report(retro.id);
    for out in &retro.outcomes {
        if let Out::Win(id) = out.what
            && let Some(it) = tables.wins.get(id)
        {
            let more = format!("{} {} {}", it.driver, it.outcome, it.contributors);
            keep("Win", it.what.to_string(), &more, opens);
        }
    }
    for point in &retro.points {
        let kind = if point.ask { "Request" } else { "Roadmap item" };
        keep(kind, point.text.to_string(), "", opens);
    }
    let (voted, rest) = agenda(retro);
    for topic in voted.into_iter().chain(rest) {
        let cards = topic.cards.iter().filter_map(|id| retro.cards.get(id));
        let cards: Vec<&str> = cards.map(|card| card.text.as_str()).collect();
        let notes = retro.discussions.get(&topic.id).map(|it| it.notes.as_str());
        let more = format!("{} {}", cards.join(" "), notes.unwrap_or_default());
        keep("Topic", topic.name, &more, opens);
    }
    if !retro.summary.is_empty() {
        keep("Summary", retro.summary.clone(), "", opens);
    }
}
