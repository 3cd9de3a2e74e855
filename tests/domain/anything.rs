//! Whatever a team does in whatever order: nothing contradicts itself, and every step can be taken back.

use crate::dice::games::{alone, games, several};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, proptest};

use crate::dice::kinds::Kinds;
use crate::dice::{Throw, actor, deed};
use crate::support::Team;
use sprintloop::domain::base::context::Context;
use sprintloop::domain::commands::Command;
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::records::people::Member;
use sprintloop::domain::records::retrospective::record::Retrospective;
use sprintloop::domain::records::sprint::record::Sprint;
use sprintloop::domain::tables::change::{Change, RecordChange};
use sprintloop::domain::tables::integrity;
use sprintloop::domain::tables::record::Record;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::{json, read};

/// Plays the throws; calls for each command with whether it went through.
fn play(team: &mut Team, throws: &[Throw], mut seen: impl FnMut(&Command, bool)) {
    let mut done: Vec<Change> = Vec::new();
    let mut trail = String::new();
    for (number, throw) in throws.iter().enumerate() {
        let command = deed(team, &done, *throw);
        team.hours_later(1).as_member(actor(*throw));
        let before = team.workspace.clone();
        let outcome = team.workspace.apply(command.clone(), &team.context);
        seen(&command, outcome.is_ok());
        let Ok(change) = outcome else {
            assert_eq!(team.workspace, before, "a refused command changes nothing: {command:?}");
            continue;
        };
        trail.push_str(&format!("\n  {command:?}").chars().take(240).collect::<String>());
        let mut kept = holds(&before, &team.workspace, &command);
        kept = kept.and_then(|()| names_what_differs(&change));
        if kept.is_ok() && number.is_multiple_of(3) {
            kept = takes_back(team, &before, &change);
        }
        assert_eq!(kept, Ok(()), "after {trail}");
        done.push(change);
    }
    assert_eq!(comes_back_from_a_file(&team.workspace), Ok(()), "after {trail}");
}

fn must(is: bool, what: impl Fn() -> String) -> Result<(), String> {
    if is { Ok(()) } else { Err(what()) }
}

/// What must be true after every command.
fn holds(before: &Workspace, now: &Workspace, command: &Command) -> Result<(), String> {
    let wrong = integrity::contradictions(now);
    must(wrong.is_empty(), || format!("{wrong:?}"))?;
    one_stage_each(now)?;
    blocked_once(now)?;
    let kept = before.log().days().all(|(day, then)| {
        now.log().day(day).is_some_and(|now| Arc::ptr_eq(now, then) || then.is_subset(now))
    });
    must(kept, || "the log has forgotten something".to_owned())?;
    if matches!(command, Command::Undo(_) | Command::Redo(_)) {
        return Ok(());
    }
    for then in before.sprints.values().filter(|sprint| !sprint.is_planned()) {
        let sprint = now.sprints.get(then.id).ok_or("a started sprint is gone")?;
        let name = sprint.name();
        let same = sprint.commitment == then.commitment;
        must(same, || format!("the baseline of {name} is restated"))?;
        let mut dated = Sprint::clone(sprint);
        dated.retrospective.clone_from(&then.retrospective);
        must(then.is_open() || dated == **then, || format!("{name} was over and is changed"))?;
    }
    for then in before.blockers.values().filter(|blocker| !blocker.is_open()) {
        let same = now.blockers.get(then.id) == Some(then);
        must(same, || format!("closed once, and changed after: {then:?}"))?;
    }
    Ok(())
}

/// The log entry of a change names the fields in which its records differ, and no other.
fn names_what_differs(change: &Change) -> Result<(), String> {
    // What happens inside a retrospective leaves no entry.
    let Some(event) = change.entries.last().map(|entry| &entry.event) else { return Ok(()) };
    for RecordChange { key, before, after } in &change.records {
        let (Some(before), Some(after)) = (before, after) else { continue };
        let (before, after) = (stored_fields(before), stored_fields(after));
        let names: BTreeSet<&str> = before.keys().chain(after.keys()).map(String::as_str).collect();
        let differ: BTreeSet<&str> =
            names.into_iter().filter(|name| before.get(*name) != after.get(*name)).collect();
        let beside = event.beside.iter().find(|(of, _)| of == key).map(|(_, fields)| fields);
        let named = if *key == event.subject { Some(&event.touched) } else { beside };
        let named = named.into_iter().flat_map(|fields| fields.split(' '));
        let named: BTreeSet<&str> = named.filter_map(|field| field.split('.').next()).collect();
        must(named == differ, || format!("{key:?}: {named:?} named, {differ:?} differ"))?;
    }
    Ok(())
}

/// The fields of a record as they are stored, by their names.
fn stored_fields(record: &Record) -> serde_json::Map<String, serde_json::Value> {
    let stored = serde_json::to_value(record).expect("a record can be stored");
    let fields = stored.as_object().and_then(|kinds| kinds.values().next());
    fields.and_then(|fields| fields.as_object()).cloned().unwrap_or_default()
}

