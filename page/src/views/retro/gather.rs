//! Writing in private turns on one device: until the reveal, the page holds only the writer's own text.

use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::by_file::CardsByFile;
use super::by_link::{Asked, ByLink};
use super::card_form::choices;
use super::own_device::{InTeamSpace, OwnTurn};
use super::people::AddPeople;
use super::session::{Session, Turn, people, still_missing};
use super::unfinished::{begun, begun_ballot, forget_turns, half_written};
use super::writing::{Figure, QUESTION, Writing};
use crate::views::components::{
    Badge, Button, ButtonKind, IconName, More, Question, Row, RowButton, Rows, Section, Tone,
    UserText, dom,
};
use sprintloop::domain::base::ids::{CardId, ParticipantId};
use sprintloop::domain::base::text::{Reason, Title, number_of};
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::reads::retrospective::before_reveal::{
    is_open_by_agreement, recognized, recognized_words,
};
use sprintloop::domain::records::retrospective::record::{Card, Retrospective};
use sprintloop::domain::records::retrospective::steps::ColumnKind;

/// Shown while the device is handed over.
const PROMISE: &str = "No one else's cards are on this page until they are revealed. Cards are hidden on screen only: someone with access to this browser's storage could still read them.";

/// The step.
#[component]
pub(super) fn GatherStep(s: Session) -> impl IntoView {
    move || match s.turn.get() {
        Turn::None => view! { <Room s/> }.into_any(),
        Turn::HandOff(who) => view! { <HandOff s who promise=PROMISE/> }.into_any(),
        Turn::At(who) => view! { <Writing s who=Some(who)/> }.into_any(),
    }
}

/// The device is handed over: only a name is on the page.
#[component]
pub(super) fn HandOff(
    s: Session,
    who: ParticipantId,
    /// What stays hidden meanwhile.
    promise: &'static str,
) -> impl IntoView {
    let name =
        s.now().and_then(|retro| retro.participants.get(&who).map(|who| who.name.to_string()));
    let name = name.unwrap_or_default();
    dom::focus_later("hand-off-begin");
    view! {
        <div class="hand-off">
            <p class="hand-off__name">"Hand the device to "{name.clone()}</p>
            <p class="soft">{promise}</p>
            <InTeamSpace/>
            <div class="cluster">
                <Button label=format!("I'm {name}") kind=ButtonKind::Primary id="hand-off-begin"
                    on_press=move || s.turn.set(Turn::At(who))/>
                <Button label="Back" kind=ButtonKind::Quiet on_press=move || s.turn.set(Turn::None)/>
            </div>
        </div>
    }
}

/// Whose turn is next, and who has had a turn.
#[component]
pub(super) fn Roster(
    s: Session,
    retro: Arc<Retrospective>,
    /// Who has had their turn.
    done: BTreeSet<ParticipantId>,
    /// Whether a file counts as a turn, and a turn can be repeated.
    by_file: bool,
) -> impl IntoView {
    let rows = people(&retro).into_iter().map(|(id, name)| {
        let done = done.contains(&id);
        let begun = if by_file { begun(id) } else { begun_ballot(id) };
        let (mark, tone) = match done {
            true if by_file && retro.brought.contains_key(&id) => ("Sent in", Tone::Good),
            true => ("Done", Tone::Good),
            false if begun => ("Not finished", Tone::Watch),
            false => ("Waiting", Tone::Neutral),
        };
        let verb = match done {
            true => "Write again",
            false if begun => "Continue turn",
            false => "Start turn",
        };
        let title = format!("{verb}: {name}");
        let end = move || {
            view! {
                <Badge text=mark tone/>
                {(by_file || !done).then(|| view! {
                    <Button label=verb small=true id=format!("turn-{id}") title
                        on_press=move || s.turn.set(Turn::HandOff(id))/>
                })}
            }
        };
        view! { <Row end>{name}</Row> }
    });
    view! { <Rows rows=rows.collect() none="Add participants in the first step."/> }
}

/// The shared screen: counts before the reveal, the cards after it.
#[component]
fn Room(s: Session) -> impl IntoView {
    let content = move || {
        let retro = s.live()?;
        Some(match retro.revealed {
            true => view! { <Columns s retro/> }.into_any(),
            false => view! { <Turns s retro/> }.into_any(),
        })
    };
    let nobody = Memo::new(move |_| {
        let ws = s.store.workspace();
        ws.retrospectives.get(s.id).is_some_and(|retro| retro.participants.is_empty())
    });
    let revealed = Memo::new(move |_| {
        s.store.workspace().retrospectives.get(s.id).is_some_and(|retro| retro.revealed)
    });
    Effect::new(move |_| {
        if revealed.get() {
            forget_turns(s);
        }
    });
    view! {
        <p class="lead">{QUESTION}</p>
        {move || match revealed.get() {
            true => view! {
                {content}
                <Writing s who=None/>
                <More label="Cards by link"><ByLink s asked=Asked::Cards/></More>
                <More label="Cards by file"><CardsByFile s/></More>
            }
            .into_any(),
            false if nobody.get() => view! {
                <Writing s who=None/>
                {content}
                <Section title="Add people" note="then everyone writes on their own device, or in turns">
                    <AddPeople s/>
                </Section>
            }
            .into_any(),
            false => view! {
                <div class="with-aside">
                    <div class="stack stack--loose">
                        {content}
                        <CardsByFile s/>
                    </div>
                    <ByLink s asked=Asked::Cards/>
                </div>
            }
            .into_any(),
        }}
    }
}

