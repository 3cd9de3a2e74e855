//! A sprint plan that came as a link: shown as it was sent, to be taken in or left; and the dialog that
//! makes such a link.
use std::sync::Arc;

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

use super::components::{
    Badge, Button, ButtonKind, CopyButton, Dialog, EmptyState, IconName, LinkButton, Notice,
    PageTitle, Section, Tone,
};
use super::data::ImportOffer;
use super::names;
use crate::domain::base::dates::day;
use crate::domain::base::ids::SprintId;
use crate::domain::reads::sprint::load::load;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::tables::record::Tables;
use crate::exchange::file::Export;
use crate::exchange::found::Found;
use crate::exchange::link::{LONG, write};
use crate::exchange::part::Part;
use crate::state::shared::{Shared, address_of};
use crate::state::{Route, Store};
use crate::views::take_away::save;

/// The screen.
#[component]
pub fn SharedPlanScreen() -> impl IntoView {
    let shared = use_context::<Shared>();
    move || {
        let came = shared.and_then(Shared::came);
        match came.as_deref() {
            Some(Ok(part)) => EitherOf3::A(view! { <SharedPlan part=part.clone() /> }),
            Some(Err(why)) => EitherOf3::B(view! {
                <div class="stack">
                    <PageTitle title="Shared plan"><HomeLink /></PageTitle>
                    <Notice tone=Tone::Stop title="This link cannot be opened" text=why.to_string() />
                </div>
            }),
            None => EitherOf3::C(view! {
                <EmptyState title="No plan is open here" text="A shared plan is kept nowhere: open the link again where you got it.">
                    <HomeLink />
                </EmptyState>
            }),
        }
    }
}

#[component]
fn HomeLink() -> impl IntoView {
    view! { <LinkButton label="To Sprintloop" kind=ButtonKind::Quiet href=Route::Today.hash() /> }
}

/// The plan as it was sent; nothing where the part holds none.
#[component]
fn SharedPlan(part: Part) -> impl IntoView {
    let sprint = part.plan.and_then(|id| part.workspace.sprints.get(id)).cloned();
    sprint.map(|sprint| view! { <SharedSprint part sprint /> })
}

#[component]
fn SharedSprint(part: Part, sprint: Arc<Sprint>) -> impl IntoView {
    let tables: &Tables = &part.workspace;
    let goal = sprint.goal.as_ref().map(|goal| goal.text.to_string());
    let facts = [
        ("Team", part.workspace.name().to_owned()),
        ("Goal", goal.unwrap_or_else(|| "No goal yet".to_owned())),
        ("Dates", format!("{} to {}", day(sprint.starts), day(sprint.ends))),
    ];
    let facts = facts.map(|(term, text)| view! { <dt>{term}</dt><dd dir="auto">{text}</dd> });
    let facts = facts.into_iter().collect_view();
    let items = chosen(&sprint, tables);
    let note =
        if items.len() == 1 { "1 item".to_owned() } else { format!("{} items", items.len()) };
    let rows = items
        .into_iter()
        .map(|(item, serves)| {
            let owner = names::member(tables, item.owner);
            let effort = item.estimate;
            let size = effort.map_or_else(|| "–".to_owned(), |e| tables.workflow.unit.show(e));
            view! { <SharedItem item serves owner size /> }
        })
        .collect_view();
    let loads = loads(&sprint, tables);
    let name = format!("{} plan", sprint.name());
    let found = Found::Part(Box::new(part));
    view! {
        <div class="stack stack--loose">
            <PageTitle title=name.clone()><HomeLink /><ImportOffer name found /></PageTitle>
            <p class="page-lead">"Somebody shared this plan with you. It is shown as it was sent; nothing of it is kept in this browser unless you import it."</p>
            <div class="card"><dl class="facts">{facts}</dl></div>
            <Section title="Items" note><ul class="rows">{rows}</ul></Section>
            <Section title="Load by owner"><OwnerLoads loads /></Section>
        </div>
    }
}

