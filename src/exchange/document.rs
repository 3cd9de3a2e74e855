//! A sprint's plan and report as documents, for readers who weren't there.
//!
//! In Markdown, or as one self-contained page that runs no code and makes no request: its policy
//! allows only its own style.

use chrono::NaiveDate;

use crate::domain::base::dates::day;
use crate::domain::base::ids::SprintId;
use crate::domain::reads::sprint::load::load;
use crate::domain::records::sprint::commitment::{ScopeChange, ScopeChangeKind};
use crate::domain::records::sprint::record::{RetrospectivePlan, Sprint};
use crate::domain::tables::record::Tables;
use crate::domain::workspace::Workspace;
use crate::exchange::sheet::{Sheet, Style, escaped};
use crate::exchange::text::{Subject, member, write};

/// The style of the page, on screen and on paper.
const STYLE: &str = "\
:root{color-scheme:light dark;font:11pt/1.5 system-ui,sans-serif}\
body{max-inline-size:44rem;margin:2rem auto;padding-inline:1rem}\
h1{font-size:1.5rem;line-height:1.25;margin-block:0 1rem}\
h2{font-size:1.1rem;margin-block:1.5rem .25rem;break-after:avoid}\
p,li{margin-block:.25rem;overflow-wrap:anywhere;white-space:pre-line;break-inside:avoid}\
b{font-weight:600}b::after{content:\":\"}\
ul{padding-inline-start:1.25rem;margin-block:0}\
footer{margin-block-start:2rem;border-block-start:1px solid;padding-block-start:.5rem;font-size:.85rem}\
@page{margin:14mm}\
@media print{body{margin:0;max-inline-size:none}:root{color-scheme:light;font-size:9pt;line-height:1.3}\
p,li{margin-block:1pt}h2{margin-block:6pt 1pt}}";

/// Returns the document in Markdown.
pub fn markdown(tables: &Tables, subject: Subject) -> String {
    body(tables, subject, Style::Markdown)
}

/// Returns the document as a page to read, print and send.
pub fn page(workspace: &Workspace, subject: Subject, title: &str, on: NaiveDate) -> String {
    let body = body(workspace, subject, Style::Html);
    let (title, team) = (escaped(title), escaped(workspace.name()));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{team}: {title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n\
         <footer dir=\"auto\">{team}, as of {on}</footer>\n</body>\n</html>\n"
    )
}

fn body(tables: &Tables, subject: Subject, style: Style) -> String {
    let mut sheet = Sheet::new(style);
    write(tables, subject, &mut sheet);
    match subject {
        Subject::Item(_) | Subject::CheckIn(_) | Subject::Update(..) | Subject::Handbook => {}
        Subject::Plan(id) => with(tables, id, &mut sheet, &[approval, capacity]),
        Subject::Review(id) => {
            with(tables, id, &mut sheet, &[figures, scope, learnings, retrospective]);
        }
    }
    sheet.finish()
}

type Part = fn(&Sprint, &Tables, &mut Sheet);

fn with(tables: &Tables, id: SprintId, sheet: &mut Sheet, parts: &[Part]) {
    if let Some(sprint) = tables.sprints.get(id) {
        for part in parts {
            part(sprint, tables, sheet);
        }
    }
}

/// Writes who approved it, and any override.
fn approval(sprint: &Sprint, tables: &Tables, sheet: &mut Sheet) {
    let Some(commitment) = &sprint.commitment else { return };
    let (by, at) = (commitment.approved.by, commitment.approved.at.date_naive());
    sheet.group("Commitment");
    sheet.say("Approved", &format!("{}, {}", member(tables, Some(by)), day(at)));
    for over in sprint.capacity_overrides() {
        sheet.say("Over capacity because", over.reason.as_str());
    }
}

fn capacity(sprint: &Sprint, tables: &Tables, sheet: &mut Sheet) {
    let (load, unit) = (load(sprint, tables), tables.workflow.unit);
    sheet.group("Load by owner");
    for owner in &load.owners {
        let name = member(tables, Some(owner.member));
        let (has, can) = (unit.show(owner.load), unit.show(owner.capacity));
        sheet.line(&format!("{name}: {has} of {can}"));
    }
    if !load.unestimated.is_empty() {
        sheet.group("Not estimated");
        for item in load.unestimated.iter().filter_map(|id| tables.items.get(*id)) {
            sheet.line(&format!("{} {}", item.key, item.title));
        }
    }
}