/// An item is in one stage of one sprint, and its sprint and its history say so too.
fn one_stage_each(now: &Workspace) -> Result<(), String> {
    for item in now.items.values() {
        let (key, stands) = (&item.key, &item.position);
        let last = item.history.last().map_or(&Position::Backlog, |step| &step.to);
        must(last == stands, || format!("{key} is {stands:?}, its history says {last:?}"))?;
        for sprint in now.sprints.values() {
            let here = stands.sprint() == Some(sprint.id);
            let listed = sprint.chosen.contains_key(&item.id);
            let name = sprint.name();
            must(!sprint.is_open() || here == listed, || {
                format!("{key} in {name}: {here}, listed there: {listed}")
            })?;
            let promised = sprint.is_planned() && listed;
            must(!promised || *stands == Position::Backlog, || {
                format!("{key} is {stands:?} and chosen for {name}")
            })?;
        }
    }
    let planned = now.sprints.values().filter(|sprint| sprint.is_planned()).count();
    let open = now.sprints.values().filter(|sprint| sprint.is_open()).count();
    must(planned <= 1 && open <= 1, || format!("{planned} sprints planned, {open} open"))
}

/// Blocked intervals of one item follow each other; only the last may be open, over work that is.
fn blocked_once(now: &Workspace) -> Result<(), String> {
    let mut intervals: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for blocker in now.blockers.values() {
        let item = now.items.get(blocker.item).ok_or("a blocker of nothing")?;
        must(!blocker.is_open() || item.is_open(), || {
            format!("{} is blocked and {:?}", item.key, item.position)
        })?;
        let interval = (blocker.opened.at, blocker.ended());
        must(interval.1.is_none_or(|end| interval.0 <= end), || format!("{interval:?}"))?;
        intervals.entry(&item.key).or_default().push(interval);
    }
    for (key, intervals) in &mut intervals {
        intervals.sort();
        let follows = intervals.windows(2).all(|pair| pair[0].1.is_some_and(|e| e <= pair[1].0));
        must(follows, || format!("{key} is blocked twice at a time: {intervals:?}"))?;
    }
    Ok(())
}

/// Undo then redo changes nothing but the log.
fn takes_back(team: &mut Team, before: &Workspace, change: &Change) -> Result<(), String> {
    // The one who acted may just have left the team, or just come back.
    let stayed = |member: &&Arc<Member>| {
        !member.left && before.members.get(member.id).is_some_and(|then| !then.left)
    };
    let Some(actor) = team.workspace.members.values().find(stayed).map(|member| member.id) else {
        return Ok(());
    };
    let context = Context { actor, ..team.context };
    let after = team.workspace.records();
    let undo = Command::Undo(Box::new(change.clone()));
    if before.retrospectives.values().any(|then| shows_more(then, &team.workspace)) {
        let again = team.workspace.apply(undo, &context);
        return must(again.is_err(), || "what was shown is hidden again".to_owned());
    }
    team.workspace.apply(undo, &context).map_err(|no| format!("cannot be taken back: {no}"))?;
    must(team.workspace.records() == before.records(), || "is not taken back".to_owned())?;
    let redo = Command::Redo(Box::new(change.clone()));
    team.workspace.apply(redo, &context).map_err(|no| format!("cannot be repeated: {no}"))?;
    must(team.workspace.records() == after, || "is not repeated".to_owned())
}

/// Whether something hidden is shown now, or names that were kept are gone.
fn shows_more(then: &Retrospective, now: &Workspace) -> bool {
    now.retrospectives.get(then.id).is_some_and(|now| {
        let shown = (now.revealed && !then.revealed) || (now.counted && !then.counted);
        let polls = !now.polls_shown.is_subset(&then.polls_shown);
        let author = |one: &Retrospective, id| one.cards.get(id).map(|card| card.author.is_some());
        let voter = |one: &Retrospective, id| one.ballots.get(id).map(|one| one.voter.is_some());
        let gone = |then, now| then == Some(true) && now == Some(false);
        let names = then.cards.keys().any(|id| gone(author(then, id), author(now, id)))
            || then.ballots.keys().any(|id| gone(voter(then, id), voter(now, id)));
        shown || polls || names
    })
}

fn comes_back_from_a_file(workspace: &Workspace) -> Result<(), String> {
    let file = json::write(workspace);
    let back = match read::read(file.as_bytes()) {
        Ok(sprintloop::exchange::found::Found::Workspace(back)) => back,
        other => return Err(format!("{other:?}")),
    };
    must(*back == *workspace, || "another workspace comes back".to_owned())?;
    must(json::write(&back) == file, || "equal workspaces give other bytes".to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_a_team_does_contradicts_itself(throws in vec(any::<Throw>(), 1..250)) {
        let started = throws.len().is_multiple_of(2);
        play(&mut several(started), &throws, |_, _| ());
    }

    #[test]
    fn nothing_one_person_does_contradicts_itself(throws in vec(any::<Throw>(), 1..250)) {
        play(&mut alone(), &throws, |_, _| ());
    }
}

#[test]
fn the_dice_reach_every_command_and_are_refused_some() {
    let (mut did, mut refused) = (BTreeSet::new(), BTreeSet::new());
    let kinds = Kinds::read();
    for (mut team, throws) in games() {
        play(&mut team, &throws, |command, went| {
            if went { &mut did } else { &mut refused }.insert(kinds.of(command));
        });
    }
    let mut all = kinds.all();
    assert!(all.len() > 100, "the commands are read from their types: {all:?}");
    // A workspace is founded once, before the dice fall.
    all.remove("workspace found");
    let never: Vec<_> = all.difference(&did).collect();
    assert!(never.is_empty(), "these never went through: {never:?}");
    assert!(refused.len() > 40, "these alone were refused: {refused:?}");
}
