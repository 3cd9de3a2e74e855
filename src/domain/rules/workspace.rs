//! Founding a workspace, its name and the prefix of its keys.

use crate::domain::base::ids::ChannelId;
use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::Title;
use crate::domain::commands::workspace::WorkspaceCommand;
use crate::domain::records::backlog::key::ItemKey;
use crate::domain::records::channel::{Channel, PRESET_CHANNELS};
use crate::domain::records::people::{Member, Role};
use crate::domain::records::profile::{FirstStep, Preset, Profile, Settled};
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::workflow::Workflow;
use crate::domain::rules::workflow;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(in crate::domain) fn apply(
    command: WorkspaceCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    match command {
        WorkspaceCommand::Found { name, preset, key_prefix, founder, channels, work_types } => {
            found(draft, Profile::new(name, prefix(&key_prefix)?), preset, founder)?;
            found_channels(draft, &channels)?;
            work_types.into_iter().try_for_each(|work_type| draft.add(work_type))
        }
        WorkspaceCommand::Rename { name } => {
            let mut profile = profile(draft)?;
            let detail = format!("name: {} → {name}", profile.name);
            draft.log(Verb::Edited, RecordKey::Profile, "the workspace").detail = detail;
            profile.name = name;
            draft.put_profile(profile);
            Ok(())
        }
        WorkspaceCommand::SetKeyPrefix { key_prefix } => {
            let mut profile = profile(draft)?;
            let wanted = prefix(&key_prefix)?;
            let detail = format!("key prefix: {} → {wanted}", profile.key_prefix);
            draft.log(Verb::Edited, RecordKey::Profile, "the workspace").detail = detail;
            profile.key_prefix = wanted;
            draft.put_profile(profile);
            Ok(())
        }
        WorkspaceCommand::SettleFirstStep { step, settled } => {
            settle_first_step(draft, step, settled)
        }
        WorkspaceCommand::EditWorkflow { workflow, note } => {
            workflow::edit_workflow(draft, *workflow, note)
        }
    }
}

fn settle_first_step(
    draft: &mut Draft<'_>,
    step: FirstStep,
    settled: Option<Settled>,
) -> Result<(), Refusal> {
    let mut profile = profile(draft)?;
    match settled {
        Some(how) => drop(profile.first_day.insert(step, how)),
        None => drop(profile.first_day.remove(&step)),
    }
    let name = match step {
        FirstStep::People => "people",
        FirstStep::Days => "working days and holidays",
        FirstStep::Priority => "priority",
        FirstStep::Ideas => "ideas",
        FirstStep::Ready => "Ready items",
        FirstStep::Sprint => "first sprint",
    };
    let done = match settled {
        Some(Settled::Confirmed) => "confirmed",
        Some(Settled::Skipped) => "skipped",
        None => "reopened",
    };
    let event = draft.log(Verb::Edited, RecordKey::Profile, "the first-day checklist");
    event.detail = format!("{name} {done}");
    draft.put_profile(profile);
    Ok(())
}

pub(in crate::domain) fn profile(draft: &Draft<'_>) -> Result<Profile, Refusal> {
    let profile = draft.tables().profile.as_deref();
    profile.cloned().ok_or_else(|| Refusal::unknown(RecordKey::Profile.noun()))
}

pub(in crate::domain) fn prefix(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    let fits = (1..=6).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric());
    if !fits {
        return Err(Refusal::input("Enter a key prefix of 1 to 6 letters or digits, such as MKT."));
    }
    Ok(ItemKey::of(text, 0).prefix().to_owned())
}

pub(in crate::domain) fn found(
    draft: &mut Draft<'_>,
    mut profile: Profile,
    preset: Preset,
    founder: Title,
) -> Result<(), Refusal> {
    if draft.tables().profile.is_some() {
        return Err(Refusal::state("This workspace already exists."));
    }
    profile.preset = preset;
    let mut member = Member::new(draft.context().actor, founder);
    // In a team the founder can at once do what nobody else could do for them: lead, and set the rules.
    let roles: &[Role] = match preset {
        Preset::JustMe => &Role::ALL,
        Preset::Team => &[Role::MarketingLead, Role::OperationsOwner],
    };
    member.roles = roles.iter().copied().collect();
    draft.log(Verb::Founded, RecordKey::Profile, profile.name.as_str());
    draft.put_profile(profile);
    if preset == Preset::JustMe {
        let mut workflow = Workflow::clone(&draft.tables().workflow);
        // Monday to Friday.
        workflow.cadence.length = 5;
        draft.put_workflow(workflow);
    }
    draft.add(member)
}

pub(in crate::domain) fn found_channels(
    draft: &mut Draft<'_>,
    ids: &[ChannelId],
) -> Result<(), Refusal> {
    for (id, name) in ids.iter().zip(PRESET_CHANNELS) {
        let name = Title::parse(name).map_err(|empty| Refusal::input(empty.to_string()))?;
        draft.add(Channel::new(*id, name))?;
    }
    Ok(())
}
