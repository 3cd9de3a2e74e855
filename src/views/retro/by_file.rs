//! Cards that people write elsewhere: a pack goes out, their files come in, as many at once as there are.

use leptos::prelude::*;

use super::session::{Session, name_of};
use crate::domain::base::text::{Title, number_of};
use crate::domain::commands::session::SessionEdit;
use crate::domain::records::retrospective::pack::{Answer, NotCards, Pack};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::rules::retrospective::take_in::{Brings, take_in};
use crate::exchange::cards_file::{CardsFile, answer_for, read, write};
use crate::state::Route;
use crate::views::components::{
    Badge, Button, Chosen, CopyButton, Field, FileField, IconName, Row, Rows, Section, Tone,
    download,
};

/// What became of one file: its name, or whose it is, and the line about it.
type Came = (String, Result<String, String>);

/// The pack to send, and the place where files come in.
#[component]
pub(super) fn CardsByFile(s: Session) -> impl IntoView {
    let came = RwSignal::new(Vec::<Came>::new());
    let field = Field::new("cards-files", "Files that came back")
        .hint("All at once, if you like. A file that is here already adds nothing.");
    let lines = move || {
        let rows: Vec<_> = came.get().into_iter().map(|came| view! { <CameIn came/> }).collect();
        (!rows.is_empty()).then(|| view! { <Rows rows none=""/> })
    };
    view! {
        <Section title="Written beforehand" note="by file">
            <div class="stack">
                <p class="soft">"Send the pack to whoever writes beforehand. They open it on this page, write, and send a small file back. A file says whose it is, so whoever opens it by hand can read it; the page keeps no link between a person and an unnamed card."</p>
                <div class="cluster">
                    <Button label="Save the pack" icon=IconName::Download on_press=move || save(s)/>
                    <CopyButton label="Copy the invitation" text=move || invitation(s)/>
                </div>
                <FileField field several=true on_chosen=move |files| came.set(take(s, files))/>
                <div role="status">{lines}</div>
            </div>
        </Section>
    }
}

/// What became of one file.
#[component]
fn CameIn(came: Came) -> impl IntoView {
    let (name, said) = came;
    let (mark, tone, said) = match said {
        Ok(said) => ("In", Tone::Good, said),
        Err(why) => ("Refused", Tone::Stop, format!("{why} Nothing of it came in.")),
    };
    view! {
        <Row end=move || view! { <Badge text=mark tone/> }>{name}" "<span class="small soft">{said}</span></Row>
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
        "{name}: please write your cards beforehand. Open {page}{form}, choose the file that comes with this, write, and send back the file you save there."
    )
}

/// Takes the files that can be taken, in one deed, and says what became of each.
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

/// Whether a text can be taken after those before it.
fn try_in(after: &mut Retrospective, text: &str) -> Result<(Answer, Brings), NotCards> {
    let answer = answer_for(after, read(text)?)?;
    let brings = take_in(after, answer.clone())?;
    Ok((answer, brings))
}

/// What a file brought. Of unnamed cards it does not say how many there were.
fn words(retro: &Retrospective, brings: Brings) -> String {
    if brings.known {
        return "was here already".to_owned();
    }
    if !retro.signed {
        return "cards are in".to_owned();
    }
    let part =
        |count, what: &str| (count > 0).then(|| format!("{} {what}", number_of(count, "card")));
    let parts =
        [part(brings.new, "new"), part(brings.changed, "changed"), part(brings.gone, "taken back")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "no other card than before".to_owned() } else { parts.join(", ") }
}