/// Who has written, and the button that reveals the cards.
#[component]
fn Turns(s: Session, retro: Arc<Retrospective>) -> impl IntoView {
    let (wrote, all) = (retro.wrote.len(), retro.participants.len());
    let nobody = all == 0;
    let note = match nobody {
        true => cards(&retro),
        false => format!("{}, {wrote} of {all} have written", cards(&retro)),
    };
    let (done, agreed) = (retro.wrote.clone(), is_open_by_agreement(&retro));
    let reveal = move || view! { <RevealCards s/> };
    let title = if nobody { "Cards" } else { "Private turns" };
    let wrote = done.clone();
    let own = move |who: &ParticipantId| {
        Some(if wrote.contains(who) { "Write more cards" } else { "Write your cards" })
    };
    let roster = (!nobody).then(|| view! { <Roster s retro done by_file=true/> });
    let agreed = agreed.then(|| {
        view! { <p class="soft">"With only two people, you can each tell who wrote what, so agree that your cards are open."</p> }
    });
    view! { <Section title note end=reveal><OwnTurn s verb=own/>{agreed}{roster}</Section> }
}

/// The button that shows the cards to everyone; it says first whose they are, if one can tell, and who is still writing.
/// Whoever is led has none.
#[component]
pub(super) fn RevealCards(s: Session) -> impl IntoView {
    let press = move || {
        let missing = s.now().map(|retro| {
            let begun = retro.participants.keys().copied().filter(|who| begun(*who)).collect();
            let known = recognized_words(&recognized(&retro, &begun));
            let missing = still_missing(&retro, &retro.wrote, "finished writing");
            [known, missing, half_written(&retro)].join(" ").trim().to_owned()
        });
        s.reveal("Reveal cards", &missing.unwrap_or_default(), SessionEdit::Reveal);
    };
    move || {
        (!s.is_led()).then(|| view! { <Button label="Reveal cards" id="reveal" on_press=press/> })
    }
}

/// "12 cards".
pub fn cards(retro: &Retrospective) -> String {
    number_of(retro.cards.len(), "card")
}

/// Returns the color of a card's kind.
pub fn tone(kind: ColumnKind) -> Tone {
    match kind {
        ColumnKind::Win => Tone::Good,
        ColumnKind::Friction => Tone::Stop,
        ColumnKind::Learning => Tone::Accent,
        ColumnKind::Question => Tone::Watch,
    }
}

/// The cards by column.
#[component]
fn Columns(s: Session, retro: Arc<Retrospective>) -> impl IntoView {
    let named = retro.columns.iter().map(|column| {
        let cards = retro.cards.iter().filter(|(_, card)| card.column == column.name);
        (column.name.to_string(), cards.collect::<Vec<_>>())
    });
    let lost: Vec<_> =
        retro.cards.iter().filter(|(_, card)| retro.column_of(card).is_none()).collect();
    let unsorted = (!lost.is_empty()).then(|| ("Unsorted".to_owned(), lost));
    let columns = named.chain(unsorted).map(|(name, cards)| {
        let note = cards.len().to_string();
        let shown = cards.into_iter().map(|(id, card)| {
            let author = card.author.and_then(|who| retro.participants.get(&who));
            let author = author.map(|who| who.name.to_string());
            let lost = retro.column_of(card).is_none();
            view! { <ShownCard s id=*id card=card.clone() author lost/> }
        });
        let shown = shown.collect_view();
        view! { <Section title=name note><div class="stack">{shown}</div></Section> }
    });
    let columns = columns.collect_view();
    view! { <div class="retro__columns">{columns}</div> }
}

/// A revealed card.
#[component]
fn ShownCard(
    s: Session,
    id: CardId,
    card: Card,
    /// Who wrote it, where cards carry names.
    author: Option<String>,
    /// Its column was removed.
    lost: bool,
) -> impl IntoView {
    let (text, figure) = (card.text.to_string(), card.figure.clone());
    let together = card.together.then(|| view! { <Badge text="Working together"/> });
    let from = lost.then(|| format!("was {}", card.column));
    let from = from.map(|text| view! { <Badge text/> });
    view! {
        <article class="card card--tight">
            <UserText text/>
            <Figure figure/>
            <div class="card__foot"><span class="small soft">{author}</span>{together}{from}
                <RowButton label="Edit card" icon=IconName::Edit id=format!("card-{id}") on_press=move || ask_card(s, id, &card)/>
                <RowButton label="Remove card" icon=IconName::Close on_press=move || s.act(SessionEdit::Write { card: id, words: None })/></div>
        </article>
    }
}

/// Asks for a card's text and column.
fn ask_card(s: Session, id: CardId, card: &Card) {
    let columns = s.now().map(|retro| choices(&retro.columns)).unwrap_or_default();
    let questions = vec![
        Question::area("text", "Card").value(card.text.as_str()).required("Write the card."),
        Question::choose("column", "Column", columns).value(card.column.as_str()),
    ];
    let before = card.clone();
    s.asking.about(id).ask("Card", "Save", questions, move |answers| {
        let text = Reason::parse(&answers.text("text")).map_err(|_| "Enter a text.")?;
        let column =
            Title::parse(&answers.text("column")).unwrap_or_else(|_| before.column.clone());
        let words = Card { text, column, ..before.clone() };
        s.edit(SessionEdit::Write { card: id, words: Some(words) });
        Ok(())
    });
}
