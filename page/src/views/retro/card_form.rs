//! The form for one card: in a private turn, openly, and before the session.

use crate::state::writing::HalfCard;
use crate::views::components::{
    CheckboxField, Choice, Form, FormView, KeyHint, Notice, SelectField, TextArea, TextField, dom,
};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::records::retrospective::record::Card;
use sprintloop::domain::records::retrospective::steps::{Column, ColumnKind};

/// What is in the form.
#[derive(Clone, Copy)]
pub struct CardFields {
    column: RwSignal<String>,
    text: RwSignal<String>,
    figure: RwSignal<String>,
    together: RwSignal<bool>,
}

impl CardFields {
    /// Returns the current card, in the first column if none was chosen yet.
    pub fn new(half: HalfCard, columns: &[Column]) -> Self {
        let there = columns.iter().any(|column| column.name.as_str() == half.column);
        let first = columns.first().map(|column| column.name.to_string()).unwrap_or_default();
        Self {
            column: RwSignal::new(if there { half.column } else { first }),
            text: RwSignal::new(half.text),
            figure: RwSignal::new(half.figure),
            together: RwSignal::new(half.together),
        }
    }

    /// Puts a card into the form.
    pub fn load(self, card: &Card) {
        self.column.set(card.column.to_string());
        self.text.set(card.text.to_string());
        self.figure.set(card.figure.clone());
        self.together.set(card.together);
    }

    /// Whether nothing is written, tracked.
    pub fn is_empty(self) -> bool {
        self.text.with(|text| text.trim().is_empty())
    }

    /// Returns the current card, tracked.
    pub fn half(self) -> HalfCard {
        let (text, figure) = (self.text.get(), self.figure.get());
        let (column, together) = (self.column.get(), self.together.get());
        // A column alone doesn't count as a card.
        match text.is_empty() && figure.is_empty() {
            true => HalfCard::default(),
            false => HalfCard { column, text, figure, together },
        }
    }
}

/// Returns columns as choices.
pub fn choices(columns: &[Column]) -> Vec<Choice> {
    columns.iter().map(|column| (column.name.to_string(), column.name.to_string())).collect()
}

/// Returns the columns for wins: names in them are praise.
pub fn praise(columns: &[Column]) -> Vec<Title> {
    let wins = columns.iter().filter(|column| column.kind == ColumnKind::Win);
    wins.map(|column| column.name.clone()).collect()
}

/// The form. It suggests another wording where a text names someone, and never blocks.
#[component]
pub fn CardForm(
    fields: CardFields,
    columns: Vec<Choice>,
    /// The columns for wins.
    praise: Vec<Title>,
    /// Finds a name in a text.
    #[prop(into)]
    named: Callback<(String,), Option<String>>,
    /// True once the card is added.
    #[prop(into)]
    add: Callback<(Card,), bool>,
    /// The label of its button.
    #[prop(default = "Add card")]
    verb: &'static str,
) -> impl IntoView {
    let CardFields { column, text, figure, together } = fields;
    let form = Form::new("card");
    let offered = RwSignal::new(None::<String>);
    let submit = move || {
        let Ok(words) = Reason::parse(&text.get_untracked()) else {
            return form.error("text", "Enter a thought.");
        };
        let Ok(under) = Title::parse(&column.get_untracked()) else { return };
        // Praise may name people.
        let name = named.run((words.to_string(),)).filter(|_| !praise.contains(&under));
        if name.is_some() && offered.get_untracked().is_none() {
            return offered.set(name);
        }
        let mut card = Card::new(words, under);
        figure.get_untracked().trim().clone_into(&mut card.figure);
        card.together = together.get_untracked();
        if add.run((card,)) {
            text.set(String::new());
            figure.set(String::new());
            together.set(false);
            offered.set(None);
            dom::focus_later("card-text");
        }
    };
    let names: Vec<String> = columns.iter().map(|(name, _)| name.clone()).collect();
    let by_key = move |ev: KeyboardEvent| {
        let step = match ev.key().as_str() {
            "ArrowDown" if ev.alt_key() => 1,
            "ArrowUp" if ev.alt_key() => names.len().saturating_sub(1),
            _ => return,
        };
        ev.prevent_default();
        let at = column.with_untracked(|now| names.iter().position(|name| name == now));
        let next = (at.unwrap_or(0) + step) % names.len().max(1);
        if let Some(name) = names.get(next) {
            column.set(name.clone());
        }
    };
    // Pressing the button again keeps the words.
    let offer = move || {
        offered.get().map(|name| {
            view! {
                <Notice title=format!("This names {name}. What in the process let it happen?")
                    text="Write that instead, or add the card as is." said=true/>
            }
        })
    };
    view! {
        <div class="card" on:keydown=by_key>
            <FormView form verb on_submit=submit>
                <SelectField field=form.field("column", "Column") value=column choices=columns/>
                <TextArea field=form.field("text", "One thought").kept_elsewhere().required().autofocus() value=text/>
                <TextField field=form.field("figure", "A number or a link").kept_elsewhere().optional() value=figure/>
                <CheckboxField field=form.field("together", "About how we work together").kept_elsewhere() value=together/>
                {offer}
            </FormView>
            <p class="keys-line"><KeyHint key="Ctrl Enter" does=verb/><KeyHint key="Alt ↑ ↓" does="column"/></p>
        </div>
    }
}
