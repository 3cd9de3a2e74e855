//! Says on every other screen that somebody runs a retrospective in the team space, with the way in.

use leptos::prelude::*;

use crate::state::team_space::TeamSpace;
use crate::state::{Route, Store};
use crate::views::components::{Button, ButtonKind, LinkButton, Notice};
use crate::views::names;
use sprintloop::domain::base::ids::RetrospectiveId;
use sprintloop::domain::reads::retrospective::subject::name_of;

/// A session that runs on another device, to which the person at this one is invited.
#[derive(Clone, PartialEq)]
pub(super) struct Running {
    pub(super) id: RetrospectiveId,
    name: String,
    leader: String,
}

/// The session that runs now, unless this page shows a retrospective already.
pub(super) fn running(store: Store, team: TeamSpace) -> Memo<Option<Running>> {
    Memo::new(move |_| {
        if matches!(store.route(), Route::Retro { .. } | Route::Wall { .. }) {
            return None;
        }
        let own = store.actor()?;
        let ws = store.workspace();
        team.here().into_iter().find_map(|one| {
            let retro = ws.retrospectives.get(one.session?.retro)?;
            let invites = retro.is_open() && retro.leader() == one.member && retro.includes(own);
            (invites && one.member != own).then(|| Running {
                id: retro.id,
                name: name_of(&ws, retro),
                leader: names::member(&ws, Some(one.member)),
            })
        })
    })
}

/// The notice; `passed` is the session that this person doesn't want to hear of again.
#[component]
pub(super) fn SessionRuns(
    running: Running,
    passed: RwSignal<Option<RetrospectiveId>>,
) -> impl IntoView {
    let Running { id, name, leader } = running;
    let href = Route::Retro { id: Some(id.to_string()), step: String::new() }.hash();
    view! {
        <Notice title=format!("{leader} is running the {name}") said=true bar=true>
            <LinkButton label="Join" small=true kind=ButtonKind::Primary href/>
            <Button label="Not now" small=true on_press=move || passed.set(Some(id))/>
        </Notice>
    }
}
