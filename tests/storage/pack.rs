//! Packed text comes back as it was, is smaller, and never opens where it is damaged.

use proptest::prelude::{ProptestConfig, any, proptest};
use sprintloop::storage::pack::{is_packed, pack, unpack};

fn back(text: &str) -> Option<String> {
    unpack(text).map(std::borrow::Cow::into_owned)
}

#[test]
fn every_length_comes_back() {
    for length in 0..200 {
        let text: String = ('a'..='z').cycle().take(length).chain("😀שלום".chars()).collect();
        let packed = pack(&text);
        assert!(is_packed(&packed));
        assert_eq!(back(&packed), Some(text));
    }
}

#[test]
fn json_is_never_taken_for_packed_text() {
    for text in ["", "[]", "{\"format\":1}", " []"] {
        assert!(!is_packed(text));
        assert_eq!(back(text), Some(text.to_owned()));
    }
}

#[test]
fn only_characters_that_a_browser_keeps_as_they_are_are_used() {
    let text: String = (0..20_000_u32).map(|n| char::from(b'!' + (n * n % 89) as u8)).collect();
    let packed = pack(&text);
    assert!(packed.chars().all(|letter| ('\u{1000}'..'\u{9000}').contains(&letter)));
    assert!(packed.encode_utf16().count() < text.len() / 2);
}

#[test]
fn damaged_text_does_not_open() {
    let packed = pack("[{\"channel\":{\"id\":\"1\",\"name\":\"Paid\"}},{\"channel\":{}}]");
    let letters: Vec<char> = packed.chars().collect();
    for at in 0..letters.len() {
        let mut other = letters.clone();
        other[at] = if other[at] == '\u{1234}' { '\u{4321}' } else { '\u{1234}' };
        let other: String = other.into_iter().collect();
        assert_eq!(back(&other), None, "letter {at}");
        let short: String = letters[..at].iter().collect();
        assert!(at == 0 || back(&short).is_none(), "cut at {at}");
    }
    assert_eq!(back("\u{1000}["), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_comes_back(text in any::<String>()) {
        assert_eq!(back(&pack(&text)), Some(text));
    }

    #[test]
    fn any_text_opens_or_does_not(text in "[\u{1000}-\u{8fff}]{0,80}") {
        let _ = back(&text);
    }
}
