//! Comments on the item and its activity.

use leptos::either::Either;
use leptos::prelude::*;

use super::shown::Shown;
use crate::views::components::{
    ButtonKind, Form, FormView, IconName, Keyed, Log, LogEntry, MomentText, NothingHere, Person,
    RowButton, Section, SuggestArea, Suggested, UserText, dom,
};
use crate::views::meanwhile::Meanwhile;
use crate::views::names;
use sprintloop::domain::base::context::Instant;
use sprintloop::domain::base::ids::CommentId;
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::commands::backlog::ItemCommand;
use sprintloop::domain::reads::mentions::typed_mention;
use sprintloop::domain::records::backlog::item::{BacklogItem, Comment, PastStage};
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::exchange::tool;

/// The most log entries shown in the panel.
const ENTRIES: usize = 30;

/// Comments, oldest first, and a form to add one.
#[component]
pub(super) fn Comments(shown: Shown) -> impl IntoView {
    let all = Memo::new(move |_| {
        shown.item.with(|item| item.as_ref().map(|item| item.comments.clone()).unwrap_or_default())
    });
    let form = Form::new("comment").about(shown.id);
    let text = RwSignal::new(String::new());
    let submit = move || {
        let Ok(words) = Reason::parse(&text.get_untracked()) else {
            return form.error("text", "Enter a comment.");
        };
        let id = shown.store.mint();
        match shown.run(ItemCommand::Comment { item: shown.id, id, text: words }) {
            Ok(()) => text.set(String::new()),
            Err(refusal) => form.problem(refusal),
        }
    };
    let field = form
        .field("text", "Comment")
        .hidden_label()
        .placeholder("Write a comment. Use @name to notify someone.");
    let suggest = move |before: String| people(shown, &before);
    let count =
        move || all.with(|all| if all.is_empty() { String::new() } else { all.len().to_string() });
    view! {
        <Section title="Comments" note=count>
            <div>
                <Keyed each=move || all.get() key=|comment| (comment.id, comment.edited) let:comment>
                    <CommentView shown comment/>
                </Keyed>
            </div>
            <FormView form verb="Add comment" kind=ButtonKind::Secondary on_submit=submit>
                <SuggestArea field value=text label="People" suggest/>
            </FormView>
        </Section>
    }
}

/// The names that complete what is typed after an @.
fn people(shown: Shown, before: &str) -> Option<Suggested> {
    let typed = typed_mention(before, &shown.store.workspace_now())?;
    let texts = typed.names.into_iter().map(|name| format!("@{name}")).collect();
    Some(Suggested { at: typed.at, texts })
}

/// A comment; its author may edit or delete it.
#[component]
fn CommentView(shown: Shown, comment: Comment) -> impl IntoView {
    let store = shown.store;
    let ws = store.workspace_now();
    let name = match comment.by {
        Some(by) => names::member(&ws, Some(by)),
        None if comment.author.is_empty() => "Someone".to_owned(),
        None => comment.author.clone(),
    };
    let (item, id, by) = (shown.id, comment.id, comment.by);
    let rewriting = RwSignal::new(false);
    let remove = move || {
        shown.press(ItemCommand::RemoveComment { item, id });
    };
    let own = move || {
        (by.is_some() && store.actor() == by).then(|| {
            view! {
                <RowButton label="Edit comment" icon=IconName::Edit
                    on_press=move || rewriting.update(|on| *on = !*on)/>
                <RowButton label="Delete comment" icon=IconName::Trash on_press=remove/>
            }
        })
    };
    let words = comment.text.to_string();
    let body = move || match rewriting.get() {
        false => Either::Left(view! { <UserText text=words.clone()/> }),
        true => Either::Right(view! { <CommentForm shown id now=words.clone() rewriting/> }),
    };
    let edited = comment.edited.map(|_| " (edited)");
    view! {
        <article class="comment">
            <div class="comment__head">
                <Person name/>
                <span class="comment__time"><MomentText then=comment.at now=store.now()/>{edited}</span>
                {own}
            </div>
            {body}
        </article>
    }
}

/// The form that edits a comment.
#[component]
fn CommentForm(
    shown: Shown,
    id: CommentId,
    now: String,
    /// Whether the comment is being edited.
    rewriting: RwSignal<bool>,
) -> impl IntoView {
    let form = Form::new(format!("comment-{id}"));
    let text = RwSignal::new(now);
    let there = move || shown.now(|item| item.comments.iter().find(|one| one.id == id).cloned());
    let meanwhile = Meanwhile::new(there);
    let submit = move || {
        let Ok(text) = Reason::parse(&text.get_untracked()) else {
            return form.error("text", "Enter a comment.");
        };
        if !meanwhile.may_save(form) {
            return;
        }
        match shown.run(ItemCommand::EditComment { item: shown.id, id, text }) {
            Ok(()) => rewriting.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let suggest = move |before: String| people(shown, &before);
    let field = form.field("text", "Edit comment").hidden_label().autofocus();
    dom::focus_later(form.id("text"));
    view! {
        <FormView form verb="Save comment" kind=ButtonKind::Secondary on_submit=submit
            on_cancel=move || rewriting.set(false)>
            <SuggestArea field value=text label="People" suggest/>
        </FormView>
    }
}

/// Returns its moves in the tool it came from, newest first.
fn past(item: &BacklogItem, now: &Instant) -> Vec<AnyView> {
    let tool = item.source.as_ref().map_or("", |source| tool::name(&source.tool));
    let step = |step: &PastStage| {
        let stage = step.stage.map_or("", BoardStage::label);
        let to = match (step.list.as_str(), stage) {
            ("", stage) => format!("moved to {stage}"),
            (list, "") => format!("moved to “{list}”"),
            (list, stage) => format!("moved to “{list}” ({stage})"),
        };
        entry(format!("In {tool}: {to}"), &step.at, now, None)
    };
    item.past.iter().rev().take(ENTRIES).map(step).collect()
}

fn entry(sentence: String, then: &Instant, now: &Instant, text: Option<String>) -> AnyView {
    let (then, now) = (*then, *now);
    view! { <LogEntry sentence when=move || view! { <MomentText then now/> } text/> }.into_any()
}

/// The item's log, newest first, then its moves in the tool it came from.
#[component]
pub(super) fn Activity(shown: Shown) -> impl IntoView {
    let content = move || {
        let ws = shown.store.workspace();
        let now = shown.store.now();
        let own = RecordKey::BacklogItem(shown.id);
        let mut entries: Vec<AnyView> = ws
            .log()
            .newest_first()
            .filter(|entry| entry.event.subject == own)
            .take(ENTRIES)
            .map(|one| {
                let who = names::member(&ws, Some(one.by));
                let why = one.event.reason.as_ref().map(ToString::to_string);
                entry(format!("{who} {}", one.event.deed()), &one.at, &now, why)
            })
            .collect();
        shown.item.with(|item| entries.extend(item.iter().flat_map(|item| past(item, &now))));
        match entries.is_empty() {
            true => Either::Left(view! { <NothingHere text="No activity yet."/> }),
            false => Either::Right(view! { <Log>{entries}</Log> }),
        }
    };
    view! { <Section title="Activity">{content}</Section> }
}
