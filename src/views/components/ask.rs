//! A form told as data: a title, a few questions, a verb. One dialog a screen shows whatever is asked.
//!
//! It knows nothing of what is asked; the answers come back by the names of the questions.

use std::fmt::Display;
use std::sync::Arc;

use super::choice::{Choice, MultiField, SelectField};
use super::dialog::Dialog;
use super::field::{DateField, Field, NumberField, TextArea, TextField};
use super::form::{Form, FormView};
use super::page::More;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// How a question is answered.
#[derive(Clone)]
enum Kind {
    Line,
    Area,
    Day,
    Number,
    Choose(Vec<Choice>),
    Several(Vec<Choice>),
}

/// One question.
#[derive(Clone)]
pub struct Question {
    name: &'static str,
    label: String,
    kind: Kind,
    value: String,
    required: bool,
    behind: bool,
}

impl Question {
    fn new(name: &'static str, label: &str, kind: Kind) -> Self {
        let (label, value) = (label.to_owned(), String::new());
        Self { name, label, kind, value, required: false, behind: false }
    }

    /// Answered in a line.
    pub fn line(name: &'static str, label: &str) -> Self {
        Self::new(name, label, Kind::Line)
    }

    /// Answered in several lines.
    pub fn area(name: &'static str, label: &str) -> Self {
        Self::new(name, label, Kind::Area)
    }

    /// Answered by a day.
    pub fn day(name: &'static str, label: &str) -> Self {
        Self::new(name, label, Kind::Day)
    }

    /// Answered by a number.
    pub fn number(name: &'static str, label: &str) -> Self {
        Self::new(name, label, Kind::Number)
    }

    /// One of a list.
    pub fn choose(name: &'static str, label: &str, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Kind::Choose(choices))
    }

    /// Any of a list; the answer is their keys with commas.
    pub fn several(name: &'static str, label: &str, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Kind::Several(choices))
    }

    /// What stands there before.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Has to be answered.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Stands behind More.
    pub fn behind(mut self) -> Self {
        self.behind = true;
        self
    }
}

/// The answers by the names of their questions, trimmed.
pub struct Answers(BTreeMap<&'static str, String>);

impl Answers {
    /// The answer; empty where there is none.
    pub fn text(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// The answers of a question with several, each as what it stands for.
    pub fn all<T: std::str::FromStr>(&self, name: &str) -> Vec<T> {
        self.text(name).split(',').filter_map(|key| key.parse().ok()).collect()
    }

    /// The answer as something it stands for.
    pub fn read<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.0.get(name)?.parse().ok()
    }
}

type Send = Arc<dyn Fn(&Answers) -> Result<(), String> + std::marker::Send + Sync>;

/// What is asked now.
#[derive(Clone)]
struct Asked {
    title: String,
    about: String,
    verb: &'static str,
    questions: Vec<Question>,
    send: Send,
}

/// The dialog of a screen. Small and freely copied.
#[derive(Clone, Copy)]
pub struct Asking {
    open: RwSignal<bool>,
    asked: RwSignal<Option<Asked>>,
    about: StoredValue<String>,
}

impl Asking {
    /// Nothing is asked yet.
    #[expect(clippy::new_without_default, reason = "it must be made where its screen is")]
    pub fn new() -> Self {
        let (open, asked) = (RwSignal::new(false), RwSignal::new(None));
        Self { open, asked, about: StoredValue::new(String::new()) }
    }

    /// What the next question is about, where its title and first values do not tell.
    pub fn about(self, about: impl Display) -> Self {
        self.about.set_value(about.to_string());
        self
    }

    /// Asks. `send` gets the answers; on `Err` the dialog stays open and says why.
    pub fn ask(
        self,
        title: impl Into<String>,
        verb: &'static str,
        questions: Vec<Question>,
        send: impl Fn(&Answers) -> Result<(), String> + std::marker::Send + Sync + 'static,
    ) {
        self.put(title.into(), verb, questions, Arc::new(send));
    }

    fn put(self, title: String, verb: &'static str, questions: Vec<Question>, send: Send) {
        // Drafts are kept by this, so that each question about each thing has its own.
        let mut about = self.about.get_value() + &title;
        self.about.set_value(String::new());
        for question in &questions {
            about.push_str(&question.value);
        }
        let asked = Asked { title, about, verb, questions, send };
        self.asked.set(Some(asked));
        self.open.set(true);
    }
}

/// The dialog of what is asked; once in the screen.
#[component]
pub fn QuestionDialog(asking: Asking) -> impl IntoView {
    move || {
        let asked = asking.asked.get()?;
        let (title, about) = (asked.title.clone(), asked.about.clone());
        Some(view! {
            <Dialog id="ask" title about=move || about.clone() open=asking.open>
                <QuestionForm asking asked=asked.clone()/>
            </Dialog>
        })
    }
}

#[component]
fn QuestionForm(asking: Asking, asked: Asked) -> impl IntoView {
    let form = Form::new("ask");
    let mut values = Vec::new();
    let (mut first, mut behind) = (Vec::new(), Vec::new());
    for question in asked.questions {
        let value = RwSignal::new(question.value.clone());
        values.push((question.name, value, question.required));
        let group = if question.behind { &mut behind } else { &mut first };
        group.push(view! { <QuestionField form question value autofocus=values.len() == 1/> });
    }
    let send = asked.send;
    let submit = move || {
        for (name, value, required) in &values {
            if *required {
                form.require(name, *value, "This needs a few words.");
            }
        }
        if !form.is_clean() {
            return;
        }
        let answer = |(name, value, _): &(&'static str, RwSignal<String>, bool)| {
            (*name, value.get_untracked().trim().to_owned())
        };
        match send(&Answers(values.iter().map(answer).collect())) {
            Ok(()) => asking.open.set(false),
            Err(why) => form.problem(why),
        }
    };
    let behind = (!behind.is_empty()).then(|| view! { <More label="More">{behind}</More> });
    view! {
        <FormView form verb=asked.verb on_submit=submit on_cancel=move || asking.open.set(false)>
            {first}{behind}
        </FormView>
    }
}

#[component]
fn QuestionField(
    form: Form,
    question: Question,
    value: RwSignal<String>,
    autofocus: bool,
) -> impl IntoView {
    let field = form.field(question.name, question.label);
    let field = if question.required { field.required() } else { field.optional() };
    let field = if autofocus { field.autofocus() } else { field };
    match question.kind {
        Kind::Line => view! { <TextField field value/> }.into_any(),
        Kind::Area => view! { <TextArea field value/> }.into_any(),
        Kind::Day => view! { <DateField field value/> }.into_any(),
        Kind::Number => view! { <NumberField field value/> }.into_any(),
        Kind::Choose(choices) => view! { <SelectField field value choices/> }.into_any(),
        Kind::Several(choices) => view! { <SeveralField field value choices/> }.into_any(),
    }
}

/// The keys of what is chosen, with commas, in one text.
#[component]
fn SeveralField(field: Field, value: RwSignal<String>, choices: Vec<Choice>) -> impl IntoView {
    let set = value.with_untracked(|value| value.split(',').map(str::to_owned).collect());
    let chosen = RwSignal::new(set);
    Effect::new(move |_| {
        let keys = chosen.with(|keys: &BTreeSet<String>| {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            keys.join(",")
        });
        value.set(keys.trim_matches(',').to_owned());
    });
    view! { <MultiField field value=chosen choices/> }
}
