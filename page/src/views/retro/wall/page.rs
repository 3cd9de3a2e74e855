//! Draws what is on the wall, step by step. It gets it ready-made from `reads/retrospective/wall.rs`, so that nothing
//! hidden can reach the page from here.

use leptos::prelude::*;

use super::outcomes::{Outcomes, Place, dots};
use super::shown::Shown;
use crate::views::components::{Badge, Dots, Tone};
use crate::views::retro::close::WORTH;
use crate::views::retro::gather::tone;
use crate::views::retro::open::SAFE;
use crate::views::retro::session::name_of;
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::reads::retrospective::on_wall::{
    AtTopic, Compared, Polled, Promise, Share, Wall,
};
use sprintloop::domain::records::retrospective::steps::{ColumnKind, SessionStep};

/// The step, the place in the agenda, and the retrospective's name.
#[component]
pub(super) fn Head(w: Shown) -> impl IntoView {
    let name = move || {
        let ws = w.store.workspace();
        ws.retrospectives.get(w.id).map(|retro| name_of(&ws, retro)).unwrap_or_default()
    };
    let place = move || match w.wall.get()? {
        Wall::Discussing(topic) => {
            let Share { done, of } = topic.place?;
            Some(view! { <span>{format!("topic {done} of {of}")}</span><Dots now=done of/> })
        }
        _ => None,
    };
    let step = move || match w.wall.get() {
        Some(Wall::Report { .. }) => "Report",
        _ => w.step.get().label(),
    };
    view! { <div class="wall__head"><b>{step}</b>{place}<span class="wall__name">{name}</span></div> }
}

/// What the step is about.
#[component]
pub(super) fn Main(w: Shown) -> impl IntoView {
    let today = w.store.now().date_naive();
    move || {
        let step = w.step.get();
        Some(match w.wall.get()? {
            Wall::Opening { people, facilitator, icebreaker, safety } => {
                let facilitator = facilitator.map(|name| name.to_string());
                let icebreaker = icebreaker.map(|question| question.to_string());
                view! { <Opening people facilitator icebreaker safety/> }.into_any()
            }
            Wall::Facts { goal, figures, promises } => {
                view! { <Facts goal figures promises/> }.into_any()
            }
            Wall::Writing { columns, wrote } => {
                let columns: Vec<_> = columns
                    .into_iter()
                    .map(|(name, kind, n)| (name.to_string(), kind, n))
                    .collect();
                view! { <Writing step columns wrote/> }.into_any()
            }
            Wall::Written(columns) => view! { <Written columns/> }.into_any(),
            Wall::Grouping(topics) => view! { <Grouping topics/> }.into_any(),
            Wall::Voting { topics, budget, voted } => {
                view! { <Voting topics budget voted/> }.into_any()
            }
            Wall::Counted(topics) => view! { <Counted topics/> }.into_any(),
            Wall::Discussing(topic) => view! { <Discussing topic=*topic today/> }.into_any(),
            Wall::Compared(rows) => view! { <Hypotheses rows/> }.into_any(),
            Wall::Decided(all) => view! {
                <p class="wall__question">"What will we do differently?"</p>
                <Outcomes all today place=Place::Whole none="Decisions and actions appear here as they are made."/>
            }
            .into_any(),
            Wall::Closing { worth, outcomes } => view! {
                <p class="wall__question wall__question--small">"Outcomes"</p>
                <div class="wall__closing">
                    <div><Outcomes all=outcomes today place=Place::Half none="Nothing was decided."/></div>
                    <div>
                        <p class="wall__label">"Was it worth the time?"</p>
                        <Poll poll=worth levels=WORTH/>
                    </div>
                </div>
            }
            .into_any(),
            Wall::Report { title, summary, outcomes } => {
                let summary = summary.into_iter().map(|line| view! { <p>{line}</p> });
                view! {
                    <p class="wall__question wall__question--small">{title}</p>
                    <div class="wall__summary" dir="auto">{summary.collect_view()}</div>
                    <Outcomes all=outcomes today place=Place::Below none="Nothing was decided."/>
                }
                .into_any()
            }
        })
    }
}

/// "5 of 8 have written", with a dot for each.
#[component]
fn Progress(share: Share, what: &'static str) -> impl IntoView {
    let Share { done, of } = share;
    view! { <p class="wall__progress">{dots(done, of)}<span>{format!("{done} of {of} {what}")}</span></p> }
}

