//! The forms for a learning, a decision, and the review of a decision.

use leptos::prelude::*;
use std::cmp::Reverse;

use crate::state::Store;
use crate::views::blocker::Ask;
use crate::views::components::{
    Choice, DateField, Dialog, Form, FormView, More, RadioField, SelectField, TextArea, TextField,
};
use crate::views::meanwhile::Meanwhile;
use crate::views::names;
use sprintloop::domain::base::ids::{DecisionId, ItemId, LearningId, SprintId};
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::decision::DecisionCommand;
use sprintloop::domain::commands::learning::{LearningCommand, LearningWords};
use sprintloop::domain::reads::measured_by::measurement_of;
use sprintloop::domain::records::learning::{GapCause, HypothesisResult};
use sprintloop::domain::workspace::Workspace;

#[derive(Clone, Copy)]
struct Values {
    subject: RwSignal<String>,
    expected: RwSignal<String>,
    happened: RwSignal<String>,
    decide: RwSignal<String>,
    rationale: RwSignal<String>,
    look_again: RwSignal<String>,
    item: RwSignal<String>,
    data: RwSignal<String>,
    gap: RwSignal<String>,
    result: RwSignal<String>,
}

/// What a learning form is about.
#[derive(Debug, Clone, Copy)]
pub enum About {
    /// A new learning, from anything.
    Anything,
    /// A new learning from this item.
    Item(ItemId),
    /// An existing learning.
    There(LearningId),
}

/// The dialog of a learning, shared by its screen, the review and the retrospective.
#[component]
pub fn LearningDialog(ask: Ask<About>) -> impl IntoView {
    let store = Store::here();
    move || {
        let about = ask.about.get()?;
        let ws = store.workspace_now();
        let (id, title, sentence) = match about {
            About::Anything => ("learning".to_owned(), "What did we learn?", None),
            About::There(id) => (format!("learning-{id}"), "Edit learning", None),
            About::Item(id) => {
                (format!("learning-{id}"), "Record a learning", Some(names::item(&ws, id)))
            }
        };
        Some(view! {
            <Dialog id title sentence open=ask.open><LearningForm store open=ask.open about/></Dialog>
        })
    }
}

