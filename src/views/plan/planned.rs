//! The sprint that is being planned.

use leptos::prelude::*;

use super::capacity::{CapacityFigures, LoadBars};
use super::dialogs::CancelDialog;
use super::goal::GoalCard;
use super::offer::{ReadyItems, RefiningItems};
use super::shown::Plan;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::records::people::Role;
use crate::exchange::text::Subject;
use crate::state::{Route, Store};
use crate::views::components::{
    Button, ButtonKind, Entry, Field, IconName, Menu, PageTitle, Section,
};
use crate::views::copy_for_chat::CopyForChat;
use crate::views::item::inline::{InlineField, Kind, Save};
use crate::views::metrics::of_plan;
use crate::views::names;
use crate::views::refusal::{Again, RefusalSlot, say_undoable};
use crate::views::retro::outcomes::{Guardrails, OpenActions};
use crate::views::shared::SharePlanDialog;
use crate::views::signals::{Signals, SprintHealth};
use crate::views::take_away;

/// The screen.
#[component]
pub(super) fn PlannedSprint(plan: Plan) -> impl IntoView {
    let (cancelling, sharing) = (RwSignal::new(false), RwSignal::new(false));
    let name = plan.part(|sprint| format!("Plan {}", sprint.name().to_lowercase()));
    let entries = move || {
        let mut entries = take_away::entries(plan.store, Subject::Plan(plan.id), plan.id);
        entries
            .push(Entry::press("Share as a link…", move || sharing.set(true)).icon(IconName::Copy));
        entries.push(Entry::line());
        entries.push(Entry::press("Cancel the sprint…", move || cancelling.set(true)).danger());
        entries
    };
    let start = move || plan.refused.set(begin(plan, None).err());
    view! {
        <PageTitle title=name>
            <Menu label="More for this plan" dots=true entries/>
            <CopyForChat subject=Subject::Plan(plan.id)/>
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

/// What stands beside the plan: the loads, what was refused, the dates and what else to look at.
#[component]
fn PlanAside(plan: Plan) -> impl IntoView {
    let store = plan.store;
    let again: Again = Callback::new(move |(_, reason)| begin(plan, Some(reason)));
    view! {
        <aside class="plan-capacity stack" aria-label="Capacity">
            <div class="card stack" id="plan-load"><LoadBars plan/></div>
            <RefusalSlot refused=plan.refused again/>
            <ProposedCommitment plan/>
            <Signals store/>
            <SprintHealth store/>
            <PlanDates plan/>
            <Approval store/>
            <OpenActions store/>
            {move || plan.sprint.get().map(|sprint| view! { <Guardrails store sprint/> })}
        </aside>
    }
}

fn begin(plan: Plan, reason: Option<crate::domain::base::text::Reason>) -> Result<(), Refusal> {
    plan.run(SprintCommand::Start { id: plan.id, over_capacity: reason })?;
    say_undoable(plan.store, "Sprint started");
    plan.store.go(Route::Board);
    Ok(())
}

#[component]
fn PlanDates(plan: Plan) -> impl IntoView {
    let save = move |first: bool| -> Save {
        Callback::new(move |(text, _): (String, _)| {
            let day = text.parse().map_err(|_| Refusal::input("Choose a day."))?;
            let Some(sprint) = plan.sprint.get_untracked() else {
                return Err(Refusal::unknown("sprint"));
            };
            let (starts, ends) = if first { (day, sprint.ends) } else { (sprint.starts, day) };
            plan.run(SprintCommand::SetDates { id: plan.id, starts, ends })
        })
    };
    let starts = plan.part(|sprint| sprint.starts.to_string());
    let ends = plan.part(|sprint| sprint.ends.to_string());
    view! {
        <Section title="Dates">
            <div class="form__row">
                <InlineField kind=Kind::Day field=Field::new("plan-starts", "First day") value=starts save=save(true)/>
                <InlineField kind=Kind::Day field=Field::new("plan-ends", "Last day") value=ends save=save(false)/>
            </div>
        </Section>
    }
}

/// The proposed commitment, and the chance of finishing what is chosen.
#[component]
fn ProposedCommitment(plan: Plan) -> impl IntoView {
    move || {
        let (said, take) = of_plan(&*plan.sprint.get()?, &plan.store.workspace())?;
        let label = match take.len() {
            1 => "Choose 1 more item".to_owned(),
            count => format!("Choose {count} more items"),
        };
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

/// Whose decision the start is.
#[component]
fn Approval(store: Store) -> impl IntoView {
    let text = move || {
        let ws = store.workspace();
        let leads: Vec<String> = names::members(&ws)
            .into_iter()
            .filter(|member| member.is(Role::MarketingLead))
            .map(|member| member.name.to_string())
            .collect();
        match leads.is_empty() {
            true => "Nobody is Marketing lead yet, who approves goal and commitment.".to_owned(),
            false => {
                format!("The Marketing lead approves goal and commitment: {}.", leads.join(", "))
            }
        }
    };
    view! { <p class="small soft">{text}</p> }
}
