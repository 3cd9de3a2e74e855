//! The sprint that is being planned.

use leptos::prelude::*;

use super::capacity::{CapacityFigures, LoadBars};
use super::dates::PlanDates;
use super::dialogs::{CancelDialog, menu_entries};
use super::goal::GoalCard;
use super::offer::{ReadyItems, RefiningItems};
use super::shown::Plan;
use crate::state::{Route, Store};
use crate::views::components::{Button, ButtonKind, IconName, Menu, PageTitle, Section};
use crate::views::copy_menu::CopyMenu;
use crate::views::metrics::of_plan;
use crate::views::names;
use crate::views::refusal::{Again, RefusalSlot};
use crate::views::retro::outcomes::{Guardrails, OpenActions};
use crate::views::shared::SharePlanDialog;
use crate::views::signals::{Signals, SprintHealth};
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::base::text::counted;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::records::people::Role;
use sprintloop::domain::tables::draft::is_just_me;
use sprintloop::exchange::text::Subject;

/// The screen.
#[component]
pub(super) fn PlannedSprint(plan: Plan) -> impl IntoView {
    let (cancelling, sharing) = (RwSignal::new(false), RwSignal::new(false));
    let name = plan.part(|sprint| format!("Plan {}", sprint.name().to_lowercase()));
    let entries = move || menu_entries(plan, sharing, cancelling);
    let start = move || plan.refused.set(begin(plan, None).err());
    view! {
        <PageTitle title=name>
            <Menu label="More for this plan" dots=true entries/>
            <CopyMenu subject=Subject::Plan(plan.id)/>
            <Button label="Start sprint" kind=ButtonKind::Primary icon=IconName::Play on_press=start/>
        </PageTitle>
        <div class="with-aside">
            <div class="stack">
                <GoalCard plan/>
                <ReadyItems plan/>
                <RefiningItems store=plan.store/>
                <CapacityFigures plan/>
            </div>
            <PlanAside plan/>
        </div>
        <CancelDialog plan open=cancelling/>
        <SharePlanDialog store=plan.store sprint=plan.id open=sharing/>
    }
}

/// Beside the plan: load, refusals, dates and what else to look at.
#[component]
fn PlanAside(plan: Plan) -> impl IntoView {
    let store = plan.store;
    let again: Again = Callback::new(move |(_, reason)| begin(plan, Some(reason)));
    view! {
        <aside class="plan-capacity stack" aria-label="Capacity">
            <div class="card stack" id="plan-load"><LoadBars plan/></div>
            <RefusalSlot refused=plan.refused again/>
            <PlanDates plan/>
            <ProposedCommitment plan/>
            <Signals store/>
            <SprintHealth store/>
            <Approval store/>
            <OpenActions store/>
            {move || plan.sprint.get().map(|sprint| view! { <Guardrails store sprint/> })}
        </aside>
    }
}

fn begin(
    plan: Plan,
    reason: Option<sprintloop::domain::base::text::Reason>,
) -> Result<(), Refusal> {
    plan.run(SprintCommand::Start { id: plan.id, over_capacity: reason })?;
    say_undoable(plan.store, "Sprint started");
    plan.store.go(Route::Board);
    Ok(())
}

/// The proposed commitment, and the chance of finishing the selected items.
#[component]
fn ProposedCommitment(plan: Plan) -> impl IntoView {
    move || {
        let (said, take) = of_plan(&*plan.sprint.get()?, &plan.store.workspace())?;
        let label = format!("Select {}", counted(take.len(), "more item", "more items"));
        let none = take.is_empty();
        let choose = move || {
            let (id, items) = (plan.id, take.clone());
            plan.press(SprintCommand::Choose { id, items, serves_goal: true });
        };
        let button = (!none).then(|| {
            view! { <Button label small=true icon=IconName::Plus on_press=choose/> }
        });
        Some(view! {
            <Section title="Proposed commitment"><p class="small">{said}</p> {button}</Section>
        })
    }
}

/// Who approves the start.
#[component]
fn Approval(store: Store) -> impl IntoView {
    let text = move || {
        let ws = store.workspace();
        if is_just_me(&ws) {
            return String::new();
        }
        let leads: Vec<String> = names::members(&ws)
            .into_iter()
            .filter(|member| member.is(Role::MarketingLead))
            .map(|member| member.name.to_string())
            .collect();
        match leads.is_empty() {
            true => {
                "The Marketing lead approves the goal and the commitment. No one has that role yet."
                    .to_owned()
            }
            false => {
                let leads = leads.join(", ");
                format!("The Marketing lead ({leads}) approves the goal and the commitment.")
            }
        }
    };
    view! { <p class="small soft">{text}</p> }
}
