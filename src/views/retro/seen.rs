//! Topics that came up in an earlier retrospective, each linked to its theme in one press.

use leptos::prelude::*;

use super::session::Session;
use crate::domain::base::text::{Title, number_of};
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::reads::retrospective::subject::short_name;
use crate::domain::reads::retrospective::themes::{Seen, seen_before};
use crate::views::components::{Button, Row, Rows, Section};

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
