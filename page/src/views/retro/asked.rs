//! A request to leadership in words, and its answer.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::session::Session;
use crate::views::components::{Button, ButtonKind, Row, Rows, Section, dates};
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::reads::retrospective::asks::open_asks;
use sprintloop::domain::reads::retrospective::subject::name_of;
use sprintloop::domain::records::retrospective::outcome::{Point, PointState};
use sprintloop::domain::records::retrospective::record::Retrospective;

/// Returns who is asked, until when, and why: "the CMO · answer by Fri, Dec 11 · two days a sprint".
pub fn asked(point: &Point, today: NaiveDate) -> String {
    let by = point.answer_by.map(|day| format!("answer by {}", dates::near_day(day, today)));
    let said = [Some(point.to.clone()), by, Some(point.why.clone())];
    let said: Vec<String> = said.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    said.join(" · ")
}

/// Requests of earlier retrospectives that have no answer yet; nothing if there are none.
#[component]
pub(super) fn OpenAsks(s: Session, retro: std::sync::Arc<Retrospective>) -> impl IntoView {
    let (ws, today) = (s.store.workspace_now(), s.store.now().date_naive());
    let rows = open_asks(&ws, &retro).into_iter().map(|ask| {
        let (from, at, text) = (ask.from.id, ask.at, ask.point.text.to_string());
        let about = [name_of(&ws, ask.from), asked(ask.point, today)];
        let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
        let end = move || {
            let answers = PointState::ALL.iter().copied().skip(1).map(|state| {
                let settle = RetrospectiveCommand::SettlePoint { id: from, at, state };
                let press = move || {
                    s.send(settle.clone());
                };
                view! { <Button label=state.label() kind=ButtonKind::Quiet small=true on_press=press/> }
            });
            answers.collect_view()
        };
        view! { <Row end>{text}" "<span class="small soft">{about.join(" · ")}</span></Row> }.into_any()
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! { <Section title="Requests without an answer"><Rows rows none=""/></Section> }
    })
}
