//! Voting on a device of one's own: the topics of the link, with a budget.

use leptos::prelude::*;

use super::filling::Filling;
use super::send_back::SendBack;
use crate::views::components::{Rows, Section, Stepper, dom};
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::records::retrospective::paper::{Paper, SentBallot};

/// The ballot, and the answer to send back.
#[component]
pub(super) fn YourVotes(f: Filling) -> impl IntoView {
    let work = f.now()?;
    let paper = work.link.as_ref()?.paper.clone()?;
    let who = work.answer.as_ref()?.who;
    let begun = work.link.and_then(|link| link.ballot).filter(|ballot| ballot.who == who);
    if begun.as_ref().is_none_or(|ballot| ballot.mark != paper.mark) {
        // Other topics: the same ballot begins again, so that it takes the place of the one before.
        let id = begun.as_ref().map_or_else(|| f.store.mint_random(), |ballot| ballot.ballot);
        let mut ballot = SentBallot::new(who, id, paper.mark);
        ballot.edition = begun.map_or(0, |ballot| ballot.edition) + 1;
        f.link(|link| link.ballot = Some(ballot));
    }
    let given = move || {
        let votes = f.work.get().and_then(|work| Some(work.link?.ballot?.votes));
        votes.unwrap_or_default()
    };
    let most = paper.budget;
    let note = move || {
        let used = given().values().fold(0, |sum: u32, votes| sum.saturating_add(*votes));
        format!("{} left", number_of(most.saturating_sub(used) as usize, "vote"))
    };
    let list = move || {
        if let Some(id) = dom::focused().map(|it| it.id()).filter(|id| !id.is_empty()) {
            dom::focus_later(id);
        }
        let given = given();
        let rows = (0_u32..).zip(paper.topics.clone()).map(|(place, name)| {
            let now = given.get(&place).copied().unwrap_or(0);
            let paper = paper.clone();
            view! { <Topic f paper place name now/> }
        });
        view! { <Rows rows=rows.collect() none="No topics yet."/> }
    };
    Some(view! {
        <p class="lead">"Vote for what we can change ourselves. No one sees the results until everyone has voted."</p>
        <Section title="Your votes" note>{list}</Section>
        <SendBack f half=Signal::stored(false)/>
    })
}

/// One topic, with buttons for fewer and more.
#[component]
fn Topic(f: Filling, paper: Paper, place: u32, name: String, now: u32) -> impl IntoView {
    let set = move |count: u32| {
        f.link(|link| {
            let Some(ballot) = &mut link.ballot else { return };
            let others = ballot.votes.iter().filter(|(other, _)| **other != place);
            let others = others.fold(0, |sum: u32, (_, votes)| sum.saturating_add(*votes));
            if count > paper.cap || others.saturating_add(count) > paper.budget {
                return;
            }
            match count {
                0 => drop(ballot.votes.remove(&place)),
                _ => drop(ballot.votes.insert(place, count)),
            }
            ballot.edition += 1;
        });
    };
    view! { <Stepper name id=place.to_string() now set/> }
}
