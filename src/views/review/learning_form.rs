//! What we expected, what happened, what we decide: three questions, the rest is optional.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::command::{Command, LearningCommand, LearningWords};
use crate::domain::ids::ItemId;
use crate::domain::learning::{GapCause, HypothesisResult};
use crate::domain::ready::measurement_of;
use crate::domain::text::{Reason, Title};
use crate::state::Store;
use crate::views::blocker::Ask;
use crate::views::components::{
    Choice, Dialog, Form, date_field, more, select_field, text_area, text_field,
};

/// The dialog that records what an item has taught.
pub fn learning_dialog(ask: Ask<ItemId>) -> AnyView {
    let store = Store::here();
    (move || {
        let item = ask.about.get()?;
        let workspace = store.workspace_now();
        let record = workspace.items.get(item)?;
        let dialog = Dialog::new(format!("learning-of-{}", record.key), "Record what it taught")
            .sentence(format!("{} {}", record.key, record.title));
        Some(dialog.show(ask.open, move || form_view(item, ask.open)))
    })
    .into_any()
}

#[derive(Clone, Copy)]
struct Words {
    expected: RwSignal<String>,
    happened: RwSignal<String>,
    decide: RwSignal<String>,
    rationale: RwSignal<String>,
    again: RwSignal<String>,
    figures: RwSignal<String>,
    gap: RwSignal<String>,
    result: RwSignal<String>,
}

impl Words {
    fn parsed(self, form: Form, item: ItemId, subject: Title) -> Option<LearningWords> {
        let expected = self.expected.with_untracked(|text| Reason::parse(text));
        let happened = self.happened.with_untracked(|text| Reason::parse(text));
        let decide = self.decide.with_untracked(|text| Title::parse(text));
        if expected.is_err() {
            form.error("expected", "Say what we expected.");
        }
        if happened.is_err() {
            form.error("happened", "Say what happened.");
        }
        if decide.is_err() {
            form.error("decide", "Say what we decide, even if it is to go on as before.");
        }
        let (gap, result) = (self.gap.get_untracked(), self.result.get_untracked());
        Some(LearningWords {
            subject,
            expected: expected.ok()?,
            happened: happened.ok()?,
            decide: decide.ok()?,
            rationale: self.rationale.get_untracked().trim().to_owned(),
            look_again: self.again.with_untracked(|day| day.parse::<NaiveDate>().ok()),
            item: Some(item),
            data_snapshot: self.figures.get_untracked().trim().to_owned(),
            gap: GapCause::ALL.into_iter().find(|cause| cause.label() == gap),
            result: HypothesisResult::ALL.into_iter().find(|one| one.label() == result),
        })
    }
}

fn form_view(item: ItemId, open: RwSignal<bool>) -> AnyView {
    let store = Store::here();
    let workspace = store.workspace_now();
    let Some(record) = workspace.items.get(item).cloned() else { return ().into_any() };
    let expected = measurement_of(&record, &workspace).map(|plan| plan.hypothesis.clone());
    let text = || RwSignal::new(String::new());
    let words = Words {
        expected: RwSignal::new(expected.unwrap_or_default()),
        happened: text(),
        decide: text(),
        rationale: text(),
        again: text(),
        figures: text(),
        gap: text(),
        result: text(),
    };
    let form = Form::new("learning");
    let subject = record.title.clone();
    let submit = move || {
        let Some(words) = words.parsed(form, item, subject.clone()) else { return };
        let command = LearningCommand::Record {
            id: store.mint(),
            decision: store.mint(),
            words: Box::new(words),
        };
        match store.dispatch(Command::Learning(command)) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    form.show(
        "Record the learning",
        submit,
        Some(Callback::new(move |()| open.set(false))),
        fields(form, words),
    )
}

fn fields(form: Form, words: Words) -> AnyView {
    let choices = |none: &str, labels: Vec<&'static str>| -> Vec<Choice> {
        let none = (String::new(), none.to_owned());
        std::iter::once(none)
            .chain(labels.into_iter().map(|label| (label.to_owned(), label.to_owned())))
            .collect()
    };
    let results = choices("Not said", HypothesisResult::ALL.map(HypothesisResult::label).to_vec());
    let causes = choices("Not said", GapCause::ALL.map(GapCause::label).to_vec());
    let rest = view! {
        {text_area(form.field("rationale", "Why do we decide this?").optional(), words.rationale)}
        {text_area(form.field("figures", "The figures now").optional(), words.figures)}
        <div class="form__row">
            {select_field(form.field("result", "The hypothesis was"), words.result, results)}
            {select_field(form.field("gap", "What explains the gap?"), words.gap, causes)}
        </div>
        {date_field(form.field("again", "Look at the decision again on").optional(), words.again)}
    };
    view! {
        {text_area(form.field("expected", "What did we expect?").required(), words.expected)}
        {text_area(form.field("happened", "What happened?").required().autofocus(), words.happened)}
        {text_field(form.field("decide", "What do we decide?").required(), words.decide)}
        {more("More", rest.into_any())}
    }
    .into_any()
}
