//! The backlog and a sprint as tables for a spreadsheet: RFC 4180, and nothing in them computes.

use crate::domain::base::figures::Effort;
use crate::domain::base::ids::{ChannelId, ItemId, MemberId, WorkTypeId};
use crate::domain::reads::open_blockers::OpenBlockers;
use crate::domain::reads::order::in_order;
use crate::domain::reads::ready;
use crate::domain::records::backlog::item::{BacklogItem, Verdict};
use crate::domain::records::backlog::position::{BoardStage, Position};
use crate::domain::records::sprint::commitment::{CommittedItem, ScopeChangeKind};
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::record::Tables;

/// Every item with something left to do, in the order of the list.
pub fn backlog(tables: &Tables) -> String {
    let heads = [
        "Key",
        "Title",
        "Status",
        "Missing",
        "Work type",
        "Channel",
        "Owner",
        &estimate_head(tables),
        "Needed by",
        "Launch",
        "Purpose",
        "Audience",
        "Expected value",
        "Requester",
        "Campaign",
        "Acceptance criteria",
        "Description",
        "Links",
    ]
    .map(str::to_owned);
    let mut table = Table::new(&heads);
    let blocked = OpenBlockers::of(tables);
    for item in in_order(tables).into_iter().filter(|item| item.is_open()) {
        table.row(&backlog_row(item, tables, &blocked));
    }
    table.text
}

fn backlog_row(item: &BacklogItem, tables: &Tables, blocked: &OpenBlockers<'_>) -> [String; 18] {
    let missing = ready::missing(item, tables);
    let state = match &item.position {
        Position::InSprint { sprint, stage } => {
            let sprint = tables.sprints.get(*sprint).map(|sprint| sprint.name());
            let blocked = if blocked.has(item.id) { ", blocked" } else { "" };
            format!("{}: {}{blocked}", sprint.unwrap_or_default(), stage.label())
        }
        _ if missing.is_empty() => "Ready".to_owned(),
        _ => "In refinement".to_owned(),
    };
    let campaign = item.campaign.and_then(|id| tables.campaigns.get(id));
    let criteria: Vec<&str> = item.criteria.iter().map(|line| line.text.as_str()).collect();
    let links: Vec<&str> = item.links.iter().map(|link| link.address.as_str()).collect();
    [
        item.key.to_string(),
        item.title.to_string(),
        state,
        ready::in_full(&missing),
        work_type(tables, item.work_type),
        channel(tables, item.channel),
        member(tables, item.owner),
        amount(item.estimate),
        item.needed_by.map(|day| day.to_string()).unwrap_or_default(),
        item.launch.as_ref().map(|launch| launch.on.to_string()).unwrap_or_default(),
        item.purpose.change.clone(),
        item.purpose.audience.clone(),
        item.expected_value.clone(),
        item.requester.as_ref().map(|requester| requester.name.to_string()).unwrap_or_default(),
        campaign.map(|campaign| campaign.name.to_string()).unwrap_or_default(),
        criteria.join("\n"),
        item.description.clone(),
        links.join("\n"),
    ]
}

/// What was promised, added and taken out, as it was promised, and what each came to.
pub fn sprint(sprint: &Sprint, tables: &Tables) -> String {
    let heads = [
        "Key",
        "Title",
        "Scope",
        "Work type",
        "Channel",
        "Owner",
        &estimate_head(tables),
        "Supports goal",
        "Outcome",
        "Accepted on",
        "Reason",
    ]
    .map(str::to_owned);
    let mut table = Table::new(&heads);
    let Some(commitment) = &sprint.commitment else {
        for (id, serves) in &sprint.chosen {
            if let Some(item) = tables.items.get(*id) {
                table.row(&row(&as_planned(item, *serves), "Planned", sprint, tables));
            }
        }
        return table.text;
    };
    for item in &commitment.items {
        table.row(&row(item, "Committed", sprint, tables));
    }
    for change in &sprint.scope_changes {
        if let ScopeChangeKind::Added { item } = &change.kind {
            table.row(&row(item, "Added", sprint, tables));
        }
    }
    table.text
}

fn as_planned(item: &BacklogItem, serves_goal: bool) -> CommittedItem {
    let mut line =
        CommittedItem::new(item.id, item.key.clone(), item.title.clone(), item.work_type);
    line.channel = item.channel;
    line.owner = item.owner;
    line.estimate = item.estimate;
    line.serves_goal = serves_goal;
    line
}

