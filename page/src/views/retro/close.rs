//! The end: was it worth the time, the summary, the report.

use leptos::prelude::*;

use super::poll::PollSection;
use super::session::Session;
use crate::state::Route;
use crate::views::components::{Badge, Field, LinkButton, Row, Rows, Section, dates};
use crate::views::item::inline::{InlineField, Kind, Save};
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::reads::retrospective::summary::draft_summary;
use sprintloop::domain::reads::retrospective::wall::outcomes;
use sprintloop::domain::records::retrospective::poll::Poll;

/// Answers of the last poll, from not at all to very much.
pub const WORTH: [&str; 5] = ["Not at all", "Not really", "Somewhat", "Mostly", "Very much"];

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
    let leaves = move || {
        let retro = s.live()?;
        let (ws, today) = (s.store.workspace_now(), s.store.now().date_naive());
        let rows = outcomes(&ws, &retro).into_iter().map(|it| {
            let due = it.due.map(|due| dates::near_day(due, today));
            let who: Vec<String> = Some(it.owner).filter(|it| !it.is_empty()).into_iter().chain(due).collect();
            view! { <Row><Badge text=it.kind/>" "{it.what}" "<span class="small soft">{who.join(" · ")}</span></Row> }.into_any()
        });
        Some(view! { <Rows rows=rows.collect() none="Nothing was decided."/> })
    };
    let report = Route::Retro { id: Some(s.id.to_string()), step: "report".to_owned() }.hash();
    view! {
        <PollSection s poll=Poll::Worth question="Was it worth the time?" levels=WORTH
            write=|level| SessionEdit::Worth { level }/>
        <Section title="Outcomes">{leaves}</Section>
        <Section title="Executive summary">
            <InlineField kind=Kind::Area field value=summary save/>
        </Section>
        <div class="cluster"><LinkButton label="Open report" href=report/></div>
    }
}
