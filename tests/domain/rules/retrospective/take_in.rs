//! Cards that come in files: eight at once, twice, edited, and bad ones.

use crate::rules::sprint::close::{close, reviewed};

use crate::rules::sprint::plan::start;
use crate::support::{BEN, CONTENT, Team, id, reason, team, title};
use sprintloop::domain::base::ids::{BallotId, CardId, Id, ParticipantId};
use sprintloop::domain::base::json;
use sprintloop::domain::commands::retrospective::{NewSession, RetrospectiveCommand as Retro};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::topics::{alone, topics};
use sprintloop::domain::records::retrospective::look_back::LookBack;
use sprintloop::domain::records::retrospective::pack::{Answer, NotCards, Pack};
use sprintloop::domain::records::retrospective::record::{Card, Participant, Retrospective};
use sprintloop::domain::records::retrospective::templates::columns;
use sprintloop::exchange::cards_file::{CardsFile, answer_for, read, write};

const RETRO: u128 = 5_000;

/// A session of eight people.
fn session(signed: bool) -> Team {
    let mut team = team();
    let guide = team.ready("Guide", CONTENT, BEN, 4);
    start(&mut team, &[guide]);
    reviewed(&mut team);
    team.does(close(Some("We must go on")));
    let people = (1..=8).map(|who| (id(who), Participant::new(title(&format!("Person {who}")))));
    team.does(Retro::Open(Box::new(NewSession::new(
        id(RETRO),
        LookBack::Sprint(id(700)),
        60,
        columns("Classic", ""),
        people.collect(),
    ))));
    edit(&mut team, Edit::Names { signed, open_ballots: false });
    team
}

fn edit(team: &mut Team, edit: Edit) {
    team.does(Retro::Session { id: id(RETRO), edit: Box::new(edit) });
}

fn retro(team: &Team) -> &Retrospective {
    team.workspace.retrospectives.get(id(RETRO)).expect("the retrospective is there")
}

/// What someone sends back: two cards and how safe it is.
fn file(team: &Team, who: u128) -> CardsFile {
    let pack = Pack::of(retro(team), title("Sprint 1 retrospective"));
    let mut answer = Answer::new(id(who), id(100 + who), id(200 + who));
    (answer.edition, answer.safety) = (1, Some(4));
    answer.cards.insert(id(300 + who), Card::new(reason("Lists arrive late"), title("Friction")));
    answer.cards.insert(id(400 + who), Card::new(reason("It went live early"), title("Wins")));
    CardsFile { pack, answer: Some(answer) }
}

/// Takes files as the screen does: each is read, and those that can be taken come in at once.
fn take(team: &mut Team, texts: &[String]) -> Vec<NotCards> {
    let mut why = Vec::new();
    let mut answers = Vec::new();
    for text in texts {
        match read(text).and_then(|file| answer_for(retro(team), file)) {
            Ok(answer) => answers.push(answer),
            Err(not) => why.push(not),
        }
    }
    edit(team, Edit::Bring { answers });
    why
}

fn text(file: &CardsFile) -> String {
    write(file).expect("it is written")
}

#[test]
fn eight_files_come_in_at_once_and_a_second_time_adds_nothing() {
    let mut team = session(false);
    let texts: Vec<String> = (1..=8).map(|who| text(&file(&team, who))).collect();
    let log = team.workspace.log().len();
    assert!(take(&mut team, &texts).is_empty());
    let once = retro(&team).clone();
    assert_eq!((once.cards.len(), once.wrote.len()), (16, 8));
    assert_eq!(once.safety_spread(), [0, 0, 0, 8, 0]);
    take(&mut team, &texts);
    assert_eq!(*retro(&team), once, "nothing came twice");
    assert_eq!(team.workspace.log().len(), log, "nothing is logged");
}

#[test]
fn the_roster_knows_who_is_missing() {
    let mut team = session(false);
    let texts: Vec<String> = [1, 3, 8].map(|who| text(&file(&team, who))).into();
    take(&mut team, &texts);
    let missing = |who: &ParticipantId| !retro(&team).wrote.contains(who);
    let missing: Vec<_> = retro(&team).participants.keys().copied().filter(missing).collect();
    assert_eq!(missing, [2, 4, 5, 6, 7].map(id::<ParticipantId>));
}

