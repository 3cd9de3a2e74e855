//! Whether the goal was met and why; notes and the next decision.

use crate::views::prelude::*;

use super::follow;
use crate::domain::base::ids::SprintId;
use crate::domain::commands::Command;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::records::sprint::goal::GoalVerdict;
use crate::state::Store;
use crate::views::components::{
    Button, Form, Toasts, nothing_here, radio_field, section, text_area,
};

/// Goal met or not.
pub fn goal(id: SprintId) -> AnyView {
    let sprint = follow(id);
    let stored = Memo::new(move |_| {
        sprint.with(|sprint| {
            let sprint = sprint.as_ref()?;
            let goal = sprint.goal.as_ref()?.text.to_string();
            Some((goal, sprint.review.goal, sprint.review.why.clone()))
        })
    });
    let content = move || match stored.get() {
        Some((goal, verdict, why)) => goal_form(id, goal, verdict, why),
        None => nothing_here("This sprint has no goal. Set one on the plan."),
    };
    section(
        "Goal",
        (),
        (),
        view! { <div id="review-goal-section" tabindex="-1">{content}</div> }.into_any(),
    )
}

fn goal_form(id: SprintId, goal: String, verdict: Option<GoalVerdict>, why: String) -> AnyView {
    let store = Store::here();
    let toasts = use_context::<Toasts>();
    let form = Form::new("review-goal");
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
            form.error("verdict", "Say whether the goal was met.");
            return;
        };
        let why = why.get_untracked().trim().to_owned();
        match store.dispatch(Command::Sprint(SprintCommand::JudgeGoal { id, verdict, why })) {
            Ok(_) => say(toasts, "The goal is judged"),
            Err(refusal) => form.problem(refusal),
        }
    };
    let fields = view! {
        <p class="lead" dir="auto">{goal}</p>
        {radio_field(form.field("verdict", "Was it met?"), verdict, choices)}
        {text_area(form.field("why", "Why?"), why)}
    };
    form.show_with(Button::new("Save the verdict"), submit, None, fields.into_any())
}

/// Notes and what is next.
pub fn notes(id: SprintId) -> AnyView {
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
        notes_form(id, notes, next)
    };
    section("Notes and next decision", (), (), view! { <div>{content}</div> }.into_any())
}

fn notes_form(id: SprintId, notes: String, next: String) -> AnyView {
    let store = Store::here();
    let toasts = use_context::<Toasts>();
    let form = Form::new("review-notes");
    let (notes, next) = (RwSignal::new(notes), RwSignal::new(next));
    let submit = move || {
        let trimmed = |text: RwSignal<String>| text.get_untracked().trim().to_owned();
        let command = SprintCommand::NoteReview { id, notes: trimmed(notes), next: trimmed(next) };
        match store.dispatch(Command::Sprint(command)) {
            Ok(_) => say(toasts, "The notes are kept"),
            Err(refusal) => form.problem(refusal),
        }
    };
    let fields = view! {
        {text_area(form.field("notes", "What did we see?"), notes)}
        {text_area(form.field("next", "What is the next decision?"), next)}
    };
    form.show_with(Button::new("Save the notes"), submit, None, fields.into_any())
}

fn say(toasts: Option<Toasts>, text: &str) {
    if let Some(toasts) = toasts {
        toasts.say(text);
    }
}
