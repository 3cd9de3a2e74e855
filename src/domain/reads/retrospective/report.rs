//! The report of a retrospective, for someone who wasn't there. It never names the authors of cards.

use chrono::NaiveDate;

use crate::domain::base::context::Instant;
use crate::domain::base::dates::{exact_day, span};
use crate::domain::reads::retrospective::agreed::agreed;
use crate::domain::reads::retrospective::facts::{changes_to_judge, promises};
use crate::domain::reads::retrospective::left_open;
use crate::domain::reads::retrospective::report_tables::{self as tabled, name};
use crate::domain::reads::retrospective::snapshot::snapshot;
use crate::domain::reads::retrospective::subject::{days_of, name_of, sprint_of};
use crate::domain::reads::retrospective::summary::draft_summary;
use crate::domain::reads::retrospective::topics::continued;
use crate::domain::records::retrospective::outcome::{Action, ActionKind, Play};
use crate::domain::records::retrospective::poll::Poll;
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::records::retrospective::report::{Frame, Grid, Part, Reader, Report, Section};
use crate::domain::tables::record::Tables;

/// Returns the report for a reader: as it was when the session ended, or as of now. Corrections come first.
pub fn report(tables: &Tables, retro: &Retrospective, reader: Reader, now: Instant) -> Report {
    let kept = retro.report.clone().filter(|_| !retro.is_open());
    let whole = || whole_report(tables, retro, retro.ended.unwrap_or(now));
    let mut report = kept.unwrap_or_else(whole);
    if !retro.corrections.is_empty() {
        let lines = corrections(tables, retro);
        report.sections.insert(0, Section { part: Part::Corrections, lines, grid: None });
    }
    report.edition(reader)
}

/// Returns the whole report as of a moment.
pub fn whole_report(tables: &Tables, retro: &Retrospective, now: Instant) -> Report {
    let title = name_of(tables, retro);
    let mut sections: Vec<Section> = lines(tables, retro)
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(part, lines)| Section { part, lines, grid: None })
        .collect();
    let grids = grids(tables, retro, now).into_iter();
    sections.extend(
        grids.filter_map(|(part, grid)| {
            Some(Section { part, lines: Vec::new(), grid: Some(grid?) })
        }),
    );
    sections.sort_by_key(|section| section.part);
    Report { title, frame: Some(frame(tables, retro)), sections }
}

/// When it was held, and who was there.
fn frame(tables: &Tables, retro: &Retrospective) -> Frame {
    let held = retro.opened.at.date_naive();
    let sprint = sprint_of(tables, retro).map(|sprint| format!("{}, ", sprint.name()));
    let days = days_of(tables, retro).map(|(first, last)| span(first, last, held));
    let period = [sprint, days].into_iter().flatten().collect::<String>();
    let facilitator = retro.facilitator.as_ref().map(ToString::to_string);
    let named = |guest: bool| -> Vec<String> {
        let all = retro.participants.values().filter(|who| who.member.is_none() == guest);
        let mut all: Vec<String> = all.map(|who| who.name.to_string()).collect();
        all.sort();
        all
    };
    Frame {
        held,
        period,
        minutes: retro.minutes(),
        facilitator: facilitator.unwrap_or_else(|| name(tables, Some(retro.opened.by))),
        people: named(false),
        guests: named(true),
    }
}

/// The parts in prose.
fn lines(tables: &Tables, retro: &Retrospective) -> Vec<(Part, Vec<String>)> {
    let summary = match retro.summary.trim() {
        "" => draft_summary(tables, retro),
        summary => summary.to_owned(),
    };
    let polls = [
        average(retro, Poll::Safety, "How safe it is to speak openly"),
        average(retro, Poll::Worth, "Worth the time"),
    ];
    vec![
        (Part::Summary, summary.lines().map(str::to_owned).collect()),
        (Part::Objectives, objectives(tables, retro)),
        (Part::Safety, polls.into_iter().flatten().collect()),
        (Part::Challenges, challenges(retro)),
        (Part::Decisions, decisions(tables, retro)),
        (Part::Plays, plays(tables, retro)),
    ]
}

