//! Writing cards: until the reveal, the page holds only the writer's own text.

use leptos::prelude::*;
use std::collections::BTreeSet;

use super::card_form::{CardFields, CardForm, choices};
use super::session::{Session, Turn};
use crate::domain::base::ids::{CardId, Id, ParticipantId};
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::topics::named_in;
use crate::domain::records::retrospective::record::Card;
use crate::state::writing::{PrivateTurn, keep_private_turn, private_turn};
use crate::views::components::{
    Badge, Button, IconName, Notice, Row, RowButton, Rows, Section, Tone, UserText, dom,
};

/// Writing cards: in someone's turn, or openly once the cards are revealed.
#[component]
pub(super) fn Writing(
    s: Session,
    /// Whose turn it is; none if everyone writes openly.
    who: Option<ParticipantId>,
) -> impl IntoView {
    let retro = s.now()?;
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
    let named = move |text: String| named_in(&text, &s.store.workspace_now());
    let unfinished = RwSignal::new(false);
    let done = move |who| {
        if s.quietly(SessionEdit::Wrote { who }) {
            // A half-written card stays for the next turn; the list of this turn ends.
            let (card, mine) = (untrack(|| fields.half()), BTreeSet::new());
            keep_private_turn(whose, &PrivateTurn { card, mine, ..private_turn(whose) });
            s.turn.set(Turn::None);
            dom::focus_later("retro-step");
        }
    };
    let finish = move |who| match untrack(|| fields.is_empty()) {
        true => done(who),
        false => unfinished.set(true),
    };
    let kept = move |who| {
        // Not said any more once the card is added or cleared.
        let says = unfinished.get() && !fields.is_empty();
        says.then(|| view! {
            <Notice title="One card isn't added yet" tone=Tone::Watch said=true
                text="Add it above. If you finish without it, only your next turn shows it again.">
                <Button label="Finish without it" on_press=move || done(who)/>
            </Notice>
        })
    };
    Some(view! {
        <CardForm fields columns=choices(&retro.columns) named add/>
        {who.map(|who| view! {
            <OwnCards s mine/>
            {move || kept(who)}
            <Button label="Done, hide my cards" on_press=move || finish(who)/>
        })}
    })
}

/// The cards of this turn, each of which can be removed.
#[component]
fn OwnCards(s: Session, mine: RwSignal<BTreeSet<CardId>>) -> impl IntoView {
    move || {
        let retro = s.now();
        let cards = mine
            .get()
            .into_iter()
            .filter_map(|id| Some((id, retro.as_ref()?.cards.get(&id)?.clone())));
        let rows = cards.map(|(id, card)| {
            let out = move || {
                if s.quietly(SessionEdit::Write { card: id, words: None }) {
                    mine.update(|mine| {
                        mine.remove(&id);
                    });
                }
            };
            view! { <OwnCard card id out/> }
        });
        let rows: Vec<_> = rows.collect();
        view! { <Section title="Your cards in this turn"><Rows rows none="None yet."/></Section> }
    }
}

/// A person's own card, which can be removed.
#[component]
pub fn OwnCard(
    card: Card,
    id: CardId,
    /// Removes it.
    #[prop(into)]
    out: Callback<()>,
) -> impl IntoView {
    let end = move || {
        view! {
            <Badge text=card.column.to_string()/>
            <RowButton label="Remove card" icon=IconName::Close id=format!("back-{id}") on_press=out/>
        }
    };
    view! { <Row end><UserText text=card.text.to_string()/></Row> }
}
