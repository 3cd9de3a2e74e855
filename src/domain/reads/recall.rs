//! What the team remembers, found again: by words, by what explains it, and by what is due another look.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::plain::plain;
use crate::domain::base::text::holds;
use crate::domain::records::decision::Decision;
use crate::domain::records::learning::{GapCause, HypothesisResult, Learning};
use crate::domain::tables::record::Tables;

/// What is asked for; empty texts ask for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words that all have to be there.
    pub text: String,
    /// A result in words.
    pub result: String,
    /// What explains the gap, in words.
    pub gap: String,
    /// The channel's id.
    pub channel: String,
    /// The work type's id.
    pub work_type: String,
    /// Only what is due another look.
    pub due: bool,
}

impl Wanted {
    /// The words, plain.
    pub fn words(&self) -> Vec<String> {
        self.text.split_whitespace().map(plain).collect()
    }

    fn holds(&self, text: &str) -> bool {
        self.words().iter().all(|word| holds(text, word))
    }

    fn fits(&self, learning: &Learning) -> bool {
        let is = |wanted: &str, found: Option<String>| {
            wanted.is_empty() || found.is_some_and(|found| found == wanted)
        };
        let result = learning.result.map(HypothesisResult::label);
        let gap = learning.gap.map(GapCause::label);
        is(&self.result, result.map(str::to_owned))
            && is(&self.gap, gap.map(str::to_owned))
            && is(&self.channel, learning.channel.map(|id| id.to_string()))
            && is(&self.work_type, learning.work_type.map(|id| id.to_string()))
    }
}

/// Learnings that fit, the newest first.
pub fn learnings<'t>(
    tables: &'t Tables,
    wanted: &Wanted,
    today: NaiveDate,
) -> Vec<&'t Arc<Learning>> {
    let due = |learning: &Learning| {
        !wanted.due || tables.decisions.get(learning.decision).is_some_and(|it| it.is_due(today))
    };
    let fits = |learning: &&Arc<Learning>| {
        wanted.fits(learning) && due(learning) && wanted.holds(&text_of(tables, learning))
    };
    let mut all: Vec<_> = tables.learnings.values().filter(fits).collect();
    all.sort_by_key(|learning| std::cmp::Reverse(learning.recorded.at));
    all
}

/// Decisions that fit, the newest first. One that came of no learning has no result, gap, channel
/// or work type.
pub fn decisions<'t>(
    tables: &'t Tables,
    wanted: &Wanted,
    today: NaiveDate,
) -> Vec<&'t Arc<Decision>> {
    let everything = Wanted { text: wanted.text.clone(), due: wanted.due, ..Wanted::default() };
    let source = |decision: &Decision| {
        tables.learnings.values().find(|learning| learning.decision == decision.id)
    };
    let fits = |decision: &&Arc<Decision>| {
        (*wanted == everything || source(decision).is_some_and(|it| wanted.fits(it)))
            && (!wanted.due || decision.is_due(today))
            && wanted.holds(&told(tables, decision))
    };
    let mut all: Vec<_> = tables.decisions.values().filter(fits).collect();
    all.sort_by_key(|decision| std::cmp::Reverse(decision.made.at));
    all
}

/// Decisions whose day has come, the longest waiting first.
pub fn due(tables: &Tables, today: NaiveDate) -> Vec<&Arc<Decision>> {
    let mut all: Vec<_> = tables.decisions.values().filter(|it| it.is_due(today)).collect();
    all.sort_by_key(|decision| (decision.look_again, decision.id));
    all
}

/// Everything a learning says.
fn text_of(tables: &Tables, learning: &Learning) -> String {
    let decision = tables.decisions.get(learning.decision);
    let channel = learning.channel.and_then(|id| tables.channels.get(id));
    let kind = learning.work_type.and_then(|id| tables.work_types.get(id));
    let item = learning.item.and_then(|id| tables.items.get(id));
    let key = item.map(|item| item.key.to_string()).unwrap_or_default();
    [
        learning.subject.as_str(),
        &learning.hypothesis,
        learning.expected.as_str(),
        learning.happened.as_str(),
        &learning.data_snapshot,
        learning.result.map_or("", HypothesisResult::label),
        learning.gap.map_or("", GapCause::label),
        decision.map_or("", |it| it.what.as_str()),
        decision.map_or("", |it| it.why.as_str()),
        channel.map_or("", |it| it.name.as_str()),
        kind.map_or("", |it| it.name.as_str()),
        item.map_or("", |it| it.title.as_str()),
        &key,
    ]
    .join(" ")
}

/// Everything a decision says, second looks too.
fn told(tables: &Tables, decision: &Decision) -> String {
    let item = decision.item.and_then(|id| tables.items.get(id));
    let key = item.map(|item| format!("{} {}", item.key, item.title)).unwrap_or_default();
    let looks = decision.looks.iter().map(|look| look.note.as_str());
    let parts = [decision.what.as_str(), &decision.why, &key].into_iter().chain(looks);
    parts.collect::<Vec<_>>().join(" ")
}
