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
        "This is a workbook or an archive, not a text. Save the sheet as CSV and choose that file."
    )]
    Workbook,
    /// A table with headings alone.
    #[error("This table holds no row under its headings, so there is nothing to bring in.")]
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
    #[error("This file is a request. Take it in on the Intake page.")]
    Request,
    /// Ours, but not as we write it.
    #[error("This Sprintloop file is damaged: {0}. Import an earlier export instead.")]
    Damaged(String),
    /// One card of Trello.
    #[error(
        "This is a single Trello card. Open the board's menu, choose “Print, export, and share”, then “Export as JSON”, and import that file."
    )]
    OneCard,
    /// A board of Trello on which nothing is.
    #[error("This Trello board holds no cards, so there is nothing to bring in.")]
    EmptyBoard,
    /// A board of Trello, one part of which is not the list it must be.
    #[error("This Trello board is damaged: its “{0}” are no list. Export the board again.")]
    BrokenBoard(&'static str),
    /// An address with more in it than one may carry.
    #[error("This link is longer than a shared plan can be. Ask for the file instead.")]
    LongLink,
    /// An address that holds no plan, or half of one.
    #[error(
        "This link is damaged, perhaps because it was cut on its way. Copy the whole of it, or ask for the file instead."
    )]
    BrokenLink,
    /// An id that leads nowhere.
    #[error("This Sprintloop file does not fit together: {0}. Import an earlier export instead.")]
    Dangling(String),
}
