//! What somebody types into the search box, and how well a line fits it.

use super::hit::Hit;
use super::known::PAGES;
use sprintloop::domain::base::plain::plain;

/// The most hits shown of a group.
pub(super) const OF_A_GROUP: usize = 8;

/// How well a line fits what is sought, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Its title begins with the text.
    Begins,
    /// Its title has every word.
    InTitle,
    /// Another text of it has.
    Elsewhere,
}

/// What is sought.
pub(super) struct Sought {
    /// The text, [plain].
    text: String,
    /// Its words, each to be found in a line.
    pub(super) words: Vec<String>,
}

impl Sought {
    pub(super) fn new(text: &str) -> Self {
        let text = plain(text.trim());
        let words = text.split_whitespace().map(str::to_owned).collect();
        Self { text, words }
    }

    /// How well a title fits, of a line that has every word somewhere.
    pub(super) fn rank(&self, title: &str) -> Fit {
        let title = plain(title);
        match () {
            () if title.starts_with(&self.text) => Fit::Begins,
            () if self.words.iter().all(|word| title.contains(word.as_str())) => Fit::InTitle,
            () => Fit::Elsewhere,
        }
    }

    fn fit(&self, hit: &Hit) -> Fit {
        // "go to review"
        let is_named = PAGES.contains(&hit.group)
            && format!("go to {}", plain(&hit.title)).starts_with(&self.text);
        if is_named { Fit::Begins } else { self.rank(&hit.title) }
    }

    /// Puts the best group first, and the best of each group first in it; leaves out what there is no room for.
    pub(super) fn order(&self, hits: &mut Vec<Hit>) {
        let fits: Vec<(&str, Fit)> = hits.iter().map(|hit| (hit.group, self.fit(hit))).collect();
        let group = |name: &str| {
            let of_it = fits.iter().filter(|(of, _)| *of == name);
            let first = fits.iter().position(|(of, _)| *of == name);
            (of_it.map(|(_, fit)| *fit).min().unwrap_or(Fit::Elsewhere), first)
        };
        hits.sort_by_cached_key(|hit| (group(hit.group), self.fit(hit)));
        let mut shown = ("", 0);
        hits.retain(|hit| {
            shown = if shown.0 == hit.group { (hit.group, shown.1 + 1) } else { (hit.group, 1) };
            shown.1 <= OF_A_GROUP
        });
    }
}