#[test]
fn an_edited_file_takes_the_place_of_the_one_before_and_an_old_one_does_not_come_back() {
    let mut team = session(false);
    let mut edited = file(&team, 1);
    let first = text(&edited);
    take(&mut team, std::slice::from_ref(&first));
    let answer = edited.answer.as_mut().expect("it");
    answer.edition = 2;
    answer.safety = Some(2);
    answer.take_back(id(401));
    let changed: CardId = id(301);
    answer.cards.insert(changed, Card::new(reason("Lists arrive a week late"), title("Friction")));
    answer.cards.insert(id(501), Card::new(reason("Is the audience right?"), title("Questions")));
    take(&mut team, &[text(&edited)]);
    let after = retro(&team).clone();
    let words = |number: u128| after.cards.get(&id(number)).map(|card| card.text.to_string());
    assert_eq!(words(301).as_deref(), Some("Lists arrive a week late"));
    assert_eq!((words(401), after.cards.len()), (None, 2));
    assert_eq!(after.safety_spread(), [0, 1, 0, 0, 0], "one person has one answer");
    take(&mut team, &[first]);
    assert_eq!(*retro(&team), after, "the older edition changes nothing");
}

#[test]
fn a_group_keeps_a_card_that_is_edited() {
    let mut team = session(false);
    let mut sent = file(&team, 1);
    take(&mut team, &[text(&sent)]);
    let both = vec![alone(id(301)), alone(id(401))];
    edit(&mut team, Edit::Group { into: id(60), topics: both, name: title("Both") });
    let answer = sent.answer.as_mut().expect("it");
    answer.edition = 2;
    answer.cards.insert(id(301), Card::new(reason("Other words"), title("Friction")));
    take(&mut team, &[text(&sent)]);
    assert_eq!(topics(retro(&team)).len(), 1);
}

#[test]
fn a_bad_file_is_refused_whole_with_its_reason_and_the_others_come_in() {
    let mut team = session(false);
    let with = |change: fn(&mut CardsFile)| {
        let mut file = file(&team, 2);
        change(&mut file);
        text(&file)
    };
    let bad = [
        "no json".to_owned(),
        "{\"sprintloop\":\"request\",\"version\":1}".to_owned(),
        "{\"sprintloop\":\"cards\",\"version\":99,\"pack\":{}}".to_owned(),
        with(|file| file.answer = None),
        with(|file| file.pack.retrospective = id(5_001)),
        with(|file| file.answer.iter_mut().for_each(|answer| answer.who = id(77))),
        with(|file| file.answer.iter_mut().for_each(|answer| answer.safety = Some(6))),
        with(|file| {
            if let Some(answer) = &mut file.answer {
                answer.taken_back.insert(id(302));
            }
        }),
        text(&file(&team, 2)).replace("Lists arrive late", " "),
    ];
    let good = text(&file(&team, 1));
    let mut all = bad.to_vec();
    all.push(good);
    let why = take(&mut team, &all);
    assert_eq!(why.len(), bad.len());
    assert_eq!(
        why[..6],
        [
            NotCards::Unreadable,
            NotCards::OtherKind,
            NotCards::Newer,
            NotCards::NoAnswer,
            NotCards::OtherSession(title("Sprint 1 retrospective")),
            NotCards::Stranger,
        ]
    );
    assert!(matches!(why[6..8], [NotCards::Broken(_), NotCards::Broken(_)]));
    assert_eq!(why[8], NotCards::Unreadable, "a card without words spoils the file");
    assert_eq!(retro(&team).cards.len(), 2, "the good one is in, nothing of the others");
}

#[test]
fn what_comes_back_names_nobody_and_nothing_ties_a_card_to_its_writer() {
    let mut team = session(false);
    let sent = text(&file(&team, 1));
    assert!(!sent.contains("Person"), "{sent}");
    take(&mut team, &[sent]);
    let kept = json::text(retro(&team));
    assert!(retro(&team).cards.values().all(|card| card.author.is_none()));
    let poll: BallotId = id(201);
    let series: BallotId = id(101);
    assert!(kept.contains(&poll.to_string()), "the level stands under its own random id");
    assert_ne!(poll.uuid(), series.uuid(), "which is not the one the roster keeps");
}

#[test]
fn names_are_kept_only_where_the_pack_and_the_session_say_so() {
    let mut team = session(false);
    let promised = text(&file(&team, 1));
    edit(&mut team, Edit::Names { signed: true, open_ballots: false });
    let signed = text(&file(&team, 2));
    take(&mut team, &[promised, signed]);
    let author = |number: u128| retro(&team).cards.get(&id(number)).and_then(|card| card.author);
    assert_eq!(author(301), None, "written under a promise of anonymity");
    assert_eq!(author(302), Some(id(2)));
}
