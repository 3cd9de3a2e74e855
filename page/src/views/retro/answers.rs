//! Answers that come back from other devices, pasted or as files: each is decrypted, added, and reported on.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

use super::came_in::{Came, CameList, words};
use super::session::Session;
use crate::state::sealing::{KeyPair, open};
use crate::views::components::{ButtonKind, Chosen, FileField, Form, FormView, TextArea};
use sprintloop::domain::base::checksum::checksum;
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::records::retrospective::pack::NotCards;
use sprintloop::domain::records::retrospective::record::Retrospective;
use sprintloop::domain::rules::retrospective::take_ballot::{Took, take_ballot};
use sprintloop::domain::rules::retrospective::take_in::take_in;
use sprintloop::exchange::answer_text::{FoundAnswer, Sent, cards_for, find, unpack};

/// The box for any number of answers; ballots come back as files too.
#[component]
pub(super) fn Pastes(
    s: Session,
    /// Whether answers come back as files too.
    by_file: bool,
    key: Arc<KeyPair>,
) -> impl IntoView {
    let form = Form::new("answers");
    let text = RwSignal::new(String::new());
    let came = RwSignal::new(Vec::<Came>::new());
    let pasted_for = Arc::clone(&key);
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
        let key = Arc::clone(&pasted_for);
        spawn_local(async move {
            let lines = take(s, &key, from_text(s, found)).await;
            let whole = lines.iter().all(|(_, said)| said.is_ok());
            let _ = came.try_set(lines);
            // What was typed or pasted meanwhile stays, and so does what has a damaged part.
            if whole && text.try_get_untracked().is_some_and(|now| now == pasted) {
                text.set(String::new());
            }
        });
    };
    let chosen = move |files: Vec<Chosen>| {
        let key = Arc::clone(&key);
        spawn_local(async move {
            let lines = take(s, &key, from_files(files)).await;
            let _ = came.try_set(lines);
        });
    };
    let files = by_file.then(|| {
        let field = form
            .field("files", "Returned files")
            .hint("You can add several at once. Adding the same file twice changes nothing.");
        view! { <FileField field several=true on_chosen=chosen/> }
    });
    view! {
        {files}
        <FormView form verb="Add answers" kind=ButtonKind::Secondary on_submit=submit>
            <TextArea field=form.field("text", "Paste answers").hint("Paste one or more answers, in any order. Other chat text and duplicates are ignored.") value=text/>
        </FormView>
        <CameList came/>
    }
}

/// An answer that was read, or why it wasn't; with the name of whoever sent it.
type Read = (String, Result<Sent, String>);

/// An answer that was found, or why there is none; with a name to call it by until its sender is known.
type Found = (String, Result<FoundAnswer, String>);

/// Calls each answer by the name in front of it.
fn from_text(s: Session, found: Vec<FoundAnswer>) -> Vec<Found> {
    let Some(retro) = s.now() else { return Vec::new() };
    let found = found.into_iter().enumerate().map(|(at, one)| {
        let near = named_last(&retro, &one.before);
        (near.unwrap_or_else(|| format!("Answer {}", at + 1)), Ok(one))
    });
    found.collect()
}

/// Calls each answer by the name of its file.
fn from_files(files: Vec<Chosen>) -> Vec<Found> {
    const NONE: &str =
        "There is no ballot in this file. Ask for the file that was saved after voting.";
    let mut all = Vec::new();
    for (name, text) in files {
        match text.map(|text| find(&text)) {
            Ok(found) if found.is_empty() => all.push((name, Err(NONE.to_owned()))),
            Ok(found) => all.extend(found.into_iter().map(|one| (name.clone(), Ok(one)))),
            Err(why) => all.push((name, Err(why))),
        }
    }
    all
}

/// Adds what can be added, and reports on each.
async fn take(s: Session, key: &KeyPair, found: Vec<Found>) -> Vec<Came> {
    let Some(retro) = s.now() else { return Vec::new() };
    let mut read = Vec::new();
    for (name, one) in found {
        let sent = match one {
            Ok(one) => decrypt(&retro, key, one).await,
            Err(why) => Err(why),
        };
        let sender = sent.as_ref().ok().and_then(|sent| sender(&retro, sent));
        read.push((sender.unwrap_or(name), sent));
    }
    add(s, read)
}

async fn decrypt(retro: &Retrospective, key: &KeyPair, found: FoundAnswer) -> Result<Sent, String> {
    const DAMAGED: &str = "Part of this answer is missing or was changed. Ask for it again.";
    let sealed = found.sealed.ok_or(DAMAGED)?;
    if sealed.key != checksum(&key.public) {
        return Err("This answer was made with a different link, for another retrospective or from another browser. Paste it there, or send the link shown here and ask for a new answer.".to_owned());
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
