//! Edits of the rules: what changed in words, and the record each edit leaves.

use std::collections::BTreeSet;

use crate::domain::base::dates::day;
use crate::domain::base::figures::BasisPoints;
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::commands::workspace::ChangeNote;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::record::Out;
use crate::domain::records::threshold::{self, Threshold};
use crate::domain::records::work_type::{Line, ReadyRule, WorkType};
use crate::domain::records::workflow::{
    DayOfWeek, Limit, LimitMode, Mode, Rights, Unit, Workflow, WorkflowChange,
};
use crate::domain::rules::came_out::came_out;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;

/// Puts new rules in place and leaves a record of what changed.
pub(in crate::domain) fn edit_workflow(
    draft: &mut Draft<'_>,
    workflow: Workflow,
    note: ChangeNote,
) -> Result<(), Refusal> {
    check_workflow(&workflow)?;
    let before = draft.tables().workflow.clone();
    if *before == workflow {
        return Err(Refusal::input("These are the rules already. Change something first."));
    }
    let open = draft.tables().sprints.values().find(|sprint| sprint.is_open());
    if let (true, Some(sprint)) = (before.mode != workflow.mode, open) {
        let why = format!(
            "{} is under way. Close it first, then change how the team works.",
            sprint.name()
        );
        return Err(Refusal::state(why).way(Way::OpenReview(sprint.id)));
    }
    let what = what_changed(&before, &workflow);
    draft.put_workflow(workflow);
    crate::domain::rules::deciders::someone_decides(draft.tables())?;
    leave_record(draft, RecordKey::Workflow, "the workflow", what, note)
}

/// Puts a work type with its definitions in place and leaves a record of what changed.
pub(in crate::domain) fn edit_work_type(
    draft: &mut Draft<'_>,
    mut work_type: WorkType,
    note: ChangeNote,
) -> Result<(), Refusal> {
    let before = draft.get::<WorkType>(work_type.id)?;
    check_work_type(draft.tables(), &work_type)?;
    work_type.archived = before.archived;
    if *before == work_type {
        return Err(Refusal::input("This is the work type already. Change something first."));
    }
    let what = format!("{}: {}", before.name, work_type_changes(&before, &work_type));
    let subject = RecordKey::WorkType(work_type.id);
    let name = format!("the work type {}", before.name);
    draft.put(work_type);
    leave_record(draft, subject, &name, what, note)
}

fn leave_record(
    draft: &mut Draft<'_>,
    subject: RecordKey,
    name: &str,
    what: String,
    note: ChangeNote,
) -> Result<(), Refusal> {
    let started = draft.tables().sprints.values().any(|sprint| !sprint.is_planned());
    if started && note.reason.is_none() {
        let why = "The team already works by these rules. Say why they change.";
        return Err(Refusal::new(Rule::Reason, why).way(Way::GiveReason));
    }
    let mut change = WorkflowChange::new(note.id, draft.stamp(), what.clone());
    change.reason.clone_from(&note.reason);
    change.expected_effect = note.expected_effect;
    change.check_on = note.check_on;
    draft.add(change)?;
    came_out(draft, Out::Change(note.id));
    let event = draft.log(Verb::Edited, subject, name);
    event.detail = what;
    event.reason = note.reason;
    Ok(())
}

fn check_workflow(workflow: &Workflow) -> Result<(), Refusal> {
    let calendar = &workflow.calendar;
    let wrong = if calendar.working_days.is_empty() {
        "Choose at least one working day."
    } else if calendar.working_days.iter().any(|day| day.0 > 6) {
        "A week has seven days. Choose working days from Monday to Sunday."
    } else if calendar.day_start >= calendar.day_end || calendar.day_end > 24 * 60 {
        "The working day ends after it starts. Change one of the two times."
    } else if !(1..=92).contains(&workflow.cadence.length) {
        "A sprint takes 1 to 92 days. Change its length."
    } else if workflow.usual_focus() > BasisPoints::WHOLE || workflow.usual_focus().0 == 0 {
        "The focus factor is between 1 and 100 %. Change it."
    } else if workflow.usual_day().0 == 0 {
        "The working time per day is more than nothing. Change it."
    } else if let Some(wrong) = threshold::wrong(workflow) {
        return Err(Refusal::input(wrong));
    } else {
        return Ok(());
    };
    Err(Refusal::input(wrong))
}

/// A work type has a name of its own, and each of its lines an identity of its own.
pub(in crate::domain) fn check_work_type(
    tables: &Tables,
    work_type: &WorkType,
) -> Result<(), Refusal> {
    let name = work_type.name.as_str().to_lowercase();
    let taken = |other: &WorkType| {
        other.id != work_type.id && !other.archived && other.name.as_str().to_lowercase() == name
    };
    if tables.work_types.values().any(|other| taken(other)) {
        return Err(Refusal::input(format!(
            "There is a work type called {} already. Choose another name.",
            work_type.name
        )));
    }
    let mut ids = BTreeSet::new();
    if !work_type.done.iter().chain(&work_type.setup).all(|line| ids.insert(line.id)) {
        return Err(Refusal::input(
            "Two lines of this work type are one and the same. Take one out.",
        ));
    }
    Ok(())
}

