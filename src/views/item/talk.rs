//! What was said about the item, and what happened to it.

use crate::views::prelude::*;

use super::inline::{Kind, Save, edit};
use super::panel::Shown;
use crate::domain::base::context::Instant;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Reason;
use crate::domain::commands::backlog::ItemCommand;
use crate::domain::records::backlog::item::{BacklogItem, Comment, PastStage};
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::record_key::RecordKey;
use crate::exchange::tool;
use crate::views::components::{
    Button, Field, Form, Icon, dom, log, log_entry, moment, nothing_here, person, section,
    text_area, user_text,
};
use crate::views::names;

/// How many entries of the log the panel shows.
const ENTRIES: usize = 30;

/// Comments, oldest first, and the form for the next.
pub(super) fn comments(shown: Shown) -> AnyView {
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.comments.clone()).unwrap_or_default())
    });
    let form = Form::new("comment");
    let text = RwSignal::new(String::new());
    let submit = move || {
        let Ok(words) = Reason::parse(&text.get_untracked()) else {
            return form.error("text", "Write the comment first.");
        };
        let id = shown.store.mint();
        match shown.run(ItemCommand::Comment { item: shown.id, id, text: words }) {
            Ok(()) => text.set(String::new()),
            Err(refusal) => form.problem(refusal),
        }
    };
    let field = text_area(
        form.field("text", "Comment").hidden_label().placeholder("Write a comment"),
        text,
    );
    let content = view! {
        <div>
            <For each=move || all.get() key=|comment| (comment.id, comment.edited) let:comment>{line(shown, comment)}</For>
        </div>
        {form.show_with(Button::new("Comment"), submit, None, field)}
    };
    let count =
        move || all.with(|all| if all.is_empty() { String::new() } else { all.len().to_string() });
    section("Comments", count, (), content.into_any())
}

fn line(shown: Shown, comment: Comment) -> AnyView {
    let store = shown.store;
    let ws = store.workspace_now();
    let name = match comment.by {
        Some(by) => names::member(&ws, Some(by)),
        None if comment.author.is_empty() => "Someone".to_owned(),
        None => comment.author.clone(),
    };
    let (item, id, by) = (shown.id, comment.id, comment.by);
    let rewriting = RwSignal::new(false);
    let own = move || {
        (by.is_some() && store.actor() == by).then(|| {
            let edit = Button::new("Rewrite the comment").quiet().small().icon_only(Icon::Edit);
            let remove = Button::new("Take the comment out").quiet().small().icon_only(Icon::Trash);
            let edit = edit.on(move || rewriting.update(|on| *on = !*on));
            let remove = remove.on(move || {
                shown.press(ItemCommand::RemoveComment { item, id });
            });
            [edit, remove]
        })
    };
    let words = comment.text.to_string();
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        let text = Reason::parse(&text).map_err(|empty| Refusal::input(empty.to_string()))?;
        shown.run(ItemCommand::EditComment { item, id, text })
    });
    let body = move || {
        if !rewriting.get() {
            return user_text(&words);
        }
        let (now, name) = (words.clone(), format!("comment-{id}"));
        dom::focus_later(name.clone());
        let field = Field::new(name, "Comment").hidden_label();
        edit(Kind::Area, field, Memo::new(move |_| now.clone()), save)
    };
    let edited = comment.edited.map(|_| " (edited)");
    view! {
        <article class="comment">
            <div class="comment__head">{person(&name)}
                <span class="comment__time">{moment(&comment.at, &store.now())}{edited}</span> {own}</div>
            {body}
        </article>
    }
    .into_any()
}

/// Its way in the tool it came from, newest first.
fn past(item: &BacklogItem, now: &Instant) -> Vec<AnyView> {
    let tool = item.source.as_ref().map_or("", |source| tool::name(&source.tool));
    let step = |step: &PastStage| {
        let stage = step.stage.map_or("", BoardStage::label);
        let to = match (step.list.as_str(), stage) {
            ("", stage) => format!("became {stage}"),
            (list, "") => format!("moved to “{list}”"),
            (list, stage) => format!("moved to “{list}”, {stage}"),
        };
        log_entry(format!("In {tool} it {to}"), moment(&step.at, now), None)
    };
    item.past.iter().rev().take(ENTRIES).map(step).collect()
}

/// What the log says about the item, newest first, and before that its way elsewhere.
pub(super) fn activity(shown: Shown) -> AnyView {
    let content = move || {
        let ws = shown.store.workspace();
        let now = shown.store.now();
        let own = RecordKey::BacklogItem(shown.id);
        let mut entries: Vec<AnyView> = ws
            .log()
            .newest_first()
            .filter(|entry| entry.event.subject == own)
            .take(ENTRIES)
            .map(|entry| {
                let who = names::member(&ws, Some(entry.by));
                let why = entry.event.reason.as_ref().map(ToString::to_string);
                log_entry(format!("{who} {}", entry.event.deed()), moment(&entry.at, &now), why)
            })
            .collect();
        shown.item.with(|item| entries.extend(item.iter().flat_map(|item| past(item, &now))));
        if entries.is_empty() { nothing_here("Nothing has happened yet.") } else { log(entries) }
    };
    section("Activity", (), (), content.into_any())
}
