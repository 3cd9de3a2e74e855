//! What a file would bring, before it does.

use std::sync::Arc;

use leptos::either::EitherOf4;
use leptos::prelude::*;

use super::columns::TablePreview;
use super::coming_in::plural;
use super::foreign_board::BoardPreview;
use super::importing::Importing;
use super::merge::{PartPreview, WorkspacePreview};
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::found::Found;
use sprintloop::exchange::merge::Preview;

/// The preview of what was found.
#[component]
pub(super) fn FilePreview(importing: Importing, found: Arc<Found>) -> impl IntoView {
    match found.as_ref() {
        Found::Workspace(workspace) => {
            EitherOf4::A(view! { <WorkspacePreview importing file=workspace.as_ref().clone() /> })
        }
        Found::Part(part) => {
            EitherOf4::B(view! { <PartPreview importing part=part.as_ref().clone() /> })
        }
        Found::ForeignBoard(board) => {
            EitherOf4::C(view! { <BoardPreview importing board=Arc::clone(board) /> })
        }
        Found::Table(table) => {
            EitherOf4::D(view! { <TablePreview importing table=Arc::clone(table) /> })
        }
    }
}

/// How many there are of each kind, as the rows of a table; the log is one of them.
pub fn stored_counts(workspace: &Workspace) -> Vec<Vec<AnyView>> {
    let mut rows: Vec<Vec<AnyView>> = Preview::counts(&workspace.records())
        .into_iter()
        .filter(|(noun, _)| !["workspace", "workflow"].contains(noun))
        .map(|(noun, count)| vec![plural(noun).into_any(), count.into_any()])
        .collect();
    rows.push(vec!["Log entries".into_any(), workspace.log().len().into_any()]);
    rows
}
