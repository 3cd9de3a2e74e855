//! Acceptance criteria with their evidence, and the item's own checklist.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::inline::{Kind, Save, edit};
use super::panel::Shown;
use crate::domain::backlog::command::ItemCommand;
use crate::domain::backlog::item::{ChecklistLine, Criterion};
use crate::domain::ids::LineId;
use crate::domain::refusal::Refusal;
use crate::domain::text::Title;
use crate::views::components::{
    Button, Entry, Field, Icon, Menu, nothing_here, section, text_field,
};

/// A line that adds one thing by its words; what is refused stands beside it, still typed.
pub(super) fn adder(
    shown: Shown,
    name: &'static str,
    label: &'static str,
    save: impl Fn(&str) -> Result<(), Refusal> + Send + Sync + 'static,
) -> AnyView {
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        match save(&text.get_untracked()) {
            Ok(()) => {
                text.set(String::new());
                wrong.set(None);
            }
            Err(refusal) => wrong.set(Some(refusal.why)),
        }
    };
    let field = shown.field(name, label).hidden_label().placeholder(label).error(wrong);
    view! {
        <form class="quick-add" novalidate on:submit=submit>
            {text_field(field, text)} {Button::new("Add").submit()}
        </form>
    }
    .into_any()
}

/// Words that hold something, or the sentence that says so.
pub(super) fn words(text: &str) -> Result<Title, Refusal> {
    Title::parse(text).map_err(|_| Refusal::input("Write a few words first."))
}

/// What must be true for the item to be accepted.
pub(super) fn criteria(shown: Shown) -> AnyView {
    let store = shown.store;
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.criteria.clone()).unwrap_or_default())
    });
    let add = adder(shown, "criterion", "Add an acceptance criterion", move |text| {
        let text = words(text)?;
        shown.run(ItemCommand::AddCriterion { item: shown.id, id: store.mint(), text })
    });
    let note = move || {
        all.with(|all| {
            let met = all.iter().filter(|criterion| criterion.met.is_some()).count();
            if all.is_empty() { String::new() } else { format!("{met} of {} met", all.len()) }
        })
    };
    let lines = view! {
        <div class="criteria">
            <For each=move || all.get() key=|line| (line.id, line.text.clone(), line.met.as_ref().map(|met| met.evidence.clone()))
                let:line>{criterion(shown, line)}</For>
        </div>
        {add}
    };
    section("Acceptance criteria", note, (), lines.into_any())
}

fn criterion(shown: Shown, line: Criterion) -> AnyView {
    let (item, id) = (shown.id, line.id);
    let met = line.met.is_some();
    let rewriting = RwSignal::new(false);
    let label = format!("Met: {}", line.text);
    let tick = move |ev: leptos::ev::Event| {
        let met = event_target_checked(&ev);
        let command = ItemCommand::MeetCriterion { item, id, met, evidence: String::new() };
        if !shown.press(command) {
            event_target::<leptos::web_sys::HtmlInputElement>(&ev).set_checked(!met);
        }
    };
    let menu = Menu::dots(format!("More for {}", line.text)).show(move || {
        vec![
            Entry::press("Rewrite", move || rewriting.set(true)).icon(Icon::Edit),
            Entry::press("Take out", move || {
                shown.press(ItemCommand::RemoveCriterion { item, id });
            })
            .icon(Icon::Trash),
        ]
    });
    let text = line.text.clone();
    let rewrite = move || rewriting.get().then(|| untrack(|| rewrite(shown, id, &text)));
    let class = if met { "criteria__line criteria__line--met" } else { "criteria__line" };
    let evidence = line.met.map(|met| evidence(shown, id, met.evidence));
    view! {
        <div class=class>
            <input type="checkbox" class="check__box" aria-label=label prop:checked=met on:change=tick />
            <div class="criteria__text"><span dir="auto">{line.text.to_string()}</span> {evidence} {rewrite}</div>
            {menu}
        </div>
    }
    .into_any()
}

fn rewrite(shown: Shown, id: LineId, text: &Title) -> AnyView {
    let now = text.to_string();
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        shown.run(ItemCommand::EditCriterion { item: shown.id, id, text: words(&text)? })
    });
    let field = Field::new(format!("criterion-{id}"), "Criterion").hidden_label().autofocus();
    edit(Kind::Line, field, Memo::new(move |_| now.clone()), save)
}

fn evidence(shown: Shown, id: LineId, now: String) -> AnyView {
    let save: Save = Callback::new(move |(evidence, _): (String, _)| {
        shown.run(ItemCommand::MeetCriterion { item: shown.id, id, met: true, evidence })
    });
    let field = Field::new(format!("evidence-{id}"), "Evidence")
        .hidden_label()
        .placeholder("Evidence: a link, a figure, a sentence");
    let field = edit(Kind::Line, field, Memo::new(move |_| now.clone()), save);
    view! { <div class="criteria__evidence">{field}</div> }.into_any()
}

/// The item's own checklist; it reminds, it is no gate.
pub(super) fn checklist(shown: Shown) -> AnyView {
    let store = shown.store;
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.checklist.clone()).unwrap_or_default())
    });
    let add = adder(shown, "checklist", "Add a line to the checklist", move |text| {
        let text = words(text)?;
        shown.run(ItemCommand::AddChecklistLine { item: shown.id, id: store.mint(), text })
    });
    let none = move || all.with(Vec::is_empty).then(|| nothing_here("No checklist yet."));
    let lines = view! {
        {none}
        <div class="criteria">
            <For each=move || all.get() key=|line| (line.id, line.text.clone(), line.done)
                let:line>{check(shown, line)}</For>
        </div>
        {add}
    };
    section("Checklist", "a reminder, not a gate", (), lines.into_any())
}

fn check(shown: Shown, line: ChecklistLine) -> AnyView {
    let (item, id) = (shown.id, line.id);
    let remove =
        Button::new(format!("Take out {}", line.text)).quiet().small().icon_only(Icon::Close).on(
            move || {
                shown.press(ItemCommand::RemoveChecklistLine { item, id });
            },
        );
    let tick = move |ev: leptos::ev::Event| {
        let done = event_target_checked(&ev);
        shown.press(ItemCommand::TickChecklistLine { item, id, done });
    };
    view! {
        <div class="criteria__line">
            <label class="check criteria__text">
                <input type="checkbox" class="check__box" prop:checked=line.done on:change=tick />
                <span dir="auto">{line.text.to_string()}</span>
            </label>
            {remove}
        </div>
    }
    .into_any()
}