/// The items of the plan in their order, and whether each serves the goal.
fn chosen(sprint: &Sprint, tables: &Tables) -> Vec<(Arc<BacklogItem>, bool)> {
    let mut items: Vec<_> = sprint
        .chosen
        .iter()
        .filter_map(|(id, serves)| Some((Arc::clone(tables.items.get(*id)?), *serves)))
        .collect();
    items.sort_by(|a, b| (&a.0.rank, a.0.id).cmp(&(&b.0.rank, b.0.id)));
    items
}

#[component]
fn SharedItem(item: Arc<BacklogItem>, serves: bool, owner: String, size: String) -> impl IntoView {
    let stage = item.position.stage().map(|stage| view! { <Badge text=stage.label() /> });
    let beside = (!serves).then(|| view! { <Badge text="Not for the goal" /> });
    view! {
        <li class="rows__row">
            <span class="rows__key">{item.key.to_string()}</span>
            <span class="rows__title" dir="auto">{item.title.to_string()}</span>
            <span class="rows__end">{beside} {stage} <span class="small soft">{owner}</span> <span class="rows__number number">{size}</span></span>
        </li>
    }
}

/// Each owner, and how much they have of what they can take.
fn loads(sprint: &Sprint, tables: &Tables) -> Vec<(String, String)> {
    let unit = tables.workflow.unit;
    let all = load(sprint, tables).owners.into_iter().map(|owner| {
        let (has, can) = (unit.show(owner.load), unit.show(owner.capacity));
        (names::member(tables, Some(owner.member)), format!("{has} of {can}"))
    });
    all.collect()
}

#[component]
fn OwnerLoads(loads: Vec<(String, String)>) -> impl IntoView {
    let lines = loads.into_iter().map(|(owner, has)| {
        view! { <dt dir="auto">{owner}</dt><dd>{has}</dd> }
    });
    view! { <dl class="facts">{lines.collect_view()}</dl> }
}

/// The dialog that gives a plan as a link.
#[component]
pub fn SharePlanDialog(store: Store, sprint: SprintId, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog id="share-plan" title="Share this plan" unasked=true open>
            <PlanLink store sprint open />
        </Dialog>
    }
}

/// The link to copy, or why there is none.
#[component]
fn PlanLink(store: Store, sprint: SprintId, open: RwSignal<bool>) -> impl IntoView {
    let Some(address) = write(&store.workspace_now(), sprint).map(|data| address_of(&data)) else {
        return Either::Left(view! {
            <div class="stack">
                <Notice tone=Tone::Stop title="This plan is too large for a link" text="Send the file instead." />
                <div class="cluster"><PlanFile store sprint /></div>
            </div>
        });
    };
    let letters = address.len();
    let long = (letters > LONG).then(|| {
        let text = format!("It has {letters} characters. Many chats and mail programs cut a link above {LONG}; the file always arrives whole.");
        view! {
            <Notice tone=Tone::Watch title="This link is long" text><PlanFile store sprint /></Notice>
        }
    });
    let copied = address.clone();
    Either::Right(view! {
        <div class="stack">
            <p>"The link holds the plan itself, without comments and without the log. Whoever has it can read the plan; nothing is uploaded anywhere."</p>
            {long}
            <input class="input" readonly aria-label="Link" value=address />
            <div class="form__actions">
                <CopyButton label="Copy the link" text=move || copied.clone() />
                <Button label="Close" kind=ButtonKind::Quiet on_press=move || open.set(false) />
            </div>
        </div>
    })
}

/// The plan as a file, where a link is too long.
#[component]
fn PlanFile(store: Store, sprint: SprintId) -> impl IntoView {
    let toasts = use_context();
    let press = move || save(store, toasts, Export::Plan(sprint));
    view! { <Button label="Download the file" icon=IconName::Download on_press=press /> }
}
