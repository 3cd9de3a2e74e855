//! Ten years of a team: sprints of two weeks, twenty items each, twenty-five events each item.
//!
//! One year is built, as a team would: file by file taken in, folded, cleared away, opened again.
//! What a closed sprint takes depends on no other sprint, so ten years take ten times that.

use std::sync::Arc;

use chrono::{DateTime, Duration};
use uuid::Uuid;

use crate::tab::{START, Tab, reloaded, team, title};
use sprintloop::domain::base::context::{Instant, Stamp};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::ids::{Id, MemberId, SprintId, WorkTypeId};
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::{Command, Import};
use sprintloop::domain::records::backlog::item::{
    BacklogItem, ChecklistLine, Comment, Criterion, Met, Purpose, Verdict,
};
use sprintloop::domain::records::backlog::key::ItemKey;
use sprintloop::domain::records::backlog::measurement::MeasurementPlan;
use sprintloop::domain::records::backlog::position::{BoardStage, Position, Transition};
use sprintloop::domain::records::backlog::rank::Rank;
use sprintloop::domain::records::check_in::{CheckIn, NextAction};
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::records::sprint::commitment::{Commitment, CommittedItem};
use sprintloop::domain::records::sprint::goal::Goal;
use sprintloop::domain::records::sprint::outcome::FinalLine;
use sprintloop::domain::records::sprint::record::{Sprint, SprintState};
use sprintloop::domain::records::work_type::WorkType;
use sprintloop::domain::tables::log::{Event, LogEntry, Verb};
use sprintloop::domain::tables::record::Record;
use sprintloop::storage::{GRACE_MS, MemoryShelf, SETTLED_MS, characters};

/// What a browser keeps for one origin, and what the team may use of it.
const QUOTA: usize = 5_242_880;
const ROOM: usize = 5_000_000;
const YEARS: usize = 10;
const SPRINTS: u32 = 26;
const ITEMS: u32 = 20;
const EVENTS: usize = 25;

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below
    }

    /// An id as the page mints it: a moment, then chance.
    fn id<I: Id>(&mut self, at: Instant) -> I {
        let chance = (self.roll(1 << 40) as u128) << 40 | self.roll(1 << 40) as u128;
        let moment = at.timestamp_millis() as u128;
        I::from_uuid(Uuid::from_u128(moment << 80 | 7 << 76 | chance & ((1 << 74) - 1)))
    }

    /// Words of a language of two thousand words, some of them common.
    fn words(&mut self, count: usize) -> String {
        const PARTS: [&str; 13] = [
            "lead", "mar", "ti", "page", "con", "sel", "or", "un", "time", "er", "cha", "in", "st",
        ];
        let mut text = String::new();
        for word in 0..count {
            let number = self.roll(2_197).min(self.roll(2_197));
            for part in [number / 169, number / 13 % 13, number % 13] {
                text.push_str(PARTS[part]);
            }
            text.push(if word % 9 == 8 { ',' } else { ' ' });
        }
        text.trim_end().to_owned()
    }

    fn title(&mut self, count: usize) -> Title {
        title(&self.words(count))
    }
}

fn member(number: usize) -> MemberId {
    MemberId::from_uuid(Uuid::from_u128(number as u128 % 6 + 1))
}

/// An item from its first idea to its acceptance, and what the log says about it.
fn item(
    dice: &mut Dice,
    number: u32,
    sprint: SprintId,
    begun: Instant,
) -> (BacklogItem, Vec<LogEntry>) {
    let owner = member(dice.roll(6));
    let stamp =
        |hours: usize| Stamp { at: begun + Duration::minutes(hours as i64 * 61), by: owner };
    let mut item = BacklogItem::new(
        dice.id(begun),
        ItemKey::of("MKT", number),
        dice.title(6),
        WorkTypeId::from_uuid(Uuid::from_u128(5)),
        Rank::default(),
        stamp(0),
    );
    item.owner = Some(owner);
    item.purpose = Purpose { change: dice.words(12), audience: dice.words(4), priority: None };
    item.expected_value = dice.words(8);
    item.estimate = Some(Effort(60 * (1 + dice.roll(16) as u32)));
    item.description = dice.words(40);
    for line in 0..4 {
        let mut criterion = Criterion::new(dice.id(begun), dice.title(8));
        criterion.met = Some(Met { stamp: stamp(150 + line), evidence: dice.words(6) });
        item.criteria.push(criterion);
        let met = Met { stamp: stamp(160 + line), evidence: String::new() };
        item.done_lines.insert(Id::from_uuid(Uuid::from_u128(40 + line as u128)), met);
        item.checklist.push(ChecklistLine {
            done: true,
            ..ChecklistLine::new(dice.id(begun), dice.title(5))
        });
    }
    for comment in 0..3 {
        let words = Reason::parse(&dice.words(15)).expect("words");
        item.comments.push(Comment::new(dice.id(begun), words, stamp(20 * comment).at));
    }
    if number.is_multiple_of(3) {
        let mut plan = MeasurementPlan { hypothesis: dice.words(14), ..MeasurementPlan::default() };
        plan.metric = dice.words(3);
        plan.data_source = dice.words(3);
        plan.decision_rule = dice.words(8);
        item.measurement = Some(plan);
    }
    let stages = [BoardStage::Committed, BoardStage::Active, BoardStage::UnderReview];
    for (step, stage) in stages
        .into_iter()
        .chain([BoardStage::Active, BoardStage::UnderReview, BoardStage::Done])
        .enumerate()
    {
        let to = Position::InSprint { sprint, stage };
        item.history.push(Transition { at: stamp(40 * step).at, to: to.clone() });
        item.position = to;
    }
    item.verdicts.push(Verdict::Accepted { stamp: stamp(200), evidence: dice.words(6) });
    item.touched = Some(stamp(200).at);
    let verbs = [Verb::Edited, Verb::Moved, Verb::Ticked, Verb::Commented, Verb::Reordered];
    let details = ["estimate", "Active → Under review", "", "", "owner", "channel", "purpose"];
    let log = (0..EVENTS).map(|event| {
        let at = begun + Duration::minutes((event * 300 + dice.roll(290)) as i64);
        let own = Event {
            verb: verbs[dice.roll(verbs.len())],
            subject: RecordKey::BacklogItem(item.id),
            name: item.key.to_string(),
            detail: match dice.roll(4) {
                0 => dice.words(4),
                _ => details[dice.roll(details.len())].to_owned(),
            },
            reason: None,
            overrode: false,
            without_approval: false,
            touched: ["stage", "estimate, owner", "criteria"][dice.roll(3)].to_owned(),
            beside: Vec::new(),
        };
        LogEntry { at, by: member(dice.roll(6)), event: own }
    });
    let log = log.collect();
    (item, log)
}

