//! What each stop of the tour says.

use leptos::prelude::*;

use super::standing::{STOPS, Tour};
use crate::views::components::{Button, ButtonKind};

/// A stop: its screen, a title and what to look at there.
struct Stop {
    screen: &'static str,
    title: &'static str,
    text: &'static str,
}

const ALL: [Stop; STOPS] = [
    Stop {
        screen: "#/",
        title: "Today: what waits for you",
        text: "Mara leads this team. “Waiting for you” lists what only she can do next, such as accepting work or deciding an escalation, and why. Choose someone else under “Acting as” and the list changes.",
    },
    Stop {
        screen: "#/backlog",
        title: "Backlog: ready or not",
        text: "Each row shows what's still missing. An item that isn't Ready can't enter a sprint. Refine takes you through the gaps, one item at a time.",
    },
    Stop {
        screen: "#/board",
        title: "Board: the sprint in progress",
        text: "The goal is above the cards. Blocked work has its own column, showing who can unblock it and when to follow up. If anyone is over capacity, the sprint can't start unless the lead gives a reason.",
    },
    Stop {
        screen: "#/review",
        title: "Review: done means accepted",
        text: "Check work against its acceptance criteria, then accept or return it, any day. Before you close the sprint, this page lists what's left.",
    },
    Stop {
        screen: "#/learnings",
        title: "Learnings: decisions from results",
        text: "Every campaign and experiment ends with what you expected, what happened and what you decided. You'll see these learnings again when you refine a similar item.",
    },
    Stop {
        screen: "#/retro",
        title: "Retrospective: the loop closes",
        text: "The team discusses the sprint and changes its own rules. Actions become backlog items, and the next retrospective asks whether they worked. When you're ready, choose “New workspace” in the workspace menu to start your own team.",
    },
];

/// The words of a stop, and the way on.
#[component]
pub fn TourStop(tour: Tour, stop: usize) -> impl IntoView {
    let at = ALL.get(stop).or(ALL.first())?;
    let go = move |to: usize| {
        if let Some(next) = ALL.get(to) {
            tour.go_to(to, next.screen);
        }
    };
    let back = (stop > 0).then(|| {
        view! { <Button label="Back" kind=ButtonKind::Quiet small=true on_press=move || go(stop - 1)/> }
    });
    let last = stop + 1 == STOPS;
    let on = match last {
        true => {
            view! { <Button label="Finish" kind=ButtonKind::Primary small=true on_press=move || tour.end()/> }
        }
        false => {
            view! { <Button label="Next stop" kind=ButtonKind::Primary small=true on_press=move || go(stop + 1)/> }
        }
    };
    let leave = (!last).then(|| {
        view! { <Button label="Leave the tour" kind=ButtonKind::Quiet small=true on_press=move || tour.leave()/> }
    });
    Some(view! {
        <p class="tour__count">{format!("Stop {} of {STOPS}", stop + 1)}</p>
        <h2 class="tour__title">{at.title}</h2>
        <p class="tour__text">{at.text}</p>
        <div class="tour__ends">{leave} <span class="tour__on">{back} {on}</span></div>
    })
}
