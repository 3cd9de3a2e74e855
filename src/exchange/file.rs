//! The files a person takes away, each with a name that says whose it is, what it is and of which day.

use chrono::NaiveDate;

use crate::domain::base::context::Instant;
use crate::domain::base::ids::{ItemId, RetrospectiveId, SprintId};
use crate::domain::reads::retrospective::subject::name_of;
use crate::domain::workspace::Workspace;
use crate::exchange::part::Which;
use crate::exchange::text::Subject;
use crate::exchange::{csv, document, ical, json, part};

/// What can be taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Export {
    /// Everything, to be opened by Sprintloop again.
    Workspace,
    /// One sprint plan, to be opened by Sprintloop.
    Plan(SprintId),
    /// Some backlog items, to be opened by Sprintloop.
    Selection(Vec<ItemId>),
    /// One retrospective with what came out of it, to be opened by Sprintloop.
    Retrospective(RetrospectiveId),
    /// The backlog as a table.
    Backlog,
    /// A sprint as a table.
    Sprint(SprintId),
    /// The meetings of the cadence for a calendar.
    Cadence,
    /// A plan or a report as Markdown.
    Markdown(Subject),
    /// A plan or a report as a page to print.
    Page(Subject),
}

/// A file as it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// `northwind-marketing-sprint-5-report-2026-11-21.md`
    pub name: String,
    /// The media type.
    pub kind: &'static str,
    /// What is in it.
    pub text: String,
}

/// Makes a file.
pub fn make(workspace: &Workspace, export: Export, now: Instant) -> File {
    let on = now.date_naive();
    let sprint = |id: SprintId| workspace.sprints.get(id);
    let title = |subject| match subject {
        Subject::Item(id) => {
            workspace.items.get(id).map(|item| item.key.to_string()).unwrap_or_default()
        }
        Subject::Handbook => "handbook".to_owned(),
        Subject::CheckIn(_) => "check-in".to_owned(),
        Subject::Update(id, _) => {
            format!("{} update", sprint(id).map(|it| it.name()).unwrap_or_default())
        }
        Subject::Plan(id) => format!("{} plan", sprint(id).map(|it| it.name()).unwrap_or_default()),
        Subject::Review(id) => {
            format!("{} report", sprint(id).map(|it| it.name()).unwrap_or_default())
        }
    };
    let (what, ending, kind, text) = match export {
        Export::Workspace => {
            ("workspace".to_owned(), "json", "application/json", json::write(workspace))
        }
        Export::Plan(id) => {
            let part = part::take(workspace, &Which::Plan(id));
            (title(Subject::Plan(id)), "json", "application/json", json::write_part(&part))
        }
        Export::Selection(items) => {
            let part = part::take(workspace, &Which::Selection(items));
            ("selection".to_owned(), "json", "application/json", json::write_part(&part))
        }
        Export::Retrospective(id) => {
            let part = part::take(workspace, &Which::Retrospective(id));
            let retro = workspace.retrospectives.get(id);
            let name = retro.map(|retro| name_of(workspace, retro)).unwrap_or_default();
            (name, "json", "application/json", json::write_part(&part))
        }
        Export::Backlog => ("backlog".to_owned(), "csv", "text/csv", csv::backlog(workspace)),
        Export::Sprint(id) => {
            let text = sprint(id).map(|sprint| csv::sprint(sprint, workspace)).unwrap_or_default();
            let name = sprint(id).map(|sprint| sprint.name()).unwrap_or_default();
            (name, "csv", "text/csv", text)
        }
        Export::Cadence => {
            ("cadence".to_owned(), "ics", "text/calendar", ical::cadence(workspace, now))
        }
        Export::Markdown(subject) => {
            (title(subject), "md", "text/markdown", document::markdown(workspace, subject))
        }
        Export::Page(subject) => {
            let text = document::page(workspace, subject, &title(subject), on);
            (title(subject), "html", "text/html", text)
        }
    };
    File { name: name(workspace.name(), &what, on, ending), kind, text }
}

/// A file name of letters, digits and dashes.
pub fn name(workspace: &str, what: &str, day: NaiveDate, ending: &str) -> String {
    let team: String = workspace.chars().take(60).collect();
    let mut name = String::new();
    for letter in format!("{team} {what}").chars() {
        if letter.is_alphanumeric() {
            name.extend(letter.to_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    format!("{}-{day}.{ending}", name.trim_end_matches('-'))
}