/// A closed sprint with all its work.
fn sprint(dice: &mut Dice, number: u32) -> (Vec<Record>, Vec<LogEntry>) {
    let begun = DateTime::from_timestamp_millis(START).expect("a moment").fixed_offset()
        + Duration::days(14 * i64::from(number) - 3_700);
    let stamp = Stamp { at: begun, by: member(0) };
    let closed = Stamp { at: begun + Duration::days(13), by: member(0) };
    let id = dice.id(begun);
    let day = begun.date_naive();
    let mut sprint = Sprint::new(id, number + 1, day, closed.at.date_naive(), stamp);
    sprint.state = SprintState::Closed { closed };
    sprint.goal = Some(Goal { text: dice.title(10), priority: None });
    sprint.review.notes = dice.words(60);
    sprint.review.next = dice.words(12);
    let (mut records, mut log, mut promised) = (Vec::new(), Vec::new(), Vec::new());
    for place in 0..ITEMS {
        let (item, entries) = item(dice, number * ITEMS + place + 1, id, begun);
        sprint.chosen.insert(item.id, true);
        let mut line =
            CommittedItem::new(item.id, item.key.clone(), item.title.clone(), item.work_type);
        line.owner = item.owner;
        line.estimate = item.estimate;
        promised.push(line);
        sprint.final_lines.push(FinalLine {
            item: item.id,
            key: item.key.clone(),
            title: item.title.clone(),
            estimate: item.estimate,
            stage: BoardStage::Done,
            accepted: Some(closed.at),
            outcome: None,
        });
        records.push(Record::BacklogItem(Arc::new(item)));
        log.extend(entries);
    }
    sprint.commitment = Some(Commitment::new(stamp, promised, Default::default()));
    for check in 0..8 {
        let at = begun + Duration::days(check);
        let mut check_in = CheckIn::new(dice.id(at), Stamp { at, by: member(0) });
        check_in.sprint = Some(id);
        check_in.ended = Some(at + Duration::minutes(12));
        let what = dice.title(6);
        check_in.next_actions.push(NextAction::new(dice.id(at), what, member(2), at.date_naive()));
        records.push(Record::CheckIn(Arc::new(check_in)));
    }
    records.push(Record::Sprint(Arc::new(sprint)));
    (records, log)
}

fn used(shelf: &MemoryShelf) -> usize {
    shelf.texts().iter().map(|(key, text)| characters(key, text)).sum()
}

#[test]
fn ten_years_fit_and_come_back() {
    let shelf = MemoryShelf::default();
    shelf.limit(Some(QUOTA));
    let mut tab = Tab::open(&shelf, "one");
    tab.run(team());
    let kind = WorkType::new(WorkTypeId::from_uuid(Uuid::from_u128(5)), title("Content"));
    tab.run(bring(vec![Record::WorkType(Arc::new(kind))], Vec::new()));
    let people = (2..=6).map(|number| {
        let member =
            sprintloop::domain::records::people::Member::new(member(number - 1), title("Ben"));
        Record::Member(Arc::new(member))
    });
    tab.run(bring(people.collect(), Vec::new()));
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut most = 0;
    let begun = used(&shelf);
    // As files of half a year.
    for half in 0..2 {
        let (mut records, mut log) = (Vec::new(), Vec::new());
        for number in half * SPRINTS / 2..(half + 1) * SPRINTS / 2 {
            let (more, entries) = sprint(&mut dice, number);
            records.extend(more);
            log.extend(entries);
        }
        tab.run(bring(records, log));
        for wait in [SETTLED_MS, GRACE_MS + 1] {
            tab.now += wait;
            tab.keeper.fold(tab.now).expect("room");
            most = most.max(used(&shelf));
        }
    }
    let workspace = tab.keeper.workspace();
    assert_eq!(workspace.items.len(), (SPRINTS * ITEMS) as usize);
    assert!(workspace.log().len() > EVENTS * (SPRINTS * ITEMS) as usize);
    assert_eq!(reloaded(&shelf), *workspace);
    let year = used(&shelf) - begun;
    let text = sprintloop::domain::base::json::text(&*workspace).len();
    // A year at its fullest has the file that came in beside its records.
    let fullest = YEARS * year + (most - year);
    println!(
        "a year: {text} characters as JSON, {year} stored; ten years: {} stored, {fullest} at the \
         fullest moment, {} of {ROOM} to spare",
        YEARS * year,
        ROOM.saturating_sub(fullest)
    );
    assert!(fullest < ROOM, "{fullest} characters at the fullest moment");
}

fn bring(records: Vec<Record>, log: Vec<LogEntry>) -> Command {
    Command::Import(Box::new(Import { source: "test".to_owned(), records, log }))
}