/// What an edit of the workflow changed, in words: "Active limit 4 → 3; decision rights off → warn".
pub fn what_changed(before: &Workflow, after: &Workflow) -> String {
    let mut parts = Vec::new();
    let mut says = |what: &str, from: String, to: String| {
        if from != to {
            parts.push(format!("{what} {from} → {to}"));
        }
    };
    says("mode", mode(before.mode), mode(after.mode));
    says("unit", unit(before.unit), unit(after.unit));
    says("decision rights", rights(before.rights), rights(after.rights));
    for stage in crate::domain::records::backlog::position::BoardStage::ALL {
        let of =
            |workflow: &Workflow| workflow.limits.stages.get(&stage).copied().unwrap_or_default();
        says(&format!("{} limit", stage.label()), limit(of(before)), limit(of(after)));
    }
    says("limit per owner", limit(before.limits.owner), limit(after.limits.owner));
    let (length, wanted) = (before.cadence.length, after.cadence.length);
    says("sprint length", format!("{length} days"), format!("{wanted} days"));
    let (usual, wanted) = (before.usual_day(), after.usual_day());
    says("working time per day", before.unit.show(usual), after.unit.show(wanted));
    says("focus factor", before.usual_focus().to_string(), after.usual_focus().to_string());
    let (stale, wanted) = (before.stale_days(), after.stale_days());
    says("stale after", format!("{stale} days"), format!("{wanted} days"));
    says("working hours", before.calendar.hours(), after.calendar.hours());
    let (days, wanted) = (&before.calendar.working_days, &after.calendar.working_days);
    says("working days", DayOfWeek::list(days), DayOfWeek::list(wanted));
    let (starts, wanted) = (before.cadence.starts_on, after.cadence.starts_on);
    says("sprints start on", starts.label().to_owned(), wanted.label().to_owned());
    let (days, wanted) = (&before.cadence.check_ins, &after.cadence.check_ins);
    says("check-ins on", DayOfWeek::list(days), DayOfWeek::list(wanted));
    let (minutes, wanted) = (before.cadence.check_in_minutes, after.cadence.check_in_minutes);
    says("check-ins take", format!("{minutes} min"), format!("{wanted} min"));
    let off = |of: &Workflow, than: &Workflow| {
        let new = of.calendar.holidays.difference(&than.calendar.holidays);
        new.map(|off| day(*off)).collect::<Vec<_>>()
    };
    list_changes(&mut parts, "days off", &off(after, before), &off(before, after));
    let reasons = |of: &Workflow, than: &Workflow| {
        let (own, others) = (of.reasons(), than.reasons());
        own.into_iter().filter(|reason| !others.contains(reason)).collect::<Vec<_>>()
    };
    let (new, gone) = (reasons(after, before), reasons(before, after));
    list_changes(&mut parts, "reasons for unfinished work", &new, &gone);
    for threshold in Threshold::ALL {
        let (old, new) = (threshold.show(before), threshold.show(after));
        if old != new {
            parts.push(format!("{} {old} → {new}", threshold.words().1.to_lowercase()));
        }
    }
    if parts.is_empty() { "details".to_owned() } else { parts.join("; ") }
}

fn mode(mode: Mode) -> String {
    match mode {
        Mode::Sprints => "sprints",
        Mode::Continuous => "continuous",
    }
    .to_owned()
}

fn unit(unit: Unit) -> String {
    match unit {
        Unit::Hours => "hours",
        Unit::Points => "points",
    }
    .to_owned()
}

fn rights(rights: Rights) -> String {
    match rights {
        Rights::Off => "off",
        Rights::Warn => "warn",
        Rights::Enforce => "enforce",
    }
    .to_owned()
}

fn limit(limit: Limit) -> String {
    match limit.mode {
        LimitMode::Off => "off".to_owned(),
        LimitMode::Warn => format!("{} (warns)", limit.most),
        LimitMode::Block => format!("{} (blocks)", limit.most),
    }
}

/// "days off: adds 24 Dec; days off: drops 1 May".
fn list_changes(parts: &mut Vec<String>, what: &str, new: &[String], gone: &[String]) {
    for (verb, words) in [("adds", new), ("drops", gone)] {
        if !words.is_empty() {
            parts.push(format!("{what}: {verb} {}", words.join(", ")));
        }
    }
}

fn work_type_changes(before: &WorkType, after: &WorkType) -> String {
    let mut parts = Vec::new();
    if before.name != after.name {
        parts.push(format!("name → {}", after.name));
    }
    let rules = |from: &WorkType, than: &WorkType| {
        let new: Vec<&str> =
            from.ready.difference(&than.ready).copied().map(ReadyRule::label).collect();
        new.join(", ")
    };
    let mut says = |what: &str, rest: String| {
        if !rest.is_empty() {
            parts.push(format!("{what} {rest}"));
        }
    };
    says("definition of ready now asks for", rules(after, before));
    says("definition of ready no longer asks for", rules(before, after));
    says("definition of done adds", lines(&after.done, &before.done));
    says("definition of done drops", lines(&before.done, &after.done));
    says("set-up adds", lines(&after.setup, &before.setup));
    says("set-up drops", lines(&before.setup, &after.setup));
    let others = [
        (before.criteria_template != after.criteria_template, "criteria template"),
        (before.brief_template != after.brief_template, "brief template"),
        (before.review_points != after.review_points, "review points"),
        (before.measured != after.measured, "whether it is measured"),
    ];
    parts.extend(others.into_iter().filter(|(is, _)| *is).map(|(_, what)| what.to_owned()));
    if parts.is_empty() { "order of lines".to_owned() } else { parts.join("; ") }
}

/// The lines of one list that the other does not have, quoted.
fn lines(of: &[Line], than: &[Line]) -> String {
    let new = of.iter().filter(|line| !than.contains(line));
    new.map(|line| format!("“{}”", line.text)).collect::<Vec<_>>().join(", ")
}
