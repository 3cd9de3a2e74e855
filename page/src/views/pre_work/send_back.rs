//! The end of writing or voting elsewhere: an encrypted text to paste into a chat, or a file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::filling::{AnotherPack, Filling};
use crate::state::sealing::{NotSealed, seal};
use crate::state::writing::PreWork;
use crate::views::components::{
    Button, ButtonKind, CopyButton, IconName, Notice, Section, Tone, download,
};
use sprintloop::domain::base::checksum::checksum;
use sprintloop::domain::records::retrospective::pack::{Answer, Pack};
use sprintloop::exchange::answer_text::{Sealed, Sent, pack, show};
use sprintloop::exchange::ballot_file::write_answer;
use sprintloop::exchange::cards_file::{CardsFile, write};

/// How to send back what was written.
#[component]
pub(super) fn SendBack(
    f: Filling,
    /// Whether a card is begun that isn't added yet.
    half: Signal<bool>,
) -> impl IntoView {
    match f.now().is_some_and(|work| work.link.is_some()) {
        true => view! { <ByText f half/> }.into_any(),
        false => view! { <ByFile f/> }.into_any(),
    }
}

/// The answer as a text, made anew with every change.
#[component]
fn ByText(f: Filling, half: Signal<bool>) -> impl IntoView {
    let votes = f.now().and_then(|work| work.link).is_some_and(|link| link.paper.is_some());
    let says = match votes {
        true => {
            "Copy your answer and paste it into the chat where you got the link, or send the file back."
        }
        false => "Copy your answer and paste it into the chat where you got the link.",
    };
    let made = RwSignal::new(None::<Result<String, NotSealed>>);
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let Some((work, sent)) = f.work.get().and_then(|work| Some((work.clone(), sent(&work)?)))
        else {
            return made.set(None);
        };
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        spawn_local(async move {
            let text = text(work, sent).await;
            // An older answer may be ready later.
            if turn.try_get_value() == Some(mine) {
                let _ = made.try_set(text.transpose());
            }
        });
    });
    let unfinished = move || {
        half.get().then(|| {
            view! { <Notice tone=Tone::Watch title="One card hasn't been added yet" text="Add it above, or it won't be in your answer." said=true/> }
        })
    };
    let body = move || {
        match made.get() {
        None => view! { <p class="soft">"Add a card first. Your answer appears here."</p> }.into_any(),
        Some(Err(why)) => view! {
            <Notice tone=Tone::Stop title="Your answer can't be encrypted here" text=why.to_string() said=true/>
            {(!votes).then(|| view! { <FileButton f/> })}
        }
        .into_any(),
        Some(Ok(text)) => {
            let (copied, saved) = (text.clone(), text.clone());
            view! {
                <div class="cluster">
                    <CopyButton label="Copy answer" text=move || copied.clone()/>
                    {votes.then(|| view! {
                        <Button label="Download file" icon=IconName::Download on_press=move || save_ballot(f, &saved)/>
                    })}
                    <AnotherPack f/>
                </div>
                <textarea class="input answer-text" readonly rows="3" aria-label="Your answer" translate="no" prop:value=text></textarea>
            }
            .into_any()
        }
    }
    };
    view! {
        <Section title="Send it back">
            <div class="stack">
                <p class="soft">{says}" It's encrypted: only the facilitator's page can read it. If you change something later, send it again; the newest counts."</p>
                {unfinished}
                {body}
            </div>
        </Section>
    }
}

/// Returns what the answer holds; `None` if nothing was written yet.
fn sent(work: &PreWork) -> Option<Sent> {
    if let Some(link) = &work.link
        && link.paper.is_some()
    {
        return link.ballot.clone().map(Sent::Ballot);
    }
    let answer = work.answer.as_ref()?;
    let wrote =
        !answer.cards.is_empty() || !answer.taken_back.is_empty() || answer.safety.is_some();
    wrote.then(|| Sent::Cards(signed(&work.pack, answer.clone())))
}

/// Names the author of the cards where the session does, and only there.
fn signed(pack: &Pack, mut answer: Answer) -> Answer {
    let author = pack.signed.then_some(answer.who);
    answer.cards.values_mut().for_each(|card| card.author = author);
    answer
}

/// Encrypts an answer; `None` if there is nobody to encrypt it for.
async fn text(work: PreWork, sent: Sent) -> Result<Option<String>, NotSealed> {
    let (Some(link), Some(answer)) = (work.link, work.answer) else { return Ok(None) };
    let bytes = seal(&link.key, &pack(work.pack.retrospective, &sent)).await?;
    let name = work.pack.people.get(&answer.who).map(ToString::to_string).unwrap_or_default();
    Ok(Some(show(&name, &Sealed { key: checksum(&link.key), bytes })))
}

/// The file to send back.
#[component]
fn ByFile(f: Filling) -> impl IntoView {
    let said = move || {
        f.saved.get().then(|| {
            view! {
                <Notice tone=Tone::Good title="Send the saved file to the person who invited you"
                    text="You can keep writing and send a newer file. It replaces this one." said=true/>
            }
        })
    };
    view! {
        {said}
        <div class="cluster"><FileButton f/><AnotherPack f/></div>
    }
}

#[component]
fn FileButton(f: Filling) -> impl IntoView {
    view! {
        <Button label="Download file" kind=ButtonKind::Primary icon=IconName::Download on_press=move || save(f)/>
    }
}

/// Saves the ballot as a file to send back.
fn save_ballot(f: Filling, answer: &str) {
    let who = f.now().and_then(|work| work.answer).map(|answer| answer.who.to_string());
    let short: String = who.unwrap_or_default().chars().take(8).collect();
    let name = format!("ballot-{short}.json");
    f.saved.set(download(&name, "application/json", &write_answer(answer)));
}

/// Saves the file; each one is a newer edition.
fn save(f: Filling) {
    f.answer(|_| {});
    let Some(work) = f.now() else { return };
    let Some(answer) = work.answer else { return };
    let short: String = answer.who.to_string().chars().take(8).collect();
    let file = CardsFile { pack: work.pack, answer: Some(answer) };
    if let Some(text) = write(&file) {
        f.saved.set(download(&format!("cards-{short}.json"), "application/json", &text));
    }
}