#[component]
fn Opening(
    people: Vec<String>,
    facilitator: Option<String>,
    icebreaker: Option<String>,
    safety: Polled,
) -> impl IntoView {
    let label = match facilitator {
        Some(name) => format!("Who is here · Facilitator: {name}"),
        None => "Who is here".to_owned(),
    };
    // The question takes the place of the purpose: one thing is read from the back of a room.
    let question =
        icebreaker.unwrap_or_else(|| "What will we do differently next time?".to_owned());
    let people = people.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
    view! {
        <p class="wall__question" dir="auto">{question}</p>
        <p class="wall__line">"Everyone did the best they could with what they knew."</p>
        <p class="wall__label">{label}</p>
        <ul class="wall__people" aria-label="Who is here">{people}</ul>
        <p class="wall__label">"How safe is it to speak openly here?"</p>
        <Poll poll=safety levels=SAFE/>
    }
}

/// How many have answered, or how many chose each level.
#[component]
fn Poll(poll: Polled, levels: [&'static str; 5]) -> impl IntoView {
    match poll.spread {
        None => view! { <Progress share=poll.answered what="have answered"/> }.into_any(),
        Some(spread) => {
            let most = spread.iter().copied().max().unwrap_or(1).max(1);
            let bars = levels.into_iter().zip(spread).map(|(label, count)| {
                view! { <Bar label=label.to_owned() count most tone=Tone::Accent said=count.to_string()/> }
            });
            view! { <ul class="wall__bars">{bars.collect_view()}</ul> }.into_any()
        }
    }
}

/// A name, a bar and a number.
#[component]
fn Bar(label: String, count: u32, most: u32, tone: Tone, said: String) -> impl IntoView {
    let part = count * 100 / most.max(1);
    let class = format!("wall__bar wall__bar--{}", tone.word());
    view! {
        <li>
            <span class="wall__text" dir="auto">{label}</span>
            <span class=class><span style:inline-size=format!("{part}%")></span></span>
            <span class="number">{said}</span>
        </li>
    }
}

#[component]
fn Facts(goal: String, figures: Vec<(String, String)>, promises: Vec<Promise>) -> impl IntoView {
    let rows = figures.into_iter().map(|(term, is)| view! { <dt>{term}</dt><dd>{is}</dd> });
    let rows = rows.collect_view();
    let promised = promises.into_iter().map(|it| {
        let verdict = it.verdict.map(|text| view! { <Badge text tone=Tone::Accent/> });
        view! { <li><span class="wall__text" dir="auto">{it.what}</span><span class="soft">{it.owner}</span>{verdict}</li> }
    });
    let promised: Vec<_> = promised.collect();
    let list = (!promised.is_empty()).then(|| {
        view! { <p class="wall__label">"Actions from last time"</p><ul class="wall__list">{promised}</ul> }
    });
    view! {
        <p class="wall__question wall__question--long" dir="auto">{goal}</p>
        <dl class="facts wall__facts">{rows}</dl>
        {list}
    }
}

/// The question, and a blank for each card that is written.
#[component]
fn Writing(
    step: SessionStep,
    columns: Vec<(String, ColumnKind, usize)>,
    wrote: Share,
) -> impl IntoView {
    let cards: usize = columns.iter().map(|(_, _, count)| count).sum();
    let columns = columns.into_iter().map(|(name, kind, count)| {
        let class = format!("wall__column wall__column--{}", tone(kind).word());
        let label = name.clone();
        let blanks = (0..count).map(|_| view! { <span class="wall__blank"></span> });
        let said = format!("{}, hidden", number_of(count, "card"));
        view! {
            <section class=class aria-label=label>
                <h2>{name}<span class="number">{count}</span></h2>
                <div class="wall__blanks" role="img" aria-label=said>{blanks.collect_view()}</div>
            </section>
        }
    });
    let question = match step {
        SessionStep::Gather => "What happened? One thought per card.",
        _ => "The cards are still hidden",
    };
    view! {
        <p class="wall__question">{question}</p>
        <div class="wall__columns">{columns.collect_view()}</div>
        <p class="wall__line">{number_of(cards, "card")}</p>
        <Progress share=wrote what="have written"/>
    }
}

/// The cards.
#[component]
fn Written(columns: Vec<(String, ColumnKind, Vec<String>)>) -> impl IntoView {
    let columns = columns.into_iter().map(|(name, kind, cards)| {
        let class = format!("wall__column wall__column--{}", tone(kind).word());
        let (count, label) = (cards.len(), name.clone());
        let cards =
            cards.into_iter().map(|text| view! { <p class="wall__card" dir="auto">{text}</p> });
        view! {
            <section class=class aria-label=label>
                <h2>{name}<span class="number">{count}</span></h2>{cards.collect_view()}
            </section>
        }
    });
    let columns = columns.collect_view();
    view! { <div class="wall__columns">{columns}</div> }
}

#[component]
fn Grouping(topics: Vec<(String, ColumnKind, usize)>) -> impl IntoView {
    let topics = topics.into_iter().map(|(name, kind, cards)| {
        let class = format!("wall__topic wall__topic--{}", tone(kind).word());
        let count = (cards > 1).then(|| number_of(cards, "card"));
        view! { <li class=class><span class="wall__text" dir="auto">{name}</span><span class="soft">{count}</span></li> }
    });
    view! {
        <p class="wall__question wall__question--small">"What belongs together?"</p>
        <ul class="wall__topics">{topics.collect_view()}</ul>
    }
}

#[component]
fn Voting(topics: Vec<(String, ColumnKind)>, budget: u32, voted: Share) -> impl IntoView {
    let topics = topics.into_iter().map(|(name, kind)| {
        let class = format!("wall__topic wall__topic--{}", tone(kind).word());
        view! { <li class=class><span class="wall__text" dir="auto">{name}</span></li> }
    });
    let each = number_of(budget as usize, "vote");
    view! {
        <p class="wall__question wall__question--small">"Vote for what we can change"</p>
        <ul class="wall__topics">{topics.collect_view()}</ul>
        <p class="wall__line">{format!("{each} each")}</p>
        <Progress share=voted what="have voted"/>
    }
}

/// How many topics can be read from the back of a room.
const MOST: usize = 8;

#[component]
fn Counted(topics: Vec<(String, ColumnKind, u32)>) -> impl IntoView {
    let most = topics.iter().map(|(_, _, votes)| *votes).max().unwrap_or(1);
    let left = topics.len().saturating_sub(MOST);
    let bars = topics.into_iter().take(MOST).map(|(label, kind, count)| {
        let said = number_of(count as usize, "vote");
        view! { <Bar label count most tone=tone(kind) said/> }
    });
    let left = (left > 0).then(|| view! { <p class="wall__line">{format!("and {left} more")}</p> });
    view! { <ul class="wall__bars">{bars.collect_view()}</ul>{left} }
}

#[component]
fn Discussing(topic: AtTopic, today: chrono::NaiveDate) -> impl IntoView {
    let (column, kind) = topic.column;
    let votes = topic.votes.map(|votes| format!(", {}", number_of(votes as usize, "vote")));
    let badge = format!("{column}{}", votes.unwrap_or_default());
    let class = match topic.name.chars().count() {
        0..=60 => "wall__question",
        _ => "wall__question wall__question--long",
    };
    let quotes = topic.cards.into_iter().map(|(text, figure)| {
        view! { <p dir="auto">"“"{text}"” "<span class="soft">{figure}</span></p> }
    });
    let Share { done, of } = topic.heard;
    let parked = topic.parked.map(|why| view! { <p class="wall__line">"Parked: "{why}</p> });
    let reactions = topic.reactions;
    let reactions =
        (!reactions.is_empty()).then(|| view! { <span class="soft">{reactions}</span> });
    view! {
        <div class="wall__badge"><Badge text=badge tone=tone(kind)/></div>
        <h2 class=class dir="auto">{topic.name}</h2>
        <div class="wall__quotes">{quotes.collect_view()}</div>
        <Outcomes all=topic.outcomes today place=Place::Topic none=""/>
        {parked}
        <p class="wall__progress">{dots(done, of)}<span>{format!("{done} of {of} have spoken")}</span>{reactions}</p>
    }
}

#[component]
fn Hypotheses(rows: Vec<Compared>) -> impl IntoView {
    if rows.is_empty() {
        return view! {
            <p class="wall__question">"What did we expect, and what happened?"</p>
            <p class="wall__line">"No item in this sprint has a measurement plan."</p>
        }
        .into_any();
    }
    let rows = rows.into_iter().map(|one| {
        let (text, tone) = match one.result {
            Some(result) => (result, Tone::Accent),
            None => ("No result yet", Tone::Neutral),
        };
        view! {
            <tr>
                <th scope="row" dir="auto"><span class="wall__text">{one.item}</span></th>
                <td dir="auto"><span class="wall__text">{one.expected}" "<span class="soft">{one.measure}</span></span></td>
                <td dir="auto"><span class="wall__text">{one.happened}</span><Badge text tone/></td>
            </tr>
        }
    });
    view! {
        <table class="wall__compared">
            <thead><tr><th scope="col">"Item"</th><th scope="col">"Expected"</th><th scope="col">"Actual"</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
