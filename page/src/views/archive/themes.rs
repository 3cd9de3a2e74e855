//! Themes over retrospectives: votes, actions and their results, and where each is heading.

use leptos::either::Either;
use leptos::prelude::*;
use std::sync::Arc;

use crate::state::{Route, Store};
use crate::views::components::{
    Asking, Badge, Button, Choice, NothingHere, Question, Section, Tone,
};
use sprintloop::domain::base::ids::{RetrospectiveId, ThemeId, TopicId};
use sprintloop::domain::base::text::{Title, number_of};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::reads::retrospective::subject::short_name;
use sprintloop::domain::reads::retrospective::themes::{
    Cell, Heading, Row, belongs, columns, table,
};
use sprintloop::domain::reads::retrospective::topics::topics;
use sprintloop::domain::reads::retrospective::worked::Became;
use sprintloop::domain::records::retrospective::outcome::Action;
use sprintloop::domain::workspace::Workspace;

/// The section: a table of themes, and the way to link a topic.
#[component]
pub(super) fn Themes(store: Store, asking: Asking) -> impl IntoView {
    let link = move || {
        view! { <Button label="Link a topic" small=true id="link-topic" on_press=move || ask_link(store, asking)/> }
    };
    let body = move || {
        let ws = store.workspace();
        let rows = table(&ws);
        match rows.is_empty() {
            true => Either::Left(view! {
                <NothingHere text="No themes yet. Link topics of different retrospectives that are about the same thing."/>
            }),
            false => Either::Right(view! { <ThemeTable ws=ws.clone()/> }),
        }
    };
    view! {
        <Section title="Themes" note="what keeps coming back, by votes" end=link>{body}</Section>
    }
}

/// One row for each theme, one column for each retrospective.
#[component]
fn ThemeTable(ws: Arc<Workspace>) -> impl IntoView {
    let heads = columns(&ws).into_iter().map(|retro| {
        let short = short_name(&ws, retro);
        let href =
            Route::Retro { id: Some(retro.id.to_string()), step: "report".to_owned() }.hash();
        view! { <th scope="col" class="number"><a href=href>{short}</a></th> }
    });
    let heads = heads.collect_view();
    let rows = table(&ws).into_iter().map(|row| {
        let name = row.theme.name.to_string();
        let cells = row.cells.iter().map(|cell| view! { <td class="number">{votes(cell)}</td> });
        let cells = cells.collect_view();
        let (tone, heading) = (tone(row.heading), row.heading.label());
        let acts = results(&row);
        view! {
            <tr><th scope="row" dir="auto">{name}</th>{cells}<td><Badge text=heading tone/></td><td>{acts}</td></tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-scroll">
            <table class="table">
                <caption class="visually-hidden">"Votes of each theme, by retrospective"</caption>
                <thead><tr><th scope="col">"Theme"</th>{heads}<th scope="col">"Now"</th><th scope="col">"Actions"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The votes in one retrospective, with the topics for whoever points at them.
fn votes(cell: &Option<Cell>) -> impl IntoView + use<> {
    match cell {
        Some(cell) => {
            let title = cell.topics.join(", ");
            Either::Left(view! { <span title=title>{cell.votes}</span> })
        }
        None => Either::Right(view! { <span class="soft">"–"</span> }),
    }
}

/// "2 worked, 1 still open".
fn results(row: &Row<'_>) -> String {
    let count = |became: Became| {
        let is = |action: &&&Arc<Action>| Became::of(action) == became;
        match row.actions.iter().filter(is).count() {
            0 => None,
            count => Some(format!("{count} {}", became.label().to_lowercase())),
        }
    };
    let all: Vec<String> = Became::ALL.into_iter().filter_map(count).collect();
    if all.is_empty() { "None yet".to_owned() } else { all.join(", ") }
}

fn tone(heading: Heading) -> Tone {
    match heading {
        Heading::Back | Heading::Growing => Tone::Stop,
        Heading::New | Heading::Steady => Tone::Watch,
        Heading::Fading | Heading::NoVotes => Tone::Neutral,
        Heading::Gone | Heading::GoingWell => Tone::Good,
    }
}

/// Returns the topics of ended retrospectives that are in no theme, the newest first, by "retro/topic".
fn loose(ws: &Workspace) -> Vec<Choice> {
    let mut held = columns(ws);
    held.reverse();
    let of = |retro: &Arc<sprintloop::domain::records::retrospective::record::Retrospective>| {
        let short = short_name(ws, retro);
        let mut all = topics(retro);
        all.retain(|topic| !ws.themes.values().any(|theme| belongs(theme, retro, topic)));
        all.sort_by_key(|topic| std::cmp::Reverse(topic.votes));
        let choice = |topic: sprintloop::domain::reads::retrospective::topics::Topic| {
            let votes = number_of(topic.votes as usize, "vote");
            (format!("{}/{}", retro.id, topic.id), format!("{short}: {} ({votes})", topic.name))
        };
        all.into_iter().map(choice).collect::<Vec<_>>()
    };
    held.into_iter().flat_map(of).collect()
}

/// Asks which topic belongs to which theme; a new theme needs a name.
fn ask_link(store: Store, asking: Asking) {
    let ws = store.workspace_now();
    let mut topics = vec![(String::new(), "Choose a topic".to_owned())];
    topics.extend(loose(&ws));
    let mut themes = vec![(String::new(), "A new theme".to_owned())];
    themes.extend(ws.themes.values().map(|it| (it.id.to_string(), it.name.to_string())));
    let questions = vec![
        Question::choose("topic", "Topic", topics).required("Choose a topic."),
        Question::choose("theme", "Theme", themes),
        Question::line("name", "Name of a new theme"),
    ];
    asking.ask("Link a topic to a theme", "Link topic", questions, move |answers| {
        let topic = answers.text("topic");
        let (retro, topic) = topic.split_once('/').ok_or("Choose a topic.")?;
        let id: RetrospectiveId = retro.parse().map_err(|_| "Choose a topic.")?;
        let topic: TopicId = topic.parse().map_err(|_| "Choose a topic.")?;
        let chosen: Option<ThemeId> = answers.read("theme");
        let name = match chosen {
            Some(_) => None,
            None => Some(
                Title::parse(&answers.text("name"))
                    .map_err(|_| "Choose a theme, or name a new one.")?,
            ),
        };
        let theme = chosen.unwrap_or_else(|| store.mint());
        let link = RetrospectiveCommand::Theme { theme, name, id, topic, leaves: false };
        store.dispatch(Command::Retrospective(link)).map(|_| ()).map_err(|refusal| refusal.why)
    });
}
