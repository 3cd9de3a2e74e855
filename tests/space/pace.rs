//! How often the space is asked.

use sprintloop::space::pace::Pace;

fn rounds_per_hour(pace: Pace) -> i64 {
    3_600_000 / pace.pause_after_ms(0)
}

#[test]
fn a_page_that_nobody_looks_at_asks_least() {
    assert_eq!(rounds_per_hour(Pace::Hidden), 60);
    assert_eq!(rounds_per_hour(Pace::Seen), 360);
    assert_eq!(rounds_per_hour(Pace::Lively), 2_400);
    assert_eq!(rounds_per_hour(Pace::Session), 2_400);
}

#[test]
fn a_space_that_fails_is_asked_less_and_less() {
    for pace in [Pace::Session, Pace::Lively, Pace::Seen, Pace::Hidden] {
        let pauses: Vec<i64> = (0..40).map(|failures| pace.pause_after_ms(failures)).collect();
        assert_eq!(pauses[0], pace.pause_ms());
        assert!(pauses.windows(2).all(|pair| pair[1] == 60_000.min(2 * pair[0])), "{pauses:?}");
        assert_eq!(pauses.last(), Some(&60_000));
    }
}
