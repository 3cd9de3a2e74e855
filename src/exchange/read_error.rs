//! Why a file cannot be read, and what a person can do about it.

/// Why a file is not taken. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Over [`MAX_BYTES`].
    #[error(
        "This file is larger than 10 MB. Export a smaller one, for instance without attachments, and try again."
    )]
    TooLarge,
    /// Nothing in it.
    #[error("This file is empty. Export it again and choose the new file.")]
    Empty,
    /// Text in another form, or no text at all.
    #[error(
        "This is neither a JSON file nor a table. Choose a Sprintloop export, the JSON of a Trello board or of GitHub issues, or a CSV file."
    )]
    NotJson,
    /// A workbook of a spreadsheet, or an archive.
    #[error(
        "This is a spreadsheet workbook or an archive. Save the sheet as CSV and choose that file."
    )]
    Workbook,
    /// A table with headings alone.
    #[error(
        "This table has no rows under its headings, so there is nothing to import. Export it again and choose the new file."
    )]
    NoRows,
    /// JSON that ends in the middle.
    #[error("This file ends in the middle. Download or export it again, then choose the new file.")]
    Truncated,
    /// JSON of a tool we do not read.
    #[error(
        "This JSON file comes from another tool. Sprintloop reads its own exports, Trello boards and GitHub issues; from any other tool, export a CSV file."
    )]
    OtherTool,
    /// A newer Sprintloop wrote it.
    #[error(
        "A newer version of Sprintloop wrote this file. Reload the page to get the newest version, then import it again."
    )]
    Newer,
    /// A request somebody sent.
    #[error("This file is a request. Import it on the Intake page.")]
    Request,
    /// Ours, but not as we write it.
    #[error("This Sprintloop file is damaged: {0}. Import an earlier export instead.")]
    Damaged(String),
    /// One card of Trello.
    #[error(
        "This is a single Trello card. Open the board's menu, choose “Print, export, and share”, then “Export as JSON”, and import that file."
    )]
    OneCard,
    /// Cards of Trello without the board they are on.
    #[error(
        "This is a list of Trello cards without its board. Export the whole board: Open the board's menu, choose “Print, export, and share”, then “Export as JSON”."
    )]
    BareCards,
    /// A page of the web, or another text between tags.
    #[error(
        "This is a web page, not a table. You may have been signed out when you saved it. Sign in there, export the file again, and choose the new file."
    )]
    WebPage,
    /// A document with pages.
    #[error(
        "This is a document, not a table. Copy its list, paste it under “Paste instead”, or save it as CSV and choose that file."
    )]
    Document,
    /// A calendar or an address book.
    #[error(
        "This is a calendar or an address book, and Sprintloop imports work. Choose a JSON or CSV export of your tasks."
    )]
    Calendar,
    /// A board of Trello on which nothing is.
    #[error(
        "This Trello board has no cards, so there is nothing to import. If it should have some, export it again: Open the board's menu, choose “Print, export, and share”, then “Export as JSON”."
    )]
    EmptyBoard,
    /// A board of Trello, one part of which is not the list it must be.
    #[error("This Trello board is damaged: “{0}” isn't a list. Export the board again.")]
    BrokenBoard(&'static str),
    /// An address with more in it than one may carry.
    #[error("This link is too long to be a shared plan. Ask for the file instead.")]
    LongLink,
    /// An address that holds no plan, or half of one.
    #[error(
        "This link is damaged; it may have been cut off. Copy the whole link, or ask for the file instead."
    )]
    BrokenLink,
    /// An id that leads nowhere.
    #[error("This Sprintloop file is inconsistent: {0}. Import an earlier export instead.")]
    Dangling(String),
}
