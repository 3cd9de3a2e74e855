//! Text as a search compares it: lower case, without accents.
//!
//! It knows the letters of European languages; other letters stay as they are.

/// Letters with accents, and what people type instead.
const PLAIN: [(&str, &str); 24] = [
    ("àáâãäåāăąǎ", "a"),
    ("æ", "ae"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęěẽ", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŉ", "n"),
    ("òóôõöøōŏőǒ", "o"),
    ("œ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ß", "ss"),
    ("ţťŧț", "t"),
    ("þ", "th"),
    ("ùúûüũūŭůűųǔ", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("ё", "е"),
];

/// Greek vowels with and without an accent.
const GREEK: [(char, char); 11] = [
    ('ά', 'α'),
    ('έ', 'ε'),
    ('ή', 'η'),
    ('ί', 'ι'),
    ('ϊ', 'ι'),
    ('ΐ', 'ι'),
    ('ό', 'ο'),
    ('ύ', 'υ'),
    ('ϋ', 'υ'),
    ('ΰ', 'υ'),
    ('ώ', 'ω'),
];

/// Returns the text in lower case and without accents, composed or combining.
pub fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    if lower.is_ascii() {
        return lower;
    }
    let mut plain = String::with_capacity(lower.len());
    for letter in lower.chars() {
        let bare = PLAIN.iter().find(|(accented, _)| accented.contains(letter));
        let greek = GREEK.iter().find(|(accented, _)| *accented == letter);
        match (bare, greek) {
            (Some((_, bare)), _) => plain.push_str(bare),
            (_, Some((_, bare))) => plain.push(*bare),
            // A combining accent.
            _ if ('\u{300}'..='\u{36f}').contains(&letter) => {}
            _ => plain.push(letter),
        }
    }
    plain
}

/// Splits a text into hits of a search (`true`) and other parts; `words` are plain already. Letters are made plain one
/// by one, so that a letter with a longer plain form does not shift the boundaries.
pub fn hits<'a>(text: &'a str, words: &[String]) -> Vec<(&'a str, bool)> {
    let starts_here = |rest: &str, word: &str| {
        let mut wanted = word.chars();
        let mut length = 0;
        let mut letters = rest.char_indices();
        while !wanted.as_str().is_empty() {
            let (at, letter) = letters.next()?;
            for bare in plain(letter.encode_utf8(&mut [0; 4])).chars() {
                if wanted.next() != Some(bare) {
                    return None;
                }
            }
            length = at + letter.len_utf8();
        }
        (length > 0).then_some(length)
    };
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match words.iter().filter_map(|word| starts_here(rest, word)).max() {
            Some(length) => {
                parts.push((text.get(from..at).unwrap_or_default(), false));
                parts.push((text.get(at..at + length).unwrap_or_default(), true));
                at += length;
                from = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    parts.push((text.get(from..).unwrap_or_default(), false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}
