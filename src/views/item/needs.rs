//! Needs: what the item waits on, who settles it, and by when.

use leptos::prelude::*;

use super::criteria::words;
use super::panel::Shown;
use crate::domain::backlog::command::ItemCommand;
use crate::domain::backlog::need::{Need, NeedKind};
use crate::views::components::{
    Button, Choice, Form, Icon, Tone, badge, date, date_field, section, select_field, text_field,
};

/// The needs, and a form for one more.
pub(super) fn needs(shown: Shown) -> AnyView {
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.needs.clone()).unwrap_or_default())
    });
    let adding = RwSignal::new(false);
    let form = move || adding.get().then(|| untrack(|| form(shown, adding)));
    let add = Button::new("Add a need").small().icon(Icon::Plus).on(move || adding.set(true));
    let lines = view! {
        <div class="needs">
            <For each=move || all.get() key=|need| (need.id, need.settled.is_some(), need.due, need.owner.clone(), need.note.clone())
                let:need>{line(shown, need)}</For>
        </div>
        {form}
    };
    section("Needs", "what it waits on", add, lines.into_any())
}

fn line(shown: Shown, need: Need) -> AnyView {
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
    view! {
        <div class=class>
            <span class="need__text" dir="auto">{need.kind.label()}{note}
                <span class="small soft">" · " {need.owner.to_string()} ", " {date(need.due, today)}</span></span>
            {state} {press} {remove}
        </div>
    }
    .into_any()
}

fn form(shown: Shown, adding: RwSignal<bool>) -> AnyView {
    let form = Form::new("need");
    let kind = RwSignal::new("0".to_owned());
    let empty = || RwSignal::new(String::new());
    let (owner, due, note) = (empty(), empty(), empty());
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
        let mut need = Need::new(shown.store.mint(), kind, owner, due);
        need.note = note.get_untracked().trim().to_owned();
        match shown.run(ItemCommand::AddNeed { item: shown.id, need }) {
            Ok(()) => adding.set(false),
            Err(refusal) => form.problem(refusal.why),
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
        "Add the need",
        submit,
        Some(Callback::new(move |()| adding.set(false))),
        fields.into_any(),
    )
}
