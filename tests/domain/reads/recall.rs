//! Learnings and decisions are found again.

use crate::support::{BEN, CONTENT, EXPERIMENT, Team, day, id, reason, team, title};

use sprintloop::domain::base::ids::{ItemId, LearningId};
use sprintloop::domain::base::plain::plain;
use sprintloop::domain::base::text::holds;
use sprintloop::domain::commands::learning::{LearningCommand, LearningWords};
use sprintloop::domain::reads::recall::{Wanted, decisions, due, learnings};
use sprintloop::domain::records::backlog::key::ItemKey;
use sprintloop::domain::records::learning::{GapCause, HypothesisResult};

fn record(team: &mut Team, number: u128, item: ItemId, happened: &str, gap: GapCause) {
    let words = LearningWords {
        subject: title("Price page"),
        expected: reason("More demo requests"),
        happened: reason(happened),
        decide: title("Test a shorter form"),
        rationale: "Visitors left at the form".to_owned(),
        look_again: Some(day(9)),
        item: Some(item),
        data_snapshot: "71 → 78 requests".to_owned(),
        gap: Some(gap),
        result: Some(HypothesisResult::Refuted),
    };
    let words = Box::new(words);
    let (id, decision) = (id(number), id(number + 100));
    team.hours_later(1).does(LearningCommand::Record { id, decision, words });
}

/// Two learnings, from an experiment and from content.
fn learned() -> Team {
    let mut team = team();
    let test = team.ready("Price test", EXPERIMENT, BEN, 4);
    let guide = team.ready("Guide", CONTENT, BEN, 4);
    record(&mut team, 1, test, "Visits rose, requests did not", GapCause::Message);
    record(&mut team, 2, guide, "Requests came without a source", GapCause::Data);
    team
}

fn found(team: &Team, wanted: Wanted) -> Vec<LearningId> {
    learnings(&team.workspace, &wanted, day(20)).iter().map(|it| it.id).collect()
}

#[test]
fn every_word_of_a_learning_finds_it_and_all_words_have_to_be_there() {
    let team = learned();
    let says = |text: &str| found(&team, Wanted { text: text.to_owned(), ..Wanted::default() });
    assert_eq!(says(""), [id(2), id(1)], "the newest first");
    for words in ["VISITS rose", "message", "experiment", "left at the form requests did"] {
        assert_eq!(says(words), [id(1)], "{words}");
    }
    assert_eq!(says("71 shorter refuted"), [id(2), id(1)]);
    assert!(says("visits source").is_empty());
}

#[test]
fn filters_hold_for_learnings_and_their_decisions() {
    let team = learned();
    let gap = Wanted { gap: GapCause::Data.label().to_owned(), ..Wanted::default() };
    assert_eq!(found(&team, gap.clone()), [id(2)]);
    let of = decisions(&team.workspace, &gap, day(20));
    assert_eq!(of.iter().map(|it| it.id).collect::<Vec<_>>(), [id(102)]);
    let kind = team.types[EXPERIMENT].to_string();
    assert_eq!(found(&team, Wanted { work_type: kind, ..Wanted::default() }), [id(1)]);
    let held = Wanted { result: HypothesisResult::Confirmed.label().to_owned(), ..gap };
    assert!(found(&team, held).is_empty());
}

#[test]
fn what_is_due_another_look_is_listed_from_its_day_on() {
    let team = learned();
    assert!(due(&team.workspace, day(8)).is_empty());
    assert_eq!(due(&team.workspace, day(9)).len(), 2);
    let wanted = Wanted { due: true, ..Wanted::default() };
    assert_eq!(decisions(&team.workspace, &wanted, day(8)).len(), 0);
    assert_eq!(learnings(&team.workspace, &wanted, day(9)).len(), 2);
}

proptest::proptest! {
    #[test]
    fn a_text_holds_words_whatever_its_case_and_accents(text in "[a-cA-CäÄİçé ]{0,12}", words in "[a-cÄé ]{0,3}") {
        let words = plain(&words);
        proptest::prop_assert_eq!(holds(&text, &words), plain(&text).contains(&words));
    }

    #[test]
    fn a_key_holds_words_as_it_is_written(prefix in "[A-C0-9]{1,4}", number in 0_u32..200, words in "[a-c0-9-]{0,3}") {
        let key = ItemKey::of(&prefix, number);
        proptest::prop_assert_eq!(key.holds(&words), key.to_string().to_lowercase().contains(&words));
    }
}
