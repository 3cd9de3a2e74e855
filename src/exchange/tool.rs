//! The tools whose tables are known, as data: by which headings a table is theirs, and what each
//! column of it holds. Any other table is read by the words people use for headings.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The headline.
    Title,
    /// The id by which a second import knows the row.
    Id,
    /// Another id of the row, by which others may name it.
    OtherId,
    /// The description.
    Text,
    /// The status, section or list.
    List,
    /// A label, or several.
    Label,
    /// Who works on it.
    Person,
    /// The mail address of who works on it.
    Email,
    /// Who asked for it.
    Requester,
    /// The day it is due.
    Due,
    /// The estimate in the team's unit.
    Estimate,
    /// The estimate in seconds.
    Seconds,
    /// When it was begun.
    Started,
    /// When it was finished, or that it was.
    Finished,
    /// When it was last changed.
    Touched,
    /// Something that was said: "date;author;words", or the words.
    Comment,
    /// An address.
    Link,
    /// What it is a part of, by name or id.
    Parent,
    /// Lines of a checklist.
    Lines,
    /// A note in the description.
    Note,
    /// Nothing that comes along.
    LeftOut,
}

impl Column {
    /// Every choice, in the order offered, with its words.
    pub const ALL: [(Self, &str); 21] = [
        (Self::Title, "Title"),
        (Self::Id, "Id there"),
        (Self::OtherId, "Another id there"),
        (Self::Text, "Notes and brief"),
        (Self::List, "Status or section"),
        (Self::Label, "Label, channel or work type"),
        (Self::Person, "Owner"),
        (Self::Email, "Mail address of the owner"),
        (Self::Requester, "Requested by"),
        (Self::Due, "Needed by"),
        (Self::Estimate, "Estimate"),
        (Self::Seconds, "Estimate in seconds"),
        (Self::Started, "Begun on"),
        (Self::Finished, "Finished on"),
        (Self::Touched, "Last changed"),
        (Self::Comment, "Comment"),
        (Self::Link, "Link"),
        (Self::Parent, "Part of"),
        (Self::Lines, "Checklist"),
        (Self::Note, "A note in the description"),
        (Self::LeftOut, "Left out"),
    ];
}

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
        ("issue type", Column::Label),
        ("status", Column::List),
        ("priority", Column::Note),
        ("assignee", Column::Person),
        ("reporter", Column::Requester),
        ("updated", Column::Touched),
        ("resolved", Column::Finished),
        ("due date", Column::Due),
        ("labels", Column::Label),
        ("components", Column::Label),
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
    between: &[],
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
        ("channel", Column::Label),
        ("work type", Column::Label),
        ("type", Column::Label),
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
        ("deadline", Column::Due),
        ("needed by", Column::Due),
        ("estimate", Column::Estimate),
        ("estimate h", Column::Estimate),
        ("estimate points", Column::Estimate),
        ("effort", Column::Estimate),
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
static KNOWN: [&Tool; 3] = [&JIRA, &ASANA, &LINEAR];

/// What people call the tool an item came from.
pub fn name(id: &str) -> &'static str {
    let known = KNOWN.into_iter().chain([&GITHUB]).find(|tool| tool.id == id);
    known.map_or(if id == "trello" { "Trello" } else { "another tool" }, |tool| tool.name)
}

/// A heading without case and marks: "Section/Column" is "section column".
pub(super) fn plain(head: &str) -> String {
    let mut plain = String::new();
    for letter in head.chars() {
        if letter.is_alphanumeric() {
            plain.extend(letter.to_lowercase());
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

impl Tool {
    /// The tool whose headings these are.
    pub(super) fn of(heads: &[String]) -> Option<&'static Self> {
        let plain: Vec<String> = heads.iter().map(|head| plain(head)).collect();
        let has = |need: &&str| plain.iter().any(|head| head == need);
        KNOWN.into_iter().find(|tool| tool.needs.iter().all(has))
    }

    /// What stands under a heading of this name, if the tool knows it.
    pub(super) fn knows(&self, head: &str) -> Option<Column> {
        let name = plain(head);
        self.heads.iter().find(|(known, _)| *known == name).map(|(_, column)| *column)
    }

    /// What stands under a heading: as the tool has it, else a note, or nothing where the tool
    /// writes much that is of no use elsewhere.
    pub(super) fn column(&self, head: &str) -> Column {
        self.knows(head).unwrap_or_else(|| {
            let noted = plain(head).starts_with(self.noted) && !head.trim().is_empty();
            if noted { Column::Note } else { Column::LeftOut }
        })
    }
}
