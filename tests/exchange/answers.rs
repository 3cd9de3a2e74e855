//! The link that asks for cards or votes, and the answers found in whatever a chat made of them.

use proptest::prelude::*;
use sprintloop::domain::base::ids::{Id, ParticipantId, RetrospectiveId};
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::records::retrospective::pack::{Answer, NotCards, Pack};
use sprintloop::domain::records::retrospective::paper::Paper;
use sprintloop::domain::records::retrospective::record::Card;
use sprintloop::domain::records::retrospective::templates::columns;
use sprintloop::exchange::answer_text::{FoundAnswer, Sealed, Sent, find, pack, show, unpack};
use sprintloop::exchange::ballot_file;
use sprintloop::exchange::cards_link::{CardsLink, KEY_BYTES, read, write};
use uuid::Uuid;

/// A random-looking id: real ones don't deflate.
fn id<I: Id>(seed: u128) -> I {
    I::from_uuid(Uuid::from_u128(
        seed.wrapping_add(7).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835),
    ))
}

fn title(text: &str) -> Title {
    Title::parse(text).expect("a title")
}

const NAMES: [&str; 8] = [
    "Nora Quinn",
    "Ben Okafor",
    "Carla Ruiz",
    "Dev Patel",
    "Emma Lindqvist",
    "Priya Kaur",
    "Jonas Weber",
    "Aiko Tanaka",
];

fn link() -> CardsLink {
    let mut pack = Pack::new(id(1), title("Sprint 12 retrospective"), columns("Classic", ""));
    pack.people = NAMES.iter().zip(10..).map(|(name, n)| (id(n), title(name))).collect();
    let key = (0..KEY_BYTES).map(|at| u8::try_from(at * 151 % 251).expect("a byte")).collect();
    CardsLink { pack, key, paper: None }
}

#[test]
fn a_link_of_eight_people_comes_back_and_fits_a_chat() {
    let link = link();
    let data = write(&link);
    println!("a link of {} letters", data.len());
    assert!(data.len() <= 620, "{}", data.len());
    assert!(data.bytes().all(|letter| letter.is_ascii_alphanumeric() || b"-_".contains(&letter)));
    assert_eq!(read(&data), Ok(link));
}

#[test]
fn a_ballot_as_a_file_is_the_link_to_vote() {
    let paper = Some(Paper { topics: vec!["Lists come late".into()], budget: 3, cap: 3, mark: 7 });
    let mut link = CardsLink { paper, ..link() };
    link.pack.columns.clear();
    let file = ballot_file::write(&link);
    assert_eq!(ballot_file::read(&format!("\n{file}\n")), Some(Ok(link)));
    let newer = file.replace("\"version\":1", "\"version\":2");
    assert_eq!(ballot_file::read(&newer), Some(Err(NotCards::Newer)));
    let why = ballot_file::read(&file.replace("\"link\":\"", "\"link\":\"-"));
    assert!(matches!(why, Some(Err(NotCards::Broken(_)))), "{why:?}");
    // What comes back is found as in a chat, and can't be voted in.
    let sealed = Sealed { key: 5, bytes: vec![1, 2, 3] };
    let back = ballot_file::write_answer(&show("Priya Kaur", &sealed));
    assert_eq!(ballot_file::read(&back), Some(Err(NotCards::FilledIn)));
    let found: Vec<_> = find(&back).into_iter().map(|found| found.sealed).collect();
    assert_eq!(found, [Some(sealed)]);
    for other in ["", "no file", "{\"sprintloop\":\"cards\",\"version\":1}"] {
        assert_eq!(ballot_file::read(other), None);
    }
}

#[test]
fn a_link_to_vote_brings_the_paper_and_no_columns() {
    let topics = (0..12).map(|n| format!("Topic {n}: drafts wait for the product team")).collect();
    let paper = Some(Paper { topics, budget: 4, cap: 2, mark: 77 });
    let mut link = CardsLink { paper, ..link() };
    let data = write(&link);
    println!("a link to vote of {} letters", data.len());
    link.pack.columns.clear();
    assert_eq!(read(&data), Ok(link));
}

