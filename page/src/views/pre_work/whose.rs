//! Who is writing on this device, and how that changes.

use leptos::prelude::*;

use super::filling::Filling;
use crate::state::writing::PreWork;
use crate::views::components::{Asking, Button, ButtonKind, Choice, Question, Section};
use sprintloop::domain::base::ids::ParticipantId;

/// What is written belongs to the one who is there, who chose a wrong name.
const MINE: &str = "mine";
/// Somebody else is there now.
const OTHER: &str = "other";

/// Returns everyone by name.
pub(super) fn by_name(work: &PreWork) -> Vec<Choice> {
    let mut people: Vec<Choice> =
        work.pack.people.iter().map(|(id, name)| (id.to_string(), name.to_string())).collect();
    people.sort_by(|one, other| one.1.cmp(&other.1));
    people.insert(0, (String::new(), "Choose your name".to_owned()));
    people
}

fn name_of(f: Filling, who: ParticipantId) -> String {
    let work = f.work.get();
    let name = work.and_then(|work| work.pack.people.get(&who).map(ToString::to_string));
    name.unwrap_or_default()
}

/// Asks whether the one who wrote on an earlier visit is back, before anything of theirs is shown.
#[component]
pub(super) fn Returning(f: Filling, who: ParticipantId) -> impl IntoView {
    let name = name_of(f, who);
    view! {
        <Section title="Who are you?">
            <p class="soft">{name.clone()}" started writing in this browser. What they wrote isn't shown to anyone else."</p>
            <div class="cluster">
                <Button label=format!("I'm {name}") kind=ButtonKind::Primary on_press=move || f.is_back(who)/>
                <Button label="I'm someone else" on_press=move || f.hands_over()/>
            </div>
        </Section>
    }
}

/// Says whose page this is, and changes it.
#[component]
pub(super) fn Whose(
    f: Filling,
    /// The dialog of the screen.
    asking: Asking,
) -> impl IntoView {
    let who = move || f.work.get().and_then(|work| work.answer).map(|answer| answer.who);
    let name = move || who().map(|who| name_of(f, who)).unwrap_or_default();
    view! {
        <p class="cluster">
            <span class="soft">"You are "<b dir="auto">{name}</b></span>
            <Button label="Not you?" kind=ButtonKind::Quiet small=true id="not-you" on_press=move || ask(f, asking)/>
        </p>
    }
}

fn ask(f: Filling, asking: Asking) {
    let Some(work) = f.now() else { return };
    let ways = [
        (MINE.to_owned(), "It's mine: I chose the wrong name".to_owned()),
        (OTHER.to_owned(), "It isn't mine: keep it for the person who wrote it".to_owned()),
    ];
    let questions = vec![
        Question::choose("name", "Who are you?", by_name(&work)).required("Choose your name."),
        Question::choose("written", "What is written here", ways.to_vec()).value(OTHER),
    ];
    asking.ask("Not you?", "Continue", questions, move |answers| {
        let who: ParticipantId = answers.read("name").ok_or("Choose your name.")?;
        match answers.text("written") == MINE {
            true => f.renames(who),
            false => {
                f.hands_over();
                f.begins_as(who);
            }
        }
        Ok(())
    });
}
