//! Requests of stakeholders: written into the space by somebody who has not joined, taken in once, and cleared away.

use chrono::DateTime;
use uuid::Uuid;

use crate::browser::{Browser, ready};
use crate::tab::title;
use sprintloop::domain::base::ids::{Id, MemberId, RequestId};
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::intake::IntakeCommand;
use sprintloop::domain::records::intake::{Origin, Request, RequestState, Requester};
use sprintloop::space::access::SpaceError;
use sprintloop::space::fold::SETTLED_MS;
use sprintloop::space::memory::MemorySpace;
use sprintloop::space::round::Round;
use sprintloop::space::submit::{NotSent, send};
use sprintloop::space::taking::TAKEN_MS;

fn request(number: u128, problem: &str) -> Request {
    let requester =
        Requester { name: title("Sofia"), member: Some(MemberId::from_uuid(Uuid::from_u128(66))) };
    let written = DateTime::from_timestamp_millis(0).expect("a moment").fixed_offset();
    let problem = Reason::parse(problem).expect("a problem");
    let mut request =
        Request::new(RequestId::from_uuid(Uuid::from_u128(number)), problem, requester, written);
    request.needed_by = chrono::NaiveDate::from_ymd_opt(2026, 12, 24);
    request
}

/// What the page does with what a round has brought.
fn take(browser: &mut Browser, round: &Round) {
    for request in &round.requests {
        let request = Box::new(request.clone());
        browser.run(Command::Intake(IntakeCommand::Submit { request }));
    }
}

fn step(browser: &mut Browser, space: &MemorySpace) -> Round {
    let round = browser.round(space).expect("a space");
    take(browser, &round);
    round
}

fn requests_in(space: &MemorySpace) -> usize {
    space.files().keys().filter(|path| path.starts_with("requests/")).count()
}

fn problems(browser: &Browser) -> Vec<String> {
    browser.workspace().requests.values().map(|request| request.problem.to_string()).collect()
}

#[test]
fn a_request_is_taken_once_though_two_pages_take_it_at_once() {
    let space = MemorySpace::default();
    let mut ada = Browser::sharing("ada", &space);
    let mut ben = Browser::joined("ben");
    ben.round(&space).expect("a space");
    let sent = request(40, "Sales has no price list");
    ready(send(&space, &sent)).expect("sent");
    // A second press, or an answer that was lost.
    ready(send(&space, &sent)).expect("sent");
    assert_eq!(requests_in(&space), 1);

    step(&mut ada, &space);
    step(&mut ben, &space);
    for _ in 0..3 {
        for one in [&mut ada, &mut ben] {
            assert!(step(one, &space).request_faults.is_empty());
        }
    }
    for one in [&ada, &ben] {
        let ws = one.workspace();
        let taken = ws.requests.get(sent.id).expect("it is there");
        assert_eq!((taken.origin, &taken.state), (Origin::Form, &RequestState::New));
        assert_eq!(taken.requester.member, None);
        assert_eq!(problems(one), ["Sales has no price list"]);
        let tab = one.held.0.borrow();
        assert!(tab.keeper.trouble().is_empty(), "nobody is told that a change fell away");
        assert!(tab.keeper.lost().is_empty());
    }
    assert_eq!(ada.text(), ben.text());
}

#[test]
fn a_file_goes_when_the_space_has_held_its_request_for_a_day_and_never_comes_back() {
    let space = MemorySpace::default();
    let mut ada = Browser::sharing("ada", &space);
    let mut ben = Browser::joined("ben");
    ben.round(&space).expect("a space");
    let sent = request(41, "The booth has no screen");
    ready(send(&space, &sent)).expect("sent");
    for _ in 0..2 {
        step(&mut ada, &space);
        step(&mut ben, &space);
    }
    assert_eq!(requests_in(&space), 1, "a day has not passed");
    // Whoever is there clears it away: the writer never comes back, and Ada is on holiday.
    ben.now += TAKEN_MS + 60_000;
    step(&mut ben, &space);
    assert_eq!(requests_in(&space), 0);
    let decline = IntakeCommand::Decline {
        request: sent.id,
        reason: Reason::parse("Not this quarter").expect("a reason"),
    };
    ben.run(Command::Intake(decline));
    step(&mut ben, &space);
    // It was sent once more from a page that was still open.
    ready(send(&space, &sent)).expect("sent");
    step(&mut ben, &space);
    ada.now = ben.now;
    step(&mut ada, &space);
    assert!(!ada.workspace().requests.get(sent.id).expect("there").is_new());
    assert_eq!(ada.text(), ben.text());
}

