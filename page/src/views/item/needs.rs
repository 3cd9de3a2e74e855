//! Dependencies: what the item waits on, who is responsible, and by when.

use leptos::prelude::*;

use super::criteria::words;
use super::shown::Shown;
use crate::views::components::{
    Badge, Button, Choice, DateField, DayText, Form, FormView, IconName, Keyed, RowButton, Section,
    SelectField, TextField, Tone, dom,
};
use crate::views::meanwhile::Meanwhile;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::records::backlog::need::{Need, NeedKind};

/// What the form is open for: nothing, a new dependency, or an existing one.
type Asked = RwSignal<Option<Option<Need>>>;

/// The dependencies, and a form to add or edit one.
#[component]
pub(super) fn Needs(shown: Shown) -> impl IntoView {
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.needs.clone()).unwrap_or_default())
    });
    let asked: Asked = RwSignal::new(None);
    let add = view! {
        <Button label="Add dependency" small=true icon=IconName::Plus on_press=move || asked.set(Some(None))/>
    };
    view! {
        <Section title="Dependencies" note="What it waits on" end=move || add>
            <div class="needs">
                <Keyed each=move || all.get() key=|need| (need.id, need.settled.is_some(), need.kind, need.due, need.owner.clone(), need.note.clone())
                    let:need><NeedLine shown asked need/></Keyed>
            </div>
            {move || asked.get().map(|there| view! { <NeedForm shown asked there/> })}
        </Section>
    }
}

/// A dependency: what, who, when, and whether it is settled.
#[component]
fn NeedLine(shown: Shown, asked: Asked, need: Need) -> impl IntoView {
    let (item, id) = (shown.id, need.id);
    let today = shown.store.now().date_naive();
    let settled = need.settled.is_some();
    let class = if settled { "need need--settled" } else { "need" };
    let (state, tone) = match settled {
        true => ("Settled", Tone::Good),
        false if need.due < today => ("Overdue", Tone::Stop),
        false => ("Open", Tone::Watch),
    };
    let verb = if settled { "Reopen" } else { "Settle" };
    let note = (!need.note.is_empty()).then(|| format!(": {}", need.note));
    let label = need.kind.label();
    let (owner, due) = (need.owner.to_string(), need.due);
    let settle = move || {
        shown.press(ItemCommand::SettleNeed { item, id, settled: !settled });
    };
    let remove = move || {
        shown.press(ItemCommand::RemoveNeed { item, id });
    };
    let change = move || asked.set(Some(Some(need.clone())));
    view! {
        <div class=class>
            <span class="need__text" dir="auto">{label}{note}
                <span class="small soft">" · " {owner} ", " <DayText date=due today/></span></span>
            <Badge text=state tone/>
            <Button label=verb small=true on_press=settle/>
            <RowButton label=format!("Edit {label}") icon=IconName::Edit on_press=change/>
            <RowButton label=format!("Delete {label}") icon=IconName::Close on_press=remove/>
        </div>
    }
}

/// Returns what the form's draft belongs to: a dependency, or the next one of the item.
fn draft_of(shown: Shown, there: Option<&Need>) -> String {
    there.map_or_else(|| shown.id.to_string(), |need| need.id.to_string())
}

/// The form of a dependency.
#[component]
fn NeedForm(shown: Shown, asked: Asked, there: Option<Need>) -> impl IntoView {
    let form = Form::new("need").about(draft_of(shown, there.as_ref()));
    let at = there.as_ref().and_then(|need| NeedKind::ALL.iter().position(|k| *k == need.kind));
    let kind = RwSignal::new(at.unwrap_or_default().to_string());
    let text =
        |read: fn(&Need) -> String| RwSignal::new(there.as_ref().map(read).unwrap_or_default());
    let owner = text(|need| need.owner.to_string());
    let (due, note) = (text(|need| need.due.to_string()), text(|need| need.note.clone()));
    let known = there.map(|need| need.id);
    dom::focus_later(form.id("kind"));
    let there = move || shown.now(|item| item.needs.iter().find(|n| Some(n.id) == known).cloned());
    let meanwhile = Meanwhile::new(there);
    let submit = move || {
        let owner = words(&owner.get_untracked()).ok();
        if owner.is_none() {
            form.error("owner", "Enter who is responsible.");
        }
        let due = due.get_untracked().parse().ok();
        if due.is_none() {
            form.error("due", "Choose a due date.");
        }
        let at = kind.get_untracked().parse::<usize>().unwrap_or_default();
        let kind = NeedKind::ALL.get(at).copied();
        let (Some(owner), Some(due), Some(kind)) = (owner, due, kind) else { return };
        if !meanwhile.may_save(form) {
            return;
        }
        let id = known.unwrap_or_else(|| shown.store.mint());
        let mut need = Need::new(id, kind, owner, due);
        need.note = note.get_untracked().trim().to_owned();
        let item = shown.id;
        let done = shown.run(match known {
            Some(_) => ItemCommand::EditNeed { item, need },
            None => ItemCommand::AddNeed { item, need },
        });
        match done {
            Ok(()) => asked.set(None),
            Err(refusal) => form.problem(refusal),
        }
    };
    let kinds: Vec<Choice> = NeedKind::ALL
        .iter()
        .enumerate()
        .map(|(at, kind)| (at.to_string(), kind.label().to_owned()))
        .collect();
    let verb = if known.is_some() { "Save dependency" } else { "Add dependency" };
    view! {
        <FormView form verb on_submit=submit on_cancel=move || asked.set(None)>
            <SelectField field=form.field("kind", "Type") value=kind choices=kinds/>
            <TextField field=form.field("note", "Details").optional() value=note/>
            <div class="form__row">
                <TextField field=form.field("owner", "Who is responsible").required() value=owner/>
                <DateField field=form.field("due", "Due date").required() value=due/>
            </div>
        </FormView>
    }
}
