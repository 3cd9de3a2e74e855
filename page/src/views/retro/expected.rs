//! What was expected beside what happened, for each hypothesis; and earlier assumptions that are due.

use leptos::prelude::*;
use std::sync::Arc;

use super::ask_action::ask_gap;
use super::session::{Session, people};
use crate::state::Route;
use crate::views::blocker::Ask;
use crate::views::components::{
    Badge, Button, ButtonKind, LinkButton, NothingHere, Row, Rows, Section, Tone, UserText, dates,
};
use crate::views::learnings::form::{About, LearningDialog};
use crate::views::names::ItemLink;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::text::listed;
use sprintloop::domain::reads::retrospective::challenges::challenges;
use sprintloop::domain::reads::retrospective::facts::expectations;
use sprintloop::domain::records::retrospective::record::Retrospective;

/// The step of hypotheses and results.
#[component]
pub(super) fn ExpectedStep(s: Session) -> impl IntoView {
    let asked = Ask::default();
    let gap = move || {
        view! { <Button label="Close a data gap" small=true id="data-gap" on_press=move || ask_gap(s)/> }
    };
    let list = move || {
        let retro = s.live()?;
        Some(view! {
            <Section title="This sprint's hypotheses" note="expected vs. actual" end=gap>
                <GuestPrompt retro=Arc::clone(&retro)/>
                <Hypotheses s retro asked/>
            </Section>
            <DueDecisions s/>
        })
    };
    view! { {list} <LearningDialog ask=asked/> }
}

/// For each item with a measurement plan: what was expected beside what happened.
#[component]
fn Hypotheses(s: Session, retro: Arc<Retrospective>, asked: Ask<About>) -> impl IntoView {
    let ws = s.store.workspace_now();
    let rows = expectations(&ws, &retro).into_iter().map(|one| {
        let item = one.item.id;
        let learned = one.learning.map(|learning| {
            let result = learning.result.map_or("No result", |result| result.label());
            (result, learning.gap.map(|gap| format!("Gap: {}", gap.label())))
        });
        let end = match learned {
            Some((text, gap)) => view! {
                <Badge text tone=Tone::Accent/>
                {gap.map(|text| view! { " "<Badge text tone=Tone::Watch/> })}
            }
            .into_any(),
            None => view! { <RecordButton item asked/> }.into_any(),
        };
        let happened =
            one.learning.map(|learning| view! { <UserText text=learning.happened.to_string()/> });
        let audience =
            (!one.audience.is_empty()).then(|| view! { <p class="small soft">{one.audience}</p> });
        let measure =
            (!one.measure.is_empty()).then(|| view! { <p class="small soft">{one.measure}</p> });
        view! {
            <tr>
                <th scope="row"><ItemLink id=item/>{audience}</th>
                <td data-label="Expected"><UserText text=one.hypothesis.to_owned()/>{measure}</td>
                <td data-label="Actual">{happened}{end}</td>
            </tr>
        }
        .into_any()
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return view! { <NothingHere text="No item here has a measurement plan."/> }.into_any();
    }
    view! {
        <table class="compared">
            <thead><tr><th scope="col">"Item"</th><th scope="col">"Expected"</th><th scope="col">"Actual"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Asks the guests, who see what insiders miss.
#[component]
fn GuestPrompt(retro: Arc<Retrospective>) -> impl IntoView {
    let guests = people(&retro).into_iter().filter(|(id, _)| {
        retro.participants.get(id).is_some_and(|who| who.member.is_none() && !who.why.is_empty())
    });
    let names: Vec<String> = guests.map(|(_, name)| name).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let ask = (!names.is_empty()).then(|| {
        let who = listed(&names);
        view! { <p>{format!("Ask {who}: what else could explain this result, and which number don't you trust?")}</p> }
    });
    let said = challenges(&retro).into_iter().map(|(_, name, text)| {
        view! { <p class="small soft" dir="auto">{format!("{name} would challenge: {text}")}</p> }
    });
    let said = said.collect_view();
    view! { {ask}{said} }
}

/// Asks for a learning from an item.
#[component]
fn RecordButton(item: ItemId, asked: Ask<About>) -> impl IntoView {
    view! {
        <Button label="Record a learning" small=true id=format!("learn-{item}")
            on_press=move || asked.ask(About::Item(item))/>
    }
}

/// Earlier decisions that are due for review.
#[component]
fn DueDecisions(s: Session) -> impl IntoView {
    let (ws, today) = (s.store.workspace_now(), s.store.now().date_naive());
    let rows = ws.decisions.values().filter(|decision| decision.is_due(today)).map(|decision| {
        let day = decision.look_again.map(|day| dates::near_day(day, today));
        let here = Route::learnings().hash_at(decision.id);
        let end = move || {
            view! { {day}<LinkButton label="Review decision" small=true kind=ButtonKind::Quiet href=here.clone()/> }
        };
        let what = decision.what.to_string();
        view! { <Row end>{what}</Row> }
    });
    let rows: Vec<_> = rows.collect();
    view! { <Section title="Earlier assumptions due for review"><Rows rows none="Nothing due."/></Section> }
}
