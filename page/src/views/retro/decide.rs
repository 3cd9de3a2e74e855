//! The step in which everything is listed: actions in their order, then the other outcomes.

use leptos::prelude::*;
use std::sync::Arc;

use super::ask::{ask_leadership, ask_play, ask_roadmap};
use super::asked::asked;
use super::outcomes::{ActionText, OutcomeActions, OutcomeButtons, OutcomeRow};
use super::session::Session;
use crate::views::components::{
    Badge, Button, DragHandle, Dropped, Drops, KeyHint, LinkButton, Notice, Row, RowKeys, Rows,
    Section, Step, Tone, drag_rows, row_keys,
};
use sprintloop::domain::base::ids::ActionId;
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::reads::retrospective::agreed::{MOST, agreed, counts, dropped};
use sprintloop::domain::records::retrospective::outcome::Action;
use sprintloop::domain::records::retrospective::record::Out;

/// The step.
#[component]
pub(super) fn DecideStep(s: Session) -> impl IntoView {
    let list = move || {
        let retro = s.live()?;
        let ws = s.store.workspace_now();
        let actions: Vec<Arc<Action>> = agreed(&ws, &retro).into_iter().cloned().collect();
        let dropped = dropped(&ws, &retro).into_iter().map(|action| {
            let why = action.verdicts.last().map(|it| it.note.clone());
            let what = action.what.to_string();
            view! { <Row end=move || "Dropped"><Badge text="Action"/>" "{what}" "<span class="small soft">{why}</span></Row> }.into_any()
        });
        let others = retro.outcomes.iter().filter(|out| !matches!(out.what, Out::Action(_)));
        let others = others.map(|out| {
            let out = out.what;
            view! { <OutcomeRow s out/> }.into_any()
        });
        let points = retro.points.iter().map(|point| {
            let kind = if point.ask { "Request to leadership" } else { "Roadmap item" };
            let (text, state) = (point.text.to_string(), point.state.label());
            let asked = asked(point, s.store.now().date_naive());
            view! { <Row end=move || state><Badge text=kind/>" "{text}" "<span class="small soft">{asked}</span></Row> }.into_any()
        });
        let rows: Vec<_> = others.chain(points).chain(dropped).collect();
        let rest = (!rows.is_empty() || actions.is_empty()).then(|| {
            view! { <Rows rows none="Nothing yet. Record what you'll do differently."/> }
        });
        let actions = (!actions.is_empty()).then(|| view! { <ActionList s actions/> });
        Some(view! { <div class="stack">{actions}{rest}</div> })
    };
    let more = move || {
        view! {
            <Button label="Roadmap item" small=true on_press=move || ask_roadmap(s)/>
            <Button label="Request to leadership" small=true on_press=move || ask_leadership(s)/>
            <Button label="Play" small=true on_press=move || ask_play(s.store, s.asking, None, String::new())/>
            <LinkButton label="Edit workflow" small=true href="#/workflow"/>
        }
    };
    view! {
        <OutcomeButtons s/>
        <TooMany s/>
        <Section title="Outcomes" end=more>{list}</Section>
    }
}

/// Says so when there are more improvements than a team gets done.
#[component]
fn TooMany(s: Session) -> impl IntoView {
    move || {
        let retro = s.live()?;
        let ws = s.store.workspace_now();
        let count = agreed(&ws, &retro).into_iter().filter(|action| counts(&ws, action)).count();
        (count > MOST).then(|| {
            let title = format!("{}: plan for {MOST} at most", number_of(count, "action"));
            view! {
                <Notice tone=Tone::Watch title
                    text="Teams rarely finish more than that on top of their regular work. Put the three that matter most first. Drop the others, or add them to the backlog and plan them like any other work."/>
            }
        })
    }
}

/// The actions, to be put in order by drag, or by Alt with an arrow key.
#[component]
fn ActionList(s: Session, actions: Vec<Arc<Action>>) -> impl IntoView {
    let order: Vec<ActionId> = actions.iter().map(|action| action.id).collect();
    let ws = s.store.workspace_now();
    let improvements = actions.iter().filter(|action| counts(&ws, action)).count();
    let said = format!("Actions: {improvements} of at most {MOST}, most important first");
    let (by_key, by_drag) = (order.clone(), order);
    let keys = RowKeys::new().step(move |id: ActionId, step| {
        let at = by_key.iter().position(|it| *it == id).unwrap_or(0);
        let to = match step {
            Step::Up => at.saturating_sub(1),
            Step::Down => at + 1,
            Step::First => 0,
            Step::Last => by_key.len(),
            Step::Back | Step::Forward => at,
        };
        put(s, &by_key, id, to);
    });
    let drops = Drops::new(move |dropped: Dropped<ActionId>| {
        put(s, &by_drag, dropped.id, dropped.index);
    });
    let rows = (1..).zip(actions).map(|(place, action): (usize, Arc<Action>)| {
        let id = action.id;
        view! {
            <li class="rows__row" data-row=id.to_string() data-drag id=format!("action-{id}") tabindex=if place == 1 { "0" } else { "-1" }>
                <DragHandle/>
                <span class="soft number">{place}</span>
                <span class="rows__title" dir="auto"><ActionText s action/></span>
                <span class="rows__end"><OutcomeActions s out=Out::Action(id)/></span>
            </li>
        }
    });
    view! {
        <p class="small soft">{said.clone()}". Drag to change their order. "<KeyHint key="Alt ↑ ↓" does="move"/></p>
        <ul class="rows" id="retro-actions" aria-label=said data-drop="actions" use:row_keys=keys use:drag_rows=drops>
            {rows.collect_view()}
        </ul>
    }
}

/// Moves an action to a place among the others.
fn put(s: Session, order: &[ActionId], id: ActionId, to: usize) {
    let mut order: Vec<ActionId> = order.iter().copied().filter(|it| *it != id).collect();
    order.insert(to.min(order.len()), id);
    s.send(RetrospectiveCommand::Rank { id: s.id, order });
}
