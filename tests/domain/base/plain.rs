//! Search: letters without accents and case, and where in a text they are.

use sprintloop::domain::base::plain::{hits, plain};

#[test]
fn accents_are_left_out_however_they_are_written() {
    assert_eq!(plain("Café ÉCLAIR Straße"), "cafe eclair strasse");
    assert_eq!(plain("Cafe\u{301} Zażółć"), "cafe zazolc");
    assert_eq!(plain("Πρώτη Ёлка"), "πρωτη елка");
    assert_eq!(plain("İstanbul 日本"), "istanbul 日本");
}

#[test]
fn marks_every_hit_and_no_letter_more() {
    let words = ["late".to_owned(), "list".to_owned()];
    assert_eq!(
        hits("Lists come LATE, again", &words),
        [("List", true), ("s come ", false), ("LATE", true), (", again", false)]
    );
    assert_eq!(hits("İ late", &words), [("İ ", false), ("late", true)]);
    let words = ["cafe".to_owned()];
    assert_eq!(hits("Das Café", &words), [("Das ", false), ("Café", true)]);
    assert_eq!(hits("<mark>", &words), [("<mark>", false)]);
}
