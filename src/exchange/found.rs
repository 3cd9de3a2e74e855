//! What a file turned out to be.

use std::sync::Arc;

use crate::domain::workspace::Workspace;
use crate::exchange::grid::Grid;
use crate::exchange::outside::Outside;
use crate::exchange::part::Part;

/// What a file turned out to be.
#[derive(Debug)]
pub enum Found {
    /// A whole workspace.
    Workspace(Box<Workspace>),
    /// One sprint plan, or some backlog items.
    Part(Box<Part>),
    /// Work kept in another tool.
    Outside(Arc<Outside>),
    /// Work kept in another tool as a table, whose columns a person may give another meaning.
    Grid(Arc<Grid>),
}
