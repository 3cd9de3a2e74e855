//! Edits of the rules: what changed in words, and the record each edit leaves.

use std::collections::BTreeSet;

use crate::domain::base::dates::{day, days};
use crate::domain::base::figures::BasisPoints;
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::commands::workspace::ChangeNote;
use crate::domain::reads::sprint::which;
use crate::domain::records::calendar::DayOfWeek;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::record::Out;
use crate::domain::records::threshold::{self, Threshold};
use crate::domain::records::work_type::{Line, ReadyRule, WorkType};
use crate::domain::records::workflow::{
    Limit, LimitMode, Mode, Rights, Unit, Workflow, WorkflowChange,
};
use crate::domain::rules::came_out::came_out;
use crate::domain::rules::planned_capacity::keep_what_was_entered;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;

/// Saves new rules and records what changed.
pub(in crate::domain) fn edit_workflow(
    draft: &mut Draft<'_>,
    workflow: Workflow,
    note: ChangeNote,
) -> Result<(), Refusal> {
    check_workflow(&workflow)?;
    let before = draft.tables().workflow.clone();
    if *before == workflow {
        return Err(Refusal::input("Nothing has changed yet. Change something before you save."));
    }
    let open = which::open(draft.tables());
    if let (true, Some(sprint)) = (before.mode != workflow.mode, open) {
        let why = format!(
            "{} is still open. Close it before you switch between sprints and continuous mode.",
            sprint.name()
        );
        return Err(Refusal::state(why).way(Way::OpenReview(sprint.id)));
    }
    let capacity =
        |rules: &Workflow| (rules.calendar.clone(), rules.usual_day(), rules.usual_focus());
    if capacity(&before) != capacity(&workflow) {
        keep_what_was_entered(draft);
    }
    let what = what_changed(&before, &workflow);
    draft.put_workflow(workflow);
    crate::domain::rules::deciders::someone_decides(draft.tables())?;
    let needed = !only_holidays(&before, draft.tables());
    leave_record(draft, RecordKey::Workflow, "the workflow", what, (note, needed))
}

/// Saves a work type with its definitions and records what changed.
pub(in crate::domain) fn edit_work_type(
    draft: &mut Draft<'_>,
    mut work_type: WorkType,
    note: ChangeNote,
) -> Result<(), Refusal> {
    let before = draft.get::<WorkType>(work_type.id)?;
    check_work_type(draft.tables(), &work_type)?;
    work_type.archived = before.archived;
    if *before == work_type {
        return Err(Refusal::input("Nothing has changed yet. Change something before you save."));
    }
    let what = format!("{}: {}", before.name, work_type_changes(&before, &work_type));
    let subject = RecordKey::WorkType(work_type.id);
    let name = format!("the work type {}", before.name);
    draft.put(work_type);
    leave_record(draft, subject, &name, what, (note, true))
}

/// Returns whether only company holidays changed. They are facts and need no reason.
fn only_holidays(before: &Workflow, tables: &Tables) -> bool {
    let mut before = before.clone();
    let now = &tables.workflow.calendar;
    before.calendar.holidays.clone_from(&now.holidays);
    before.calendar.holiday_names.clone_from(&now.holiday_names);
    before == *tables.workflow
}

fn leave_record(
    draft: &mut Draft<'_>,
    subject: RecordKey,
    name: &str,
    what: String,
    (note, reason_needed): (ChangeNote, bool),
) -> Result<(), Refusal> {
    let started =
        reason_needed && draft.tables().sprints.values().any(|sprint| !sprint.is_planned());
    if started && note.reason.is_none() {
        let why = "The team already works by these rules. Give a reason for the change.";
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
        "Choose working days from Monday to Sunday."
    } else if calendar.day_start >= calendar.day_end || calendar.day_end > 24 * 60 {
        "Enter an end time after the start time."
    } else if calendar.holiday_names.keys().any(|day| !calendar.holidays.contains(day)) {
        "A holiday has a name but no date. Add its date or remove its name."
    } else if !(1..=92).contains(&workflow.cadence.length) {
        "Enter a sprint length of 1 to 92 days."
    } else if workflow.usual_focus() > BasisPoints::WHOLE || workflow.usual_focus().0 == 0 {
        "Enter a focus factor between 1% and 100%."
    } else if workflow.usual_day().0 == 0 {
        "Enter a working time per day above 0."
    } else if let Some(wrong) = threshold::wrong(workflow) {
        return Err(Refusal::input(wrong));
    } else {
        return Ok(());
    };
    Err(Refusal::input(wrong))
}

