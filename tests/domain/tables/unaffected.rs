//! The narrow look at a change answers as a look at everything does, whatever the change and whatever was wrong before.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, proptest};

use crate::dice::games::games;
use crate::dice::{actor, deed};
use crate::support::{CONTENT, id, reason, team, title};
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::records::retrospective::outcome::Guardrail;
use sprintloop::domain::tables::change::{Change, RecordChange};
use sprintloop::domain::tables::integrity::contradictions;
use sprintloop::domain::tables::record::Record;
use sprintloop::domain::tables::unaffected::adds_none;
use sprintloop::domain::workspace::Workspace;

/// What several teams did, and what they have in the end.
struct Played {
    changes: Vec<Change>,
    /// Every record as it was at any time.
    states: Vec<Record>,
    ends: Vec<Workspace>,
}

/// A game in sprints, one without, and one that sits in retrospectives.
fn played() -> &'static Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let mut played = Played { changes: Vec::new(), states: Vec::new(), ends: Vec::new() };
        let chosen = [0, 1, 2, 161, 162];
        for (number, (mut team, throws)) in games().enumerate() {
            if !chosen.contains(&number) {
                continue;
            }
            let mut done = Vec::new();
            for throw in throws {
                let command = deed(&mut team, &done, throw);
                team.hours_later(1).as_member(actor(throw));
                let before = team.workspace.clone();
                if let Ok(change) = team.workspace.apply(command, &team.context) {
                    look(&before, &team.workspace, &change);
                    done.push(change);
                }
            }
            played.changes.extend(done);
            played.ends.push(team.workspace);
        }
        let records = played.changes.iter().flat_map(|change| &change.records);
        played.states = records.filter_map(|record| record.after.clone()).collect();
        played
    })
}

/// Whether nothing was added, as a look at everything says it.
fn everything_says(before: &Workspace, after: &Workspace) -> bool {
    let found = contradictions(after);
    found.is_empty() || found == contradictions(before)
}

/// Whether both looks say the same; gives what they say.
fn look(before: &Workspace, after: &Workspace, change: &Change) -> bool {
    let narrow = adds_none(before, after, change);
    assert_eq!(narrow, everything_says(before, after), "{change:?}\n{:?}", contradictions(after));
    narrow
}

fn after(before: &Workspace, change: &Change) -> Workspace {
    let mut after = before.clone();
    after.replay(change);
    after
}

/// One thing of many; a throw may name any.
fn one<T>(all: &[T], which: u16) -> &T {
    &all[usize::from(which) % all.len()]
}

/// A change that was made elsewhere or at another time, or parts of it, forwards or taken back.
fn made_before(which: u16, how: u8) -> Change {
    let mut change = one(&played().changes, which).clone();
    change.entries.clear();
    if how.is_multiple_of(2) {
        for record in &mut change.records {
            std::mem::swap(&mut record.before, &mut record.after);
        }
    }
    // Every third time a part of it does not come.
    if how.is_multiple_of(3) && change.records.len() > 1 {
        change.records.remove(usize::from(how) % change.records.len());
    }
    change
}

/// A record of any kind, so that the few check-ins come up as often as the many items.
fn of_any_kind(records: &[Record], which: u16) -> &Record {
    let mut kinds: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for record in records {
        kinds.entry(record.key().noun()).or_default().push(record);
    }
    let kinds: Vec<_> = kinds.into_values().collect();
    let kind: &Vec<&Record> = one(&kinds, which);
    kind[usize::from(which) / kinds.len() % kind.len()]
}

/// The same record once more, under an id of its own.
fn twin(record: &Record, number: u8) -> Record {
    let mut value = serde_json::to_value(record).expect("a record can be stored");
    let fields = value.as_object_mut().and_then(|kinds| kinds.values_mut().next());
    if let Some(own) = fields.and_then(|fields| fields.get_mut("id")) {
        *own = serde_json::json!(uuid::Uuid::from_u128(u128::from(number) + 77_000));
    }
    serde_json::from_value(value).expect("it is read again")
}

