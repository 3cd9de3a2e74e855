//! Cards and ballots from other devices: a link with the session's pack goes out, encrypted answers come back as text.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

use super::came_in::{Came, CameList, words};
use super::session::{Session, name_of};
use crate::domain::base::checksum::checksum;
use crate::domain::base::text::Title;
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::paper::paper;
use crate::domain::records::retrospective::pack::{NotCards, Pack};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::rules::retrospective::take_ballot::{Took, take_ballot};
use crate::domain::rules::retrospective::take_in::take_in;
use crate::domain::workspace::Workspace;
use crate::exchange::answer_text::{FoundAnswer, Sent, cards_for, find, unpack};
use crate::exchange::cards_link::{CardsLink, write};
use crate::state::room::make_key_pair;
use crate::state::sealing::{KeyPair, NotSealed, open};
use crate::state::shared::address_of_cards;
use crate::views::components::{
    ButtonKind, CopyButton, Form, FormView, Notice, Qr, Section, TextArea, Tone, is_scannable,
};

/// What is asked for by link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Cards.
    Cards,
    /// Ballots.
    Ballots,
}

/// The link of a session, as people open it; `None` where there is nothing to ask for.
pub(super) fn link_of(
    ws: &Workspace,
    retro: &Retrospective,
    key: &[u8],
    asked: Asked,
) -> Option<String> {
    let paper = match asked {
        Asked::Cards => None,
        Asked::Ballots => Some(paper(retro)?),
    };
    let name = Title::parse(&name_of(ws, retro)).ok()?;
    let link = CardsLink { pack: Pack::of(retro, name), key: key.to_vec(), paper };
    Some(address_of_cards(&write(&link)))
}

/// The link, its QR code, and the box for what comes back.
#[component]
pub(super) fn ByLink(s: Session, asked: Asked) -> impl IntoView {
    let key = RwSignal::new(None::<Result<Arc<KeyPair>, NotSealed>>);
    spawn_local(async move {
        let made = make_key_pair(s.id).await.map(Arc::new);
        // The step may be gone by now.
        let _ = key.try_set(Some(made));
    });
    let title = match asked {
        Asked::Cards => "Write on your own device",
        Asked::Ballots => "Vote on your own device",
    };
    let body = move || match key.get() {
        None => ().into_any(),
        Some(Err(why)) => view! {
            <Notice tone=Tone::Watch title="No link in this browser" text=why.to_string()/>
        }
        .into_any(),
        Some(Ok(key)) => view! { <Link s asked key=Arc::clone(&key)/> <Pastes s key/> }.into_any(),
    };
    view! { <Section title note="by link"><div class="stack">{body}</div></Section> }
}

/// The link as a code and as text.
#[component]
fn Link(s: Session, asked: Asked, key: Arc<KeyPair>) -> impl IntoView {
    let link = Memo::new(move |_| {
        let ws = s.store.workspace();
        let retro = ws.retrospectives.get(s.id)?;
        link_of(&ws, retro, &key.public, asked)
    });
    let says = match asked {
        Asked::Cards => {
            "Show the code or send the link. People write on their phone or laptop, copy a short answer and send it back in any chat."
        }
        Asked::Ballots => {
            "Show the code or send the link. People vote on their phone or laptop, copy a short answer and send it back in any chat."
        }
    };
    let label = match asked {
        Asked::Cards => "QR code: write cards",
        Asked::Ballots => "QR code: vote",
    };
    move || {
        let link = link.get()?;
        let (copied, invited) = (link.clone(), link.clone());
        let code = is_scannable(&link).then(|| view! { <Qr text=link label/> });
        let close = code.is_none().then(|| {
            view! { <p class="small soft">"With this many topics the link is too long for a QR code. Send it instead."</p> }
        });
        Some(view! {
            <div class="by-link">
                {code}
                <div class="stack">
                    <p class="soft">{says}" Answers are encrypted: others in the chat can't read them. Only this browser can, so paste them here."</p>
                    {close}
                    <div class="cluster">
                        <CopyButton label="Copy invitation" text=move || invitation(s, asked, &invited)/>
                        <CopyButton label="Copy link" text=move || copied.clone()/>
                    </div>
                </div>
            </div>
        })
    }
}

fn invitation(s: Session, asked: Asked, link: &str) -> String {
    let ws = s.store.workspace_now();
    let name = ws.retrospectives.get(s.id).map(|retro| name_of(&ws, retro)).unwrap_or_default();
    let what = match asked {
        Asked::Cards => "write your cards",
        Asked::Ballots => "vote",
    };
    format!(
        "{name}: please {what} here: {link}\nThen copy your answer there and paste it in this chat. It's encrypted."
    )
}

