//! Who else is here.

use crate::browser::ready;
use crate::tab::workspace_id;
use sprintloop::domain::base::ids::{Id, MemberId};
use sprintloop::space::memory::MemorySpace;
use sprintloop::space::presence::{BEAT_MS, Company, GONE_MS};
use uuid::Uuid;

const NOW: i64 = 1_800_000_000_000;

fn member(number: u128) -> Option<MemberId> {
    Some(MemberId::from_uuid(Uuid::from_u128(number)))
}

fn company(name: &str) -> Company {
    Company::new(workspace_id(), name.to_owned())
}

fn says(space: &MemorySpace, who: &mut Company, number: u128, screen: &str, now: i64) {
    ready(who.say(space, member(number), screen, now)).expect("a space");
}

fn screens(space: &MemorySpace, who: &mut Company, now: i64) -> Vec<String> {
    ready(who.look(space, now)).expect("a space").into_iter().map(|one| one.screen).collect()
}

#[test]
fn others_are_seen_where_they_are_and_for_as_long_as_they_say_so() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = (company("ada"), company("ben"));
    says(&space, &mut ada, 1, "board", NOW);
    says(&space, &mut ben, 2, "plan", NOW);
    assert_eq!(screens(&space, &mut ada, NOW), ["plan"]);
    says(&space, &mut ben, 2, "retro", NOW + 1_000);
    assert_eq!(screens(&space, &mut ada, NOW + 1_000), ["retro"]);
    says(&space, &mut ben, 2, "retro", NOW + 1_000 + BEAT_MS);
    assert_eq!(screens(&space, &mut ada, NOW + GONE_MS + 500), ["retro"]);
    assert_eq!(screens(&space, &mut ada, NOW + 1_000 + 2 * GONE_MS), Vec::<String>::new());
}

#[test]
fn nothing_is_written_again_before_it_is_news() {
    let space = MemorySpace::default();
    let mut ada = company("ada");
    for second in 0..60 {
        says(&space, &mut ada, 1, "board", NOW + second * 1_000);
    }
    assert_eq!(space.writes(), 1);
    says(&space, &mut ada, 1, "board", NOW + BEAT_MS);
    assert_eq!(space.writes(), 2);
}

#[test]
fn clocks_of_others_do_not_count_once_they_are_heard_of() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = (company("ada"), company("ben"));
    let hour = 3_600_000;
    says(&space, &mut ben, 2, "plan", NOW - hour);
    assert_eq!(screens(&space, &mut ada, NOW), Vec::<String>::new());
    says(&space, &mut ben, 2, "plan", NOW - hour + BEAT_MS);
    assert_eq!(screens(&space, &mut ada, NOW + BEAT_MS), ["plan"]);
    let mut cleo = company("cleo");
    says(&space, &mut cleo, 3, "board", NOW + hour);
    assert_eq!(screens(&space, &mut ada, NOW + BEAT_MS), ["plan", "board"]);
}

#[test]
fn a_strangers_file_shows_nobody() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = (company("ada"), company("ben"));
    says(&space, &mut ben, 2, "plan", NOW);
    let text = space.files()["presence/ben.json"].clone();
    space.put("presence/eve.json", &text);
    space.put("presence/ben (1).json", &text);
    space.put("presence/fay.json", "{}");
    space.put("presence/gus.json", &"x".repeat(1 << 20));
    let mut hal = Company::new(Id::from_uuid(Uuid::from_u128(99)), "hal".to_owned());
    says(&space, &mut hal, 2, "plan", NOW);
    let mut ian = company("ian");
    says(&space, &mut ian, 2, "<b>anything that is no screen</b>", NOW);
    assert_eq!(screens(&space, &mut ada, NOW), ["plan"]);
}
