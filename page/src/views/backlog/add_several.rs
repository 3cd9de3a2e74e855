//! Several pasted lines as items: a preview with a work type for each, added in one step. The list waits
//! until it is added or dropped, also over a reload.

use leptos::prelude::*;

use crate::state::Store;
use crate::views::components::{
    Button, ButtonKind, Choice, Dialog, Field, Form, FormView, SelectField, Slot,
};
use crate::views::names;
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::ids::WorkTypeId;
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, NewItem};
use sprintloop::domain::reads::pasted_lines::{NotNew, PastedLine, pasted_lines};

/// The most lines that are added at once.
const MOST: usize = 200;

/// A line of the preview, and what was chosen for it. It outlives the dialog, which may be closed and opened again.
#[derive(Clone)]
struct Row {
    line: PastedLine,
    take: ArcRwSignal<bool>,
    kind: ArcRwSignal<String>,
}

impl Row {
    fn new(line: PastedLine) -> Self {
        let (take, kind) = (line.not_new.is_none(), line.work_type.to_string());
        Self { line, take: ArcRwSignal::new(take), kind: ArcRwSignal::new(kind) }
    }

    /// What was chosen for it, in words; tracked.
    fn chosen(&self) -> String {
        let take = if self.take.get() { TAKEN } else { "left" };
        format!("{take} {}", self.kind.get())
    }

    /// Takes up what was chosen before.
    fn choose(self, before: &str) -> Self {
        if let Some((take, kind)) = before.split_once(' ') {
            self.take.set(take == TAKEN);
            self.kind.set(kind.to_owned());
        }
        self
    }
}

/// How what was chosen for a line begins if it is added.
const TAKEN: &str = "added";

/// A pasted list that waits to be added.
#[derive(Clone, Copy)]
pub(super) struct Pasted {
    store: Store,
    slot: Slot,
    /// Where what was chosen for each line is kept.
    choices: Slot,
    rows: RwSignal<Vec<Row>>,
    open: RwSignal<bool>,
}

impl Pasted {
    /// The list that waits since before, if there is one. `usual` is the work type of a line that names none.
    pub(super) fn new(store: Store, usual: Option<WorkTypeId>) -> Self {
        let slot = Field::new("add-several", "").slot();
        let choices = Field::new("add-several-choices", "").slot();
        let before = choices.kept().unwrap_or_default();
        let before = before.lines().chain(std::iter::repeat(""));
        let waiting = slot.kept().zip(usual);
        let lines = waiting.map(|(text, usual)| pasted_lines(&text, &store.workspace_now(), usual));
        let rows = lines.unwrap_or_default().into_iter().map(Row::new);
        let rows = rows.zip(before).map(|(row, before)| row.choose(before)).collect();
        Self { store, slot, choices, rows: RwSignal::new(rows), open: RwSignal::new(false) }
    }

    /// Shows a text of several lines as items; returns whether it is one.
    pub(super) fn take(self, text: String, usual: WorkTypeId) -> bool {
        let lines = pasted_lines(&text, &self.store.workspace_now(), usual);
        let several = lines.len() > 1;
        if several {
            self.slot.keep(text);
            self.rows.set(lines.into_iter().map(Row::new).collect());
            self.open.set(true);
        }
        several
    }

    /// Keeps what is chosen, for a reload.
    fn keep_choices(self) {
        Effect::new(move |_| {
            let chosen = self.rows.with(|rows| rows.iter().map(Row::chosen).collect::<Vec<_>>());
            if !chosen.is_empty() {
                self.choices.keep(chosen.join("\n"));
            }
        });
    }

    fn done(self) {
        self.open.set(false);
        self.slot.forget();
        self.choices.forget();
        self.rows.set(Vec::new());
    }
}

/// The dialog that shows what the pasted lines become, and the way back to it while they wait.
#[component]
pub(super) fn AddSeveral(pasted: Pasted) -> impl IntoView {
    let Pasted { rows, open, .. } = pasted;
    pasted.keep_choices();
    let waits = move || {
        let count = rows.with(Vec::len);
        (count > 0 && !open.get()).then(|| {
            view! {
                <p class="cluster soft">
                    <span>{format!("You haven't finished adding a pasted list ({}).", number_of(count, "line"))}</span>
                    <Button label="Continue" small=true on_press=move || open.set(true)/>
                    <Button label="Discard" small=true kind=ButtonKind::Quiet on_press=move || pasted.done()/>
                </p>
            }
        })
    };
    let dialog = move || {
        let rows = rows.get();
        let new = rows.iter().take(MOST).filter(|row| row.line.not_new.is_none()).count();
        let title = format!("Add {}?", number_of(new, "item"));
        view! {
            <Dialog id="add-several" title open wide=true unasked=true>
                <Lines pasted rows=rows.clone()/>
            </Dialog>
        }
    };
    view! { {waits} {dialog} }
}