fn row(item: &CommittedItem, scope: &str, sprint: &Sprint, tables: &Tables) -> [String; 11] {
    let (came_to, accepted, reason) = came_to(item.item, sprint, tables);
    [
        item.key.to_string(),
        item.title.to_string(),
        scope.to_owned(),
        work_type(tables, item.work_type),
        channel(tables, item.channel),
        member(tables, item.owner),
        amount(item.estimate),
        if item.serves_goal { "yes" } else { "no" }.to_owned(),
        came_to,
        accepted,
        reason,
    ]
}

/// What became of an item, when it was accepted, and why if it was not: as it stood at the
/// close, or as it stands now.
fn came_to(item: ItemId, sprint: &Sprint, tables: &Tables) -> (String, String, String) {
    if let Some(line) = sprint.final_lines.iter().find(|line| line.item == item) {
        let on = line.accepted.map(|at| at.date_naive().to_string()).unwrap_or_default();
        return match &line.outcome {
            _ if line.accepted.is_some() => ("Accepted".to_owned(), on, String::new()),
            Some(outcome) => {
                (outcome.destination.label().to_owned(), on, outcome.reason.to_string())
            }
            None => (line.stage.label().to_owned(), on, String::new()),
        };
    }
    let removed = sprint.scope_changes.iter().rev().find_map(|change| match &change.kind {
        ScopeChangeKind::Removed { item: gone, .. } if *gone == item => Some(&change.reason),
        _ => None,
    });
    if let Some(reason) = removed.filter(|_| !sprint.chosen.contains_key(&item)) {
        return ("Removed".to_owned(), String::new(), reason.to_string());
    }
    let item = tables.items.get(item);
    let on = item.and_then(|item| match item.verdicts.last() {
        Some(Verdict::Accepted { stamp, .. }) => Some(stamp.at.date_naive().to_string()),
        _ => None,
    });
    let word = match item.and_then(|item| item.position.stage()) {
        Some(BoardStage::Done) => "Accepted",
        Some(stage) => stage.label(),
        None => "",
    };
    (word.to_owned(), on.unwrap_or_default(), String::new())
}

fn estimate_head(tables: &Tables) -> String {
    format!("Estimate ({})", tables.workflow.unit.symbol())
}

fn amount(effort: Option<Effort>) -> String {
    effort.map(|effort| effort.to_string()).unwrap_or_default()
}

fn member(tables: &Tables, id: Option<MemberId>) -> String {
    let member = id.and_then(|id| tables.members.get(id));
    member.map(|member| member.name.to_string()).unwrap_or_default()
}

fn channel(tables: &Tables, id: Option<ChannelId>) -> String {
    let channel = id.and_then(|id| tables.channels.get(id));
    channel.map(|channel| channel.name.to_string()).unwrap_or_default()
}

fn work_type(tables: &Tables, id: WorkTypeId) -> String {
    tables.work_types.get(id).map(|kind| kind.name.to_string()).unwrap_or_default()
}

/// Rows so far. The mark at the start tells a spreadsheet that the text is UTF-8.
struct Table {
    text: String,
}

impl Table {
    fn new(heads: &[String]) -> Self {
        let mut table = Self { text: "\u{feff}".to_owned() };
        table.row(heads);
        table
    }

    fn row(&mut self, cells: &[String]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            self.text.push_str(&safe(cell));
        }
        self.text.push_str("\r\n");
    }
}

/// Whether a spreadsheet would take the text for a formula.
pub(super) fn computes(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A cell that holds what it says: quoted where it must be, and an apostrophe before what a
/// spreadsheet would take for a formula, and before such an apostrophe that somebody wrote. A semicolon
/// is quoted too, since some spreadsheets take it for the end of the cell and would read the rest as a
/// cell of its own.
pub fn safe(cell: &str) -> String {
    let mark = if computes(cell.trim_start_matches('\'')) { "'" } else { "" };
    if cell.contains(['"', ',', ';', '\n', '\r', '\t']) || cell.trim() != cell {
        format!("\"{mark}{}\"", cell.replace('"', "\"\""))
    } else {
        format!("{mark}{cell}")
    }
}
