//! What a file turned out to be.

use std::sync::Arc;

use crate::domain::workspace::Workspace;
use crate::exchange::foreign_board::ForeignBoard;
use crate::exchange::part::Part;
use crate::exchange::table::Table;

/// What a file turned out to be.
#[derive(Debug)]
pub enum Found {
    /// A whole workspace.
    Workspace(Box<Workspace>),
    /// One sprint plan, or some backlog items.
    Part(Box<Part>),
    /// Work kept in another tool.
    ForeignBoard(Arc<ForeignBoard>),
    /// Work kept in another tool as a table, whose columns a person may give another meaning.
    Table(Arc<Table>),
}