#[test]
fn a_file_goes_at_once_when_a_base_holds_its_request() {
    let space = MemorySpace::default();
    let mut ada = Browser::sharing("ada", &space).folds_at(1);
    ready(send(&space, &request(42, "The list is old"))).expect("sent");
    for _ in 0..4 {
        step(&mut ada, &space);
        // What is younger may still be followed by something that belongs before it.
        ada.now += SETTLED_MS;
    }
    assert_eq!(requests_in(&space), 0);
    let mut cleo = Browser::joined("cleo");
    step(&mut cleo, &space);
    assert_eq!(problems(&cleo), ["The list is old"]);
}

#[test]
fn what_a_stranger_puts_there_is_told_and_holds_nothing_up() {
    let space = MemorySpace::default();
    let mut ada = Browser::sharing("ada", &space).folds_at(3);
    ready(send(&space, &request(43, "Sound"))).expect("sent");
    let (path, text) = space
        .files()
        .into_iter()
        .find(|(path, _)| path.starts_with("requests/"))
        .expect("a request");
    let other = request(44, "x").id;
    space.put(&format!("requests/{other}.json"), &text);
    space.put(&format!("requests/{}.json", request(45, "x").id), &text[..text.len() / 2]);
    space.put(&format!("requests/{}.json", request(46, "x").id), &"x".repeat(1 << 20));
    space.put("requests/Copy of a request.json", &text);
    space.put(&path.replace(".json", " (1).json"), &text);
    let round = step(&mut ada, &space);
    assert_eq!(round.request_faults.len(), 3);
    assert!(round.faults.is_empty());
    for number in 0..6 {
        ada.run(crate::tab::channel(100 + number, "Web"));
        ada.now += SETTLED_MS;
        step(&mut ada, &space);
    }
    assert_eq!(problems(&ada), ["Sound"]);
    let bases = space.files().keys().filter(|path| path.starts_with("base/")).count();
    assert!(bases > 1, "bases are made all the same");
}

#[test]
fn a_connection_that_breaks_off_is_repaired_by_the_next_press() {
    let space = MemorySpace::default();
    let mut ada = Browser::sharing("ada", &space);
    let sent = request(47, "The link is broken");
    space.break_after(0);
    assert_eq!(ready(send(&space, &sent)), Err(NotSent::Offline));
    let space = MemorySpace::holding(space.files());
    assert_eq!(requests_in(&space), 1, "half of it is there");
    assert!(step(&mut ada, &space).requests.is_empty());
    ready(send(&space, &sent)).expect("sent");
    step(&mut ada, &space);
    assert_eq!(problems(&ada), ["The link is broken"]);
}

#[test]
fn a_folder_that_takes_nothing_says_why() {
    let sent = request(48, "Where is it?");
    let space = MemorySpace::default();
    assert_eq!(
        ready(send(&space, &sent)),
        Err(NotSent::Gone),
        "nothing is written where no team looks"
    );
    assert!(space.files().is_empty());
    Browser::sharing("ada", &space);
    for (fault, told) in [
        (SpaceError::Offline, NotSent::Offline),
        (SpaceError::Server(503), NotSent::Offline),
        (SpaceError::Refused, NotSent::Refused),
        (SpaceError::Missing, NotSent::Gone),
        (SpaceError::NoFolder, NotSent::Gone),
        (SpaceError::Full, NotSent::Full),
        (SpaceError::Permission, NotSent::Permission),
    ] {
        space.fail(Some(fault));
        assert_eq!(ready(send(&space, &sent)), Err(told));
    }
    space.fail(None);
    // It would be small when packed, and too long for the page that opens it.
    let long = Request { audience: "x".repeat(1 << 20), ..request(49, "Many words") };
    assert_eq!(ready(send(&space, &long)), Err(NotSent::TooLong));
}
