//! Topics that came up in an earlier retrospective, each linked to its theme in one press.

use leptos::prelude::*;
use std::sync::Arc;

use super::session::Session;
use crate::views::components::{Badge, Button, IconName, Row, RowButton, Rows, Section, Tone};
use sprintloop::domain::base::text::{Title, number_of};
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::reads::retrospective::subject::short_name;
use sprintloop::domain::reads::retrospective::themes::{Seen, seen_before, theme_of};
use sprintloop::domain::reads::retrospective::topics::Topic;
use sprintloop::domain::records::retrospective::record::Retrospective;

/// The section; empty if nothing came up before.
#[component]
pub(super) fn SeenBefore(s: Session) -> impl IntoView {
    move || {
        let retro = s.live()?;
        let ws = s.store.workspace_now();
        let rows = seen_before(&ws, &retro).into_iter().map(|seen| {
            let last = ws.retrospectives.get(seen.last.0);
            let sprint = last.map(|it| short_name(&ws, it));
            let votes = number_of(seen.votes as usize, "vote");
            let said =
                format!("Similar to “{}” ({}, {votes})", seen.earlier, sprint.unwrap_or_default());
            let (name, id) = (seen.name.clone(), format!("seen-{}", seen.topic));
            let end = move || {
                let seen = seen.clone();
                view! { <Button label="Link topics" small=true id on_press=move || link(s, &seen)/> }
            };
            view! { <Row end>{name}" "<span class="small soft">{said}</span></Row> }
        });
        let rows: Vec<_> = rows.collect();
        (!rows.is_empty()).then(|| {
            view! { <Section title="Similar earlier topics"><Rows rows none=""/></Section> }
        })
    }
}

/// Links a topic to its theme; two topics without one make a theme, named after the earlier.
fn link(s: Session, seen: &Seen) {
    use RetrospectiveCommand as C;
    let (theme, name) = match seen.theme {
        Some(theme) => (theme, None),
        None => (s.store.mint(), Title::parse(&seen.earlier).ok()),
    };
    let (id, topic) = seen.last;
    let earlier = C::Theme { theme, name, id, topic, leaves: false };
    if seen.theme.is_some() || s.send(earlier) {
        s.send(C::Theme { theme, name: None, id: s.id, topic: seen.topic, leaves: false });
    }
}

/// The theme of a topic, which it leaves in one press; nothing without one.
#[component]
pub(super) fn ThemeMark(s: Session, retro: Arc<Retrospective>, topic: Topic) -> impl IntoView {
    let theme = theme_of(&s.store.workspace_now(), &retro, &topic).cloned()?;
    let (name, id) = (theme.name.to_string(), theme.id);
    let unlink = move || {
        let (theme, topic) = (id, topic.id);
        s.send(RetrospectiveCommand::Theme { theme, name: None, id: s.id, topic, leaves: true });
    };
    let open = retro.is_open().then(|| {
        let label = format!("Unlink from theme: {name}");
        view! { <RowButton label icon=IconName::Close id=format!("unlink-{}", topic.id) on_press=unlink/> }
    });
    Some(
        view! { <span class="topics__theme"><Badge text=format!("Theme: {name}") tone=Tone::Accent/>{open}</span> },
    )
}
