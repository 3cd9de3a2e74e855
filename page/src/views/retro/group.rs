//! Grouping topics: by dragging one onto another, by keys, or by accepting a suggestion.

use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::gather::{RevealCards, tone};
use super::seen::{SeenBefore, ThemeMark};
use super::session::Session;
use super::writing::Figure;
use crate::views::components::{
    Badge, Button, ButtonKind, DragHandle, Dropped, Drops, EmptyState, IconName, KeyHint, Question,
    Row, RowButton, RowKeys, Rows, Section, drag_rows, row_keys,
};
use sprintloop::domain::base::ids::TopicId;
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::reads::retrospective::challenges::open_challenges;
use sprintloop::domain::reads::retrospective::suggestions::suggestions;
use sprintloop::domain::reads::retrospective::topics::{Topic, topics};
use sprintloop::domain::records::retrospective::record::{Card, Retrospective};
use sprintloop::domain::records::retrospective::steps::ColumnKind;

type Chosen = RwSignal<BTreeSet<TopicId>>;

/// The step.
#[component]
pub(super) fn GroupStep(s: Session) -> impl IntoView {
    let chosen: Chosen = RwSignal::new(BTreeSet::new());
    let toggle = move |id: TopicId| {
        chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    };
    let keys = RowKeys::new().choose(toggle).open(toggle).letter(move |id, key| {
        let known = key.eq_ignore_ascii_case("g");
        if known {
            let mut together = chosen.get_untracked();
            together.insert(id);
            ask(s, chosen, together.into_iter().collect());
        }
        known
    });
    let drops = Drops::new(move |dropped: Dropped<TopicId>| {
        if let Some(onto) = dropped.onto.filter(|onto| *onto != dropped.id) {
            merge(s, vec![onto, dropped.id], None);
        }
    });
    let press = move || ask(s, chosen, chosen.get_untracked().into_iter().collect());
    let list = move || {
        let retro = s.live()?;
        Some(match retro.revealed {
            true => view! { <TopicCards s retro chosen/> }.into_any(),
            false => {
                let text = match s.is_led() {
                    true => "The facilitator reveals them. Then you group what belongs together.",
                    false => "Reveal them to group what belongs together.",
                };
                view! {
                    <EmptyState title="The cards are still hidden" text>
                        <RevealCards s/>
                    </EmptyState>
                }
                .into_any()
            }
        })
    };
    let shown = Memo::new(move |_| s.live().is_some_and(|retro| retro.revealed));
    let group = move || {
        move || shown.get().then(|| view! { <Button label="Group" key="G" on_press=press/> })
    };
    let note = move || match chosen.with(BTreeSet::len) {
        0 => "drag one onto another, or select several".to_owned(),
        count => format!("{count} selected"),
    };
    let near = move || {
        let retro = s.live().filter(|retro| retro.revealed)?;
        Some(view! { <SeenBefore s/> <Near s retro/> })
    };
    view! {
        <div class="retro__own-arrows">
            <Challenges s/>
            {near}
            <Section title="Topics" note end=group>
                <p class="keys-line"><KeyHint key="Space" does="select"/><KeyHint key="G" does="group"/></p>
                <div id="topics" use:row_keys=keys use:drag_rows=drops>{list}</div>
            </Section>
        </div>
    }
}

/// What guests would challenge, until it is a topic or left.
#[component]
fn Challenges(s: Session) -> impl IntoView {
    move || {
        let retro = s.live().filter(|retro| retro.revealed && retro.is_open())?;
        let rows = open_challenges(&retro).into_iter().map(|(who, name, text)| {
            let label = format!("Add as topic: {text}");
            let add = text.clone();
            let end = move || {
                let add = add.clone();
                view! { <Button label="Add as topic" small=true title=label.clone() id=format!("challenge-{who}") on_press=move || add_challenge(s, &add)/> }
            };
            view! { <Row end>{text}" "<span class="small soft">{name}</span></Row> }
        });
        let rows: Vec<_> = rows.collect();
        (!rows.is_empty()).then(
            || view! { <Section title="Challenges from guests"><Rows rows none=""/></Section> },
        )
    }
}

/// Writes a challenge as a card among the questions.
fn add_challenge(s: Session, text: &str) {
    let Some(retro) = s.now() else { return };
    let question = retro.columns.iter().find(|column| column.kind == ColumnKind::Question);
    let Some(column) = question.or(retro.columns.first()) else { return };
    let Ok(words) = Reason::parse(text) else { return };
    let card = Card::new(words, column.name.clone());
    s.act(SessionEdit::Write { card: s.store.mint_random(), words: Some(card) });
}

/// Every topic.
#[component]
fn TopicCards(s: Session, retro: Arc<Retrospective>, chosen: Chosen) -> impl IntoView {
    let cards = topics(&retro).into_iter().map(|topic| {
        let retro = Arc::clone(&retro);
        view! { <TopicCard s retro topic chosen/> }
    });
    let cards = cards.collect_view();
    view! { <div class="topics" data-drop="topics" data-drop-mode="onto">{cards}</div> }
}