/// The three questions; the rest is behind More.
#[component]
fn LearningForm(store: Store, open: RwSignal<bool>, about: About) -> impl IntoView {
    let ws = store.workspace_now();
    let values = values(&ws, about);
    let form = Form::new("learning-form");
    let there = move || match about {
        About::There(id) => store.workspace_now().learnings.get(id).cloned(),
        _ => None,
    };
    let meanwhile = Meanwhile::new(there);
    let submit = move || {
        let Some(words) = read(&form, values) else { return };
        if !meanwhile.may_save(form) {
            return;
        }
        let words = Box::new(words);
        let command = match about {
            About::There(id) => LearningCommand::Edit { id, words },
            _ => LearningCommand::Record { id: store.mint(), decision: store.mint(), words },
        };
        match store.dispatch(Command::Learning(command)) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let subject = (!matches!(about, About::Item(_))).then(|| {
        let items = item_choices(&ws);
        view! {
            <TextField field=form.field("subject", "Topic").required() value=values.subject/>
            <SelectField field=form.field("item", "Item").optional() value=values.item choices=items/>
        }
    });
    view! {
        <FormView form verb="Save learning" on_submit=submit on_cancel=move || open.set(false)>
            {subject}
            <TextArea field=form.field("expected", "What did we expect?").required().autofocus() value=values.expected/>
            <TextArea field=form.field("happened", "What happened?").required() value=values.happened/>
            <TextField field=form.field("decide", "What did we decide?").required() value=values.decide/>
            <More label="More"><MoreFields form values/></More>
        </FormView>
    }
}

/// Fields that are seldom filled in.
#[component]
fn MoreFields(form: Form, values: Values) -> impl IntoView {
    let gaps = choices("Not specified", GapCause::ALL.map(GapCause::label));
    let results = choices("Not specified", HypothesisResult::ALL.map(HypothesisResult::label));
    view! {
        <TextArea field=form.field("rationale", "Why this decision").optional() value=values.rationale/>
        <TextArea field=form.field("data", "Data at the time").optional() value=values.data/>
        <div class="form__row">
            <SelectField field=form.field("gap", "What explains the gap").optional() value=values.gap choices=gaps/>
            <SelectField field=form.field("result", "Hypothesis result").optional() value=values.result choices=results/>
            <DateField field=form.field("look-again", "Review again on").optional() value=values.look_again/>
        </div>
    }
}

/// Labels as choices, and one for none of them.
pub fn choices<const N: usize>(none: &str, labels: [&str; N]) -> Vec<Choice> {
    let none = (String::new(), none.to_owned());
    std::iter::once(none).chain(labels.map(|label| (label.to_owned(), label.to_owned()))).collect()
}

/// Measured work first: most learnings come from campaigns and experiments.
fn item_choices(ws: &Workspace) -> Vec<Choice> {
    let measured = |id| ws.work_types.get(id).is_some_and(|kind| kind.measured);
    let mut items: Vec<_> = ws.items.values().filter(|item| measured(item.work_type)).collect();
    items.sort_by_key(|item| Reverse(item.key.number()));
    let none = (String::new(), "No item (about the process or something else)".to_owned());
    let rest = items.iter().map(|item| (item.id.to_string(), names::item(ws, item.id)));
    std::iter::once(none).chain(rest).collect()
}

fn values(ws: &Workspace, about: About) -> Values {
    let (id, item) = match about {
        About::Anything => (None, None),
        About::Item(item) => (None, ws.items.get(item)),
        About::There(id) => (Some(id), None),
    };
    let old = id.and_then(|id| ws.learnings.get(id));
    let hypothesis = item.and_then(|item| measurement_of(item, ws)).map(|p| p.hypothesis.clone());
    let title = item.map(|item| item.title.to_string());
    let item = item.map(|item| item.id).or_else(|| old.and_then(|old| old.item));
    let decision = old.and_then(|old| ws.decisions.get(old.decision));
    let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
    Values {
        subject: text(old.map(|o| o.subject.to_string()).or(title)),
        expected: text(old.map(|o| o.expected.to_string()).or(hypothesis)),
        happened: text(old.map(|o| o.happened.to_string())),
        decide: text(decision.map(|d| d.what.to_string())),
        rationale: text(decision.map(|d| d.why.clone())),
        look_again: text(decision.and_then(|d| d.look_again).map(|day| day.to_string())),
        item: text(item.map(|item| item.to_string())),
        data: text(old.map(|o| o.data_snapshot.clone())),
        gap: text(old.and_then(|o| o.gap).map(|gap| gap.label().to_owned())),
        result: text(old.and_then(|o| o.result).map(|result| result.label().to_owned())),
    }
}

fn read(form: &Form, values: Values) -> Option<LearningWords> {
    let title = |field: &str, value: RwSignal<String>, wrong: &str| {
        form.require(field, value, wrong);
        Title::parse(&value.get_untracked()).ok()
    };
    let reason = |field: &str, value: RwSignal<String>, wrong: &str| {
        form.require(field, value, wrong);
        Reason::parse(&value.get_untracked()).ok()
    };
    let subject = title("subject", values.subject, "Enter a topic.");
    let expected = reason("expected", values.expected, "Enter what you expected.");
    let happened = reason("happened", values.happened, "Enter what happened.");
    let decide = title("decide", values.decide, "Enter the decision.");
    let (gap, result) = (values.gap.get_untracked(), values.result.get_untracked());
    Some(LearningWords {
        subject: subject?,
        expected: expected?,
        happened: happened?,
        decide: decide?,
        rationale: values.rationale.get_untracked().trim().to_owned(),
        look_again: names::chosen(values.look_again),
        item: names::chosen(values.item),
        data_snapshot: values.data.get_untracked().trim().to_owned(),
        gap: GapCause::ALL.into_iter().find(|cause| cause.label() == gap),
        result: HypothesisResult::ALL.into_iter().find(|known| known.label() == result),
    })
}

/// The form for a decision made in a review or between meetings; it may be about an item.
#[component]
pub fn DecisionForm(
    store: Store,
    /// Whether its dialog is open.
    open: RwSignal<bool>,
    /// The sprint whose review it is made in.
    review_of: Option<SprintId>,
) -> impl IntoView {
    let form = Form::new("decision-form");
    let empty = || RwSignal::new(String::new());
    let (what, why, item, look_again) = (empty(), empty(), empty(), empty());
    let items = decision_items(&store.workspace_now(), review_of);
    let submit = move || {
        let Ok(what) = Title::parse(&what.get_untracked()) else {
            return form.error("what", "Enter the decision.");
        };
        let command = DecisionCommand::Record {
            id: store.mint(),
            what,
            why: why.get_untracked().trim().to_owned(),
            item: names::chosen(item),
            review_of,
            look_again: names::chosen(look_again),
        };
        match store.dispatch(Command::Decision(command)) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    view! {
        <FormView form verb="Record decision" on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=form.field("what", "What was decided?").required().autofocus() value=what/>
            <TextArea field=form.field("why", "Why?").optional() value=why/>
            <div class="form__row">
                <SelectField field=form.field("item", "Item").optional() value=item choices=items/>
                <DateField field=form.field("look-again", "Review again on").optional() value=look_again/>
            </div>
        </FormView>
    }
}

/// Returns what a decision may be about; in a review, its items come first.
fn decision_items(ws: &Workspace, review_of: Option<SprintId>) -> Vec<Choice> {
    let mut items: Vec<_> =
        ws.items.values().filter(|item| item.is_open() || item.is_accepted()).collect();
    let at_hand = |sprint: Option<SprintId>| review_of.is_some() && sprint == review_of;
    items.sort_by_key(|item| (!at_hand(item.position.sprint()), Reverse(item.key.number())));
    let none = (String::new(), "No item".to_owned());
    let items = items.iter().map(|item| (item.id.to_string(), names::item(ws, item.id)));
    std::iter::once(none).chain(items).collect()
}

/// Whether a decision is still valid.
#[component]
pub(super) fn LookAgainForm(
    store: Store,
    /// Whether its dialog is open.
    open: RwSignal<bool>,
    /// The decision.
    id: Option<DecisionId>,
) -> impl IntoView {
    let form = Form::new("look-again");
    let stands = RwSignal::new("yes".to_owned());
    let (note, next) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let ws = store.workspace_now();
    let words = id.and_then(|id| ws.decisions.get(id)).map(|d| d.what.to_string());
    let submit = move || {
        let Some(id) = id else { return };
        let command = DecisionCommand::LookAgain {
            id,
            stands: stands.get_untracked() == "yes",
            note: note.get_untracked().trim().to_owned(),
            next: names::chosen(next),
        };
        match store.dispatch(Command::Decision(command)) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let both = vec![
        ("yes".to_owned(), "Still valid".to_owned()),
        ("no".to_owned(), "No longer valid".to_owned()),
    ];
    view! {
        <FormView form verb="Save" on_submit=submit on_cancel=move || open.set(false)>
            <p>{words}</p>
            <RadioField field=form.field("stands", "Is it still valid?") value=stands choices=both/>
            <TextArea field=form.field("note", "What did you find?").optional() value=note/>
            <DateField field=form.field("next", "Review again on").optional() value=next/>
        </FormView>
    }
}
