//! Numbers as people write them.

use sprintloop::domain::base::figures::{Effort, Figure};

#[test]
fn reads_efforts_as_people_write_them() {
    for (text, sixtieths) in [
        ("6", Some(360)),
        ("6.5", Some(390)),
        ("6,5", Some(390)),
        (" 6 h", Some(360)),
        ("6:30", Some(390)),
        (".5", Some(30)),
        ("0", Some(0)),
        ("0.33", Some(20)),
        ("100000", Some(6_000_000)),
        ("100001", None),
        ("6:61", None),
        ("-1", None),
        ("1.2.3", None),
        ("1e3", None),
        ("NaN", None),
        (".", None),
        ("", None),
        ("99999999999999999999", None),
    ] {
        assert_eq!(Effort::parse(text), sixtieths.map(Effort), "{text:?}");
    }
}

#[test]
fn reads_figures_to_four_decimals_and_says_them_again() {
    for (text, stored, said) in [
        ("120", 1_200_000, "120"),
        ("2.35", 23_500, "2.35"),
        ("2,35", 23_500, "2.35"),
        ("-3", -30_000, "-3"),
        ("+0.5", 5_000, "0.5"),
        ("0.00005", 1, "0.0001"),
        ("-0.00005", -1, "-0.0001"),
        ("0.00004", 0, "0"),
        ("1000000000000", 10_000_000_000_000_000, "1000000000000"),
    ] {
        let figure = Figure::parse(text).expect("it is a number");
        assert_eq!((figure.0, figure.to_string().as_str()), (stored, said), "{text:?}");
    }
    for text in ["", "-", "1e12", "inf", "1000000000001", "1 000", "0x10"] {
        assert_eq!(Figure::parse(text), None, "{text:?}");
    }
}