/// The three pairs that share the most words, and which.
#[component]
fn Near(s: Session, retro: Arc<Retrospective>) -> impl IntoView {
    let pairs = suggestions(&retro).into_iter().take(3).map(|pair| {
        let (both, id) = (vec![pair.one.id, pair.other.id], format!("near-{}", pair.other.id));
        let accept = move || merge(s, both.clone(), None);
        let why = pair.why();
        let end = move || view! { <Button label="Group" small=true id on_press=accept/> };
        view! { <Row end>{pair.one.name}" · "{pair.other.name}" "<span class="small soft">{why}</span></Row> }
    });
    let pairs: Vec<_> = pairs.collect();
    (!pairs.is_empty()).then(|| {
        view! { <Section title="Suggested groups"><Rows rows=pairs none=""/></Section> }
    })
}

/// Merges topics into the first; keeps a group's name, or takes the first card's text.
fn merge(s: Session, together: Vec<TopicId>, name: Option<Title>) {
    let Some(retro) = s.now() else { return };
    let all = topics(&retro);
    let first = together.iter().find_map(|id| all.iter().find(|topic| topic.id == *id));
    let group = together.iter().copied().find(|id| retro.groups.contains_key(id));
    let own = group.and_then(|id| retro.groups.get(&id).cloned());
    let words = || first.and_then(|topic| Title::parse(&topic.name).ok());
    let Some(name) = name.or(own).or_else(words) else { return };
    let into = group.unwrap_or_else(|| s.store.mint_random());
    s.edit(SessionEdit::Group { into, topics: together, name });
}

fn ask(s: Session, chosen: Chosen, together: Vec<TopicId>) {
    let Some(retro) = s.now().filter(|_| !together.is_empty()) else { return };
    let all = topics(&retro);
    let name = together.iter().find_map(|id| all.iter().find(|topic| topic.id == *id));
    let name = name.map(|topic| topic.name.clone()).unwrap_or_default();
    let question =
        vec![Question::line("name", "Group name").value(name).required("Name the group.")];
    s.asking().ask("Group", "Group", question, move |answers| {
        let name = Title::parse(&answers.text("name")).map_err(|empty| empty.to_string())?;
        merge(s, together.clone(), Some(name));
        chosen.set(BTreeSet::new());
        Ok(())
    });
}

/// A topic with its cards; selected by its check box or row, and dragged by its handle.
#[component]
fn TopicCard(s: Session, retro: Arc<Retrospective>, topic: Topic, chosen: Chosen) -> impl IntoView {
    let id = topic.id;
    let group = retro.groups.contains_key(&id);
    let many = group && topic.cards.len() > 1;
    let here = topic.cards.iter().filter_map(|id| Some((*id, retro.cards.get(id)?)));
    let cards = here.map(|(card_id, card)| {
        let text = group.then(|| card.text.to_string());
        let label = format!("Remove from group: {}", card.text);
        let leave = many.then(|| {
            view! { <RowButton label icon=IconName::Close id=format!("leave-{card_id}") on_press=move || s.act(SessionEdit::Leave { card: card_id })/> }
        });
        view! { <li><Badge text=card.column.to_string() tone=tone(retro.kind_of(card))/><span dir="auto">{text}<Figure figure=card.figure.clone()/></span>{leave}</li> }
    });
    let cards = cards.collect_view();
    let buttons = group.then(|| {
        view! {
            <Button label="Rename" kind=ButtonKind::Quiet small=true id=format!("rename-{id}")
                on_press=move || ask(s, chosen, vec![id])/>
            <Button label="Split" kind=ButtonKind::Quiet small=true id=format!("split-{id}")
                on_press=move || s.act(SessionEdit::Split { topic: id })/>
        }
    });
    let marked = move || chosen.with(|chosen| chosen.contains(&id)).then_some("true");
    // Focus is on the whole topic, so its name says whether it is selected.
    let name = topic.name.clone();
    let mark = topic.clone();
    let said = move || match marked() {
        Some(_) => format!("{name}, selected"),
        None => name.clone(),
    };
    let press = move |_| {
        chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    };
    view! {
        <article class="card card--tight topics__topic" data-row=id.to_string() data-drag tabindex="-1" data-chosen=marked aria-label=said>
            <div class="card__head">
                <DragHandle/>
                <label class="check topics__name" data-drag-name>
                    <input type="checkbox" class="check__box" tabindex="-1" prop:checked=move || chosen.with(|chosen| chosen.contains(&id)) on:change=press />
                    <span dir="auto">{topic.name}</span>
                </label>{buttons}
            </div>
            <ul class="topics__cards">{cards}</ul>
            <ThemeMark s retro topic=mark/>
        </article>
    }
}
