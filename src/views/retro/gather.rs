//! Writing, in private turns on one device: until the reveal nobody's text is on the page but the writer's own.

use crate::views::prelude::*;

use std::collections::BTreeSet;

use super::by_file;
use super::card_form::{CardFields, card_form, choices};
use super::{Session, Turn, people, row, rows};
use crate::domain::base::ids::{CardId, Id, ParticipantId};
use crate::domain::base::text::{Reason, Title};
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::topics::named_in;
use crate::domain::records::retrospective::record::{Card, Retrospective};
use crate::domain::records::retrospective::steps::ColumnKind;
use crate::state::writing::{PrivateTurn, keep_private_turn, private_turn};
use crate::views::components::{Button, Icon, Tone, badge, dom, more, section, user_text};

/// The step.
pub fn gather(s: Session) -> AnyView {
    (move || match s.turn.get() {
        Turn::None => untrack(|| room(s)),
        Turn::HandOff(who) => hand_off(s, who, "Nobody else's cards are on this page until they are shown. Your browser's memory and storage are out of reach of this promise."),
        Turn::At(who) => untrack(|| writing(s, Some(who))),
    })
    .into_any()
}

/// The device goes from hand to hand: only a name is on the page.
pub fn hand_off(s: Session, who: ParticipantId, promise: &'static str) -> AnyView {
    let name =
        s.now().and_then(|retro| retro.participants.get(&who).map(|who| who.name.to_string()));
    let name = name.unwrap_or_default();
    dom::focus_later("hand-off-begin");
    view! {
        <div class="hand-off">
            <p class="hand-off__name">"Hand the device to "{name.clone()}</p>
            <p class="soft">{promise}</p>
            <div class="cluster">
                {Button::new(format!("I am {name}")).primary().id("hand-off-begin").on(move || s.turn.set(Turn::At(who)))}
                {Button::new("Back").quiet().on(move || s.turn.set(Turn::None))}
            </div>
        </div>
    }
    .into_any()
}

/// Whose turn is next, and who has had theirs.
pub fn roster(
    s: Session,
    retro: &Retrospective,
    done: fn(&Retrospective, ParticipantId) -> bool,
    by_file: bool,
) -> AnyView {
    let rows_of = people(retro).into_iter().map(|(id, name)| {
        let (mark, verb) = match done(retro, id) {
            true if by_file && retro.brought.contains_key(&id) => {
                (badge("By file", Tone::Good), "Once more")
            }
            true => (badge("Done", Tone::Good), "Once more"),
            false => (badge("To come", Tone::Neutral), "Hand over"),
        };
        let offered = (by_file || !done(retro, id)).then(|| {
            let button = Button::new(verb).small().id(format!("turn-{id}"));
            button.title(format!("{verb}: {name}")).on(move || s.turn.set(Turn::HandOff(id)))
        });
        row(name.clone().into_any(), vec![mark, offered.into_any()])
    });
    rows(rows_of.collect(), "Add the people who take part in the first step.")
}

/// The shared screen: counts before the reveal, the cards after it.
fn room(s: Session) -> AnyView {
    let content = s.live(move |_, retro| match retro.revealed {
        true => columns(s, retro),
        false => {
            let note = format!(
                "{}, {} of {} have written",
                cards(retro),
                retro.wrote.len(),
                retro.participants.len()
            );
            let reveal =
                Button::new("Show the cards").id("reveal").on(move || s.act(SessionEdit::Reveal));
            let turns = roster(s, retro, |retro, who| retro.wrote.contains(&who), true);
            section("Private turns", note, reveal, turns)
        }
    });
    let revealed = Memo::new(move |_| {
        s.store.workspace().retrospectives.get(s.id).is_some_and(|retro| retro.revealed)
    });
    view! {
        <p class="lead">"What went right, what got in the way, what do we know now, what do we doubt? And one card on how we worked together."</p>
        {content}
        {move || match revealed.get() {
            true => untrack(|| view! { {writing(s, None)}{more("Cards by file", by_file::panel(s))} }.into_any()),
            false => untrack(|| by_file::panel(s)),
        }}
    }
    .into_any()
}

/// "12 cards".
pub fn cards(retro: &Retrospective) -> String {
    match retro.cards.len() {
        1 => "1 card".to_owned(),
        count => format!("{count} cards"),
    }
}

/// The colour of what a card is about.
pub fn tone(kind: ColumnKind) -> Tone {
    match kind {
        ColumnKind::Win => Tone::Good,
        ColumnKind::Friction => Tone::Stop,
        ColumnKind::Learning => Tone::Accent,
        ColumnKind::Question => Tone::Watch,
    }
}