/// Refuses a work type whose name is taken or that has the same line twice.
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
            "The work type {} already exists. Choose another name.",
            work_type.name
        )));
    }
    let mut ids = BTreeSet::new();
    if !work_type.done.iter().chain(&work_type.setup).all(|line| ids.insert(line.id)) {
        return Err(Refusal::input("Two lines of this work type are the same. Remove one."));
    }
    Ok(())
}

/// Returns what an edit of the workflow changed: "Active WIP limit 4 → 3; decision rights off → warn".
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
        says(&format!("{} WIP limit", stage.label()), limit(of(before)), limit(of(after)));
    }
    says("WIP limit per owner", limit(before.limits.owner), limit(after.limits.owner));
    let (length, wanted) = (before.cadence.length, after.cadence.length);
    says("sprint length", days(length.into()), days(wanted.into()));
    let (usual, wanted) = (before.usual_day(), after.usual_day());
    says("working time per day", before.unit.show(usual), after.unit.show(wanted));
    says("focus factor", before.usual_focus().to_string(), after.usual_focus().to_string());
    let (stale, wanted) = (before.stale_days(), after.stale_days());
    says("stale after", days(stale.into()), days(wanted.into()));
    says("working hours", before.calendar.hours(), after.calendar.hours());
    let (old, wanted) = (&before.calendar.working_days, &after.calendar.working_days);
    says("working days", DayOfWeek::list(old), DayOfWeek::list(wanted));
    let (starts, wanted) = (before.cadence.starts_on, after.cadence.starts_on);
    says("sprints start on", starts.label().to_owned(), wanted.label().to_owned());
    let (old, wanted) = (&before.cadence.check_ins, &after.cadence.check_ins);
    says("check-ins on", DayOfWeek::list(old), DayOfWeek::list(wanted));
    let (minutes, wanted) = (before.cadence.check_in_minutes, after.cadence.check_in_minutes);
    says("check-in length", format!("{minutes} min"), format!("{wanted} min"));
    let rhythm = |days: u16| {
        if days == 0 { "after each sprint".to_owned() } else { format!("every {days} days") }
    };
    let (days, wanted) = (before.cadence.retrospective_days, after.cadence.retrospective_days);
    says("retrospective", rhythm(days), rhythm(wanted));
    let off = |of: &Workflow, than: &Workflow| {
        let new = of.calendar.holidays.difference(&than.calendar.holidays);
        new.map(|off| holiday(of, *off)).collect::<Vec<_>>()
    };
    list_changes(&mut parts, "company holidays", &off(after, before), &off(before, after));
    if before.calendar.holidays == after.calendar.holidays
        && before.calendar.holiday_names != after.calendar.holiday_names
    {
        parts.push("names of company holidays".to_owned());
    }
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

/// "Dec 24 (Christmas Eve)".
fn holiday(rules: &Workflow, on: chrono::NaiveDate) -> String {
    match rules.calendar.holiday_names.get(&on) {
        Some(name) => format!("{} ({name})", day(on)),
        None => day(on),
    }
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

/// Adds "company holidays: adds Dec 24; company holidays: drops May 1".
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
    says("setup adds", lines(&after.setup, &before.setup));
    says("setup drops", lines(&before.setup, &after.setup));
    let others = [
        (before.criteria_template != after.criteria_template, "criteria template"),
        (before.brief_template != after.brief_template, "brief template"),
        (before.templates != after.templates, "refinement templates"),
        (before.review_points != after.review_points, "review points"),
        (before.measured != after.measured, "whether it is measured"),
        (before.accepted_by != after.accepted_by, "who accepts it"),
    ];
    parts.extend(others.into_iter().filter(|(is, _)| *is).map(|(_, what)| what.to_owned()));
    if parts.is_empty() { "order of lines".to_owned() } else { parts.join("; ") }
}

/// Returns the lines of one list that the other does not have, quoted.
fn lines(of: &[Line], than: &[Line]) -> String {
    let new = of.iter().filter(|line| !than.contains(line));
    new.map(|line| format!("“{}”", line.text)).collect::<Vec<_>>().join(", ")
}
