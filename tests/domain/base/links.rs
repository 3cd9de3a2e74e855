//! Addresses in a text, and nothing that could run.

use sprintloop::domain::base::links::{Piece, pieces, safe_address};

#[test]
fn finds_addresses_and_leaves_the_sentence_its_full_stop() {
    assert_eq!(
        pieces("See https://a.example/b. Or (http://c.example)"),
        [
            Piece::Words("See "),
            Piece::Link("https://a.example/b"),
            Piece::Words(". Or ("),
            Piece::Link("http://c.example"),
            Piece::Words(")"),
        ]
    );
}

#[test]
fn never_links_what_could_run() {
    assert_eq!(safe_address("javascript:alert(1)"), None);
    assert_eq!(safe_address("https://"), None);
    assert_eq!(pieces("xhttps://a"), [Piece::Words("xhttps://a")]);
    assert_eq!(pieces("grüße 🎉 mailto:"), [Piece::Words("grüße 🎉 mailto:")]);
}
