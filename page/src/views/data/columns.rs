//! What a table of another tool would bring: what each of its columns means, and below it the cards
//! that follow from that.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::foreign_board::{BoardPreview, StartFirst};
use super::importing::{Importing, zone};
use crate::views::components::{
    CheckboxField, Choice, Field, More, RadioField, Section, SelectField,
};
use sprintloop::exchange::rows::board;
use sprintloop::exchange::table::{Headed, Meaning, Table};
use sprintloop::exchange::tool::Column;
use sprintloop::exchange::when::DayOrder;

/// How much of what stands in a column its label shows.
const SHOWN: usize = 30;

/// What the person says the columns mean; each answer is the value of a field.
#[derive(Clone)]
struct Columns {
    /// The number of the meaning of each column.
    meanings: Arc<Vec<RwSignal<String>>>,
    /// "day" where the day comes first.
    order: RwSignal<String>,
}

/// The preview of a table.
#[component]
pub(super) fn TablePreview(importing: Importing, table: Arc<Table>) -> impl IntoView {
    if !importing.store.workspace_now().is_founded() {
        return Either::Left(view! { <StartFirst importing /> });
    }
    let missing = table.headed == Headed::Missing;
    let is_item = RwSignal::new(missing);
    let question =
        (table.headed != Headed::Known).then(|| view! { <FirstRowField value=is_item /> });
    let read = move || {
        let same = is_item.get() == missing;
        let table = if same { Arc::clone(&table) } else { Arc::new(table.other_way()) };
        view! { <ReadTable importing table /> }
    };
    Either::Right(view! {
        <div class="stack">
            {question}
            {read}
        </div>
    })
}

/// Whether the first row is an item, where the table does not tell.
#[component]
fn FirstRowField(value: RwSignal<bool>) -> impl IntoView {
    let field = Field::new("import-first-row", "The first row is an item")
        .hint("Clear this if the first row has column headings.");
    view! { <CheckboxField field value /> }
}

/// A table, its headings set apart from its rows.
#[component]
fn ReadTable(importing: Importing, table: Arc<Table>) -> impl IntoView {
    let workflow = &importing.store.workspace_now().workflow;
    let guess = Meaning { scale: workflow.scale(), ..table.guess(workflow.unit) };
    let columns = Columns::of(&guess);
    let meaning = {
        let (columns, table, guess) = (columns.clone(), Arc::clone(&table), guess.clone());
        Memo::new(move |_| columns.meaning(&table, &guess))
    };
    let asks = {
        let table = Arc::clone(&table);
        Memo::new(move |_| meaning.with(|it| table.order(&it.columns)) == Some(None))
    };
    let said = columns.order;
    let order = move || asks.get().then(|| view! { <OrderField value=said /> });
    let read = Arc::clone(&table);
    let cards = move || {
        let board = Arc::new(meaning.with(|meaning| board(&read, meaning, zone())));
        view! { <BoardPreview importing board /> }
    };
    view! {
        <div class="stack">
            <ColumnFields table guess columns />
            {order}
            {cards}
        </div>
    }
}

/// Which comes first, where the days of the table do not tell.
#[component]
fn OrderField(value: RwSignal<String>) -> impl IntoView {
    let field = Field::new("import-order", "Date format")
        .hint("We can't tell whether 6/7/2025 means June or July.");
    let choices = vec![
        ("month".to_owned(), "Month first (6/7 is June 7)".to_owned()),
        ("day".to_owned(), "Day first (6/7 is July 6)".to_owned()),
    ];
    view! { <RadioField field value choices /> }
}

impl Columns {
    fn of(guess: &Meaning) -> Self {
        let number = |column: &Column| {
            let at = Column::ALL.iter().position(|(other, _)| other == column);
            RwSignal::new(at.unwrap_or(0).to_string())
        };
        let order = if guess.order == DayOrder::DayFirst { "day" } else { "month" };
        Self {
            meanings: Arc::new(guess.columns.iter().map(number).collect()),
            order: RwSignal::new(order.to_owned()),
        }
    }

    /// The meaning as chosen; tracked.
    fn meaning(&self, table: &Table, guess: &Meaning) -> Meaning {
        let column = |value: &RwSignal<String>| {
            let at: Option<usize> = value.with(|value| value.parse().ok());
            at.and_then(|at| Column::ALL.get(at)).map_or(Column::LeftOut, |(column, _)| *column)
        };
        let day = self.order.with(|order| order == "day");
        let said = if day { DayOrder::DayFirst } else { DayOrder::MonthFirst };
        table.chosen(guess, self.meanings.iter().map(column).collect(), said)
    }
}

/// A field for each column with something in it; those that seem to say nothing are folded away.
#[component]
fn ColumnFields(table: Arc<Table>, guess: Meaning, columns: Columns) -> impl IntoView {
    let choices: Vec<Choice> = Column::ALL
        .iter()
        .enumerate()
        .map(|(at, (_, words))| (at.to_string(), (*words).to_owned()))
        .collect();
    let (mut told, mut rest) = (Vec::new(), Vec::new());
    let used = table.used();
    let all = table.heads.iter().zip(columns.meanings.iter()).zip(&guess.columns).zip(used);
    for (at, (((head, value), column), used)) in all.enumerate() {
        if !used {
            continue;
        }
        let example = table.example(at);
        let short: String =
            example.chars().take(SHOWN).map(|c| if c == '\n' { ' ' } else { c }).collect();
        let cut = if example.chars().count() > SHOWN { "…" } else { "" };
        let head = match head.trim() {
            "" => format!("Column {}", at + 1),
            head => head.to_owned(),
        };
        let field =
            Field::new(format!("import-column-{at}"), head).hint(format!("Example: {short}{cut}"));
        let (value, choices) = (*value, choices.clone());
        let field = view! { <SelectField field value choices /> };
        if *column == Column::LeftOut { rest.push(field) } else { told.push(field) }
    }
    let count = format!("{} of {}", told.len(), told.len() + rest.len());
    let folded = (!rest.is_empty()).then(|| {
        let label = format!("Skipped columns ({})", rest.len());
        view! { <More label><div class="columns">{rest}</div></More> }
    });
    let fields = view! {
        <div class="stack">
            <div class="columns">{told}</div>
            {folded}
        </div>
    };
    if table.tool.id == "csv" {
        return Either::Left(view! { <Section title="Columns" note=count>{fields}</Section> });
    }
    // What a known tool writes is seldom read wrongly.
    let label = format!("{} columns ({count})", table.tool.name);
    Either::Right(view! { <More label>{fields}</More> })
}
