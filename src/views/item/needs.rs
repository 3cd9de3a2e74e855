//! Needs: what the item waits on, who settles it, and by when.

use crate::views::prelude::*;

use super::criteria::words;
use super::panel::Shown;
use crate::domain::commands::backlog::ItemCommand;
use crate::domain::records::backlog::need::{Need, NeedKind};
use crate::views::components::{
    Button, Choice, Form, Icon, Tone, badge, date, date_field, dom, section, select_field,
    text_field,
};

/// The needs, and a form for one more.
pub(super) fn needs(shown: Shown) -> AnyView {
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.needs.clone()).unwrap_or_default())
    });
    let asked: Asked = RwSignal::new(None);
    let form = move || asked.get().map(|need| untrack(|| form(shown, asked, need)));
    let add = Button::new("Add a need").small().icon(Icon::Plus).on(move || asked.set(Some(None)));
    let lines = view! {
        <div class="needs">
            <For each=move || all.get() key=|need| (need.id, need.settled.is_some(), need.kind, need.due, need.owner.clone(), need.note.clone())
                let:need>{line(shown, asked, need)}</For>
        </div>
        {form}
    };
    section("Needs", "what it waits on", add, lines.into_any())
}

/// What the form is open for: nothing, a new need, or one that is there.
type Asked = RwSignal<Option<Option<Need>>>;

fn line(shown: Shown, asked: Asked, need: Need) -> AnyView {
    let (item, id) = (shown.id, need.id);
    let today = shown.store.now().date_naive();
    let settled = need.settled.is_some();
    let class = if settled { "need need--settled" } else { "need" };
    let state = match settled {
        true => badge("Settled", Tone::Good),
        false if need.due < today => badge("Overdue", Tone::Stop),
        false => badge("Open", Tone::Watch),
    };
    let verb = if settled { "Open again" } else { "Settle" };
    let note = (!need.note.is_empty()).then(|| format!(": {}", need.note));
    let press = Button::new(verb).small().on(move || {
        shown.press(ItemCommand::SettleNeed { item, id, settled: !settled });
    });
    let remove = Button::new(format!("Take out {}", need.kind.label()))
        .quiet()
        .small()
        .icon_only(Icon::Close)
        .on(move || {
            shown.press(ItemCommand::RemoveNeed { item, id });
        });
    let label = need.kind.label();
    let (owner, due) = (need.owner.to_string(), need.due);
    let change = Button::new(format!("Change {label}"))
        .quiet()
        .small()
        .icon_only(Icon::Edit)
        .on(move || asked.set(Some(Some(need.clone()))));
    view! {
        <div class=class>
            <span class="need__text" dir="auto">{label}{note}
                <span class="small soft">" · " {owner} ", " {date(due, today)}</span></span>
            {state} {press} {change} {remove}
        </div>
    }
    .into_any()
}

fn form(shown: Shown, asked: Asked, there: Option<Need>) -> AnyView {
    let form = Form::new("need");
    let at = there.as_ref().and_then(|need| NeedKind::ALL.iter().position(|k| *k == need.kind));
    let kind = RwSignal::new(at.unwrap_or_default().to_string());
    let text =
        |read: fn(&Need) -> String| RwSignal::new(there.as_ref().map(read).unwrap_or_default());
    let owner = text(|need| need.owner.to_string());
    let (due, note) = (text(|need| need.due.to_string()), text(|need| need.note.clone()));
    let known = there.map(|need| need.id);
    dom::focus_later(form.id("kind"));
    let submit = move || {
        let owner = words(&owner.get_untracked()).ok();
        if owner.is_none() {
            form.error("owner", "Say who settles it.");
        }
        let due = due.get_untracked().parse().ok();
        if due.is_none() {
            form.error("due", "Choose the day by which it must be settled.");
        }
        let at = kind.get_untracked().parse::<usize>().unwrap_or_default();
        let kind = NeedKind::ALL.get(at).copied();
        let (Some(owner), Some(due), Some(kind)) = (owner, due, kind) else { return };
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
    let fields = view! {
        {select_field(form.field("kind", "What is needed"), kind, Signal::stored(kinds))}
        {text_field(form.field("note", "What exactly").optional(), note)}
        <div class="form__row">
            {text_field(form.field("owner", "Who settles it").required(), owner)}
            {date_field(form.field("due", "By when").required(), due)}
        </div>
    };
    form.show(
        if known.is_some() { "Change the need" } else { "Add the need" },
        submit,
        Some(Callback::new(move |()| asked.set(None))),
        fields.into_any(),
    )
}
