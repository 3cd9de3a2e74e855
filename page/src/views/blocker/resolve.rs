//! Resolves a blocker, and asks how.

use leptos::prelude::*;

use super::asked::Ask;
use super::words::subject;
use crate::state::Store;
use crate::views::components::{Problem, ReasonDialog};
use sprintloop::domain::base::ids::{BlockerId, CheckInId};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::blocker::BlockerCommand;
use sprintloop::domain::commands::check_in::CheckInCommand;

/// The dialog that resolves a blocker; an open check-in records it.
#[component]
pub fn ResolveBlockerDialog(
    ask: Ask<BlockerId>,
    #[prop(optional, into)] check_in: Signal<Option<CheckInId>>,
    /// Runs once it is resolved.
    #[prop(optional)]
    on_freed: Option<Callback<BlockerId>>,
) -> impl IntoView {
    let store = Store::here();
    move || {
        let id = ask.about.get()?;
        let workspace = store.workspace_now();
        let (item, sentence) = subject(&workspace, id)?;
        let name = format!("resolve-{}", item.key);
        let resolve = move |text: String| -> Result<(), Problem> {
            let command = match check_in.get_untracked() {
                Some(meeting) => {
                    Command::CheckIn(CheckInCommand::Resolve { id: meeting, blocker: id, text })
                }
                None => Command::Blocker(BlockerCommand::Resolve { id, text }),
            };
            store.dispatch(command)?;
            if let Some(on_freed) = on_freed {
                on_freed.run(id);
            }
            Ok(())
        };
        Some(view! {
            <ReasonDialog id=name title="Resolve blocker" verb="Resolve" sentence
                label="How was it resolved?" optional=true
                presets=["It was delivered", "It was decided", "We found a workaround"]
                open=ask.open on_reason=resolve/>
        })
    }
}