fn columns(s: Session, retro: &Retrospective) -> AnyView {
    let named = retro.columns.iter().map(|column| {
        let cards = retro.cards.iter().filter(|(_, card)| card.column == column.name);
        (column.name.to_string(), cards.collect::<Vec<_>>())
    });
    let lost: Vec<_> =
        retro.cards.iter().filter(|(_, card)| retro.column_of(card).is_none()).collect();
    let unsorted = (!lost.is_empty()).then(|| ("Unsorted".to_owned(), lost));
    let columns = named.chain(unsorted).map(|(name, cards)| {
        let note = cards.len().to_string();
        let cards = cards.into_iter().map(|(id, card)| shown(s, retro, *id, card)).collect_view();
        section(name, note, (), view! { <div class="stack">{cards}</div> }.into_any())
    });
    view! { <div class="retro__columns">{columns.collect_view()}</div> }.into_any()
}

/// A card that everybody sees.
fn shown(s: Session, retro: &Retrospective, id: CardId, card: &Card) -> AnyView {
    let author = card.author.and_then(|who| retro.participants.get(&who));
    let from = retro
        .column_of(card)
        .is_none()
        .then(|| badge(format!("was {}", card.column), Tone::Neutral));
    let now = card.clone();
    let change = move || {
        let columns = s.now().map(|retro| choices(&retro.columns)).unwrap_or_default();
        let questions = vec![
            crate::views::components::Question::area("text", "Card").value(now.text.as_str()),
            crate::views::components::Question::choose("column", "Column", columns)
                .value(now.column.as_str()),
        ];
        let before = now.clone();
        s.asking.about(id).ask("Card", "Save; empty takes it out", questions, move |answers| {
            let text = Reason::parse(&answers.text("text")).ok();
            let column =
                Title::parse(&answers.text("column")).unwrap_or_else(|_| before.column.clone());
            let words = text.map(|text| Card { text, column, ..before.clone() });
            s.edit(SessionEdit::Write { card: id, words });
            Ok(())
        });
    };
    view! {
        <article class="card card--tight">
            {user_text(card.text.as_str())}
            <div class="card__foot"><span class="small soft">{card.figure.clone()}" "{author.map(|who| who.name.to_string())}</span>{from}
                {Button::new("Change the card").quiet().small().icon_only(Icon::Edit).id(format!("card-{id}")).on(change)}</div>
        </article>
    }
    .into_any()
}

/// Writing cards: in someone's turn, or openly once the cards are shown.
fn writing(s: Session, who: Option<ParticipantId>) -> AnyView {
    let Some(retro) = s.now() else { return ().into_any() };
    let whose = who.map_or(s.id.uuid(), |who| who.uuid());
    let begun = private_turn(whose);
    let fields = CardFields::new(begun.card, &retro.columns);
    let mine = RwSignal::new(begun.mine);
    Effect::new(move |_| {
        let (card, mine) = (fields.half(), mine.get());
        keep_private_turn(whose, &PrivateTurn { card, mine, ..private_turn(whose) });
    });
    if who.is_some() {
        dom::focus_later("card-text");
    }
    let add = move |card: Card| {
        let id = s.store.mint_random();
        let words = Some(Card { author: who, ..card });
        let done = s.quietly(SessionEdit::Write { card: id, words });
        if done && who.is_some() {
            mine.update(|mine| {
                mine.insert(id);
            });
        }
        done
    };
    let named = move |text: &str| named_in(text, &s.store.workspace_now());
    let form = card_form(fields, &retro.columns, named, add);
    let own = move || {
        let retro = s.now();
        let cards = mine
            .get()
            .into_iter()
            .filter_map(|id| Some((id, retro.as_ref()?.cards.get(&id)?.clone())));
        let rows_of = cards.map(|(id, card)| {
            let out = move || {
                if s.quietly(SessionEdit::Write { card: id, words: None }) {
                    mine.update(|mine| {
                        mine.remove(&id);
                    });
                }
            };
            own_card(&card, id, out)
        });
        who.map(|_| {
            section("Your cards in this turn", (), (), rows(rows_of.collect(), "None yet."))
        })
    };
    let done = who.map(|who| {
        Button::new("Done: hide my cards").on(move || {
            if s.quietly(SessionEdit::Wrote { who }) {
                // What is half written stays for the next turn; the list of this one ends.
                let (card, mine) = (untrack(|| fields.half()), BTreeSet::new());
                keep_private_turn(whose, &PrivateTurn { card, mine, ..private_turn(whose) });
                s.turn.set(Turn::None);
                dom::focus_later("retro-step");
            }
        })
    });
    view! { {form} {own} {done} }.into_any()
}

/// A card of one's own, which can be taken back.
pub fn own_card(card: &Card, id: CardId, out: impl Fn() + Send + Sync + 'static) -> AnyView {
    row(
        user_text(card.text.as_str()),
        vec![
            badge(card.column.as_str(), Tone::Neutral),
            Button::new("Take it back")
                .quiet()
                .small()
                .icon_only(Icon::Close)
                .id(format!("back-{id}"))
                .on(out),
        ],
    )
}
