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

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn accents_are_left_out_however_they_are_written() {
        assert_eq!(plain("Café ÉCLAIR Straße"), "cafe eclair strasse");
        assert_eq!(plain("Cafe\u{301} Zażółć"), "cafe zazolc");
        assert_eq!(plain("Πρώτη Ёлка"), "πρωτη елка");
        assert_eq!(plain("İstanbul 日本"), "istanbul 日本");
    }
}
