//! The end: was it worth the time, the summary, the report.

use leptos::prelude::*;

use super::open::PollSection;
use super::session::Session;
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::summary::draft_summary;
use crate::domain::records::retrospective::poll::Poll;
use crate::state::Route;
use crate::views::components::{Field, LinkButton, Section};
use crate::views::item::inline::{InlineField, Kind, Save};

/// Answers of the last poll, from not at all to very much.
pub const WORTH: [&str; 5] = ["Not at all", "Not quite", "About even", "Yes, mostly", "Very much"];

/// The step.
#[component]
pub(super) fn CloseStep(s: Session) -> impl IntoView {
    let summary = s.part(|retro, ws| match retro.summary.is_empty() {
        true => draft_summary(ws, retro),
        false => retro.summary.clone(),
    });
    let save: Save = Callback::new(move |(text, _)| s.save(SessionEdit::Summary { text }));
    let field = Field::new("retro-summary", "For people who weren't there")
        .about(s.id)
        .hint("Drafted from the data. Edit as you like.");
    let report = Route::Retro { id: Some(s.id.to_string()), step: "report".to_owned() }.hash();
    view! {
        <PollSection s poll=Poll::Worth question="Was it worth the time?" levels=WORTH
            write=|level| SessionEdit::Worth { level }/>
        <Section title="Executive summary">
            <InlineField kind=Kind::Area field value=summary save/>
        </Section>
        <div class="cluster"><LinkButton label="Open report" href=report/></div>
    }
}
