//! Reactions to a topic: each person gives theirs on their own device, and everyone sees how many there are.

use leptos::prelude::*;

use super::own_device::is_shared;
use super::session::Session;
use crate::views::components::{Chip, Section};
use sprintloop::domain::base::ids::{ParticipantId, TopicId};
use sprintloop::domain::base::text::listed;
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::records::retrospective::discussion::Discussion;
use sprintloop::domain::records::retrospective::reaction::Reaction;

/// The reactions to a topic, to press where the team is on devices of their own.
#[component]
pub(super) fn Reactions(s: Session, topic: TopicId) -> impl IntoView {
    let shared = is_shared();
    move || {
        let retro = s.live()?;
        let said = retro.discussions.get(&topic).cloned().unwrap_or_default();
        let own = s.own_place().filter(|_| retro.is_open() && shared());
        let chips = own.map(|who| {
            let chips = Reaction::ALL
                .map(|one| view! { <OneReaction s topic who reaction=one said=said.clone()/> });
            view! { <div class="cluster">{chips.into_iter().collect_view()}</div> }
        });
        let told = chips.is_none().then(|| said.reactions_told()).filter(|told| !told.is_empty());
        (chips.is_some() || told.is_some())
            .then(|| view! { <Section title="Reactions">{chips}{told.map(|told| view! { <p>{told}</p> })}</Section> })
    }
}

/// One reaction: how many gave it, and whether this person did.
#[component]
fn OneReaction(
    s: Session,
    topic: TopicId,
    /// Who is at this device.
    who: ParticipantId,
    reaction: Reaction,
    said: Discussion,
) -> impl IntoView {
    let people = said.reactions.get(&reaction).cloned().unwrap_or_default();
    let on = people.contains(&who);
    let names = s.now().map(|retro| {
        let name = |who| retro.participants.get(who).map(|who| who.name.to_string());
        people.iter().filter_map(name).collect::<Vec<_>>()
    });
    let names = names.unwrap_or_default();
    let label = match names.len() {
        0 => reaction.label().to_owned(),
        count => format!("{} {count}", reaction.label()),
    };
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let press = move || s.act(SessionEdit::React { topic, who, reaction, on: !on });
    view! { <span title=listed(&names)><Chip label on=Signal::stored(on) id=format!("react-{}", reaction.label()) on_press=press/></span> }
}
