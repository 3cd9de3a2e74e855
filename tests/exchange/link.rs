//! A plan in an address: it comes back as it was sent, and nothing else is taken for one.

use sprintloop::domain::base::deflate::deflate;

use crate::sample::team;
use sprintloop::domain::base::ids::SprintId;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::link::{LONG, MAX_BYTES, MAX_LETTERS, read, write};
use sprintloop::exchange::part;
use sprintloop::exchange::read_error::ReadError;

fn running(team: &Workspace) -> SprintId {
    team.sprints.values().find(|sprint| sprint.is_open()).expect("one runs").id
}

#[test]
fn a_plan_comes_back_without_comments_and_without_a_log() {
    let team = team();
    let data = write(&team, running(&team)).expect("it is small enough");
    println!("a plan of {} letters", data.len());
    assert!((LONG..MAX_LETTERS).contains(&data.len()), "{}", data.len());
    assert!(data.bytes().all(|letter| letter.is_ascii_alphanumeric() || b"-_".contains(&letter)));
    let plan = read(&data).expect("it comes back");
    assert_eq!(plan.plan, Some(running(&team)));
    assert!(plan.workspace.log().is_empty());
    assert!(plan.workspace.items.values().all(|item| item.comments.is_empty()));
    let sprint = plan.workspace.sprints.get(running(&team)).expect("it is in it");
    assert_eq!(
        sprint.chosen.len(),
        team.sprints.get(running(&team)).expect("it runs").chosen.len()
    );
    // Where it came from, nothing of it is new, and nobody's comments are taken for erased.
    assert!(part::preview(&team, &plan).is_empty());
}

#[test]
fn an_address_that_is_no_plan_is_refused_in_a_sentence() {
    let team = team();
    let data = write(&team, running(&team)).expect("it is small enough");
    assert_eq!(read(&"A".repeat(MAX_LETTERS + 1)), Err(ReadError::LongLink));
    for damaged in ["", "A", "%3Cscript%3E", "äöü", &data[..data.len() / 2], &data[1..]] {
        assert_eq!(read(damaged), Err(ReadError::BrokenLink), "{damaged}");
    }
}

/// Letters of the address alphabet, without our own encoder.
fn address_of(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let sixes = bits.as_bytes().chunks(6).map(|chunk| {
        let six = format!("{:0<6}", String::from_utf8_lossy(chunk));
        char::from(LETTERS[usize::from_str_radix(&six, 2).expect("six bits")])
    });
    sixes.collect()
}

#[test]
fn what_would_inflate_beyond_bounds_or_go_too_deep_is_refused() {
    let bomb = deflate(&" ".repeat(30 * MAX_BYTES));
    assert!(bomb.len() < MAX_LETTERS * 3 / 4, "it fits in an address: {}", bomb.len());
    assert_eq!(read(&address_of(&bomb)), Err(ReadError::BrokenLink));
    let deep = deflate(&"[".repeat(900_000));
    assert_eq!(read(&address_of(&deep)), Err(ReadError::BrokenLink));
    let other = deflate(r#"{"format":"sprintloop","version":99,"kind":"sprint-plan"}"#);
    assert_eq!(read(&address_of(&other)), Err(ReadError::Newer));
}
