//! The rule of each signal: when it fires, and in what it was found.

use std::collections::BTreeMap;

use crate::domain::base::dates::day;
use crate::domain::base::figures::{BasisPoints, Effort};
use crate::domain::base::ids::ItemId;
use crate::domain::base::text::{counted, has_or_have, is_or_are, number_of};
use crate::domain::reads::due::overdue_blockers;
use crate::domain::reads::learned::Learned;
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::reads::metrics::history::History;
use crate::domain::reads::metrics::learned::learnings;
use crate::domain::reads::metrics::reading::Reading;
use crate::domain::reads::metrics::sprint_figures::figures;
use crate::domain::reads::metrics::sprints::closed;
use crate::domain::reads::signals::of_metrics;
use crate::domain::reads::signals::signal::{Found, Signal};
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::blocker::Blocker;
use crate::domain::records::check_in::CheckIn;
use crate::domain::records::decision::MadeIn;
use crate::domain::records::intake::RequestState;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::outcome::{Action, ActionKind};
use crate::domain::records::signal::kind::SignalKind;
use crate::domain::records::sprint::outcome::Destination;
use crate::domain::records::sprint::record::{RetrospectivePlan, Sprint};

/// Every signal that fires, the most urgent first.
pub(super) fn all(readings: &[Reading], history: &History<'_>) -> Vec<Signal> {
    let mut found = of_metrics::all(readings, history);
    found.extend([
        (SignalKind::NotEscalated, not_escalated(history)),
        (SignalKind::StatusOnly, status_only(history)),
        (SignalKind::NoDefinition, no_definition(history)),
        (SignalKind::Retrospective, retrospective(history)),
        (SignalKind::CarriedTwice, carried_twice(history)),
        (SignalKind::MeasurementGap, measurement_gap(history)),
        (SignalKind::NoLearning, no_learning(history)),
        (SignalKind::BacklogGrows, backlog_grows(history)),
        (SignalKind::AllAccepted, all_accepted(history)),
        (SignalKind::CountsOnly, counts_only(history)),
    ]);
    let overcommitted =
        |one: &(SignalKind, Found)| one.0 == SignalKind::Overcommitted && one.1.is_some();
    if !found.iter().any(overcommitted) {
        found.push((SignalKind::Overcommitted, over_capacity(history)));
    }
    let mut signals: Vec<Signal> = found
        .into_iter()
        .filter_map(|(kind, found)| {
            let (why, evidence) = found?;
            Some(Signal { kind, why, evidence: evidence.into_iter().collect() })
        })
        .collect();
    signals.retain(|signal| !signal.evidence.is_empty());
    signals.sort_by_key(|signal| signal.kind);
    signals
}

fn items<'a>(items: impl Iterator<Item = &'a BacklogItem>) -> Vec<RecordKey> {
    items.map(|item| RecordKey::BacklogItem(item.id)).collect()
}

fn when_any(keys: Vec<RecordKey>, why: impl FnOnce(usize) -> String) -> Found {
    let count = keys.len();
    (count > 0).then(|| (why(count), keys))
}

/// A sprint that runs over capacity under an override.
fn over_capacity(history: &History<'_>) -> Found {
    let open = which::open(history.tables)?;
    let over = open.capacity_overrides().last()?;
    Some((
        format!("{} was started over capacity: {}", open.name(), over.reason),
        vec![RecordKey::Sprint(open.id)],
    ))
}

fn not_escalated(history: &History<'_>) -> Found {
    let mut overdue = overdue_blockers(history.tables, history.today());
    overdue.retain(|blocker| blocker.escalation.is_none());
    let keys = overdue.iter().map(|blocker| RecordKey::Blocker(blocker.id));
    when_any(keys.collect(), |count| {
        let blockers = number_of(count, "blocker");
        let (is, has) = (is_or_are(count), has_or_have(count));
        format!("{blockers} {is} overdue and {has} not been escalated.")
    })
}

/// The last two check-ins that ended brought neither a decision nor a next action, and moved no
/// blocker, though status was told or something was blocked.
fn status_only(history: &History<'_>) -> Found {
    let stood = |one: &CheckIn| {
        let open = |blocker: &Blocker| {
            let till = one.ended.unwrap_or(history.now);
            blocker.opened.at <= till && blocker.ended().is_none_or(|end| end > till)
        };
        history.tables.blockers.values().any(|blocker| open(blocker))
    };
    let empty =
        |one: &CheckIn| one.only_repeated_status() && (!one.topics.is_empty() || stood(one));
    let mut ended: Vec<_> =
        history.tables.check_ins.values().filter(|one| one.ended.is_some()).collect();
    ended.sort_by_key(|one| one.opened.at);
    let last = ended.split_off(ended.len().saturating_sub(2));
    (last.len() == 2 && last.iter().all(|one| empty(one))).then(|| {
        let keys = last.iter().map(|one| RecordKey::CheckIn(one.id)).collect();
        ("The last two check-ins ended without a decision or next action.".to_owned(), keys)
    })
}

