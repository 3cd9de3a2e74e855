//! A form described as data: a title, a few questions, a verb. One dialog per screen shows whatever is asked.
//!
//! It does not know the subject; answers come back by the names of the questions.

use std::fmt::Display;
use std::sync::Arc;

use super::button::ButtonKind;
use super::choice::{Choice, MultiField, SelectField};
use super::dialog::Dialog;
use super::field::{DateField, Field, NumberField, TextArea, TextField};
use super::follow::{Propose, follow};
use super::form::{Form, FormView};
use super::page::More;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Says what the answers so far mean.
pub type Say = Arc<dyn Fn(&Answers) -> String + std::marker::Send + Sync>;

/// How a question is answered.
#[derive(Clone)]
enum Kind {
    Note,
    Live(Say),
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
    /// What to do if it isn't answered, where it must be.
    missing: Option<&'static str>,
    behind: bool,
    follows: Option<(&'static str, Propose)>,
}

impl Question {
    fn new(name: &'static str, label: &str, kind: Kind) -> Self {
        let (label, value) = (label.to_owned(), String::new());
        Self { name, label, kind, value, missing: None, behind: false, follows: None }
    }

    /// Says something, and asks for nothing.
    pub fn note(name: &'static str, text: &str) -> Self {
        Self::new(name, text, Kind::Note)
    }

    /// Says what the answers to the questions before it mean, whenever one of them changes.
    pub fn live(name: &'static str, say: Say) -> Self {
        Self::new(name, "", Kind::Live(say))
    }

    /// Asks for a line of text.
    pub fn line(name: &'static str, label: &str) -> Self {
        Self::new(name, label, Kind::Line)
    }

    /// Asks for several lines of text.
    pub fn area(name: &'static str, label: &str) -> Self {
        Self::new(name, label, Kind::Area)
    }

    /// Asks for a date.
    pub fn day(name: &'static str, label: &str) -> Self {
        Self::new(name, label, Kind::Day)
    }

    /// Asks for a whole number.
    pub fn number(name: &'static str, label: &str) -> Self {
        Self::new(name, label, Kind::Number)
    }

    /// Asks for one choice of a list.
    pub fn choose(name: &'static str, label: &str, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Kind::Choose(choices))
    }

    /// Asks for any choices of a list; the answer is their keys, separated by commas.
    pub fn several(name: &'static str, label: &str, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Kind::Several(choices))
    }

    /// Sets the first value.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Requires an answer; the text says what to do without one, such as "Choose an owner."
    pub fn required(mut self, missing: &'static str) -> Self {
        self.missing = Some(missing);
        self
    }

    /// Proposes its value again when the answer to an earlier question changes.
    pub fn follows(mut self, earlier: &'static str, propose: Propose) -> Self {
        self.follows = Some((earlier, propose));
        self
    }

    /// Puts it behind More.
    pub fn behind(mut self) -> Self {
        self.behind = true;
        self
    }
}

/// The answers by the names of their questions, trimmed.
pub struct Answers(BTreeMap<&'static str, String>);

impl Answers {
    /// Returns the answer, or an empty text.
    pub fn text(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// Returns the answers to a question with several, parsed.
    pub fn all<T: std::str::FromStr>(&self, name: &str) -> Vec<T> {
        self.text(name).split(',').filter_map(|key| key.parse().ok()).collect()
    }

    /// Returns the answer, parsed.
    pub fn read<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.0.get(name)?.parse().ok()
    }
}

type Send = Arc<dyn Fn(&Answers) -> Result<(), String> + std::marker::Send + Sync>;

/// The current question form.
#[derive(Clone)]
struct Asked {
    title: String,
    about: String,
    verb: &'static str,
    weight: Weight,
    questions: Vec<Question>,
    send: Send,
}

/// What an answer costs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Usual,
    /// It can't be undone.
    Final,
    /// Something is gone afterwards.
    Destroys,
}

/// The dialog of a screen. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Asking {
    open: RwSignal<bool>,
    asked: RwSignal<Option<Asked>>,
    about: StoredValue<String>,
}

impl Asking {
    /// Creates it with nothing asked.
    #[expect(clippy::new_without_default, reason = "it must be made where its screen is")]
    pub fn new() -> Self {
        let (open, asked) = (RwSignal::new(false), RwSignal::new(None));
        Self { open, asked, about: StoredValue::new(String::new()) }
    }

    /// Sets what the next question is about, if its title and first values don't say.
    pub fn about(self, about: impl Display) -> Self {
        self.about.set_value(about.to_string());
        self
    }

    /// Whether the dialog is open; untracked.
    pub fn is_open(self) -> bool {
        self.open.get_untracked()
    }

    /// Opens the dialog. `send` gets the answers; on `Err` the dialog stays open and shows why.
    pub fn ask(
        self,
        title: impl Into<String>,
        verb: &'static str,
        questions: Vec<Question>,
        send: impl Fn(&Answers) -> Result<(), String> + std::marker::Send + Sync + 'static,
    ) {
        self.put((title.into(), verb), questions, Arc::new(send), Weight::Usual);
    }

    /// Does the same for what destroys something.
    pub fn ask_to_destroy(
        self,
        title: impl Into<String>,
        verb: &'static str,
        questions: Vec<Question>,
        send: impl Fn(&Answers) -> Result<(), String> + std::marker::Send + Sync + 'static,
    ) {
        self.put((title.into(), verb), questions, Arc::new(send), Weight::Destroys);
    }

