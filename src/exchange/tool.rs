//! The tools whose tables are known, as data: by which headings a table is theirs, and what each
//! column of it holds. Any other table is read by the words people use for headings.

use crate::exchange::heading::{in_english, measure, nearly, plain};

pub use crate::exchange::column::Column;

/// A tool, and how its tables are written.
#[derive(Debug, PartialEq, Eq)]
pub struct Tool {
    /// As it is kept with each item.
    pub id: &'static str,
    /// As people call it.
    pub name: &'static str,
    /// What it calls a piece of work.
    pub noun: &'static str,
    /// Headings without which a table is not of this tool.
    pub(super) needs: &'static [&'static str],
    /// Headings and what stands under them.
    heads: &'static [(&'static str, Column)],
    /// What a heading begins with that is worth a note.
    noted: &'static str,
    /// What stands between several labels in one cell.
    pub(super) between: &'static [&'static str],
}

/// A table of Jira.
pub static JIRA: Tool = Tool {
    id: "jira",
    name: "Jira",
    noun: "issue",
    needs: &["summary", "issue key"],
    heads: &[
        ("summary", Column::Title),
        ("issue key", Column::Id),
        ("issue id", Column::OtherId),
        ("issue type", Column::WorkType),
        ("status", Column::List),
        ("priority", Column::Note),
        ("assignee", Column::Person),
        ("reporter", Column::Requester),
        ("updated", Column::Touched),
        ("resolved", Column::Finished),
        ("due date", Column::Due),
        ("labels", Column::Label),
        ("components", Column::Label),
        ("component", Column::Label),
        ("component s", Column::Label),
        ("description", Column::Text),
        ("original estimate", Column::Seconds),
        ("story points", Column::Estimate),
        ("custom field story points", Column::Estimate),
        ("custom field story point estimate", Column::Estimate),
        ("sprint", Column::Note),
        ("fix versions", Column::Note),
        ("fix version s", Column::Note),
        ("parent id", Column::Parent),
        ("parent", Column::Parent),
        ("parent key", Column::Parent),
        ("custom field epic link", Column::Parent),
        ("comment", Column::Comment),
        ("attachment", Column::Link),
        ("custom field rank", Column::LeftOut),
        ("custom field development", Column::LeftOut),
    ],
    noted: "custom field",
    between: &[";"],
};

/// A table of Asana.
pub static ASANA: Tool = Tool {
    id: "asana",
    name: "Asana",
    noun: "task",
    needs: &["task id", "name"],
    heads: &[
        ("task id", Column::Id),
        ("completed at", Column::Finished),
        ("last modified", Column::Touched),
        ("name", Column::Title),
        ("section column", Column::List),
        ("assignee", Column::Person),
        ("assignee email", Column::Email),
        ("start date", Column::Note),
        ("due date", Column::Due),
        ("tags", Column::Label),
        ("notes", Column::Text),
        ("projects", Column::Note),
        ("parent task", Column::Parent),
        ("created at", Column::LeftOut),
    ],
    noted: "",
    between: &[","],
};

/// A table of Linear.
pub static LINEAR: Tool = Tool {
    id: "linear",
    name: "Linear",
    noun: "issue",
    needs: &["id", "team", "title", "cycle name"],
    heads: &[
        ("id", Column::Id),
        ("uuid", Column::OtherId),
        ("team", Column::LeftOut),
        ("title", Column::Title),
        ("description", Column::Text),
        ("status", Column::List),
        ("estimate", Column::Estimate),
        ("priority", Column::Note),
        ("project", Column::Note),
        ("creator", Column::Requester),
        ("assignee", Column::Person),
        ("labels", Column::Label),
        ("cycle name", Column::Note),
        ("updated", Column::Touched),
        ("started", Column::Started),
        ("completed", Column::Finished),
        ("canceled", Column::Finished),
        ("archived", Column::Finished),
        ("due date", Column::Due),
        ("parent issue", Column::Parent),
        ("related to", Column::Note),
        ("blocked by", Column::Note),
        ("duplicate of", Column::Note),
        ("initiatives", Column::Note),
        ("project milestone", Column::Note),
    ],
    noted: "custom",
    between: &[", "],
};

/// A table of Todoist, in which sections and notes are rows of their own.
pub static TODOIST: Tool = Tool {
    id: "todoist",
    name: "Todoist",
    noun: "task",
    needs: &["type", "content", "indent", "responsible"],
    heads: &[
        ("type", Column::LeftOut),
        ("content", Column::Title),
        ("description", Column::Text),
        ("priority", Column::Note),
        ("author", Column::Requester),
        ("responsible", Column::Person),
        ("date", Column::Due),
        ("duration", Column::LeftOut),
        ("section", Column::List),
        ("comment", Column::Comment),
    ],
    noted: "never",
    between: &[],
};

/// Issues of GitHub, brought into the form of a table first.
pub static GITHUB: Tool = Tool {
    id: "github",
    name: "GitHub",
    noun: "issue",
    needs: &["number", "url", "closed"],
    heads: &[
        ("number", Column::OtherId),
        ("url", Column::Id),
        ("title", Column::Title),
        ("text", Column::Text),
        ("labels", Column::Label),
        ("assignees", Column::Person),
        ("author", Column::Requester),
        ("milestone", Column::Note),
        ("updated", Column::Touched),
        ("closed", Column::Finished),
        ("comment", Column::Comment),
        ("link", Column::Link),
    ],
    noted: "",
    between: &[],
};