/// Work in progress without acceptance criteria, or of a work type without a definition of done.
fn no_definition(history: &History<'_>) -> Found {
    let lacks = |item: &&BacklogItem| {
        let done = history.work_type(item).is_some_and(|work_type| work_type.done.is_empty());
        item.position.stage().is_some_and(BoardStage::is_in_progress)
            && (item.criteria.is_empty() || done)
    };
    let found = history.tables.items.values().map(|item| &**item).filter(lacks);
    when_any(items(found), |count| {
        let items = number_of(count, "item");
        let has = has_or_have(count);
        format!("{items} in progress {has} no acceptance criteria or no definition of done.")
    })
}

/// The last closed sprint's retrospective has no date, or its date is over and it was not held.
fn retrospective(history: &History<'_>) -> Found {
    let last = *closed(history).last()?;
    let why = match &last.retrospective {
        None => "has not been scheduled or skipped".to_owned(),
        Some(RetrospectivePlan::Dated { on }) if *on < history.today() => {
            format!("was due on {}", day(*on))
        }
        Some(_) => return None,
    };
    let why = format!("The {} retrospective {why}.", last.name());
    Some((why, vec![RecordKey::Sprint(last.id)]))
}

/// Open work that two sprints or more have passed on, and actions that two retrospectives have.
fn carried_twice(history: &History<'_>) -> Found {
    let mut times: BTreeMap<ItemId, u32> = BTreeMap::new();
    for line in closed(history).into_iter().flat_map(|sprint| &sprint.final_lines) {
        let outcome = line.outcome.as_ref().map(|outcome| &outcome.destination);
        if matches!(outcome, Some(Destination::CarryOver)) {
            *times.entry(line.item).or_default() += 1;
        }
    }
    let twice = times.iter().filter(|(_, times)| **times >= 2);
    let open =
        twice.filter_map(|(id, _)| history.tables.items.get(*id)).filter(|item| item.is_open());
    let mut keys = items(open.map(|item| &**item));
    let actions = history.tables.actions.values();
    let stuck = actions.filter(|action| action.is_open() && action.carried() >= 2);
    keys.extend(stuck.map(|action| RecordKey::Action(action.id)));
    when_any(keys, |count| {
        let work = counted(count, "piece of work", "pieces of work");
        format!("{work} {} been carried over at least twice.", has_or_have(count))
    })
}

/// Work in a sprint that has to be measured and has no valid plan, or went live untracked; and
/// data gaps of a retrospective that are past their date.
fn measurement_gap(history: &History<'_>) -> Found {
    let tables = history.tables;
    let open = which::open(tables).map(|sprint| sprint.id);
    let learned = Learned::of(tables);
    let gap = |item: &&BacklogItem| {
        let measured = history.work_type(item).is_some_and(|work_type| work_type.measured);
        let here = open.is_some() && item.position.sprint() == open;
        let plan = measurement_of(item, tables).is_some_and(|plan| plan.validated.is_some());
        let launch = item.launch.as_ref().filter(|launch| launch.launched.is_some());
        let untracked = launch.is_some_and(|launch| launch.tracking_confirmed.is_none());
        measured && ((here && !plan) || (untracked && !learned.has(item)))
    };
    let found = tables.items.values().map(|item| &**item).filter(gap);
    let mut keys = items(found);
    let late = |action: &&std::sync::Arc<Action>| {
        let over = action.due.is_some_and(|due| due < history.today());
        action.kind == ActionKind::DataGap && action.is_open() && over
    };
    keys.extend(tables.actions.values().filter(late).map(|one| RecordKey::Action(one.id)));
    when_any(keys, |count| {
        format!("There {} {}.", is_or_are(count), number_of(count, "open data gap"))
    })
}

/// Two closed sprints running, without a learning and without a decision in the review.
fn no_learning(history: &History<'_>) -> Found {
    let mut all = closed(history);
    let last = all.split_off(all.len().saturating_sub(2));
    let decided = |sprint: &Sprint| {
        let made_in = MadeIn::Review { sprint: sprint.id };
        history.tables.decisions.values().any(|decision| decision.made_in == made_in)
    };
    let empty =
        |sprint: &&Sprint| learnings(history, Some(sprint.id)).next().is_none() && !decided(sprint);
    (last.len() == 2 && last.iter().all(empty)).then(|| {
        let keys = last.iter().map(|sprint| RecordKey::Sprint(sprint.id)).collect();
        ("The last two sprints closed without a learning or decision.".to_owned(), keys)
    })
}

