//! A sprint plan shared as a link: shown as sent, with a button to import it; and the dialog that creates
//! such a link.
use std::sync::Arc;

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

use super::components::{
    Badge, Button, ButtonKind, CopyButton, Dialog, EmptyState, IconName, LinkButton, Notice,
    PageTitle, Section, Tone,
};
use super::data::ImportOffer;
use super::names;
use crate::state::shared::{Shared, address_of};
use crate::state::{Route, Store};
use crate::views::take_away::save;
use sprintloop::domain::base::dates::range;
use sprintloop::domain::base::ids::SprintId;
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::reads::order;
use sprintloop::domain::reads::sprint::load::load;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::sprint::record::Sprint;
use sprintloop::domain::tables::record::Tables;
use sprintloop::exchange::file::Export;
use sprintloop::exchange::found::Found;
use sprintloop::exchange::link::{LONG, write};
use sprintloop::exchange::part::Part;

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
                    <Notice tone=Tone::Stop title="This link can't be opened" text=why.to_string() />
                </div>
            }),
            None => EitherOf3::C(view! {
                <EmptyState title="No shared plan is open" text="A shared plan isn't saved. Open the link again to see it.">
                    <HomeLink />
                </EmptyState>
            }),
        }
    }
}

#[component]
fn HomeLink() -> impl IntoView {
    view! { <LinkButton label="Open Sprintloop" kind=ButtonKind::Quiet href=Route::Today.hash() /> }
}

/// The plan as sent; nothing if the part contains none.
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
        ("Dates", range(sprint.starts, sprint.ends)),
    ];
    let facts = facts.map(|(term, text)| view! { <dt>{term}</dt><dd dir="auto">{text}</dd> });
    let facts = facts.into_iter().collect_view();
    let items = chosen(&sprint, tables);
    let note = number_of(items.len(), "item");
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
            <p class="page-lead">"Someone shared this plan with you. You see it as it was sent. It isn't saved in this browser unless you import it."</p>
            <div class="card"><dl class="facts">{facts}</dl></div>
            <Section title="Items" note><ul class="rows">{rows}</ul></Section>
            <Section title="Load by owner"><OwnerLoads loads /></Section>
        </div>
    }
}

/// Returns the items of the plan in order, and whether each supports the goal.
fn chosen(sprint: &Sprint, tables: &Tables) -> Vec<(Arc<BacklogItem>, bool)> {
    let serves = |item: &BacklogItem| sprint.chosen.get(&item.id).copied().unwrap_or_default();
    let items = order::chosen(sprint, tables).into_iter();
    items.map(|item| (Arc::clone(item), serves(item))).collect()
}

#[component]
fn SharedItem(item: Arc<BacklogItem>, serves: bool, owner: String, size: String) -> impl IntoView {
    let stage = item.position.stage().map(|stage| view! { <Badge text=stage.label() /> });
    let beside = (!serves).then(|| view! { <Badge text="Other work" /> });
    view! {
        <li class="rows__row">
            <span class="rows__key" translate="no">{item.key.to_string()}</span>
            <span class="rows__title" dir="auto">{item.title.to_string()}</span>
            <span class="rows__end">{beside} {stage} <span class="small soft">{owner}</span> <span class="rows__number number">{size}</span></span>
        </li>
    }
}

/// Returns each owner's load against their capacity.
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

/// The dialog that shares a plan as a link.
#[component]
pub fn SharePlanDialog(store: Store, sprint: SprintId, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog id="share-plan" title="Share plan" unasked=true open>
            <PlanLink store sprint open />
        </Dialog>
    }
}

/// The link, or why there is none.
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
        let text = format!("It has {letters} characters. Many chat and email apps cut links longer than {LONG}. The file always works.");
        view! {
            <Notice tone=Tone::Watch title="This link is long" text><PlanFile store sprint /></Notice>
        }
    });
    let copied = address.clone();
    Either::Right(view! {
        <div class="stack">
            <p>"The link contains the plan itself, without comments or log. Anyone with the link can read it. Nothing is uploaded."</p>
            {long}
            <input class="input" readonly aria-label="Link" value=address />
            <div class="form__actions">
                <CopyButton label="Copy link" text=move || copied.clone() />
                <Button label="Close" kind=ButtonKind::Quiet on_press=move || open.set(false) />
            </div>
        </div>
    })
}

/// The plan as a file, for plans too long for a link.
#[component]
fn PlanFile(store: Store, sprint: SprintId) -> impl IntoView {
    let toasts = use_context();
    let press = move || save(store, toasts, Export::Plan(sprint));
    view! { <Button label="Download file" icon=IconName::Download on_press=press /> }
}