#[component]
fn Lines(pasted: Pasted, rows: Vec<Row>) -> impl IntoView {
    let store = pasted.store;
    let form = Form::new("add-several");
    let kinds = names::work_type_choices(&store.workspace_now(), None);
    let over = rows.len() > MOST;
    let rows: Vec<Row> = rows.into_iter().take(MOST).collect();
    let shown = rows.iter().cloned().enumerate().map(|(at, row)| {
        view! { <LineRow store at row kinds=kinds.clone()/> }
    });
    let shown = shown.collect_view();
    let takes: Vec<_> = rows.iter().map(|row| row.take.clone()).collect();
    let count = move || {
        let taken = takes.iter().filter(|take| take.get()).count();
        format!("{taken} of {} selected", number_of(takes.len(), "line"))
    };
    let submit = move || {
        let items: Vec<NewItem> = rows
            .iter()
            .filter(|row| row.take.get_untracked())
            .filter_map(|row| new_item(store, row))
            .collect();
        let count = items.len();
        match store.dispatch(Command::Item(ItemCommand::AddSeveral { items })) {
            Ok(_) => {
                pasted.done();
                say_undoable(store, &format!("Added {}", number_of(count, "item")));
            }
            Err(refusal) => form.problem(refusal),
        }
    };
    let note = over
        .then(|| format!("Only the first {MOST} lines are added. Import longer lists as a file."));
    view! {
        <FormView form verb="Add items" on_submit=submit on_cancel=move || pasted.open.set(false)>
            {note.map(|note| view! { <p class="soft">{note}</p> })}
            <p class="soft" role="status">{count}</p>
            <ul class="rows pasted">{shown}</ul>
        </FormView>
    }
}

fn new_item(store: Store, row: &Row) -> Option<NewItem> {
    let ws = store.workspace_now();
    let kind = ws.work_types.get(names::chosen(RwSignal::from(row.kind.clone()))?)?;
    Some(NewItem {
        id: store.mint(),
        title: row.line.title.clone(),
        work_type: kind.id,
        owner: None,
        estimate: row.line.estimate,
        criteria: kind.criteria_template.iter().map(|_| store.mint()).collect(),
    })
}

/// Why a line is left out unless it is selected.
fn why_not(why: NotNew, store: Store) -> String {
    match why {
        NotNew::Ticked => "Already checked off".to_owned(),
        NotNew::Heading => "Looks like a heading".to_owned(),
        NotNew::Repeated => "Twice in this list".to_owned(),
        NotNew::Known(item) => {
            let ws = store.workspace_now();
            let key = ws.items.get(item).map(|item| item.key.to_string());
            format!("Already in the backlog: {}", key.unwrap_or_default())
        }
    }
}

/// A line with its box and its work type.
#[component]
fn LineRow(store: Store, at: usize, row: Row, kinds: Vec<Choice>) -> impl IntoView {
    let why = row.line.not_new.map(|why| why_not(why, store));
    let (take, kind) = (RwSignal::from(row.take), RwSignal::from(row.kind));
    let title = row.line.title.to_string();
    let unit = store.workspace_now().workflow.unit;
    let estimate = row.line.estimate.map(|estimate| unit.show(estimate));
    let field =
        Field::new(format!("pasted-type-{at}"), format!("Work type of {title}")).hidden_label();
    view! {
        <li class="rows__row pasted__line">
            <label class="check">
                <input type="checkbox" class="check__box" prop:checked=move || take.get()
                    on:change=move |_| take.update(|take| *take = !*take)/>
                <span dir="auto">{title}</span>
                {estimate.map(|estimate| view! { <span class="small soft number">{estimate}</span> })}
                {why.map(|why| view! { <span class="small soft">{why}</span> })}
            </label>
            <SelectField field value=kind choices=kinds/>
        </li>
    }
}