/// The parts that are tables.
fn grids(tables: &Tables, retro: &Retrospective, now: Instant) -> Vec<(Part, Option<Grid>)> {
    let (gaps, acts): (Vec<&Action>, Vec<&Action>) = agreed(tables, retro)
        .into_iter()
        .map(|it| &**it)
        .partition(|action| action.kind == ActionKind::DataGap);
    let (tries, acts): (Vec<&Action>, Vec<&Action>) = acts
        .into_iter()
        .partition(|it| matches!(it.kind, ActionKind::Experiment | ActionKind::Scale));
    let rows = |acts: Vec<&Action>| tabled::actions(tables, &acts);
    vec![
        (Part::Figures, snapshot(tables, retro, now)),
        (Part::EarlierActions, promised(tables, retro, now.date_naive())),
        (Part::Wins, tabled::wins(tables, retro)),
        (Part::Experiments, rows(tries)),
        (Part::LeftOpen, left_open::grid(tables, retro)),
        (Part::Guardrails, tabled::guardrails(tables, retro)),
        (Part::Actions, rows(acts)),
        (Part::WorkflowChanges, tabled::changes(tables, retro)),
        (Part::Compared, tabled::compared(tables, retro)),
        (Part::Points, tabled::points(retro)),
        (Part::Timeline, tabled::timeline(tables, retro)),
        (Part::DataGaps, tabled::data_gaps(tables, &gaps)),
        (Part::Topics, tabled::topics(tables, retro)),
    ]
}

/// "Mon, Nov 30, 2026, Mara Lindqvist: There were 20 calls, not 19."
fn corrections(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let line = |it: &crate::domain::records::retrospective::record::Correction| {
        let on = exact_day(it.stamp.at.date_naive());
        format!("{on}, {}: {}", name(tables, Some(it.stamp.by)), it.text)
    };
    retro.corrections.iter().map(line).collect()
}

fn objectives(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let goal = sprint_of(tables, retro).and_then(|sprint| sprint.goal.as_ref());
    let Some(goal) = goal else { return Vec::new() };
    let priority = goal.priority.and_then(|id| tables.priorities.get(id));
    let priority = priority.map(|it| match it.quarterly_goal.trim() {
        "" => format!("Priority: {}", it.objective),
        quarter => format!("Priority: {} (for the quarter: {quarter})", it.objective),
    });
    [format!("Goal: {}", goal.text)].into_iter().chain(priority).collect()
}

/// The average of a poll, once it is over.
fn average(retro: &Retrospective, poll: Poll, what: &str) -> Option<String> {
    let mean = retro.mean(poll)?;
    Some(format!("{what} (1–5): average {}.{}", mean / 10, mean % 10))
}

/// What became of what earlier sessions agreed on.
fn promised(tables: &Tables, retro: &Retrospective, today: NaiveDate) -> Option<Grid> {
    let acts = promises(tables, retro).into_iter().map(|action| {
        let verdict = action.verdicts.iter().find(|it| it.retrospective == retro.id);
        (action.what.to_string(), name(tables, action.owner), verdict, action.carried())
    });
    let rules = changes_to_judge(tables, retro, today).into_iter();
    let rules =
        rules.map(|it| (it.what.clone(), name(tables, Some(it.made.by)), it.verdict.as_ref(), 0));
    let row = |(what, owner, verdict, carried): (
        String,
        String,
        Option<&crate::domain::records::retrospective::outcome::OutcomeVerdict>,
        usize,
    )| {
        let kind = verdict.map_or("No result yet", |verdict| verdict.kind.label());
        let note = verdict.map(|verdict| verdict.note.clone()).unwrap_or_default();
        let twice =
            if carried >= 2 { format!(" (carried over {carried} times)") } else { String::new() };
        [what, owner, format!("{kind}{twice}"), note]
    };
    Grid::of(
        ["Action", "Owner", "Result", "Figure or reason"],
        acts.chain(rules).map(row).collect(),
    )
}

fn challenges(retro: &Retrospective) -> Vec<String> {
    let said = retro.participants.values().filter(|who| !who.challenge.is_empty());
    said.map(|who| format!("{}: {}", who.name, who.challenge)).collect()
}

fn decisions(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let of = |out: &Out| match out {
        Out::Decision(id) => Some(*id),
        Out::Learning(id) => tables.learnings.get(*id).map(|learning| learning.decision),
        _ => None,
    };
    let made = retro.outcomes.iter().filter_map(|out| tables.decisions.get(of(&out.what)?));
    made.map(|it| match it.why.trim().trim_end_matches('.') {
        "" => it.what.to_string(),
        why => format!("{}, because {}", it.what, continued(why, tables)),
    })
    .collect()
}

fn plays(tables: &Tables, retro: &Retrospective) -> Vec<String> {
    let of = |out: &Out| match out {
        Out::Play(id) => tables.plays.get(*id),
        _ => None,
    };
    let line = |it: &Play| {
        let owner = name(tables, it.owner);
        let when = it.conditions.trim();
        let rest: Vec<&str> =
            [when, owner.as_str()].into_iter().filter(|it| !it.is_empty()).collect();
        if rest.is_empty() {
            it.name.to_string()
        } else {
            format!("{} ({})", it.name, rest.join("; "))
        }
    };
    retro.outcomes.iter().filter_map(|out| of(&out.what)).map(|it| line(it)).collect()
}
