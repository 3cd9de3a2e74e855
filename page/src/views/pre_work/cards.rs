//! Writing cards on a device of one's own.

use leptos::prelude::*;

use super::filling::Filling;
use super::send_back::SendBack;
use crate::state::writing::{PreWork, keep_pre_work};
use crate::views::components::{Choice, Field, Rows, Section, SelectField};
use crate::views::retro::card_form::{CardFields, CardForm, choices, praise};
use crate::views::retro::open::SAFE;
use crate::views::retro::writing::{OwnCard, QUESTION};
use sprintloop::domain::reads::retrospective::topics::named_among;
use sprintloop::domain::records::retrospective::record::Card;

/// Someone's cards, and the answer they send back.
#[component]
pub(super) fn YourCards(f: Filling) -> impl IntoView {
    let work = f.now()?;
    let columns = work.pack.columns.clone();
    let fields = CardFields::new(work.card, &columns);
    Effect::new(move |_| {
        let card = fields.half();
        if let Some(work) = f.now() {
            keep_pre_work(Some(&PreWork { card, ..work }));
        }
    });
    let people: Vec<_> = work.pack.people.into_values().collect();
    let named = move |text: String| named_among(&text, &mut people.iter());
    let add = move |card: Card| {
        let id = f.store.mint_random();
        f.answer(|answer| drop(answer.cards.insert(id, card)));
        true
    };
    Some(view! {
        <p class="lead">{QUESTION}</p>
        <Safety f/>
        <CardForm fields columns=choices(&columns) praise=praise(&columns) named add/>
        <Mine f/>
        <SendBack f half=Signal::derive(move || !fields.is_empty())/>
    })
}

/// The written cards, each of which can be removed.
#[component]
fn Mine(f: Filling) -> impl IntoView {
    move || {
        let answer = f.work.get().and_then(|work| work.answer);
        let cards = answer.map(|answer| answer.cards).unwrap_or_default();
        let rows = cards.into_iter().map(|(id, card)| {
            let out = move || f.answer(|answer| answer.take_back(id));
            view! { <OwnCard card id out/> }
        });
        let rows: Vec<_> = rows.collect();
        view! { <Section title="Your cards"><Rows rows none="None yet."/></Section> }
    }
}

/// The safety poll, which is optional.
#[component]
fn Safety(f: Filling) -> impl IntoView {
    let level = f.now().and_then(|work| work.answer?.safety);
    let value = RwSignal::new(level.map(|level| level.to_string()).unwrap_or_default());
    Effect::new(move |_| {
        let level = value.get().parse().ok();
        if untrack(|| f.now()).and_then(|work| work.answer).is_some_and(|it| it.safety != level) {
            f.answer(|answer| answer.safety = level);
        }
    });
    let levels =
        SAFE.iter().zip(1..).map(|(label, level)| (level.to_string(), (*label).to_owned()));
    let choices = [(String::new(), "No answer".to_owned())].into_iter().chain(levels);
    let choices: Vec<Choice> = choices.collect();
    let field = Field::new("safety", "How safe is it to speak openly here?")
        .hint("Only the combined results are shown.");
    view! { <SelectField field value choices/> }
}