#[test]
fn a_link_that_was_cut_or_changed_is_refused() {
    let data = write(&link());
    for end in [0, 1, data.len() / 2, data.len() - 1] {
        assert_eq!(read(data.get(..end).expect("a part")), Err(NotCards::Link), "{end} letters");
    }
    assert_eq!(read("not a link at all"), Err(NotCards::Link));
    for at in (0..data.len()).step_by(7) {
        let mut letters = data.clone().into_bytes();
        letters[at] = if letters[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(letters).expect("text");
        assert!(read(&changed).is_err() || read(&changed) == read(&data), "letter {at}");
    }
}

fn answer(who: u128, cards: usize) -> Sent {
    let mut answer = Answer::new(id::<ParticipantId>(who), id(who + 100), id(who + 200));
    answer.edition = 1;
    for n in 0..cards {
        let text = Reason::parse(&format!("Lists reach paid too late, number {n}")).expect("words");
        answer.cards.insert(id(who * 1_000 + n as u128), Card::new(text, title("Friction")));
    }
    Sent::Cards(answer)
}

#[test]
fn what_is_encrypted_comes_back_and_its_length_says_little() {
    let retro: RetrospectiveId = id(1);
    let sent = answer(3, 3);
    assert_eq!(unpack(&pack(retro, &sent)), Some((retro, sent)));
    assert_eq!(pack(retro, &answer(3, 1)).len(), pack(retro, &answer(4, 3)).len());
    assert_eq!(unpack(&[]), None);
    assert_eq!(unpack(&[1, 2, 3]), None);
}

fn sealed(seed: u8, length: usize) -> Sealed {
    let bytes = (0..length).map(|at| (at as u8).wrapping_mul(31).wrapping_add(seed)).collect();
    Sealed { key: 0xAB00_0000 | u32::from(seed), bytes }
}

#[test]
fn answers_are_found_in_a_chat_whatever_stands_around_them() {
    let (one, two) = (sealed(1, 400), sealed(2, 30));
    let wrapped = show("Ben Okafor", &two);
    let wrapped: String = wrapped
        .chars()
        .enumerate()
        .map(|(at, c)| if at > 60 && at % 40 == 0 { format!("{c}\n> ") } else { c.to_string() })
        .collect();
    let chat = format!(
        "[10:31] Nora: thanks all\n{}\n[10:32] Ben:\n{wrapped} :)",
        show("Nora Quinn", &one)
    );
    let found = find(&chat);
    assert_eq!(
        found.iter().map(|it| it.sealed.clone()).collect::<Vec<_>>(),
        [Some(one), Some(two)]
    );
    assert!(found[0].before.contains("Nora Quinn") && found[1].before.contains("Ben Okafor"));
    assert!(find("no answer here [sprintloop] at all").is_empty());
}

#[test]
fn a_damaged_answer_is_told_apart_and_the_one_after_it_is_whole() {
    let (one, two) = (show("Nora Quinn", &sealed(1, 400)), show("Ben Okafor", &sealed(2, 400)));
    let cut = one.get(..one.len() - 40).expect("a part");
    let changed = one.replacen("AAf", "AAg", 1).replacen('B', "C", 1);
    assert_ne!(changed, one);
    for damaged in [cut, &changed] {
        for between in ["", "\n", "\n[10:32] Ben: "] {
            let found = find(&format!("{damaged}{between}{two}"));
            let whole: Vec<bool> = found.iter().map(|it| it.sealed.is_some()).collect();
            assert_eq!(whole, [false, true], "{between:?}");
            assert!(found[0].before.contains("Nora Quinn"));
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_searched_without_stopping(text in ".{0,400}", sprinkled in "[a-zA-Z0-9+/\\] >\n]{0,80}") {
        let all = format!("{text}[sprintloop1{sprinkled}{text}");
        for FoundAnswer { sealed, .. } in find(&all) {
            if let Some(sealed) = sealed {
                let _ = unpack(&sealed.bytes);
            }
        }
        let _ = read(&text);
        let _ = read(&sprinkled);
    }
}
