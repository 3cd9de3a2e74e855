//! The end: was it worth the time, the summary, the report.

use leptos::prelude::*;

use super::open::Poll;
use super::session::Session;
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::summary::draft_summary;
use crate::state::Route;
use crate::views::components::{Field, LinkButton, Section, TextArea};

const WORTH: [&str; 5] =
    ["Not at all", "Less than it cost", "About even", "More than it cost", "Very much"];

/// The step.
#[component]
pub(super) fn CloseStep(s: Session) -> impl IntoView {
    let ws = s.store.workspace_now();
    let text = s.now().map(|retro| match retro.summary.is_empty() {
        true => draft_summary(&ws, &retro),
        false => retro.summary.clone(),
    });
    let summary = RwSignal::new(text.unwrap_or_default());
    // The field may tell of a change while it leaves the page.
    let keep = move |_| {
        if let Some(text) = summary.try_get_untracked() {
            s.act(SessionEdit::Summary { text });
        }
    };
    let field = Field::new("retro-summary", "For someone who was not there")
        .hint("Drafted from the data; change what you like.");
    let report = Route::Retro { id: Some(s.id.to_string()), step: "report".to_owned() }.hash();
    view! {
        <Poll s question="Was it worth the time?" levels=WORTH read=|retro| retro.worth.clone()
            write=|level| SessionEdit::Worth { level }/>
        <Section title="Executive summary">
            <div on:change=keep><TextArea field value=summary/></div>
        </Section>
        <div class="cluster"><LinkButton label="Read the report" href=report/></div>
    }
}