/// Something that no command does: a record goes, comes from elsewhere, is as it once was, lies under another's id, or
/// is there twice.
fn made_up(now: &Workspace, which: u16, how: u8) -> Change {
    let here = now.records();
    let mine = of_any_kind(&here, which);
    let (key, states) = (mine.key(), &played().states);
    let written = |key, after| RecordChange { key, before: now.record(&key), after };
    let record = match how % 5 {
        0 => written(key, None),
        1 => {
            let theirs = of_any_kind(states, which);
            written(theirs.key(), Some(theirs.clone()))
        }
        2 => {
            let once: Vec<&Record> = states.iter().filter(|one| one.key() == key).collect();
            let then = once.get(usize::from(how) % once.len().max(1));
            written(key, Some(Record::clone(then.unwrap_or(&mine))))
        }
        3 => {
            let other = twin(mine, how);
            written(other.key(), Some(other))
        }
        _ => {
            let same: Vec<&Record> =
                states.iter().filter(|one| one.key().noun() == key.noun()).collect();
            written(key, same.get(usize::from(how) % same.len().max(1)).map(|it| Record::clone(it)))
        }
    };
    Change { records: vec![record], entries: Vec::new() }
}

/// Two changes at once, as one entry may hold them.
fn both(mut one: Change, other: Change) -> Change {
    one.records.extend(other.records);
    one
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answers_as_a_look_at_everything_does(
        begin in any::<u16>(),
        throws in vec((any::<u8>(), any::<u16>(), any::<u8>(), any::<bool>()), 1..60),
    ) {
        // From a whole workspace, an empty one, or one that begins with what another team did.
        let mut now = match begin % 4 {
            0 => Workspace::empty(id(1)),
            _ => one(&played().ends, begin).clone(),
        };
        for (kind, which, how, stays) in throws {
            let change = match kind % 4 {
                0 => made_up(&now, which, how),
                1 => both(made_up(&now, which, how), made_before(which, how)),
                _ => made_before(which, how),
            };
            let next = after(&now, &change);
            // What contradicts itself stays half of the time, so that much is wrong before the next change.
            if look(&now, &next, &change) || stays {
                now = next;
            }
        }
    }
}

#[test]
fn both_answers_come_up_with_and_without_contradictions_before() {
    let mut seen: BTreeMap<(bool, bool), usize> = BTreeMap::new();
    let mut now = played().ends[0].clone();
    for which in 0..400_u16 {
        let how = (which % 251) as u8;
        let change = match which % 3 {
            0 => made_up(&now, which.wrapping_mul(31), how),
            _ => made_before(which.wrapping_mul(31), how),
        };
        let next = after(&now, &change);
        let was_whole = contradictions(&now).is_empty();
        *seen.entry((was_whole, look(&now, &next, &change))).or_default() += 1;
        now = if which % 40 == 0 { played().ends[usize::from(which) % 5].clone() } else { next };
    }
    for whole in [true, false] {
        for says in [true, false] {
            assert!(seen.get(&(whole, says)).is_some_and(|times| *times > 3), "{seen:?}");
        }
    }
}

/// A guardrail of somebody who is not there.
fn unowned(number: u128) -> Record {
    let mut guardrail = Guardrail::new(id(number), reason("It came late"), title("Sales agrees"));
    guardrail.owner = Some(id(9_999));
    Record::Guardrail(Arc::new(guardrail))
}

#[test]
fn the_same_words_about_another_record_add_nothing() {
    let team = team();
    let put =
        |record: Record| RecordChange { key: record.key(), before: None, after: Some(record) };
    let change = |records| Change { records, entries: Vec::new() };
    let first = change(vec![put(unowned(90))]);
    let wrong = after(&team.workspace, &first);
    assert!(!look(&team.workspace, &wrong, &first));
    let gone = RecordChange { after: None, ..put(unowned(90)) };
    let moves = change(vec![gone, put(unowned(91))]);
    assert!(look(&wrong, &after(&wrong, &moves), &moves), "it is told in the same words");
    let second = change(vec![put(unowned(91))]);
    assert!(!look(&wrong, &after(&wrong, &second), &second));
}

#[test]
fn two_of_one_key_are_told_anew_where_one_of_them_takes_another_id() {
    let mut team = team();
    let item = team.add("Guide", CONTENT);
    let under = |number: u128, inside: u128| {
        let other = BacklogItem { id: id(inside), ..BacklogItem::clone(team.item(item)) };
        let key = RecordKey::BacklogItem(id(number));
        let record =
            RecordChange { key, before: None, after: Some(Record::BacklogItem(other.into())) };
        Change { records: vec![record], entries: Vec::new() }
    };
    let twice = after(&team.workspace, &under(77, 77));
    let again = under(77, 78);
    assert!(!look(&twice, &after(&twice, &again), &again));
}
