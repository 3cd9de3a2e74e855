//! The sprint's one goal, and the priority it supports.

use leptos::prelude::*;

use super::shown::Plan;
use crate::views::components::{
    Badge, Button, Choice, Dialog, Form, FormView, IconName, SelectField, TextArea, TextField, Tone,
};
use crate::views::meanwhile::Meanwhile;
use crate::views::{form_at, names};
use sprintloop::domain::base::text::{Reason, Title, counted};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::records::priority::PriorityState;
use sprintloop::domain::records::sprint::goal::Goal;
use sprintloop::domain::tables::record::Tables;

/// The goal as a card, with a button that opens its form.
#[component]
pub(super) fn GoalCard(plan: Plan) -> impl IntoView {
    let open = RwSignal::new(false);
    form_at::opens(plan.store, form_at::GOAL, open);
    let words = Memo::new(move |_| {
        let ws = plan.store.workspace();
        let goal = plan.sprint.get().and_then(|sprint| sprint.goal.clone());
        match goal {
            Some(goal) => (serves(&ws, &goal), goal.text.to_string()),
            None => (String::new(), "No goal yet".to_owned()),
        }
    });
    let none =
        Memo::new(move |_| plan.sprint.with(|s| s.as_ref().is_none_or(|s| s.goal.is_none())));
    let button = move || {
        let label = if none.get() { "Set goal" } else { "Change goal" };
        view! { <Button label id="plan-goal-set" small=true icon=IconName::Target on_press=move || open.set(true)/> }
    };
    view! {
        <div class="sprint-goal">
            <p class="sprint-goal__serves" hidden=move || words.get().0.is_empty()>{move || words.get().0}</p>
            <p class="sprint-goal__text" dir="auto">{move || words.get().1}</p>
            <div class="sprint-goal__foot">{button}<GoalChanges plan/></div>
        </div>
        <Dialog id=format!("plan-goal-{}", plan.id) title="Sprint goal" open
            sentence="In one sentence: what will be different at the end of the sprint?">
            <GoalForm plan open/>
        </Dialog>
    }
}

/// How often the goal has changed since the start, if it has.
#[component]
fn GoalChanges(plan: Plan) -> impl IntoView {
    move || {
        let count = plan.sprint.with(|s| s.as_ref().map_or(0, |s| s.goal_changes.len()));
        let text = format!("Changed {} since the start", counted(count, "time", "times"));
        (count > 0).then(|| view! { <Badge text tone=Tone::Watch/> })
    }
}

fn serves(tables: &Tables, goal: &Goal) -> String {
    let Some(priority) = goal.priority.and_then(|id| tables.priorities.get(id)) else {
        return "Not linked to a priority yet".to_owned();
    };
    if priority.quarterly_goal.is_empty() {
        return format!("Supports “{}”", priority.objective);
    }
    format!("Supports “{}” ({})", priority.objective, priority.quarterly_goal)
}

#[component]
fn GoalForm(plan: Plan, open: RwSignal<bool>) -> impl IntoView {
    let ws = plan.store.workspace_now();
    let sprint = plan.sprint.get_untracked();
    let running = sprint.as_ref().is_some_and(|sprint| !sprint.is_planned());
    let now = sprint.and_then(|sprint| sprint.goal.clone());
    // A cycle may start without a goal; setting the first one is not a change.
    let changes = running && now.is_some();
    let current = ws.priorities.values().find(|p| p.state == PriorityState::Current).map(|p| p.id);
    let chosen = now.as_ref().map_or(current, |goal| goal.priority);
    let text = RwSignal::new(now.map(|goal| goal.text.to_string()).unwrap_or_default());
    let priority = RwSignal::new(chosen.map(|id| id.to_string()).unwrap_or_default());
    let reason = RwSignal::new(String::new());
    let form = Form::new("goal");
    let goal =
        move || plan.sprint.with_untracked(|sprint| sprint.as_ref().and_then(|s| s.goal.clone()));
    let meanwhile = Meanwhile::new(goal);
    let submit = move || {
        let Ok(words) = Title::parse(&text.get_untracked()) else {
            return form.error("text", "Write the goal in one sentence.");
        };
        if changes
            && !form.require("reason", reason, "Say why the goal is changing. The reason is kept.")
        {
            return;
        }
        if !meanwhile.may_save(form) {
            return;
        }
        let goal = Goal { text: words, priority: names::chosen(priority) };
        let reason = Reason::parse(&reason.get_untracked()).ok();
        match plan.run(SprintCommand::SetGoal { id: plan.id, goal, reason }) {
            Ok(()) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let choices: Vec<Choice> = std::iter::once((String::new(), "No priority".to_owned()))
        .chain(
            ws.priorities
                .values()
                .filter(|p| p.state != PriorityState::Closed)
                .map(|p| (p.id.to_string(), p.objective.to_string())),
        )
        .collect();
    let why = changes.then(|| {
        view! { <TextArea field=form.field("reason", "Reason for the change").required() value=reason/> }
    });
    view! {
        <FormView form verb="Save goal" on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=form.field("text", "Goal").required().autofocus() value=text/>
            <SelectField field=form.field("priority", "Priority") value=priority choices/>
            {why}
        </FormView>
    }
}
