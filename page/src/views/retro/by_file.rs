//! Cards that people write elsewhere: a card file goes out, and any number of answers come in at once.

use leptos::prelude::*;

use super::came_in::{Came, CameList, words};
use super::session::{Session, name_of};
use crate::state::Route;
use crate::views::components::{
    Button, Chosen, CopyButton, Field, FileField, IconName, Section, download,
};
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::records::retrospective::pack::{Answer, NotCards, Pack};
use sprintloop::domain::records::retrospective::record::Retrospective;
use sprintloop::domain::rules::retrospective::take_in::{Brings, take_in};
use sprintloop::exchange::cards_file::{CardsFile, answer_for, read, write};

/// The card file to send, and the field for the answers.
#[component]
pub(super) fn CardsByFile(s: Session) -> impl IntoView {
    let came = RwSignal::new(Vec::<Came>::new());
    let field = Field::new("cards-files", "Returned files")
        .hint("You can add several at once. Adding the same file twice changes nothing.");
    view! {
        <Section title="Collect cards in advance" note="by file">
            <div class="stack">
                <p class="soft">"Send the card file to people who want to write in advance. They open it in Sprintloop, write their cards and send you a small file. Anyone who opens that file can see who wrote it; Sprintloop doesn't link anonymous cards to people."</p>
                <div class="cluster">
                    <Button label="Download invite file" icon=IconName::Download on_press=move || save(s)/>
                    <CopyButton label="Copy instructions" text=move || invitation(s)/>
                </div>
                <FileField field several=true on_chosen=move |files| came.set(take(s, files))/>
                <CameList came/>
            </div>
        </Section>
    }
}

fn save(s: Session) {
    let ws = s.store.workspace_now();
    let Some(retro) = ws.retrospectives.get(s.id) else { return };
    let Ok(name) = Title::parse(&name_of(&ws, retro)) else { return };
    if let Some(text) = write(&CardsFile { pack: Pack::of(retro, name), answer: None }) {
        download("retrospective-cards.json", "application/json", &text);
    }
}

fn invitation(s: Session) -> String {
    let ws = s.store.workspace_now();
    let name = ws.retrospectives.get(s.id).map(|retro| name_of(&ws, retro)).unwrap_or_default();
    let here = window().location().href().unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default();
    let form = Route::Cards.hash();
    format!(
        "{name}: please write your cards in advance. Open {page}{form}, choose the attached file, write your cards and send back the file you save there."
    )
}

/// Adds the valid files in one command, and reports on each.
fn take(s: Session, files: Vec<Chosen>) -> Vec<Came> {
    let Some(retro) = s.now() else { return Vec::new() };
    let mut after = Retrospective::clone(&retro);
    let mut answers = Vec::new();
    let mut said = Vec::new();
    for (name, text) in files {
        let line = text.and_then(|text| {
            let (answer, brings) = try_in(&mut after, &text).map_err(|why| why.to_string())?;
            let line = words(&retro, brings);
            answers.push(answer);
            Ok(line)
        });
        said.push((name, line));
    }
    if answers.is_empty() || s.quietly(SessionEdit::Bring { answers }) {
        return said;
    }
    said.into_iter().map(|(name, _)| (name, Err("The session has ended.".to_owned()))).collect()
}

/// Tries to add a file after the ones before it.
fn try_in(after: &mut Retrospective, text: &str) -> Result<(Answer, Brings), NotCards> {
    let answer = answer_for(after, read(text)?)?;
    let brings = take_in(after, answer.clone())?;
    Ok((answer, brings))
}
