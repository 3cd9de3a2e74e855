//! Evidence that a criterion or a line of the definition of done is met.

use leptos::prelude::*;

use crate::state::Store;
use crate::views::blocker::Ask;
use crate::views::components::{Dialog, Form, FormView, TextArea};
use sprintloop::domain::base::ids::{ItemId, LineId};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::tables::record::Tables;

/// Which list a line is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// An acceptance criterion of the item.
    Criterion,
    /// A line of the work type's definition of done.
    Done,
}

/// A line that is checked off in the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The item.
    pub item: ItemId,
    /// The line.
    pub id: LineId,
    /// The list it is on.
    pub kind: LineKind,
}

impl Line {
    /// Returns the command that checks or unchecks it.
    pub fn meet(self, met: bool, evidence: String) -> ItemCommand {
        let Self { item, id, kind } = self;
        match kind {
            LineKind::Criterion => ItemCommand::MeetCriterion { item, id, met, evidence },
            LineKind::Done => ItemCommand::MeetDoneLine { item, id, met, evidence },
        }
    }

    /// Returns its text and its evidence, if it is there.
    pub fn words(self, tables: &Tables) -> Option<(String, String)> {
        let item = tables.items.get(self.item)?;
        match self.kind {
            LineKind::Criterion => {
                let line = item.criteria.iter().find(|line| line.id == self.id)?;
                let evidence =
                    line.met.as_ref().map(|met| met.evidence.clone()).unwrap_or_default();
                Some((line.text.to_string(), evidence))
            }
            LineKind::Done => {
                let kind = tables.work_types.get(item.work_type)?;
                let line = kind.done.iter().find(|line| line.id == self.id)?;
                let evidence = item
                    .done_lines
                    .get(&self.id)
                    .map(|met| met.evidence.clone())
                    .unwrap_or_default();
                Some((line.text.to_string(), evidence))
            }
        }
    }
}

/// The dialog; saving evidence also checks off the line.
#[component]
pub fn EvidenceDialog(ask: Ask<Line>) -> impl IntoView {
    let store = Store::here();
    move || {
        let line = ask.about.get()?;
        let (text, evidence) = line.words(&store.workspace_now())?;
        Some(view! {
            <Dialog id=format!("evidence-{}-{}", line.item, line.id) title="Evidence" sentence=text open=ask.open>
                <EvidenceForm line evidence=evidence.clone() open=ask.open/>
            </Dialog>
        })
    }
}

#[component]
fn EvidenceForm(line: Line, evidence: String, open: RwSignal<bool>) -> impl IntoView {
    let store = Store::here();
    let form = Form::new("evidence");
    let text = RwSignal::new(evidence);
    let submit = move || {
        if !form.require("text", text, "Enter a link, a number or a sentence.") {
            return;
        }
        match store.dispatch(Command::Item(line.meet(true, text.get_untracked().trim().to_owned())))
        {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let field = form
        .field("text", "How do you know it's met?")
        .hint("A link, a number or a sentence.")
        .required()
        .autofocus();
    view! {
        <FormView form verb="Save and check off" on_submit=submit on_cancel=move || open.set(false)>
            <TextArea field value=text/>
        </FormView>
    }
}
