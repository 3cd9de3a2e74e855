//! What can be done with an action beside editing it: the screen where it becomes a change, and the message to the
//! departments it depends on.

use leptos::prelude::*;
use std::sync::Arc;

use crate::state::{Route, Store};
use crate::views::components::{Button, ButtonKind, LinkButton, Toasts, copy};
use sprintloop::domain::reads::retrospective::department_message::department_message;
use sprintloop::domain::records::retrospective::outcome::{Action, ActionKind};

/// The ways of one action; nothing where its kind is done anywhere and it depends on nobody.
#[component]
pub(super) fn ActionWays(store: Store, action: Arc<Action>) -> impl IntoView {
    let way = match action.kind {
        ActionKind::Capacity => Some(("Change capacity", Route::Team, None)),
        ActionKind::ChannelMix => Some(("Edit channels", Route::Team, Some("channels"))),
        ActionKind::Brief => Some(("Edit templates", Route::Workflow, Some("definitions"))),
        _ => None,
    };
    let way = way.map(|(label, screen, part)| {
        let href = screen.hash_for(action.id, part);
        view! { <LinkButton label kind=ButtonKind::Quiet small=true href/> }
    });
    let id = format!("message-{}", action.id);
    let tell = (!action.departments.trim().is_empty()).then(|| {
        let copy = move || copy_message(store, &action);
        view! { <Button label="Copy message" kind=ButtonKind::Quiet small=true id on_press=copy/> }
    });
    view! { {way}{tell} }
}

/// Copies the message to the departments of an action.
fn copy_message(store: Store, action: &Action) {
    let toasts = use_context::<Toasts>();
    let text = department_message(&store.workspace_now(), action);
    let to = action.departments.trim().to_owned();
    copy(text, move |copied| {
        if let Some(toasts) = toasts {
            toasts.say(match copied {
                true => format!("Message to {to} copied"),
                false => "Couldn't copy. Allow this page to use the clipboard.".to_owned(),
            });
        }
    });
}
