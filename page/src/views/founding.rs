//! Founding a workspace, from whichever screen one begins.

use crate::state::Store;
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::workspace::WorkspaceCommand;
use sprintloop::domain::records::channel::PRESET_CHANNELS;
use sprintloop::domain::records::presets;
use sprintloop::domain::records::profile::Preset;

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
