//! The two questions before writing: which card file, and who writes.

use leptos::prelude::*;

use super::filling::{AnotherPack, Filling};
use super::whose::by_name;
use crate::state::writing::{PreWork, keep_pre_work, note_writer, open_link};
use crate::views::components::{Chosen, FileField, Form, FormView, Problem, SelectField, TextArea};
use sprintloop::domain::base::ids::ParticipantId;
use sprintloop::exchange::ballot_file;
use sprintloop::exchange::cards_file::{CardsFile, read};

/// Opens a card file or a ballot, or one's own card file to continue.
fn open(f: Filling, text: &str) -> Result<(), String> {
    if let Some(ballot) = ballot_file::read(text) {
        let link = ballot.map_err(|why| why.to_string())?;
        f.work.set(Some(open_link(link)));
        return Ok(());
    }
    let CardsFile { pack, answer } = read(text).map_err(|why| why.to_string())?;
    let mut work = PreWork::new(pack);
    work.answer = answer;
    keep_pre_work(Some(&work));
    if let Some(answer) = &work.answer {
        // Whoever has the file may read it.
        note_writer(answer.who);
    }
    f.work.set(Some(work));
    Ok(())
}

/// Opens the file, or its text.
#[component]
pub(super) fn PackForm(f: Filling) -> impl IntoView {
    let form = Form::new("pack");
    let text = RwSignal::new(String::new());
    let field = form
        .field("file", "The file you were sent")
        .hint("Or cards you saved earlier, to continue.");
    let take = move |files: Vec<Chosen>| {
        let why =
            files.into_iter().find_map(|(_, words)| words.and_then(|words| open(f, &words)).err());
        if let Some(why) = why {
            form.problem(Problem::from(why));
        }
    };
    let submit = move || {
        if let Err(why) = open(f, &text.get_untracked()) {
            form.error("text", why);
        }
    };
    view! {
        <p class="prose soft">"Write your cards before the retrospective starts, or vote during it. This page doesn't send anything: it gives you a small file to send back."</p>
        <FormView form verb="Open file" on_submit=submit>
            <FileField field on_chosen=take/>
            <TextArea field=form.field("text", "Or paste its text").optional() value=text/>
        </FormView>
    }
}

/// Asks who is writing.
#[component]
pub(super) fn WhoForm(f: Filling) -> impl IntoView {
    let work = f.now()?;
    let form = Form::new("who");
    let who = RwSignal::new(String::new());
    let people = by_name(&work);
    let submit = move || {
        let Ok(who) = who.get_untracked().parse::<ParticipantId>() else {
            return form.error("name", "Choose your name.");
        };
        f.begins_as(who);
    };
    let votes = work.link.as_ref().is_some_and(|link| link.paper.is_some());
    let promise = match (votes, work.pack.signed) {
        (true, _) => "Your name only tells the facilitator that you have voted.",
        (false, true) => "In this session, cards show who wrote them.",
        (false, false) => {
            "In this session, cards are anonymous. Your name only tells the facilitator that you have written."
        }
    };
    let field = form.field("name", "Who are you?").hint(promise);
    Some(view! {
        <FormView form verb="Start" on_submit=submit><SelectField field value=who choices=people/></FormView>
        <AnotherPack f/>
    })
}
