//! The form for one card: in a private turn, openly, and before the session.

use std::sync::Arc;

use crate::domain::base::text::{Reason, Title};
use crate::domain::records::retrospective::record::Card;
use crate::domain::records::retrospective::steps::Column;
use crate::state::writing::HalfCard;
use crate::views::components::{Choice, Form, Notice, dom, select_field, text_area, text_field};
use crate::views::prelude::*;

/// Finds a name in a text.
type Named = dyn Fn(&str) -> Option<String> + Send + Sync;

/// What stands in the form.
#[derive(Clone, Copy)]
pub struct CardFields {
    column: RwSignal<String>,
    text: RwSignal<String>,
    figure: RwSignal<String>,
}

impl CardFields {
    /// The card at hand, under the first column where none was chosen yet.
    pub fn new(half: HalfCard, columns: &[Column]) -> Self {
        let there = columns.iter().any(|column| column.name.as_str() == half.column);
        let first = columns.first().map(|column| column.name.to_string()).unwrap_or_default();
        Self {
            column: RwSignal::new(if there { half.column } else { first }),
            text: RwSignal::new(half.text),
            figure: RwSignal::new(half.figure),
        }
    }

    /// The card at hand, tracked.
    pub fn half(self) -> HalfCard {
        let (text, figure) = (self.text.get(), self.figure.get());
        let column = self.column.get();
        // A column alone is nothing written.
        match text.is_empty() && figure.is_empty() {
            true => HalfCard::default(),
            false => HalfCard { column, text, figure },
        }
    }
}

/// Columns as choices.
pub fn choices(columns: &[Column]) -> Vec<Choice> {
    columns.iter().map(|column| (column.name.to_string(), column.name.to_string())).collect()
}

/// The form. `named` finds a name in a text, `add` is true once the card is taken.
pub fn card_form(
    fields: CardFields,
    columns: &[Column],
    named: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    add: impl Fn(Card) -> bool + Send + Sync + 'static,
) -> AnyView {
    let (named, add) = (Arc::new(named), Arc::new(add));
    show(fields, choices(columns), named, add)
}

fn show(
    fields: CardFields,
    columns: Vec<Choice>,
    named: Arc<Named>,
    add: Arc<dyn Fn(Card) -> bool + Send + Sync>,
) -> AnyView {
    let CardFields { column, text, figure } = fields;
    let form = Form::new("card");
    let offered = RwSignal::new(None::<String>);
    let submit = move || {
        let Ok(words) = Reason::parse(&text.get_untracked()) else {
            return form.error("text", "Write a thought first.");
        };
        let Ok(under) = Title::parse(&column.get_untracked()) else { return };
        let name = named(words.as_str());
        if name.is_some() && offered.get_untracked().is_none() {
            return offered.set(name);
        }
        let mut card = Card::new(words, under);
        figure.get_untracked().trim().clone_into(&mut card.figure);
        if add(card) {
            text.set(String::new());
            figure.set(String::new());
            offered.set(None);
            dom::focus_later("card-text");
        }
    };
    // An offer, never a block: pressing the button again keeps the words.
    let offer = move || {
        offered.get().map(|name| {
            let title = format!("This names {name}. What in the process allowed it?");
            Notice::info(title).text("Write that instead, or add the card as it is.").said().show()
        })
    };
    let fields = view! {
        {select_field(form.field("column", "Column"), column, columns)}
        {text_area(form.field("text", "One thought").required().autofocus(), text)}
        {text_field(form.field("figure", "A figure or a link").optional(), figure)}
        {offer}
    };
    view! { <div class="card">{form.show("Add the card", submit, None, fields.into_any())}</div> }
        .into_any()
}