/// In four weeks at least ten more came in and wait than were accepted, and under half as many were
/// accepted as came in. What an import brought is no growth.
fn backlog_grows(history: &History<'_>) -> Found {
    closed(history).first()?;
    let (first, last) = (history.days_ago(27), history.today());
    let came = |item: &&BacklogItem| {
        item.source.is_none() && (first..=last).contains(&item.created.at.date_naive())
    };
    let new: Vec<&BacklogItem> =
        history.tables.items.values().map(|item| &**item).filter(came).collect();
    let done = history.finished(first, last).count();
    let waiting = new.iter().filter(|item| item.position == Position::Backlog);
    let count = waiting.clone().count();
    let grows = count >= done + 10 && done * 2 < new.len();
    grows.then(|| {
        let why = format!(
            "{count} items added in the last four weeks are still waiting, and {done} {} accepted.",
            if done == 1 { "was" } else { "were" }
        );
        (why, items(waiting.copied()))
    })
}

/// Of at least ten requests triaged in 60 days, more than nine of ten were accepted or merged.
fn all_accepted(history: &History<'_>) -> Found {
    let first = history.days_ago(60);
    let (mut taken, mut all) = (Vec::new(), 0_usize);
    for request in history.tables.requests.values() {
        let (triaged, yes) = match &request.state {
            RequestState::New => continue,
            RequestState::Accepted { triaged, .. } | RequestState::Merged { triaged, .. } => {
                (triaged, true)
            }
            RequestState::Declined { triaged, .. } => (triaged, false),
        };
        if triaged.at.date_naive() >= first {
            all += 1;
            if yes {
                taken.push(RecordKey::Request(request.id));
            }
        }
    }
    let nearly = taken.len() * 10 > all * 9;
    (all >= 10 && nearly).then(|| {
        (format!("{} of {all} requests were accepted in the last 60 days.", taken.len()), taken)
    })
}

/// Over three closed sprints output rises while decisions fall; or items shrink by a quarter
/// while what is accepted, by estimate, does not grow.
fn counts_only(history: &History<'_>) -> Found {
    let mut all = closed(history);
    let last = all.split_off(all.len().saturating_sub(3));
    if last.len() < 3 {
        return None;
    }
    let output = |sprint: &&Sprint| {
        let it = figures(sprint, history);
        it.done + it.added_done
    };
    let accepted = |sprint: &&Sprint| -> Effort {
        let lines = sprint.final_lines.iter().filter(|line| line.accepted.is_some());
        lines.filter_map(|line| line.estimate).sum()
    };
    let outputs: Vec<u32> = last.iter().map(output).collect();
    let efforts: Vec<u32> = last.iter().map(|sprint| accepted(sprint).0).collect();
    let decided: Vec<usize> = last.iter().map(|sprint| decisions_of(sprint, history)).collect();
    let rising = outputs.is_sorted_by(|a, b| a < b) && decided.is_sorted_by(|a, b| a > b);
    let mean = |at: usize| {
        let pair = efforts.get(at).zip(outputs.get(at));
        pair.and_then(|(effort, count)| BasisPoints::ratio((*effort).into(), (*count).into()))
    };
    let shrinking = match (mean(0), mean(1), mean(2)) {
        (Some(a), Some(b), Some(c)) => {
            b < a && c < b && c.0.saturating_mul(4) <= a.0.saturating_mul(3)
        }
        _ => false,
    };
    let flat = efforts.last() <= efforts.first();
    (rising || (shrinking && flat)).then(|| {
        let why = match rising {
            true => "Over the last three sprints, more items were accepted but fewer decisions were made.",
            false => "Over the last three sprints, items got smaller but total output did not grow.",
        };
        (why.to_owned(), last.iter().map(|sprint| RecordKey::Sprint(sprint.id)).collect())
    })
}

/// Decisions made while a sprint ran.
fn decisions_of(sprint: &Sprint, history: &History<'_>) -> usize {
    let from = sprint.commitment.as_ref().map(|commitment| commitment.approved.at);
    let to = sprint.ended();
    let (Some(from), Some(to)) = (from, to) else { return 0 };
    let made = history.tables.decisions.values().map(|decision| decision.made.at);
    made.filter(|at| (from..=to).contains(at)).count()
}
