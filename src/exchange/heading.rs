//! Headings: without case, accents and marks, in English, and what is left of one that is nearly known.

use crate::domain::base::plain;
use crate::exchange::words::HEADINGS;

/// A heading without case, accents and marks: "Section/Column" is "section column".
pub(super) fn plain(head: &str) -> String {
    let mut plain = String::new();
    for letter in plain::plain(head).chars() {
        if letter.is_alphanumeric() {
            plain.push(letter);
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// A plain heading as English tables write it.
pub(super) fn in_english(plain: &str) -> &str {
    let of = |words: &str| words.split('|').any(|word| word == plain);
    HEADINGS.iter().find(|(_, words)| of(words)).map_or(plain, |(english, _)| english)
}

/// The measure a heading names at its end: "Estimate (hours)".
pub(super) fn measure(plain: &str) -> Option<&'static str> {
    const MEASURES: [(&str, &str); 5] = [
        ("min", "m min mins minutes minuten minutos minuti"),
        ("h", "h hr hrs hour hours std stunden heures horas ore uren"),
        ("d", "d day days tage jours dias giorni dagen"),
        ("w", "w wk week weeks wochen semaines semanas"),
        ("pt", "pt pts point points sp"),
    ];
    let last = plain.rsplit(' ').next().filter(|last| *last != plain)?;
    let of = |words: &str| words.split(' ').any(|word| word == last);
    MEASURES.iter().find(|(_, words)| of(words)).map(|(measure, _)| *measure)
}

/// What a heading may come to when what is said around it is taken off: "Estimate (hours)" is an
/// estimate, "task_title" a title, "Closed Date" when it was closed.
pub(super) fn nearly(head: &str) -> Vec<String> {
    let inner = match head.trim().strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((_, rest)) if !rest.trim().is_empty() => rest,
        _ => head,
    };
    let whole = plain(inner);
    let mut all = around(&whole);
    if let Some((before, _)) = whole.rsplit_once(' ').filter(|_| measure(&whole).is_some()) {
        all.extend(around(before));
    }
    all
}

/// The words, and what they come to without what stands before and behind them.
fn around(words: &str) -> Vec<String> {
    let mut all = vec![words.to_owned()];
    let mut front = words;
    while let Some((first, rest)) = front.split_once(' ')
        && ["task", "issue", "item", "card", "ticket", "work", "custom", "field"].contains(&first)
    {
        front = rest;
        all.push(rest.to_owned());
    }
    for text in [words, front] {
        if let Some((before, "name" | "names" | "date" | "on" | "at")) = text.rsplit_once(' ') {
            all.push(before.to_owned());
        }
    }
    all.retain(|text| text != "name" || words == "name");
    all
}
