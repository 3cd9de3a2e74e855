//! Issues of GitHub as JSON, from its command line or its interface, brought into the form of a table.

use serde_json::Value;

use crate::domain::base::text::number_of;
use crate::exchange::delimited::{MOST_ROWS, too_many};
use crate::exchange::foreign_board::Problem;
use crate::exchange::loose_json::{list, text};
use crate::exchange::table::{Headed, Row, Table};
use crate::exchange::tool::GITHUB;

/// The columns, in the order of [`cells`].
const HEADS: [&str; 12] = [
    "number",
    "url",
    "title",
    "text",
    "labels",
    "assignees",
    "author",
    "milestone",
    "updated",
    "closed",
    "comment",
    "link",
];

/// The issues of a file: a list, a page of search results, or one alone; none where it holds
/// something else.
pub fn issues(file: &Value) -> Option<&[Value]> {
    let all = match file {
        Value::Array(all) => all,
        Value::Object(page) => match page.get("items") {
            Some(Value::Array(all)) => all,
            _ => std::slice::from_ref(file),
        },
        _ => return None,
    };
    all.iter().any(is_issue).then_some(all)
}

fn is_issue(entry: &Value) -> bool {
    let titled = entry.get("title").is_some_and(Value::is_string);
    titled
        && entry.get("idList").is_none()
        && (entry.get("number").is_some_and(Value::is_u64)
            || ["html_url", "url"].iter().any(|key| text(entry, key).contains("/issues/")))
}

/// The table of these issues. Pull requests stay where they are.
pub fn table(issues: &[Value]) -> Table {
    let (mut rows, mut problems, mut pulls) = (Vec::new(), Vec::new(), 0);
    for (number, entry) in (1_usize..).zip(issues).take(MOST_ROWS) {
        let pull = entry.get("pull_request").is_some_and(|is| !is.is_null())
            || entry.get("isPullRequest").and_then(Value::as_bool) == Some(true)
            || text(entry, "url").contains("/pull/");
        if pull {
            pulls += 1;
        } else if entry.is_object() {
            rows.push(Row { number, cells: cells(entry) });
        } else {
            problems.push(Problem { row: number, why: "it isn't an issue".to_owned(), out: true });
        }
    }
    let mut gaps = Vec::new();
    if pulls > 0 {
        gaps.push(format!("{} won't be imported.", number_of(pulls, "pull request")));
    }
    gaps.extend((issues.len() > MOST_ROWS).then(too_many));
    let nowhere = |row: &Row| {
        let mut ids = row.cells.iter().filter(|(at, _)| *at == 1);
        ids.any(|(_, id)| id.starts_with('#'))
    };
    if rows.iter().any(nowhere) {
        gaps.push("This list has no issue links and doesn't name the repository, so an issue renamed on GitHub will be imported again as a new one. To avoid that, export with “gh issue list --json …,url”.".to_owned());
    }
    let counted = |issue: &Value, key: &str| issue.get(key).and_then(Value::as_u64) > Some(0);
    let untold =
        issues.iter().any(|issue| counted(issue, "comments") || counted(issue, "commentCount"));
    if untold {
        gaps.push(
            "This file only says how many comments there are. To import the comments too, export with “gh issue list --json …,comments”.".to_owned(),
        );
    }
    let heads = HEADS.map(str::to_owned).to_vec();
    Table { tool: &GITHUB, heads, rows, problems, gaps, headed: Headed::Known }
}

fn cells(issue: &Value) -> Vec<(usize, String)> {
    let number = issue.get("number").and_then(Value::as_u64);
    let address = either(issue, "html_url", "url");
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    let id = match (address, number.as_str()) {
        ("", "") => text(issue, "id").to_owned(),
        // Each repository counts from 1.
        ("", number) => match repository(issue).as_str() {
            "" => format!("#{number} {}", text(issue, "title").to_lowercase()),
            repository => format!("{repository}#{number}"),
        },
        (address, _) => address.to_owned(),
    };
    let closed = match either(issue, "closed_at", "closedAt") {
        "" if text(issue, "state").eq_ignore_ascii_case("closed") => "yes",
        "" if issue.get("closed").and_then(Value::as_bool) == Some(true) => "yes",
        at => at,
    };
    let milestone = issue.get("milestone");
    let milestone = milestone.map_or("", |it| it.as_str().unwrap_or_else(|| text(it, "title")));
    let author = [issue.get("user"), issue.get("author")].into_iter().flatten();
    let author = author.map(person).find(|name| !name.is_empty()).unwrap_or_default();
    let mut all: Vec<(usize, String)> = [
        (0, number.as_str()),
        (1, id.as_str()),
        (2, text(issue, "title")),
        (3, text(issue, "body")),
        (6, author.as_str()),
        (7, milestone),
        (8, either(issue, "updated_at", "updatedAt")),
        (9, closed),
        (11, address),
    ]
    .into_iter()
    .map(|(column, cell)| (column, cell.to_owned()))
    .collect();
    all.extend(
        list(issue, "labels")
            .iter()
            .map(|label| (4, label.as_str().unwrap_or_else(|| text(label, "name")).to_owned())),
    );
    let mut people: Vec<String> = list(issue, "assignees").iter().map(person).collect();
    if let (true, Some(alone)) = (people.is_empty(), issue.get("assignee")) {
        people.push(person(alone));
    }
    all.extend(people.into_iter().map(|name| (5, name)));
    all.extend(list(issue, "comments").iter().map(|said| {
        let author = [said.get("author"), said.get("user")].into_iter().flatten().next();
        let author = author.map(person).unwrap_or_default();
        let at = either(said, "createdAt", "created_at");
        (10, format!("{at};{author};{}", text(said, "body")))
    }));
    all.retain(|(_, cell)| !cell.trim().is_empty());
    all
}

/// A name as people have it, and the one they go by there: "Ana Silva (asilva)".
fn person(value: &Value) -> String {
    if let Some(login) = value.as_str() {
        return login.trim().to_owned();
    }
    let (name, login) = (text(value, "name"), text(value, "login"));
    match (name, login) {
        ("", login) => login.to_owned(),
        (name, "") => name.to_owned(),
        (name, login) => format!("{name} ({login})"),
    }
}

/// The repository an issue is in, as "owner/name" where the file says so.
fn repository(issue: &Value) -> String {
    let address = text(issue, "repository_url");
    if let Some((_, name)) = address.split_once("/repos/") {
        return name.to_owned();
    }
    let said = ["repository", "repo", "repositoryName"].into_iter();
    let mut said = said.filter_map(|key| issue.get(key)).map(|said| match said.as_str() {
        Some(name) => name.trim(),
        None => {
            let names = ["nameWithOwner", "full_name", "name"].map(|key| text(said, key));
            names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
        }
    });
    said.find(|name| !name.is_empty()).unwrap_or_default().to_owned()
}

fn either<'v>(value: &'v Value, one: &str, other: &str) -> &'v str {
    let first = text(value, one);
    if first.is_empty() { text(value, other) } else { first }
}