/// The box for any number of answers.
#[component]
fn Pastes(s: Session, key: Arc<KeyPair>) -> impl IntoView {
    let form = Form::new("answers");
    let text = RwSignal::new(String::new());
    let came = RwSignal::new(Vec::<Came>::new());
    let submit = move || {
        let pasted = text.get_untracked();
        let found = find(&pasted);
        if found.is_empty() {
            came.set(Vec::new());
            return form.error(
                "text",
                "There is no answer in this text. Copy the whole message, with everything in the square brackets.",
            );
        }
        let key = Arc::clone(&key);
        spawn_local(async move {
            let lines = take(s, &key, found).await;
            let whole = lines.iter().all(|(_, said)| said.is_ok());
            let _ = came.try_set(lines);
            // What was typed or pasted meanwhile stays, and so does what has a damaged part.
            if whole && text.try_get_untracked().is_some_and(|now| now == pasted) {
                text.set(String::new());
            }
        });
    };
    view! {
        <FormView form verb="Add answers" kind=ButtonKind::Secondary on_submit=submit>
            <TextArea field=form.field("text", "Paste answers").hint("Paste one or more answers, in any order. Other chat text and duplicates are ignored.") value=text/>
        </FormView>
        <CameList came/>
    }
}

/// An answer that was read, or why it wasn't; with the name of whoever sent it.
type Read = (String, Result<Sent, String>);

/// Adds what can be added, and reports on each.
async fn take(s: Session, key: &KeyPair, found: Vec<FoundAnswer>) -> Vec<Came> {
    let Some(retro) = s.now() else { return Vec::new() };
    let mut read = Vec::new();
    for (at, one) in found.into_iter().enumerate() {
        let near = named_last(&retro, &one.before);
        let name = near.unwrap_or_else(|| format!("Answer {}", at + 1));
        read.push(match decrypt(&retro, key, one).await {
            Ok(sent) => (sender(&retro, &sent).unwrap_or(name), Ok(sent)),
            Err(why) => (name, Err(why)),
        });
    }
    add(s, read)
}

async fn decrypt(retro: &Retrospective, key: &KeyPair, found: FoundAnswer) -> Result<Sent, String> {
    const DAMAGED: &str = "Letters are missing or were changed on the way. Ask for it again.";
    let sealed = found.sealed.ok_or(DAMAGED)?;
    if sealed.key != checksum(&key.public) {
        return Err("This answer belongs to another link: of another retrospective, or made in another browser. Paste it there, or send the link shown here and ask for it again.".to_owned());
    }
    let plain = open(key, &sealed.bytes).await.map_err(|why| why.to_string())?;
    match unpack(&plain) {
        Some((id, sent)) if id == retro.id => Ok(sent),
        Some(_) => Err("This answer is for another retrospective.".to_owned()),
        None => Err(NotCards::Newer.to_string()),
    }
}

/// Adds answers one after the other, and stores them together.
fn add(s: Session, read: Vec<Read>) -> Vec<Came> {
    let Some(retro) = s.now() else { return Vec::new() };
    let mut after = Retrospective::clone(&retro);
    let (mut answers, mut ballots) = (Vec::new(), Vec::new());
    let mut said = Vec::new();
    for (name, sent) in read {
        let line = sent.and_then(|sent| match sent {
            Sent::Cards(answer) => {
                let answer = cards_for(&after, answer).map_err(|why| why.to_string())?;
                let brings = take_in(&mut after, answer.clone()).map_err(|why| why.to_string())?;
                answers.push(answer);
                Ok(words(&retro, brings))
            }
            Sent::Ballot(ballot) => {
                let took =
                    take_ballot(&mut after, ballot.clone()).map_err(|why| why.to_string())?;
                ballots.push(ballot);
                Ok(took_words(took).to_owned())
            }
        });
        said.push((name, line));
    }
    let cards = answers.is_empty() || s.quietly(SessionEdit::Bring { answers });
    let votes = ballots.is_empty() || s.quietly(SessionEdit::TakeBallots { ballots });
    if cards && votes {
        return said;
    }
    said.into_iter().map(|(name, _)| (name, Err("The session has ended.".to_owned()))).collect()
}

const fn took_words(took: Took) -> &'static str {
    match took {
        Took::New => "ballot counted",
        Took::Newer => "ballot changed",
        Took::Known => "already added",
    }
}

fn sender(retro: &Retrospective, sent: &Sent) -> Option<String> {
    let who = match sent {
        Sent::Cards(answer) => answer.who,
        Sent::Ballot(ballot) => ballot.who,
    };
    retro.participants.get(&who).map(|who| who.name.to_string())
}

/// Returns the participant whose name is last in a text.
fn named_last(retro: &Retrospective, text: &str) -> Option<String> {
    let names = retro.participants.values().map(|who| who.name.as_str());
    let found = names.filter_map(|name| text.rfind(name).map(|at| (at, name)));
    found.max().map(|(_, name)| name.to_owned())
}