/// Any other table: the words people use for headings.
pub static CSV: Tool = Tool {
    id: "csv",
    name: "a table",
    noun: "row",
    needs: &[],
    heads: &[
        ("title", Column::Title),
        ("name", Column::Title),
        ("summary", Column::Title),
        ("task", Column::Title),
        ("task name", Column::Title),
        ("card name", Column::Title),
        ("item", Column::Title),
        ("subject", Column::Title),
        ("headline", Column::Title),
        ("what", Column::Title),
        ("id", Column::Id),
        ("key", Column::Id),
        ("number", Column::Id),
        ("card id", Column::Id),
        ("task id", Column::Id),
        ("issue key", Column::Id),
        ("ticket", Column::Id),
        ("uuid", Column::OtherId),
        ("description", Column::Text),
        ("notes", Column::Text),
        ("note", Column::Text),
        ("details", Column::Text),
        ("body", Column::Text),
        ("brief", Column::Text),
        ("card description", Column::Text),
        ("status", Column::List),
        ("state", Column::List),
        ("stage", Column::List),
        ("list", Column::List),
        ("list name", Column::List),
        ("column", Column::List),
        ("section", Column::List),
        ("label", Column::Label),
        ("labels", Column::Label),
        ("tag", Column::Label),
        ("tags", Column::Label),
        ("channel", Column::Channel),
        ("channels", Column::Channel),
        ("medium", Column::Channel),
        ("work type", Column::WorkType),
        ("type", Column::WorkType),
        ("kind", Column::WorkType),
        ("issue type", Column::WorkType),
        ("components", Column::Label),
        ("category", Column::Label),
        ("owner", Column::Person),
        ("assignee", Column::Person),
        ("assignees", Column::Person),
        ("assigned to", Column::Person),
        ("members", Column::Person),
        ("who", Column::Person),
        ("responsible", Column::Person),
        ("email", Column::Email),
        ("owner email", Column::Email),
        ("assignee email", Column::Email),
        ("requester", Column::Requester),
        ("requested by", Column::Requester),
        ("reporter", Column::Requester),
        ("creator", Column::Requester),
        ("author", Column::Requester),
        ("due", Column::Due),
        ("due date", Column::Due),
        ("due on", Column::Due),
        ("due by", Column::Due),
        ("deadline", Column::Due),
        ("target date", Column::Due),
        ("finish by", Column::Due),
        ("needed by", Column::Due),
        ("estimate", Column::Estimate),
        ("estimate h", Column::Estimate),
        ("estimate points", Column::Estimate),
        ("effort", Column::Estimate),
        ("original estimate", Column::Estimate),
        ("hours", Column::Estimate),
        ("points", Column::Estimate),
        ("story points", Column::Estimate),
        ("size", Column::Estimate),
        ("started", Column::Started),
        ("started at", Column::Started),
        ("completed", Column::Finished),
        ("completed at", Column::Finished),
        ("closed", Column::Finished),
        ("done", Column::Finished),
        ("finished", Column::Finished),
        ("resolved", Column::Finished),
        ("updated", Column::Touched),
        ("updated at", Column::Touched),
        ("last modified", Column::Touched),
        ("modified", Column::Touched),
        ("comment", Column::Comment),
        ("comments", Column::Comment),
        ("link", Column::Link),
        ("links", Column::Link),
        ("url", Column::Link),
        ("card url", Column::Link),
        ("parent", Column::Parent),
        ("epic", Column::Parent),
        ("checklist", Column::Lines),
        ("acceptance criteria", Column::Lines),
    ],
    noted: "",
    between: &[",", ";", "|", "\n"],
};

/// The tools that are known by their headings.
static KNOWN: [&Tool; 4] = [&JIRA, &ASANA, &LINEAR, &TODOIST];

/// What people call the tool an item came from.
pub fn name(id: &str) -> &'static str {
    let known = KNOWN.into_iter().chain([&GITHUB]).find(|tool| tool.id == id);
    known.map_or(if id == "trello" { "Trello" } else { "another tool" }, |tool| tool.name)
}

impl Tool {
    /// The tool whose headings these are, in whichever language.
    pub(super) fn of(heads: &[String]) -> Option<&'static Self> {
        let plain: Vec<String> = heads.iter().map(|head| plain(head)).collect();
        let has = |need: &&str| plain.iter().any(|head| head == need || in_english(head) == *need);
        KNOWN.into_iter().find(|tool| tool.needs.iter().all(has))
    }

    /// What stands under a heading of this name, if the tool knows it.
    pub(super) fn knows(&self, head: &str) -> Option<Column> {
        let name = plain(head);
        let known = |name: &str| self.heads.iter().find(|(known, _)| *known == name);
        known(&name).or_else(|| known(in_english(&name))).map(|(_, column)| *column)
    }

    /// What stands under a heading that says a little more than the tool knows.
    pub(super) fn nearly_knows(&self, head: &str) -> Option<Column> {
        let found = nearly(head).iter().find_map(|head| self.knows(head))?;
        let in_hours = measure(&plain(head)).is_some();
        match found {
            Column::Seconds if in_hours => Some(Column::Estimate),
            // What else a known tool writes of its own is a field of the team's.
            found if self.id == CSV.id || found == Column::Estimate => Some(found),
            _ => None,
        }
    }

    /// What stands under a heading: as the tool has it, else a note, or nothing where the tool
    /// writes much that is of no use elsewhere.
    pub(super) fn column(&self, head: &str) -> Column {
        self.knows(head).or_else(|| self.nearly_knows(head)).unwrap_or_else(|| {
            let noted = plain(head).starts_with(self.noted) && !head.trim().is_empty();
            if noted { Column::Note } else { Column::LeftOut }
        })
    }
}
