//! Words with numbers: one place makes plurals, lists and "4 of 7 items are".

use sprintloop::domain::base::text::{
    Reason, Title, counted, is_or_are, listed, lower_first, number, number_of, part_of,
    with_article,
};

#[test]
fn counts_right_at_none_one_and_many() {
    assert_eq!(number_of(0, "item"), "0 items");
    assert_eq!(number_of(1, "item"), "1 item");
    assert_eq!(number_of(2, "item"), "2 items");
    assert_eq!(counted(1, "person", "people"), "1 person");
    assert_eq!(counted(3, "person", "people"), "3 people");
}

#[test]
fn a_noun_has_the_article_of_its_first_letter() {
    assert_eq!(with_article("sprint"), "a sprint");
    assert_eq!(with_article("action"), "an action");
}

#[test]
fn thousands_are_set_apart() {
    let all =
        [(0, "0"), (999, "999"), (1_000, "1,000"), (20_000, "20,000"), (1_234_567, "1,234,567")];
    for (count, said) in all {
        assert_eq!(number(count), said);
    }
    assert_eq!(number_of(2_000, "row"), "2,000 rows");
}

#[test]
fn agrees_with_the_part_and_counts_the_whole() {
    let said = |part, whole| format!("{} {} late", part_of(part, whole, "item"), is_or_are(part));
    assert_eq!(said(4, 7), "4 of 7 items are late");
    assert_eq!(said(1, 7), "1 of 7 items is late");
    assert_eq!(said(1, 1), "1 of 1 item is late");
    assert_eq!(said(0, 7), "0 of 7 items are late");
}

#[test]
fn lists_names_as_a_sentence_does() {
    assert_eq!(listed(&[]), "");
    assert_eq!(listed(&["Paid"]), "Paid");
    assert_eq!(listed(&["Paid", "Email"]), "Paid and Email");
    assert_eq!(listed(&["Paid", "Email", "SEO"]), "Paid, Email and SEO");
}

#[test]
fn a_part_goes_on_in_lower_case_unless_it_is_a_name() {
    assert_eq!(lower_first("It answers the question"), "it answers the question");
    assert_eq!(lower_first("ABM is new"), "ABM is new");
    assert_eq!(lower_first("I asked"), "I asked");
    assert_eq!(lower_first(""), "");
}

#[test]
fn what_cannot_be_seen_is_no_name() {
    for empty in ["", " ", "\u{200b}", "\u{feff}\u{2060} \u{ad}", "\u{3164}", "\u{2800}\n"] {
        assert!(Title::parse(empty).is_err() && Reason::parse(empty).is_err(), "{empty:?}");
    }
    assert!(Title::parse("a\u{200d}b").is_ok());
    // What an older page kept can still be read.
    assert!(Title::try_from("\u{200b}".to_owned()).is_ok());
}
