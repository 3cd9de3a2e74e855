//! Who else is here.

use crate::browser::ready;
use crate::tab::workspace_id;
use sprintloop::domain::base::ids::{Id, MemberId};
use sprintloop::domain::records::retrospective::steps::SessionStep;
use sprintloop::space::memory::MemorySpace;
use sprintloop::space::presence::{BEAT_MS, Company, GONE_MS, InSession, Timer};
use uuid::Uuid;

const NOW: i64 = 1_800_000_000_000;

fn member(number: u128) -> Option<MemberId> {
    Some(MemberId::from_uuid(Uuid::from_u128(number)))
}

fn company(name: &str) -> Company {
    Company::new(workspace_id(), name.to_owned())
}

fn says(space: &MemorySpace, who: &mut Company, number: u128, screen: &str, now: i64) {
    ready(who.say(space, member(number), screen, None, now)).expect("a space");
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

#[test]
fn a_file_that_breaks_off_on_its_way_hides_nobody_else() {
    let space = MemorySpace::default();
    let (mut ada, mut ben, mut cleo) = (company("ada"), company("ben"), company("cleo"));
    says(&space, &mut ben, 2, "plan", NOW);
    says(&space, &mut cleo, 3, "board", NOW);
    space.break_off(Some("presence/ben.json"));
    assert_eq!(screens(&space, &mut ada, NOW), ["board"]);
    space.break_off(None);
    assert_eq!(screens(&space, &mut ada, NOW), ["plan", "board"]);
}

fn in_session(step: SessionStep, ends: Option<i64>) -> InSession {
    let retro = Id::from_uuid(Uuid::from_u128(50));
    InSession { retro, step, topic: None, timer: Some(Timer { total: 300, left: 300, ends }) }
}

fn sessions(space: &MemorySpace, who: &mut Company, now: i64) -> Vec<Option<InSession>> {
    ready(who.look(space, now)).expect("a space").into_iter().map(|one| one.session).collect()
}

#[test]
fn a_timer_shows_the_same_time_left_where_clocks_differ() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = (company("ada"), company("ben"));
    let hour = 3_600;
    says(&space, &mut ben, 2, "retro", NOW - hour * 1_000);
    assert_eq!(sessions(&space, &mut ada, NOW), []);
    // Ben's clock is an hour behind; his timer has 60 seconds left.
    let ends = NOW / 1_000 - hour + 60;
    let there = Some(in_session(SessionStep::Vote, Some(ends)));
    ready(ben.say(&space, member(2), "retro", there.clone(), NOW - hour * 1_000)).expect("a space");
    let seen = sessions(&space, &mut ada, NOW);
    assert_eq!(seen, [Some(in_session(SessionStep::Vote, Some(ends + hour)))]);
    // It goes on by itself: nothing is written while it runs.
    let writes = space.writes();
    ready(ben.say(&space, member(2), "retro", there, NOW - hour * 1_000 + 20_000))
        .expect("a space");
    assert_eq!(space.writes(), writes);
    let next = Some(in_session(SessionStep::Discuss, None));
    ready(ben.say(&space, member(2), "retro", next.clone(), NOW - hour * 1_000 + 21_000))
        .expect("a space");
    assert_eq!(sessions(&space, &mut ada, NOW + 21_000), [next]);
}

#[test]
fn a_timer_that_can_be_none_is_left_out() {
    let space = MemorySpace::default();
    let (mut ada, mut ben) = (company("ada"), company("ben"));
    let mut there = in_session(SessionStep::Vote, Some(i64::MAX));
    there.timer = Some(Timer { total: i64::MAX, left: i64::MIN, ends: Some(i64::MIN) });
    ready(ben.say(&space, member(2), "retro", Some(there.clone()), NOW)).expect("a space");
    there.timer = None;
    assert_eq!(sessions(&space, &mut ada, NOW), [Some(there)]);
}
