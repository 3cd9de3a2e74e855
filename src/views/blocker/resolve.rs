//! Resolves a blocker, and asks what freed the work.

use crate::views::prelude::*;

use super::Ask;
use super::words::subject;
use crate::domain::base::ids::{BlockerId, CheckInId};
use crate::domain::commands::Command;
use crate::domain::commands::blocker::BlockerCommand;
use crate::domain::commands::check_in::CheckInCommand;
use crate::state::Store;
use crate::views::components::Reason;

/// The dialog that resolves a blocker; in an open check-in it is noted there. `then` runs once it is resolved.
pub fn resolve_dialog(
    ask: Ask<BlockerId>,
    check_in: Signal<Option<CheckInId>>,
    then: Callback<BlockerId>,
) -> AnyView {
    let store = Store::here();
    (move || {
        let id = ask.about.get()?;
        let workspace = store.workspace_now();
        let (item, sentence) = subject(&workspace, id)?;
        let words = Reason::new(format!("resolve-{}", item.key), "Resolve the blocker", "Resolve")
            .sentence(sentence)
            .label("What freed the work?")
            .presets(["It was delivered", "It was decided", "We found a way around it"])
            .optional();
        let confirm = move |text: String| {
            let command = match check_in.get_untracked() {
                Some(meeting) => {
                    Command::CheckIn(CheckInCommand::Resolve { id: meeting, blocker: id, text })
                }
                None => Command::Blocker(BlockerCommand::Resolve { id, text }),
            };
            store.dispatch(command)?;
            then.run(id);
            Ok(())
        };
        Some(words.show(ask.open, confirm))
    })
    .into_any()
}
