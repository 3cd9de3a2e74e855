//! The end: was it worth the time, the summary, the report.

use crate::views::prelude::*;

use super::Session;
use super::open::poll;
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::summary::draft_summary;
use crate::state::Route;
use crate::views::components::{Button, Field, section, text_area};

const WORTH: [&str; 5] =
    ["Not at all", "Less than it cost", "About even", "More than it cost", "Very much"];

/// The step.
pub fn close(s: Session) -> AnyView {
    let ws = s.store.workspace_now();
    let text = s.now().map(|retro| match retro.summary.is_empty() {
        true => draft_summary(&ws, &retro),
        false => retro.summary.clone(),
    });
    let summary = RwSignal::new(text.unwrap_or_default());
    let keep = move |_| s.act(SessionEdit::Summary { text: summary.get_untracked() });
    let field = Field::new("retro-summary", "For someone who was not there")
        .hint("Drafted from the data; change what you like.");
    let report = Route::Retro { id: Some(s.id.to_string()), step: "report".to_owned() }.hash();
    view! {
        {poll(s, "Was it worth the time?", WORTH, |retro| retro.worth.clone(), |level| SessionEdit::Worth { level })}
        {section("Executive summary", (), (), view! { <div on:change=keep>{text_area(field, summary)}</div> }.into_any())}
        <div class="cluster">{Button::new("Read the report").href(report)}</div>
    }
    .into_any()
}
