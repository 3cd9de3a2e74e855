//! The rank of an item: there is always one between two others, and nothing else is read as one.

use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};
use proptest::sample::Index;
use sprintloop::domain::records::backlog::rank::Rank;

/// A person who puts every new item first, and one who puts each below the first, for a year.
#[test]
fn there_is_room_at_the_top_for_good() {
    let mut ranks = vec![Rank::default()];
    for _ in 0..400 {
        ranks.insert(0, Rank::between(None, ranks.first()));
        ranks.insert(1, Rank::between(ranks.first(), ranks.get(1)));
    }
    assert!(ranks.is_sorted_by(|one, next| one < next));
}

#[test]
fn what_is_no_rank_is_refused() {
    for text in ["", "8", "7f", "zz80", "é80", "1é0", "a€80", "🎉80"] {
        assert!(Rank::try_from(text.to_owned()).is_err(), "{text:?}");
    }
    assert_eq!(String::from(Rank::try_from("7f80".to_owned()).expect("a rank")), "7f80");
}

#[test]
fn neighbours_that_are_equal_or_swapped_give_a_rank_after_the_first() {
    let text = |text: &str| Rank::try_from(text.to_owned()).expect("a rank");
    for (first, second) in [("0080", "0080"), ("0180", "007f80"), ("0180", "0080")] {
        let (first, second) = (text(first), text(second));
        assert!(Rank::between(Some(&first), Some(&second)) > first);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Wherever items are put, again and again beside one place, they stay in the order they were put.
    #[test]
    fn there_is_always_a_rank_between_two(places in proptest::collection::vec((any::<Index>(), 1_usize..200), 1..8)) {
        let mut ranks = vec![Rank::default()];
        for (place, times) in places {
            let at = place.index(ranks.len() + 1);
            for _ in 0..times {
                let before = at.checked_sub(1).and_then(|before| ranks.get(before));
                ranks.insert(at, Rank::between(before, ranks.get(at)));
            }
        }
        prop_assert!(ranks.is_sorted_by(|one, next| one < next));
    }
}
