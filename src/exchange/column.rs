//! What a column of a table can hold.

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
    /// The work type.
    WorkType,
    /// The channel, or several.
    Channel,
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
    pub const ALL: [(Self, &str); 23] = [
        (Self::Title, "Title"),
        (Self::Id, "Source ID"),
        (Self::OtherId, "Second source ID"),
        (Self::Text, "Notes and brief"),
        (Self::List, "Status or section"),
        (Self::WorkType, "Work type"),
        (Self::Channel, "Channel"),
        (Self::Label, "Labels"),
        (Self::Person, "Owner"),
        (Self::Email, "Owner's email address"),
        (Self::Requester, "Requested by"),
        (Self::Due, "Needed by"),
        (Self::Estimate, "Estimate"),
        (Self::Seconds, "Estimate in seconds"),
        (Self::Started, "Started on"),
        (Self::Finished, "Finished on"),
        (Self::Touched, "Last changed"),
        (Self::Comment, "Comment"),
        (Self::Link, "Link"),
        (Self::Parent, "Part of"),
        (Self::Lines, "Checklist"),
        (Self::Note, "Note in the description"),
        (Self::LeftOut, "Skip"),
    ];
}
