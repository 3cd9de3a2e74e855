//! Did our actions work? Every action by its result, with the figure that was given.

use leptos::prelude::*;
use std::sync::Arc;

use crate::state::{Route, Store};
use crate::views::components::{Badge, Chip, Row, Rows, Section, Tone};
use sprintloop::domain::reads::retrospective::report_tables::owner;
use sprintloop::domain::reads::retrospective::subject::short_name;
use sprintloop::domain::reads::retrospective::worked::{Became, worked};
use sprintloop::domain::records::retrospective::outcome::Action;

/// The section: a chip for each result with its count, and the actions of the chosen one.
#[component]
pub(super) fn Worked(store: Store) -> impl IntoView {
    let shown = RwSignal::new(Became::Worked);
    let chips = Became::ALL.map(|became| {
        let on = Signal::derive(move || shown.get() == became);
        let count = move || {
            let ws = store.workspace();
            ws.actions.values().filter(|it| it.is_agreed() && Became::of(it) == became).count()
        };
        // A label is text: it's drawn again when the count changes.
        move || {
            let label = format!("{} {}", became.label(), count());
            view! { <Chip label on on_press=move || shown.set(became)/> }
        }
    });
    let rows = move || {
        let ws = store.workspace();
        let all = worked(&ws).into_iter().filter(|(became, _)| *became == shown.get());
        let rows = all.flat_map(|(_, actions)| actions).map(|action| {
            let action = Arc::clone(action);
            view! { <ActionLine store action/> }
        });
        view! { <Rows rows=rows.collect() none="No actions with this result."/> }
    };
    view! {
        <Section title="Did our actions work?">
            <div class="cluster" role="group" aria-label="Result">{chips.into_iter().collect_view()}</div>
            {rows}
        </Section>
    }
}

/// An action, who answered for it, its measure, and the figure or reason of its result.
#[component]
fn ActionLine(store: Store, action: Arc<Action>) -> impl IntoView {
    let ws = store.workspace_now();
    let number = ws.retrospectives.get(action.from).map(|retro| short_name(&ws, retro));
    let href = Route::Retro { id: Some(action.from.to_string()), step: "report".to_owned() }.hash();
    let said = action.verdicts.last().map(|it| it.note.clone()).unwrap_or_default();
    let parts = [owner(&ws, &action), action.measure.clone(), said];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let times = action.carried();
    let carried = (times >= 2).then(|| format!("Carried over {times} times"));
    let end = move || {
        view! { {carried.map(|text| view! { <Badge text tone=Tone::Stop/> })}{number.map(|text| view! { <Badge text/> })} }
    };
    view! {
        <Row end><a href=href>{action.what.to_string()}</a>" "<span class="small soft">{parts.join(" · ")}</span></Row>
    }
}
