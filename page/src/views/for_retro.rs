//! Says that what is changed on this screen belongs to a retrospective, and leads back to it.

use leptos::prelude::*;

use crate::state::room::on_wall;
use crate::state::{Route, Store, address};
use crate::views::components::{LinkButton, Notice};
use sprintloop::domain::base::ids::RetrospectiveId;
use sprintloop::domain::reads::retrospective::open_session::{
    open_session, reason_of_action, reason_of_session,
};
use sprintloop::domain::reads::retrospective::subject::name_of;
use sprintloop::domain::records::retrospective::steps::SessionStep;
use sprintloop::domain::workspace::Workspace;

/// Returns the reason for a change made here: the action for which the address opened this screen, or else what the
/// session that goes on has agreed on.
pub fn reason_here(ws: &Workspace) -> Option<String> {
    let action =
        Route::action_in(&address::hash()).and_then(|id| ws.actions.get(id.parse().ok()?).cloned());
    action.map(|action| reason_of_action(ws, &action)).or_else(|| reason_of_session(ws))
}

/// What the notice says: title, text, and the retrospective to go back to, with whether it goes on.
type Said = (String, &'static str, Option<(RetrospectiveId, bool)>);

fn said(ws: &Workspace, hash: &str, session: bool) -> Option<Said> {
    let action = Route::action_in(hash).and_then(|id| ws.actions.get(id.parse().ok()?));
    if let Some(action) = action {
        let back = ws.retrospectives.get(action.from).map(|retro| (retro.id, retro.is_open()));
        let text = "Changes you make on this page are logged with this reason.";
        return Some((reason_of_action(ws, action), text, back));
    }
    let retro = open_session(ws).filter(|_| session)?;
    let title = format!("{} in progress", name_of(ws, retro));
    Some((title, "Changes you make here are listed in its outcomes.", Some((retro.id, true))))
}

/// Returns the way back: to the step where the session was, or to the report.
fn way_back(id: RetrospectiveId, open: bool) -> (&'static str, String) {
    let was = on_wall().filter(|now| now.retro == id).map(|now| now.step);
    let (label, step) = match open {
        true => ("Back to the retrospective", was.unwrap_or(SessionStep::Decide).word()),
        false => ("Back to the report", "report"),
    };
    (label, Route::Retro { id: Some(id.to_string()), step: step.to_owned() }.hash())
}

/// The notice: about the action this screen was opened for, or about the session that goes on. Nothing without either.
#[component]
pub fn ForRetro(
    /// Also while a session goes on: what is changed here comes out of it.
    #[prop(optional)]
    session: bool,
) -> impl IntoView {
    let store = Store::here();
    let hash = RwSignal::new(address::hash());
    address::on_change(move || {
        let _ = hash.try_set(address::hash());
    });
    let said = Memo::new(move |_| hash.with(|hash| said(&store.workspace(), hash, session)));
    move || {
        let (title, text, back) = said.get()?;
        let back = back.map(|(id, open)| {
            let (label, href) = way_back(id, open);
            view! { <LinkButton label href/> }
        });
        Some(view! { <Notice title text>{back}</Notice> })
    }
}
