//! Which topics belong together, and why: what they are both about.

use std::collections::BTreeMap;

use crate::domain::base::text::listed;
use crate::domain::reads::retrospective::topics::{Topic, topics};
use crate::domain::records::retrospective::record::Retrospective;

/// Two topics that share at least this many words are suggested.
const ENOUGH: usize = 2;
/// So many of them say why.
const SAID: usize = 3;
/// Words of fewer letters say little.
const LETTERS: usize = 4;

/// Words that say nothing about what a card is about.
const COMMON: [&str; 44] = [
    "about", "after", "again", "also", "another", "because", "been", "before", "being", "came",
    "could", "does", "done", "each", "even", "every", "from", "have", "into", "just", "more",
    "much", "need", "only", "other", "over", "should", "some", "such", "than", "that", "their",
    "them", "then", "there", "they", "this", "very", "were", "what", "when", "with", "without",
    "would",
];

/// Two topics, and the words they share as somebody wrote them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// One.
    pub one: Topic,
    /// The other.
    pub other: Topic,
    /// What both are about, at least two words.
    pub shared: Vec<String>,
}

impl Suggestion {
    /// Returns why they belong together, in the words that say most: the longest, as they stand in the list.
    pub fn why(&self) -> String {
        let mut longest: Vec<&String> = self.shared.iter().collect();
        longest.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        longest.truncate(SAID);
        let said = self.shared.iter().filter(|word| longest.contains(word));
        let said: Vec<String> = said.map(|word| format!("“{word}”")).collect();
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        format!("Both mention {}.", listed(&said))
    }
}

/// Returns pairs of topics that share two words or more, the most alike first.
pub fn suggestions(retro: &Retrospective) -> Vec<Suggestion> {
    let all = topics(retro);
    let text = |topic: &Topic| {
        let cards = topic.cards.iter().filter_map(|card| retro.cards.get(card));
        cards.fold(topic.name.clone(), |text, card| text + " " + card.text.as_str())
    };
    let said: Vec<_> = all.iter().map(|topic| words(&text(topic))).collect();
    let mut pairs = Vec::new();
    for (at, (one, its)) in all.iter().zip(&said).enumerate() {
        for (other, others) in all.iter().zip(&said).skip(at + 1) {
            let shared = its.iter().filter(|(stem, _)| others.contains_key(*stem));
            let shared: Vec<String> = shared.map(|(_, word)| word.clone()).collect();
            if shared.len() >= ENOUGH {
                pairs.push(Suggestion { one: one.clone(), other: other.clone(), shared });
            }
        }
    }
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.shared.len()));
    pairs
}

/// Returns the words that say something, by their stems.
fn words(text: &str) -> BTreeMap<String, String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let words = words.filter(|word| word.chars().count() >= LETTERS);
    let words = words.filter(|word| !COMMON.contains(&word.as_str()));
    words.map(|word| (stem(&word), word)).collect()
}

/// Returns a word without its ending, so that "reviews" and "reviewing" are one.
fn stem(word: &str) -> String {
    const ENDINGS: [&str; 6] = ["ings", "ing", "ed", "es", "ly", "s"];
    let cut = ENDINGS.iter().find_map(|end| {
        let rest = word.strip_suffix(end)?;
        (rest.chars().count() >= LETTERS - 1).then_some(rest)
    });
    let stem = cut.unwrap_or(word);
    // "plan" and "planned", "late" and "lately", "deadline" and "deadlines".
    let mut letters: Vec<char> = stem.chars().collect();
    if let [.., before, last] = letters.as_slice()
        && (before == last || *last == 'e')
    {
        letters.pop();
    }
    letters.into_iter().collect()
}
