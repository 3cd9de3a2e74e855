//! Who else has this workspace open, and on which screen.

use leptos::prelude::*;

use crate::state::Store;
use crate::state::team_space::TeamSpace;
use crate::views::components::initials;
use crate::views::names;
use crate::views::navigation::title;

/// So many are shown; the others are counted.
const SHOWN: usize = 3;

/// Small avatars; nothing where nobody else is here.
#[component]
pub fn Company(store: Store) -> impl IntoView {
    let team = use_context::<TeamSpace>();
    let here = Memo::new(move |_| {
        let ws = store.workspace();
        let own = store.actor();
        let others = team.map(TeamSpace::here).unwrap_or_default();
        let others = others.into_iter().filter(|one| Some(one.member) != own);
        others
            .filter(|one| ws.members.get(one.member).is_some())
            .map(|one| (names::member(&ws, Some(one.member)), title(&one.screen)))
            .collect::<Vec<_>>()
    });
    let one = |(name, screen): (String, &'static str)| {
        let words = format!("{name} is viewing {screen}");
        let tip = words.clone();
        let short = initials(&name);
        view! {
            <li title=tip>
                <span class="avatar avatar--quiet" aria-hidden="true" translate="no">{short}</span>
                <span class="visually-hidden">{words}</span>
            </li>
        }
    };
    move || {
        let mut all = here.get();
        let more: Vec<String> =
            all.split_off(all.len().min(SHOWN)).into_iter().map(|(name, _)| name).collect();
        let more = (!more.is_empty()).then(|| {
            let (count, names) = (format!("+{}", more.len()), more.join(", "));
            view! { <li class="company__more" title=names>{count}</li> }
        });
        (!all.is_empty()).then(|| {
            view! { <ul class="company" aria-label="Also here">{all.into_iter().map(one).collect_view()}{more}</ul> }
        })
    }
}