/// Writes what was completed of the commitment; work added later is counted separately.
fn figures(sprint: &Sprint, tables: &Tables, sheet: &mut Sheet) {
    let Some(commitment) = &sprint.commitment else { return };
    let accepted = |id| match sprint.final_lines.iter().find(|line| line.item == id) {
        Some(line) => line.accepted.is_some(),
        None => tables.items.get(id).is_some_and(|item| item.is_accepted()),
    };
    let done = commitment.items.iter().filter(|line| accepted(line.item)).count();
    let added = sprint.scope_changes.iter().filter_map(|change| match &change.kind {
        ScopeChangeKind::Added { item } => Some(accepted(item.item)),
        _ => None,
    });
    let added: Vec<bool> = added.collect();
    sheet.group("Numbers");
    sheet.say("Committed", &format!("{done} of {} accepted", commitment.items.len()));
    if !added.is_empty() {
        let done = added.iter().filter(|accepted| **accepted).count();
        sheet.say("Added later", &format!("{done} of {} accepted", added.len()));
    }
}

fn scope(sprint: &Sprint, tables: &Tables, sheet: &mut Sheet) {
    if sprint.scope_changes.is_empty() {
        return;
    }
    let unit = tables.workflow.unit;
    let amount = |effort: Option<_>| effort.map_or("no estimate".to_owned(), |it| unit.show(it));
    let name = |id| {
        let item = tables.items.get(id);
        item.map(|item| format!("{} {}", item.key, item.title)).unwrap_or_default()
    };
    sheet.group("Scope changes");
    for ScopeChange { stamp, reason, kind } in &sprint.scope_changes {
        let what = match kind {
            ScopeChangeKind::Added { item } => format!("{} {} added", item.key, item.title),
            ScopeChangeKind::Removed { item, .. } => format!("{} removed", name(*item)),
            ScopeChangeKind::Reestimated { item, from, to } => {
                format!("{} re-estimated: {} → {}", name(*item), amount(*from), amount(*to))
            }
        };
        let (who, on) = (member(tables, Some(stamp.by)), day(stamp.at.date_naive()));
        sheet.line(&format!("{what} ({who}, {on}): {reason}"));
    }
}

fn learnings(sprint: &Sprint, tables: &Tables, sheet: &mut Sheet) {
    let mut all: Vec<_> =
        tables.learnings.values().filter(|one| one.sprint == Some(sprint.id)).collect();
    all.sort_by_key(|one| one.recorded.at);
    for learning in all {
        let result = learning.result.map(|result| format!(" ({})", result.label()));
        sheet.group("Learning");
        sheet.say("From", &format!("{}{}", learning.subject, result.unwrap_or_default()));
        sheet.say("We expected", learning.expected.as_str());
        sheet.say("What happened", learning.happened.as_str());
        let decision = tables.decisions.get(learning.decision);
        sheet.say("We decided", decision.map_or("", |decision| decision.what.as_str()));
    }
}

fn retrospective(sprint: &Sprint, tables: &Tables, sheet: &mut Sheet) {
    let held = match &sprint.retrospective {
        Some(RetrospectivePlan::Dated { on }) => day(*on),
        Some(RetrospectivePlan::Held { id }) => {
            let on = tables.retrospectives.get(*id).map(|held| day(held.opened.at.date_naive()));
            format!("held {}", on.unwrap_or_default())
        }
        Some(RetrospectivePlan::Skipped { reason }) => format!("skipped: {reason}"),
        None => String::new(),
    };
    let closed_over = sprint.closed_over.as_ref().map_or("", |over| over.reason.as_str());
    if !held.is_empty() || !closed_over.is_empty() {
        sheet.group("How it closed");
        sheet.say("Retrospective", &held);
        sheet.say("Closed with steps left because", closed_over);
    }
}
