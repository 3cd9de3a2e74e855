//! The forms for a priority and for a value.

use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{
    DateField, Dialog, Form, FormView, More, NumberField, TextField, draft_key,
};
use crate::views::meanwhile::Meanwhile;
use sprintloop::domain::base::amount;
use sprintloop::domain::base::context::Stamp;
use sprintloop::domain::base::figures::Figure;
use sprintloop::domain::base::ids::{Id, MemberId, PriorityId};
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::priority::PriorityCommand;
use sprintloop::domain::records::priority::{Reading, TargetMetric};

#[derive(Clone, Copy)]
struct Values {
    objective: RwSignal<String>,
    goal: RwSignal<String>,
    metric: RwSignal<String>,
    unit: RwSignal<String>,
    baseline: RwSignal<String>,
    target: RwSignal<String>,
}

/// Adds a priority or edits the chosen one.
#[component]
pub(super) fn PriorityDialog(
    store: Store,
    open: RwSignal<bool>,
    about: RwSignal<Option<PriorityId>>,
) -> impl IntoView {
    view! {
        <Dialog id="priority" title="Priority" about=move || draft_key(about)
            sentence="What you want to achieve and the metric that proves it." open>
            <PriorityForm store open id=about.get_untracked() />
        </Dialog>
    }
}

#[component]
fn PriorityForm(store: Store, open: RwSignal<bool>, id: Option<PriorityId>) -> impl IntoView {
    let values = values(store, id);
    let form = Form::new("priority");
    let there = move || id.and_then(|id| store.workspace_now().priorities.get(id).cloned());
    let meanwhile = Meanwhile::new(there);
    let submit = move || {
        let objective = Title::parse(&values.objective.get_untracked()).ok();
        if objective.is_none() {
            form.error("objective", "Enter the objective.");
        }
        let metric = metric(&form, values);
        let Some(objective) = objective.filter(|_| form.is_clean()) else { return };
        if !meanwhile.may_save(form) {
            return;
        }
        let quarterly_goal = values.goal.get_untracked().trim().to_owned();
        let command = match id {
            Some(id) => PriorityCommand::Edit { id, objective, quarterly_goal, metric },
            None => PriorityCommand::Add { id: store.mint(), objective, quarterly_goal, metric },
        };
        match store.dispatch(Command::Priority(command)) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let objective = form.field("objective", "Objective").required().autofocus();
    let goal = form.field("goal", "Quarterly goal").optional();
    let measured = form.field("metric", "Target metric").optional();
    let unit = form.field("unit", "Unit").optional().placeholder("requests");
    view! {
        <FormView form verb="Save" on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=objective.placeholder("Win the security segment") value=values.objective />
            <TextField field=goal.placeholder("Q4: 120 demo requests") value=values.goal />
            <TextField field=measured.placeholder("Demo requests per month") value=values.metric />
            <More label="More">
                <div class="form__row">
                    <TextField field=unit value=values.unit />
                    <NumberField field=form.field("baseline", "Baseline").optional() value=values.baseline />
                    <NumberField field=form.field("target", "Target").optional() value=values.target />
                </div>
            </More>
        </FormView>
    }
}

fn values(store: Store, id: Option<PriorityId>) -> Values {
    let old = id.and_then(|id| store.workspace_now().priorities.get(id).cloned());
    let metric = old.as_ref().and_then(|old| old.metric.clone());
    let figure = |figure: Option<Figure>| figure.map(|f| f.to_string()).unwrap_or_default();
    Values {
        objective: RwSignal::new(old.as_ref().map(|o| o.objective.to_string()).unwrap_or_default()),
        goal: RwSignal::new(old.as_ref().map(|o| o.quarterly_goal.clone()).unwrap_or_default()),
        metric: RwSignal::new(metric.as_ref().map(|m| m.name.to_string()).unwrap_or_default()),
        unit: RwSignal::new(metric.as_ref().map(|m| m.unit.clone()).unwrap_or_default()),
        baseline: RwSignal::new(figure(metric.as_ref().and_then(|m| m.baseline))),
        target: RwSignal::new(figure(metric.as_ref().and_then(|m| m.target))),
    }
}

fn metric(form: &Form, values: Values) -> Option<TargetMetric> {
    let figure = |field: &'static str, value: RwSignal<String>| {
        let text = value.get_untracked();
        let figure = amount::figure(&text);
        if !text.trim().is_empty() && figure.is_none() {
            form.error(field, "Enter a number, such as 120, 1,234.5 or 2.35.");
        }
        figure
    };
    let (baseline, target) = (figure("baseline", values.baseline), figure("target", values.target));
    let Ok(name) = Title::parse(&values.metric.get_untracked()) else {
        if baseline.is_some() || target.is_some() {
            form.error("metric", "Enter the metric these numbers belong to.");
        }
        return None;
    };
    let mut metric = TargetMetric::new(name);
    metric.unit = values.unit.get_untracked().trim().to_owned();
    metric.baseline = baseline;
    metric.target = target;
    Some(metric)
}

/// Logs a value for the chosen priority.
#[component]
pub(super) fn ReadingDialog(
    store: Store,
    open: RwSignal<bool>,
    about: RwSignal<Option<PriorityId>>,
) -> impl IntoView {
    view! {
        <Dialog id="reading" title="Log a value" about=move || draft_key(about)
            sentence="One value per day; a new one replaces it." open>
            <ReadingForm store open id=about.get_untracked() />
        </Dialog>
    }
}

#[component]
fn ReadingForm(store: Store, open: RwSignal<bool>, id: Option<PriorityId>) -> impl IntoView {
    let on = RwSignal::new(store.now().date_naive().to_string());
    let value = RwSignal::new(String::new());
    let source = RwSignal::new(String::new());
    let form = Form::new("reading");
    let submit = move || {
        let day = on.get_untracked().parse::<chrono::NaiveDate>().ok();
        if day.is_none() {
            form.error("on", "Choose the date this value is from.");
        }
        let figure = amount::figure(&value.get_untracked());
        if figure.is_none() {
            form.error("value", "Enter a number, such as 120, 1,234.5 or 2.35.");
        }
        form.require("source", source, "Enter where this value comes from.");
        let (Some(id), Some(on), Some(value)) = (id, day, figure) else { return };
        if !form.is_clean() {
            return;
        }
        let by =
            untrack(|| store.actor()).unwrap_or_else(|| MemberId::from_uuid(uuid::Uuid::nil()));
        let entered = Stamp { at: store.now(), by };
        let source = source.get_untracked().trim().to_owned();
        let reading = Reading { on, value, source, entered };
        match store.dispatch(Command::Priority(PriorityCommand::AddReading { id, reading })) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let read_in = form.field("source", "Source").required().placeholder("CRM report 12");
    view! {
        <FormView form verb="Log value" on_submit=submit on_cancel=move || open.set(false)>
            <div class="form__row">
                <NumberField field=form.field("value", "Value").required().autofocus() value />
                <DateField field=form.field("on", "Date").required() value=on />
            </div>
            <TextField field=read_in value=source />
        </FormView>
    }
}
