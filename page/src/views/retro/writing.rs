//! Writing cards: until the reveal, the page holds only the writer's own text.

use leptos::prelude::*;
use std::collections::BTreeSet;

use super::card_form::{CardFields, CardForm, choices, praise};
use super::clock::ClockFace;
use super::session::{Session, Turn};
use crate::state::writing::{PrivateTurn, keep_private_turn, private_turn};
use crate::views::components::{
    Badge, Button, IconName, Notice, Row, RowButton, Rows, SafeLink, Section, Tone, UserText, dom,
};
use sprintloop::domain::base::ids::{CardId, Id, ParticipantId};
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::reads::retrospective::topics::named_in;
use sprintloop::domain::records::retrospective::record::Card;

/// What everyone is asked.
pub const QUESTION: &str = "What went well? What got in the way? What did we learn? What should we question? Add one card on how we worked together.";

/// Writing cards: in someone's turn, or openly once the cards are revealed or where nobody is named.
#[component]
pub(super) fn Writing(
    s: Session,
    /// Whose turn it is; none if everyone writes at this device.
    who: Option<ParticipantId>,
) -> impl IntoView {
    let retro = s.now()?;
    let whose = who.map_or(s.id.uuid(), |who| who.uuid());
    let begun = private_turn(whose);
    let fields = CardFields::new(begun.card, &retro.columns);
    let mine = RwSignal::new(begun.mine);
    let editing = RwSignal::new(begun.editing);
    // Revealed cards are on the page; which of them are whose is not kept.
    let hidden = !retro.revealed;
    let shown = Memo::new(move |_| {
        s.store.workspace().retrospectives.get(s.id).is_none_or(|retro| retro.revealed)
    });
    Effect::new(move |_| {
        let (card, mine, editing) = (fields.half(), mine.get(), editing.get());
        keep_private_turn(whose, &PrivateTurn { card, mine, editing, ..private_turn(whose) });
    });
    if who.is_some() {
        dom::focus_later("card-text");
    }
    let add = move |card: Card| {
        let id = editing.get_untracked().unwrap_or_else(|| s.store.mint_random());
        let words = Some(Card { author: who, ..card });
        let done = s.quietly(SessionEdit::Write { card: id, words });
        if done {
            editing.set(None);
            if hidden {
                mine.update(|mine| {
                    mine.insert(id);
                });
            }
        }
        done
    };
    let named = move |text: String| named_in(&text, &s.store.workspace_now());
    // Whoever comes back to a card they left half-written is told so here, and nobody else is.
    let unfinished = RwSignal::new(who.is_some() && !untrack(|| fields.is_empty()));
    // Once it is added or cleared, the next card is another one.
    Effect::new(move |_| {
        if fields.is_empty() {
            unfinished.set(false);
        }
    });
    let edit = move |id: CardId| {
        // What is half written is never replaced.
        if !untrack(|| fields.is_empty()) {
            return unfinished.set(true);
        }
        if let Some(card) = s.now().and_then(|retro| retro.cards.get(&id).cloned()) {
            fields.load(&card);
            editing.set(Some(id));
            dom::focus_later("card-text");
        }
    };
    let verb = move || if editing.get().is_some() { "Save card" } else { "Add card" };
    let done = move |who| {
        if s.quietly(SessionEdit::Wrote { who }) {
            // A half-written card stays for the next turn, and so does which cards are theirs.
            s.turn.set(Turn::None);
            dom::focus_later("retro-step");
        }
    };
    let finish = move |who| match untrack(|| fields.is_empty()) {
        true => done(who),
        false => unfinished.set(true),
    };
    let kept = move || {
        unfinished.get().then(|| view! {
            <Notice title="One card hasn't been added yet" tone=Tone::Watch said=true
                text="Add it above. If you finish without it, you'll see it again only on your next turn.">
                {who.map(|who| view! { <Button label="Finish without it" on_press=move || done(who)/> })}
            </Notice>
        })
    };
    let name = who.and_then(|who| retro.participants.get(&who)).map(|who| who.name.to_string());
    Some(view! {
        {name.map(|name| view! { <TurnHead s name/> })}
        {move || (hidden && shown.get()).then(|| view! {
            <Notice title="The cards have been revealed" tone=Tone::Watch said=true text="Everyone can see what you add from now on."/>
        })}
        {move || view! { <CardForm fields columns=choices(&retro.columns) praise=praise(&retro.columns) named=named add=add verb=verb()/> }}
        {kept}
        {hidden.then(|| view! { <OwnCards s mine edit/> })}
        {move || who.map(|who| {
            let label = if shown.get() { "Done" } else { "Done, hide my cards" };
            view! { <div class="cluster"><Button label on_press=move || finish(who)/></div> }
        })}
    })
}

/// Whose turn it is, the question and the clock, in view while they write.
#[component]
pub(super) fn TurnHead(s: Session, name: String) -> impl IntoView {
    view! {
        <div class="turn__head">
            <h2 class="turn__name" dir="auto">{name}</h2>
            <ClockFace clock=s.clock/>
            <p class="turn__question">{QUESTION}</p>
        </div>
    }
}

/// The cards someone has written, each of which can be changed and removed until the reveal.
#[component]
fn OwnCards(
    s: Session,
    mine: RwSignal<BTreeSet<CardId>>,
    /// Puts a card into the form.
    #[prop(into)]
    edit: Callback<CardId>,
) -> impl IntoView {
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
            view! { <OwnCard card id out edit=Callback::new(move |()| edit.run(id))/> }
        });
        let rows: Vec<_> = rows.collect();
        view! { <Section title="Your cards"><Rows rows none="None yet."/></Section> }
    }
}

/// A person's own card, which can be removed, and changed where it is offered.
#[component]
pub fn OwnCard(
    card: Card,
    id: CardId,
    /// Removes it.
    #[prop(into)]
    out: Callback<()>,
    /// Puts it into the form.
    #[prop(optional)]
    edit: Option<Callback<()>>,
) -> impl IntoView {
    let end = move || {
        view! {
            {card.together.then(|| view! { <Badge text="Working together"/> })}
            <Badge text=card.column.to_string()/>
            {edit.map(|edit| view! { <RowButton label="Edit card" icon=IconName::Edit id=format!("edit-{id}") on_press=edit/> })}
            <RowButton label="Remove card" icon=IconName::Close id=format!("back-{id}") on_press=out/>
        }
    };
    let figure = card.figure.clone();
    view! { <Row end><UserText text=card.text.to_string()/><Figure figure/></Row> }
}

/// The figure or link of a card, where there is one.
#[component]
pub fn Figure(figure: String) -> impl IntoView {
    (!figure.is_empty()).then(|| view! { <span class="card__figure small soft"><SafeLink address=figure.clone() label=figure/></span> })
}
