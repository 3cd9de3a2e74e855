//! Founding a workspace, from whichever screen one begins.

use crate::domain::base::ids::MemberId;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::workspace::WorkspaceCommand;
use crate::domain::records::channel::PRESET_CHANNELS;
use crate::domain::records::presets;
use crate::domain::records::profile::Preset;
use crate::state::Store;

/// Founds the workspace with its first member, who acts from now on.
///
/// # Errors
/// Why it is refused.
pub fn found(
    store: Store,
    name: Title,
    founder: Title,
    key_prefix: String,
    preset: Preset,
) -> Result<(), String> {
    let me: MemberId = store.mint();
    store.act_as(me);
    let command = WorkspaceCommand::Found {
        name,
        preset,
        key_prefix,
        founder,
        channels: PRESET_CHANNELS.iter().map(|_| store.mint()).collect(),
        work_types: match preset {
            Preset::Team => presets::work_types(uuid::Uuid::now_v7),
            Preset::JustMe => presets::work_types_alone(uuid::Uuid::now_v7),
        },
    };
    store.dispatch(Command::Workspace(command)).map_err(|refusal| refusal.to_string())?;
    Ok(())
}
