//! Founding a workspace, its people, channels and work types.
//!
//! Does not know what an edit of the rules means in words; see `rule_changes`.

use crate::domain::base::dates::day;
use crate::domain::base::figures::BasisPoints;
use crate::domain::base::ids::{ItemId, MemberId, WorkTypeId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::text::{Title, listed};
use crate::domain::commands::team::TeamCommand;
use crate::domain::records::channel::Channel;
use crate::domain::records::people::Member;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::work_type::WorkType;
use crate::domain::rules::deciders::someone_decides;
use crate::domain::rules::planned_capacity::keep_what_was_entered;
use crate::domain::rules::workflow;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;
use crate::domain::tables::record::Tables;

pub(in crate::domain) fn apply(command: TeamCommand, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    match command {
        TeamCommand::AddMember { member } => add_member(draft, *member),
        TeamCommand::AddSeveral { members } => add_several(draft, members),
        TeamCommand::EditMember { member } => edit_member(draft, *member),
        TeamCommand::RemoveMember { member } => remove_member(draft, member),
        TeamCommand::RestoreMember { member } => restore_member(draft, member),
        TeamCommand::AddChannel { channel } => {
            free_channel_name(draft.tables(), &channel)?;
            draft.log(
                Verb::Added,
                RecordKey::Channel(channel.id),
                name_of("channel", &channel.name),
            );
            draft.add(channel)
        }
        TeamCommand::EditChannel { channel } => edit_channel(draft, channel),
        TeamCommand::AddWorkType { work_type } => {
            workflow::check_work_type(draft.tables(), &work_type)?;
            let name = name_of("work type", &work_type.name);
            draft.log(Verb::Added, RecordKey::WorkType(work_type.id), name);
            draft.add(*work_type)
        }
        TeamCommand::EditWorkType { work_type, note } => {
            workflow::edit_work_type(draft, *work_type, note)
        }
        TeamCommand::ArchiveWorkType { work_type, archived } => {
            archive_work_type(draft, work_type, archived)
        }
    }
}

fn name_of(noun: &str, name: &Title) -> String {
    format!("the {noun} {name}")
}

fn check_member(tables: &Tables, member: &Member) -> Result<(), Refusal> {
    let same = |other: &Member| {
        other.id != member.id
            && !other.left
            && other.name.as_str().to_lowercase() == member.name.as_str().to_lowercase()
    };
    if tables.members.values().any(|other| same(other)) {
        return Err(Refusal::input(format!(
            "The team already has a {}. Add a surname or an initial.",
            member.name
        )));
    }
    if member.focus.is_some_and(|focus| focus > BasisPoints::WHOLE) {
        return Err(Refusal::input("Enter a focus factor of 100% or less."));
    }
    if member.part_time.is_some_and(|part| part > BasisPoints::WHOLE || part.0 == 0) {
        return Err(Refusal::input("Enter a part-time share from 1% to 100%."));
    }
    if member.working_days.iter().any(|day| day.0 > 6) {
        return Err(Refusal::input("Choose working days from Monday to Sunday."));
    }
    if let Some(wrong) = member.absences.iter().find(|one| one.to < one.from) {
        let (from, to) = (day(wrong.from), day(wrong.to));
        return Err(Refusal::input(format!(
            "An absence ends on {to}, before it starts on {from}. Enter an end date on or after the start date."
        )));
    }
    if member.channels.iter().any(|id| !tables.channels.contains(*id)) {
        return Err(Refusal::unknown("channel"));
    }
    Ok(())
}

fn add_member(draft: &mut Draft<'_>, mut member: Member) -> Result<(), Refusal> {
    check_member(draft.tables(), &member)?;
    member.left = false;
    keep_what_was_entered(draft);
    member.absences.sort();
    let detail = roles_of(&member);
    draft.log(Verb::Added, RecordKey::Member(member.id), member.name.as_str()).detail = detail;
    draft.add(member)
}

/// Adds people, in order; all or none.
fn add_several(draft: &mut Draft<'_>, members: Vec<Member>) -> Result<(), Refusal> {
    let Some(first) = members.first().map(|member| member.id) else {
        return Err(Refusal::input("Choose at least one person to add."));
    };
    let names: Vec<String> = members.iter().map(|member| member.name.to_string()).collect();
    members.into_iter().try_for_each(|member| add_member(draft, member))?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    draft.log(Verb::Added, RecordKey::Member(first), listed(&names));
    Ok(())
}

fn roles_of(member: &Member) -> String {
    let roles: Vec<&str> = member.roles.iter().map(|role| role.label()).collect();
    if roles.is_empty() { "no role".to_owned() } else { roles.join(", ") }
}

fn edit_member(draft: &mut Draft<'_>, mut member: Member) -> Result<(), Refusal> {
    let before = draft.get::<Member>(member.id)?;
    check_member(draft.tables(), &member)?;
    member.left = before.left;
    keep_what_was_entered(draft);
    member.absences.sort();
    let mut parts = Vec::new();
    if before.name != member.name {
        parts.push(format!("name: {} → {}", before.name, member.name));
    }
    if before.roles != member.roles {
        parts.push(format!("roles: {} → {}", roles_of(&before), roles_of(&member)));
    }
    if before.channels != member.channels {
        parts.push("channels".to_owned());
    }
    if (before.per_day, before.focus) != (member.per_day, member.focus) {
        parts.push("capacity".to_owned());
    }
    let week = |member: &Member| (member.working_days.clone(), member.part_time);
    if week(&before) != week(&member) {
        parts.push("working week".to_owned());
    }
    if before.absences != member.absences {
        parts.push("absences".to_owned());
    }
    if before.limit != member.limit {
        parts.push("personal WIP limit".to_owned());
    }
    let subject = RecordKey::Member(member.id);
    draft.log(Verb::Edited, subject, before.name.as_str()).detail = parts.join("; ");
    draft.put(member);
    someone_decides(draft.tables())
}

/// The items someone owns that are not done, dropped or archived.
fn open_work(tables: &Tables, member: MemberId) -> Vec<(ItemId, String)> {
    let owned = tables.items.values().filter(|item| item.owner == Some(member) && item.is_open());
    owned.map(|item| (item.id, item.key.to_string())).collect()
}

fn remove_member(draft: &mut Draft<'_>, id: MemberId) -> Result<(), Refusal> {
    let member = draft.get::<Member>(id)?;
    let work = open_work(draft.tables(), id);
    if !work.is_empty() {
        let keys: Vec<&str> = work.iter().take(5).map(|(_, key)| key.as_str()).collect();
        let more = match work.len() - keys.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let why = format!(
            "{} owns open work: {}{more}. Reassign it first.",
            member.name,
            keys.join(", ")
        );
        let items: Vec<ItemId> = work.iter().map(|(id, _)| *id).collect();
        let ways: Vec<Way> = items.iter().take(3).map(|id| Way::OpenItem(*id)).collect();
        let refusal = Refusal::state(why).about(items);
        return Err(ways.into_iter().fold(refusal, Refusal::way));
    }
    if draft.tables().members.values().filter(|member| !member.left).count() <= 1 {
        return Err(Refusal::state("A team needs at least one person. Add someone first.")
            .way(Way::OpenTeam));
    }
    let name = format!("{} from the team", member.name);
    draft.log(Verb::Removed, RecordKey::Member(id), name);
    draft.edit::<Member>(id, |member| {
        member.left = true;
        Ok(())
    })?;
    someone_decides(draft.tables())
}

fn restore_member(draft: &mut Draft<'_>, id: MemberId) -> Result<(), Refusal> {
    let member = draft.get::<Member>(id)?;
    if !member.left {
        return Err(Refusal::state(format!("{} is already in the team.", member.name)));
    }
    check_member(draft.tables(), &member)?;
    draft.log(Verb::Restored, RecordKey::Member(id), member.name.as_str());
    draft.edit::<Member>(id, |member| {
        member.left = false;
        Ok(())
    })
}

fn free_channel_name(tables: &Tables, channel: &Channel) -> Result<(), Refusal> {
    let name = channel.name.as_str().to_lowercase();
    let taken = |other: &Channel| {
        other.id != channel.id && !other.archived && other.name.as_str().to_lowercase() == name
    };
    if !channel.archived && tables.channels.values().any(|other| taken(other)) {
        return Err(Refusal::input(format!(
            "The channel {} already exists. Choose another name.",
            channel.name
        )));
    }
    Ok(())
}

fn edit_channel(draft: &mut Draft<'_>, channel: Channel) -> Result<(), Refusal> {
    let before = draft.get::<Channel>(channel.id)?;
    free_channel_name(draft.tables(), &channel)?;
    let verb = match (before.archived, channel.archived) {
        (false, true) => Verb::Archived,
        (true, false) => Verb::Restored,
        _ => Verb::Edited,
    };
    let event = draft.log(verb, RecordKey::Channel(channel.id), name_of("channel", &before.name));
    if before.name != channel.name {
        event.detail = format!("name: {} → {}", before.name, channel.name);
    }
    draft.put(channel);
    Ok(())
}

fn archive_work_type(draft: &mut Draft<'_>, id: WorkTypeId, archived: bool) -> Result<(), Refusal> {
    let work_type = draft.get::<WorkType>(id)?;
    let offered = |other: &WorkType| other.id != id && !other.archived;
    if archived && !draft.tables().work_types.values().any(|other| offered(other)) {
        return Err(Refusal::state("The team needs at least one work type. Add another first."));
    }
    let verb = if archived { Verb::Archived } else { Verb::Restored };
    draft.log(verb, RecordKey::WorkType(id), name_of("work type", &work_type.name));
    draft.edit::<WorkType>(id, |work_type| {
        work_type.archived = archived;
        Ok(())
    })
}
