//! Whether the goal was met and why; review notes and the next decision.

use leptos::prelude::*;

use super::follow::follow;
use crate::state::Store;
use crate::views::components::{
    ButtonKind, Form, FormView, NothingHere, RadioField, Section, TextArea, Toasts,
};
use sprintloop::domain::base::ids::SprintId;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::records::sprint::goal::GoalVerdict;

/// Goal met or not.
#[component]
pub fn ReviewGoal(id: SprintId) -> impl IntoView {
    let sprint = follow(id);
    let stored = Memo::new(move |_| {
        sprint.with(|sprint| {
            let sprint = sprint.as_ref()?;
            let goal = sprint.goal.as_ref()?.text.to_string();
            Some((goal, sprint.review.goal, sprint.review.why.clone()))
        })
    });
    let content = move || match stored.get() {
        Some((goal, verdict, why)) => view! { <VerdictForm id goal verdict why/> }.into_any(),
        None => view! { <NothingHere text="This sprint has no goal. Set one on the Plan page."/> }
            .into_any(),
    };
    view! {
        <Section title="Goal"><div id="review-goal-section" tabindex="-1">{content}</div></Section>
    }
}

#[component]
fn VerdictForm(
    id: SprintId,
    goal: String,
    /// The stored result.
    verdict: Option<GoalVerdict>,
    why: String,
) -> impl IntoView {
    let store = Store::here();
    let toasts = use_context::<Toasts>();
    let form = Form::new("review-goal").about(id);
    let verdict =
        RwSignal::new(verdict.map(|verdict| verdict.label().to_owned()).unwrap_or_default());
    let why = RwSignal::new(why);
    let choices = GoalVerdict::ALL
        .map(|verdict| (verdict.label().to_owned(), verdict.label().to_owned()))
        .to_vec();
    let submit = move || {
        let chosen = GoalVerdict::ALL
            .into_iter()
            .find(|one| verdict.with_untracked(|text| text == one.label()));
        let Some(verdict) = chosen else {
            form.error("verdict", "Choose whether the goal was met.");
            return;
        };
        let why = why.get_untracked().trim().to_owned();
        match store.dispatch(Command::Sprint(SprintCommand::JudgeGoal { id, verdict, why })) {
            Ok(_) => say(toasts, "Goal result saved"),
            Err(refusal) => form.problem(refusal),
        }
    };
    view! {
        <FormView form verb="Save result" kind=ButtonKind::Secondary on_submit=submit>
            <p class="lead" dir="auto">{goal}</p>
            <RadioField field=form.field("verdict", "Was the goal met?") value=verdict choices/>
            <TextArea field=form.field("why", "Why?") value=why/>
        </FormView>
    }
}

/// Notes and the next decision.
#[component]
pub fn ReviewNotes(id: SprintId) -> impl IntoView {
    let sprint = follow(id);
    let stored = Memo::new(move |_| {
        sprint.with(|sprint| {
            sprint
                .as_ref()
                .map(|s| (s.review.notes.clone(), s.review.next.clone()))
                .unwrap_or_default()
        })
    });
    let content = move || {
        let (notes, next) = stored.get();
        view! { <NotesForm id notes next/> }
    };
    view! { <Section title="Notes and next decision"><div>{content}</div></Section> }
}

#[component]
fn NotesForm(id: SprintId, notes: String, next: String) -> impl IntoView {
    let store = Store::here();
    let toasts = use_context::<Toasts>();
    let form = Form::new("review-notes").about(id);
    let (notes, next) = (RwSignal::new(notes), RwSignal::new(next));
    let submit = move || {
        let trimmed = |text: RwSignal<String>| text.get_untracked().trim().to_owned();
        let command = SprintCommand::NoteReview { id, notes: trimmed(notes), next: trimmed(next) };
        match store.dispatch(Command::Sprint(command)) {
            Ok(_) => say(toasts, "Notes saved"),
            Err(refusal) => form.problem(refusal),
        }
    };
    view! {
        <FormView form verb="Save notes" kind=ButtonKind::Secondary on_submit=submit>
            <TextArea field=form.field("notes", "What did we observe?") value=notes/>
            <TextArea field=form.field("next", "What's the next decision?") value=next/>
        </FormView>
    }
}

fn say(toasts: Option<Toasts>, text: &str) {
    if let Some(toasts) = toasts {
        toasts.say(text);
    }
}
