//! Several pasted lines as items: a preview with a work type for each, added in one step.

use leptos::prelude::*;

use super::shown::Backlog;
use crate::domain::base::text::number_of;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{ItemCommand, NewItem};
use crate::domain::reads::pasted_lines::PastedLine;
use crate::state::Store;
use crate::views::components::{Choice, Dialog, Field, Form, FormView, SelectField};
use crate::views::names;
use crate::views::undo_toast::say_undoable;

/// The most lines that are added at once.
const MOST: usize = 200;

/// A line of the preview.
#[derive(Clone)]
struct Row {
    line: PastedLine,
    take: RwSignal<bool>,
    kind: RwSignal<String>,
}

/// The dialog that shows what the pasted lines become.
#[component]
pub(super) fn AddSeveral(
    backlog: Backlog,
    pasted: RwSignal<Vec<PastedLine>>,
    /// Set together with the lines.
    open: RwSignal<bool>,
) -> impl IntoView {
    move || {
        let lines = pasted.get();
        let title = format!("Add {}?", number_of(lines.len().min(MOST), "item"));
        view! {
            <Dialog id="add-several" title open wide=true unasked=true>
                <Lines store=backlog.store lines=lines.clone() open/>
            </Dialog>
        }
    }
}

#[component]
fn Lines(store: Store, lines: Vec<PastedLine>, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new("add-several");
    let kinds = names::work_type_choices(&store.workspace_now(), None);
    let over = lines.len().saturating_sub(MOST);
    let ticked = lines.iter().filter(|line| line.ticked).count();
    let rows: Vec<Row> = lines
        .into_iter()
        .take(MOST)
        .map(|line| {
            let (take, kind) = (!line.ticked, line.work_type.to_string());
            Row { line, take: RwSignal::new(take), kind: RwSignal::new(kind) }
        })
        .collect();
    let shown = rows.iter().cloned().enumerate().map(|(at, row)| {
        view! { <LineRow at row kinds=kinds.clone()/> }
    });
    let shown = shown.collect_view();
    let submit = move || {
        let items: Vec<NewItem> = rows
            .iter()
            .filter(|row| row.take.get_untracked())
            .filter_map(|row| new_item(store, row))
            .collect();
        let count = items.len();
        match store.dispatch(Command::Item(ItemCommand::AddSeveral { items })) {
            Ok(_) => {
                open.set(false);
                say_undoable(store, &format!("Added {}", number_of(count, "item")));
            }
            Err(refusal) => form.problem(refusal),
        }
    };
    let note = match (ticked, over) {
        (0, 0) => None,
        (_, 1..) => {
            Some(format!("Only the first {MOST} lines are added. Import longer lists as a file."))
        }
        (1, _) => {
            Some("1 line is already ticked, so it's left out unless you select it.".to_owned())
        }
        _ => {
            Some(format!("{ticked} lines are ticked already and stay out, unless you select them."))
        }
    };
    view! {
        <FormView form verb="Add items" on_submit=submit on_cancel=move || open.set(false)>
            {note.map(|note| view! { <p class="soft">{note}</p> })}
            <ul class="rows pasted">{shown}</ul>
        </FormView>
    }
}

fn new_item(store: Store, row: &Row) -> Option<NewItem> {
    let ws = store.workspace_now();
    let kind = ws.work_types.get(names::chosen(row.kind)?)?;
    Some(NewItem {
        id: store.mint(),
        title: row.line.title.clone(),
        work_type: kind.id,
        owner: None,
        estimate: row.line.estimate,
        criteria: kind.criteria_template.iter().map(|_| store.mint()).collect(),
    })
}

/// A line with its box and its work type.
#[component]
fn LineRow(at: usize, row: Row, kinds: Vec<Choice>) -> impl IntoView {
    let (take, title) = (row.take, row.line.title.to_string());
    let field =
        Field::new(format!("pasted-type-{at}"), format!("Work type of {title}")).hidden_label();
    view! {
        <li class="rows__row pasted__line">
            <label class="check">
                <input type="checkbox" class="check__box" prop:checked=move || take.get()
                    on:change=move |_| take.update(|take| *take = !*take)/>
                <span dir="auto">{title}</span>
            </label>
            <SelectField field value=row.kind choices=kinds/>
        </li>
    }
}
