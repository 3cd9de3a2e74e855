//! Any bytes given as a file of ours, a link, a request or a pack of cards yield a result or a sentence, soon, and never a
//! panic; `any_bytes.rs` does the same with files of other tools.
//!
//! A few hundred cases run with every test; `make fuzz` runs as many as one has time for.

use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use uuid::Uuid;

use crate::sample::team;
use crate::small_team::id;
use sprintloop::domain::base::ids::{Id, WorkspaceId};
use sprintloop::domain::base::text::Title;
use sprintloop::domain::records::retrospective::pack::{Answer, Pack};
use sprintloop::domain::records::retrospective::record::Retrospective;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::cards_file::{CardsFile, answer_for};
use sprintloop::exchange::found::Found;
use sprintloop::exchange::merge::conflicts::Conflicts;
use sprintloop::exchange::merge::preview;
use sprintloop::exchange::part::{self, Which};
use sprintloop::exchange::read::read;
use sprintloop::exchange::{json, link, request_file};

/// How many cases each target runs; set by `make fuzz`.
pub fn cases() -> ProptestConfig {
    let cases = std::env::var("SPRINTLOOP_FUZZ").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(128),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Runs it and holds it against the clock: the inputs are small, so this is ample.
fn soon<T>(work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let done = work();
    assert!(began.elapsed() < Duration::from_secs(20), "it took {:?}", began.elapsed());
    done
}

/// A file that may have been ours: what it holds is held against a team, and may be applied or refused.
fn take(bytes: &[u8]) {
    soon(|| match read(bytes) {
        Ok(Found::Workspace(file)) => bring(preview(&team(), &file)),
        Ok(Found::Part(file)) => bring(part::preview(&team(), &file)),
        Ok(_) => {}
        Err(why) => assert!(why.to_string().ends_with('.'), "a sentence: {why}"),
    });
}

fn bring(found: sprintloop::exchange::merge::Preview) {
    use sprintloop::domain::base::context::Context;
    use sprintloop::domain::base::ids::MemberId;
    use sprintloop::domain::commands::Command;
    let mut here = team();
    let context =
        Context { now: crate::sample::day("2026-11-19"), actor: MemberId::from_uuid(Uuid::nil()) };
    let before = here.clone();
    let import = Command::Import(Box::new(found.import("a file", Conflicts::TakeFile)));
    if here.apply(import, &context).is_err() {
        assert_eq!(here, before, "a refused file changes nothing");
    }
}

/// One change to a text: at a place, so many bytes go, and these come.
type Damage = (usize, usize, Vec<u8>);

fn damage() -> impl Strategy<Value = Vec<Damage>> {
    let word = prop_oneof![
        vec(any::<u8>(), 0..6),
        Just(b"null".to_vec()),
        Just(b"{}".to_vec()),
        Just(b"[]".to_vec()),
        Just(b"-1".to_vec()),
        Just(b"1e999".to_vec()),
        Just(b"99999999999999999999".to_vec()),
        Just(b"\"\"".to_vec()),
        Just("\"\u{202e}<script>\"".as_bytes().to_vec()),
        Just(b"\"2026-02-30\"".to_vec()),
    ];
    vec((any::<usize>(), 0_usize..12, word), 1..5)
}

fn damaged(text: &str, changes: &[Damage]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (at, gone, come) in changes {
        let start = at % (bytes.len() + 1);
        let end = (start + gone).min(bytes.len());
        bytes.splice(start..end, come.iter().copied());
    }
    bytes
}

/// Replaces one value of the file by another of its values, so that it stays JSON.
fn mixed(text: &str, from: usize, to: usize) -> String {
    let values: Vec<(usize, usize)> = text
        .match_indices("\":")
        .filter_map(|(at, _)| {
            let start = at + 2;
            let rest = text.get(start..)?;
            let plain = !rest.starts_with(['{', '[']);
            let end = rest.find([',', '}', ']'])?;
            plain.then_some((start, start + end))
        })
        .collect();
    let (here, there) = (values[from % values.len()], values[to % values.len()]);
    format!("{}{}{}", &text[..here.0], &text[there.0..there.1], &text[here.1..])
}

fn sample(which: u8) -> String {
    let team = team();
    let sprint = team.sprints.values().find(|one| one.is_open()).expect("one runs").id;
    let items = team.items.ids().take(3).collect();
    let held = team.retrospectives.ids().next().expect("one was held");
    match which % 5 {
        0 => json::write(&team),
        1 => json::write_part(&part::take(&team, &Which::Plan(sprint))),
        2 => json::write_part(&part::take(&team, &Which::Selection(items))),
        3 => json::write_part(&part::take(&team, &Which::Retrospective(held))),
        _ => json::write(&Workspace::empty(WorkspaceId::from_uuid(Uuid::from_u128(7)))),
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..2_000)) {
        take(&bytes);
    }

    #[test]
    fn any_address(data in "[A-Za-z0-9_-]{0,400}") {
        let _ = soon(|| link::read(&data));
    }

    #[test]
    fn any_request(text in any::<String>(), changes in damage()) {
        let _ = soon(|| request_file::read(&text));
        let request = r#"{"sprintloop":"request","version":1,"request":{"problem":"It is slow"}}"#;
        let bytes = damaged(request, &changes);
        let _ = soon(|| request_file::read(&String::from_utf8_lossy(&bytes)));
    }
}

proptest! {
    // These bring a whole team together each time.
    #![proptest_config(ProptestConfig { cases: cases().cases.div_ceil(8), ..cases() })]

    #[test]
    fn a_damaged_file_of_ours(which in any::<u8>(), changes in damage()) {
        take(&damaged(&sample(which), &changes));
    }

    #[test]
    fn a_file_of_ours_with_its_values_mixed_up(which in 0_u8..4, from in any::<usize>(), to in any::<usize>()) {
        take(mixed(&sample(which), from, to).as_bytes());
    }
}

/// Takes an answer in, as the screen of the retrospective does.
fn take_answer(retro: &Retrospective, text: &str) {
    let _ = soon(|| {
        let answer = answer_for(retro, sprintloop::exchange::cards_file::read(text)?)?;
        sprintloop::domain::rules::retrospective::take_in::take_in(&mut retro.clone(), answer)
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases.div_ceil(8), ..cases() })]

    #[test]
    fn any_pack_of_cards(text in any::<String>(), damages in vec(damage(), 16), from in any::<usize>(), to in any::<usize>()) {
        let team = team();
        let retro = team.retrospectives.values().next().expect("one was held");
        let pack = Pack::of(retro, Title::parse("Sprint 1").expect("words"));
        let who = *pack.people.keys().next().expect("somebody took part");
        let mut answer = Answer::new(who, id(1), id(2));
        (answer.edition, answer.safety) = (1, Some(4));
        answer.cards = retro.cards.clone();
        let whole = sprintloop::exchange::cards_file::write(&CardsFile { pack, answer: Some(answer) }).expect("it is written");
        assert!(sprintloop::exchange::cards_file::read(&whole).is_ok());
        take_answer(retro, &text);
        take_answer(retro, &mixed(&whole, from, to));
        for changes in damages {
            take_answer(retro, &String::from_utf8_lossy(&damaged(&whole, &changes)));
        }
    }
}

#[test]
fn nesting_without_end_is_refused() {
    for text in ["[".repeat(1_000_000), "{\"a\":".repeat(200_000)] {
        assert!(soon(|| read(text.as_bytes())).is_err());
    }
}