    /// Asks before something that can't be undone. Cancel has focus, so that a stray Enter does nothing.
    pub fn confirm(
        self,
        title: impl Into<String>,
        verb: &'static str,
        text: &str,
        send: impl Fn(&Answers) -> Result<(), String> + std::marker::Send + Sync + 'static,
    ) {
        let questions = vec![Question::note("confirm", text)];
        self.put((title.into(), verb), questions, Arc::new(send), Weight::Final);
    }

    fn put(
        self,
        (title, verb): (String, &'static str),
        questions: Vec<Question>,
        send: Send,
        weight: Weight,
    ) {
        // Drafts are kept under this name, so that each question about each record has its own.
        let mut about = self.about.get_value() + &title;
        self.about.set_value(String::new());
        for question in &questions {
            about.push_str(&question.value);
        }
        let asked = Asked { title, about, verb, weight, questions, send };
        self.asked.set(Some(asked));
        self.open.set(true);
    }
}

/// The dialog; once per screen.
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

/// A question's answer while it is given.
struct Given {
    name: &'static str,
    value: RwSignal<String>,
    missing: Option<&'static str>,
    /// Whether it must be a whole number.
    counts: bool,
}

impl Given {
    fn of(question: &Question, value: RwSignal<String>) -> Self {
        let counts = matches!(question.kind, Kind::Number);
        Self { name: question.name, value, missing: question.missing, counts }
    }
}

#[component]
fn QuestionForm(asking: Asking, asked: Asked) -> impl IntoView {
    let form = Form::new("ask");
    let kind = match asked.weight {
        Weight::Destroys => ButtonKind::Danger,
        Weight::Usual | Weight::Final => ButtonKind::Primary,
    };
    // Without a field to fill in, Cancel has focus: a stray Enter does nothing.
    let says = |question: &Question| matches!(question.kind, Kind::Note);
    let careful = asked.weight != Weight::Usual && asked.questions.iter().all(says);
    let mut given: Vec<Given> = Vec::new();
    let (mut first, mut behind) = (Vec::new(), Vec::new());
    for mut question in asked.questions {
        let value = RwSignal::new(question.value.clone());
        if let Some((earlier, propose)) = question.follows.take()
            && let Some(source) = given.iter().find(|given| given.name == earlier)
        {
            follow(source.value, value, propose);
        }
        if let Kind::Live(say) = question.kind.clone() {
            tell(&given, value, say);
        }
        given.push(Given::of(&question, value));
        let group = if question.behind { &mut behind } else { &mut first };
        group.push(view! { <QuestionField form question value autofocus=given.len() == 1/> });
    }
    let send = asked.send;
    let submit = move || {
        for one in &given {
            if let Some(missing) = one.missing {
                form.require(one.name, one.value, missing);
            }
            if one.counts && one.value.with_untracked(|value| !is_count(value)) {
                form.error(one.name, format!("Enter a whole number up to {MOST}, such as 3."));
            }
        }
        if !form.is_clean() {
            return;
        }
        let answer = |one: &Given| (one.name, one.value.get_untracked().trim().to_owned());
        match send(&Answers(given.iter().map(answer).collect())) {
            Ok(()) => asking.open.set(false),
            Err(why) => form.problem(why),
        }
    };
    let behind = (!behind.is_empty()).then(|| view! { <More label="More">{behind}</More> });
    view! {
        <FormView form verb=asked.verb kind careful on_submit=submit on_cancel=move || asking.open.set(false)>
            {first}{behind}
        </FormView>
    }
}

/// Keeps a text up to date with the answers given before it.
fn tell(given: &[Given], text: RwSignal<String>, say: Say) {
    let before: Vec<_> = given.iter().map(|one| (one.name, one.value)).collect();
    Effect::new(move |_| {
        let answer = |(name, value): &(&'static str, RwSignal<String>)| {
            (*name, value.with(|value| value.trim().to_owned()))
        };
        text.set(say(&Answers(before.iter().map(answer).collect())));
    });
}

/// The largest number a question accepts.
const MOST: u32 = 999;

/// Returns whether a text is a whole number or empty.
fn is_count(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.parse::<u32>().is_ok_and(|number| number <= MOST)
}

#[component]
fn QuestionField(
    form: Form,
    question: Question,
    value: RwSignal<String>,
    autofocus: bool,
) -> impl IntoView {
    let text = question.label.clone();
    let field = form.field(question.name, question.label);
    let field = if question.missing.is_some() { field.required() } else { field.optional() };
    let field = if autofocus { field.autofocus() } else { field };
    match question.kind {
        Kind::Note => view! { <p>{text}</p> }.into_any(),
        Kind::Live(_) => {
            view! { <p class="small" role="status">{move || value.get()}</p> }.into_any()
        }
        Kind::Line => view! { <TextField field value/> }.into_any(),
        Kind::Area => view! { <TextArea field value/> }.into_any(),
        Kind::Day => view! { <DateField field value/> }.into_any(),
        Kind::Number => view! { <NumberField field value/> }.into_any(),
        Kind::Choose(choices) => view! { <SelectField field value choices/> }.into_any(),
        Kind::Several(choices) => view! { <SeveralField field value choices/> }.into_any(),
    }
}

/// Joins the chosen keys with commas.
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
