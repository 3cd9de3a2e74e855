//! Cards and ballots from other devices: a link with the session's pack goes out, encrypted answers come back as text.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

use super::answers::Pastes;
use super::session::{Session, name_of};
use crate::state::room::make_key_pair;
use crate::state::sealing::{KeyPair, NotSealed};
use crate::state::shared::address_of_cards;
use crate::views::components::{
    Button, CopyButton, IconName, Notice, Qr, Section, Tone, download, is_scannable,
};
use sprintloop::domain::base::text::Title;
use sprintloop::domain::reads::retrospective::paper::paper;
use sprintloop::domain::records::retrospective::pack::Pack;
use sprintloop::domain::records::retrospective::record::Retrospective;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::ballot_file;
use sprintloop::exchange::cards_link::{CardsLink, write};

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
    Some(address_of_cards(&write(&carried(ws, retro, key, asked)?)))
}

/// What the link carries, or the file.
fn carried(ws: &Workspace, retro: &Retrospective, key: &[u8], asked: Asked) -> Option<CardsLink> {
    let paper = match asked {
        Asked::Cards => None,
        Asked::Ballots => Some(paper(retro)?),
    };
    let name = Title::parse(&name_of(ws, retro)).ok()?;
    Some(CardsLink { pack: Pack::of(retro, name), key: key.to_vec(), paper })
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
    let body = move || {
        match key.get() {
        None => ().into_any(),
        Some(Err(why)) => view! {
            <Notice tone=Tone::Watch title="No link in this browser" text=why.to_string()/>
        }
        .into_any(),
        Some(Ok(key)) => view! { <Link s asked key=Arc::clone(&key)/> <Pastes s by_file=asked == Asked::Ballots key/> }.into_any(),
    }
    };
    let note = match asked {
        Asked::Cards => "by link",
        Asked::Ballots => "by link or file",
    };
    view! { <Section title note><div class="stack">{body}</div></Section> }
}

/// The link as a code and as text.
#[component]
fn Link(s: Session, asked: Asked, key: Arc<KeyPair>) -> impl IntoView {
    let public = StoredValue::new(key.public.clone());
    let link = Memo::new(move |_| {
        let ws = s.store.workspace();
        let retro = ws.retrospectives.get(s.id)?;
        public.with_value(|key| link_of(&ws, retro, key, asked))
    });
    let says = match asked {
        Asked::Cards => {
            "Show the code or send the link. People write on their phone or laptop, copy a short answer and send it back in any chat."
        }
        Asked::Ballots => {
            "Show the code, or send the link or the file. People vote on their phone or laptop and send back a short answer in any chat, or a file."
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
                    <p class="soft">{says}" Answers are encrypted: others can't read them. Only this browser can, so add them here."</p>
                    {close}
                    <div class="cluster">
                        <CopyButton label="Copy invitation" text=move || invitation(s, asked, &invited)/>
                        <CopyButton label="Copy link" text=move || copied.clone()/>
                        {(asked == Asked::Ballots).then(|| view! {
                            <Button label="Download ballot file" icon=IconName::Download
                                on_press=move || public.with_value(|key| save(s, key))/>
                        })}
                    </div>
                </div>
            </div>
        })
    }
}

/// Saves the ballot for people who vote by file.
fn save(s: Session, key: &[u8]) {
    let ws = s.store.workspace_now();
    let Some(retro) = ws.retrospectives.get(s.id) else { return };
    if let Some(link) = carried(&ws, retro, key, Asked::Ballots) {
        download("retrospective-ballot.json", "application/json", &ballot_file::write(&link));
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
