//! Numbers as they are kept and written. `amount.rs` reads them.

use sprintloop::domain::base::figures::Figure;

#[test]
fn a_figure_is_written_with_the_decimals_it_has() {
    for (stored, said) in [
        (1_200_000, "120"),
        (23_500, "2.35"),
        (-30_000, "-3"),
        (5_000, "0.5"),
        (1, "0.0001"),
        (-1, "-0.0001"),
        (0, "0"),
        (10_000_000_000_000_000, "1000000000000"),
    ] {
        assert_eq!(Figure(stored).to_string(), said);
    }
    assert_eq!(Figure::whole(120), Figure(1_200_000));
}
