//! Carry over, split, back to refinement or drop, each with a preset or own reason.

use leptos::prelude::*;

use crate::state::Store;
use crate::views::blocker::Ask;
use crate::views::components::{
    AmountField, Chip, Dialog, Form, FormView, RadioField, TextArea, TextField,
};
use sprintloop::domain::base::amount;
use sprintloop::domain::base::ids::{ItemId, SprintId};
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::records::sprint::outcome::{Destination, Outcome};

/// The dialog that chooses an outcome.
#[component]
pub fn OutcomeDialog(sprint: SprintId, ask: Ask<ItemId>) -> impl IntoView {
    let store = Store::here();
    move || {
        let item = ask.about.get()?;
        let workspace = store.workspace_now();
        let record = workspace.items.get(item)?;
        let sentence = format!("{} {}", record.key, record.title);
        Some(view! {
            <Dialog id=format!("outcome-of-{}", record.key) title="What happens to this item?" sentence open=ask.open>
                <OutcomeForm sprint item open=ask.open/>
            </Dialog>
        })
    }
}

#[derive(Clone, Copy)]
struct Words {
    to: RwSignal<String>,
    reason: RwSignal<String>,
    title: RwSignal<String>,
    estimate: RwSignal<String>,
}

impl Words {
    fn of(there: Option<&Outcome>, rest: String) -> Self {
        let to = there.map_or("carry-over", |outcome| word(&outcome.destination));
        let reason = there.map(|outcome| outcome.reason.to_string()).unwrap_or_default();
        let (title, estimate) = match there.map(|outcome| &outcome.destination) {
            Some(Destination::Split { title, estimate, .. }) => (
                title.to_string(),
                estimate.map(|estimate| estimate.to_string()).unwrap_or_default(),
            ),
            _ => (rest, String::new()),
        };
        Self {
            to: RwSignal::new(to.to_owned()),
            reason: RwSignal::new(reason),
            title: RwSignal::new(title),
            estimate: RwSignal::new(estimate),
        }
    }

    fn destination(self, store: Store, form: Form) -> Option<Destination> {
        match self.to.get_untracked().as_str() {
            "split" => {
                let title = self.title.with_untracked(|title| Title::parse(title));
                let text = self.estimate.get_untracked();
                let scale = store.workspace_now().workflow.scale();
                let estimate = match text.trim() {
                    "" => Ok(None),
                    text => amount::read(text, &scale).map(Some),
                };
                if title.is_err() {
                    form.error("title", "Enter what's left to do.");
                }
                if let Err(why) = &estimate {
                    form.error("estimate", why.to_string());
                }
                let (title, estimate) = (title.ok()?, estimate.ok()?);
                Some(Destination::Split { rest: store.mint(), title, estimate })
            }
            "refinement" => Some(Destination::Refinement),
            "drop" => Some(Destination::Drop),
            _ => Some(Destination::CarryOver),
        }
    }
}

const fn word(destination: &Destination) -> &'static str {
    match destination {
        Destination::CarryOver => "carry-over",
        Destination::Split { .. } => "split",
        Destination::Refinement => "refinement",
        Destination::Drop => "drop",
    }
}

#[component]
fn OutcomeForm(sprint: SprintId, item: ItemId, open: RwSignal<bool>) -> impl IntoView {
    let store = Store::here();
    let workspace = store.workspace_now();
    let there =
        workspace.sprints.get(sprint).and_then(|sprint| sprint.review.outcomes.get(&item).cloned());
    let title = workspace
        .items
        .get(item)
        .map(|item| format!("{} (remaining work)", item.title))
        .unwrap_or_default();
    let words = Words::of(there.as_ref(), title);
    let form = Form::new("outcome");
    let submit = move || {
        let reason = words.reason.with_untracked(|text| Reason::parse(text));
        if reason.is_err() {
            form.error("reason", "Choose a reason or write your own.");
        }
        let destination = words.destination(store, form);
        let (Ok(reason), Some(destination)) = (reason, destination) else { return };
        let outcome = Some(Outcome { destination, reason });
        match store.dispatch(Command::Sprint(SprintCommand::SetOutcome {
            id: sprint,
            item,
            outcome,
        })) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let choices = [
        ("carry-over", "Carry over to the next sprint"),
        ("split", "Split: the finished part counts as done, the rest becomes a new item"),
        ("refinement", "Back to refinement"),
        ("drop", "Drop"),
    ];
    let choices = choices.map(|(key, label)| (key.to_owned(), label.to_owned())).to_vec();
    let unit = workspace.workflow.unit.symbol();
    let split = move || {
        (words.to.get() == "split").then(|| {
            let left = form.field("title", "What's left?").required();
            let estimate = form.field("estimate", "Estimate").unit(unit).optional();
            view! {
                <div class="form__row">
                    <TextField field=left value=words.title/>
                    <AmountField field=estimate value=words.estimate/>
                </div>
            }
        })
    };
    view! {
        <FormView form verb="Save outcome" on_submit=submit on_cancel=move || open.set(false)>
            <RadioField field=form.field("to", "Outcome") value=words.to choices/>
            {split}
            <CommonReasons texts=workspace.workflow.reasons() reason=words.reason/>
            <TextArea field=form.field("reason", "Reason").required() value=words.reason/>
        </FormView>
    }
}

/// Common reasons to choose from.
#[component]
fn CommonReasons(texts: Vec<String>, reason: RwSignal<String>) -> impl IntoView {
    let chips = texts
        .into_iter()
        .map(|text| {
            let (own, chosen) = (text.clone(), text.clone());
            let on = Signal::derive(move || reason.with(|now| *now == own));
            view! { <Chip label=text on on_press=move || reason.set(chosen.clone())/> }
        })
        .collect_view();
    view! { <div class="cluster" role="group" aria-label="Common reasons">{chips}</div> }
}
