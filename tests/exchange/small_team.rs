//! A team of two with nothing in its backlog, made by commands.

use sprintloop::domain::base::context::Context;

use uuid::Uuid;

use crate::sample::day;
use sprintloop::domain::base::ids::{ChannelId, Id, MemberId, WorkTypeId};
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::commands::workspace::WorkspaceCommand;
use sprintloop::domain::records::people::{Member, Role};
use sprintloop::domain::records::presets;
use sprintloop::domain::records::profile::Preset;
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::workspace::Workspace;

/// Leads the team.
pub const ANA: u128 = 1;
/// Owns a channel.
pub const BEN: u128 = 2;

/// An id of any kind from a number.
pub fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

/// A title.
pub fn title(text: &str) -> Title {
    Title::parse(text).expect("a title in a test holds words")
}

/// A workspace under test, with who acts and what time it is.
#[derive(Clone)]
pub struct SmallTeam {
    pub workspace: Workspace,
    /// Campaign, Content, Experiment, Operational improvement.
    pub types: Vec<WorkTypeId>,
    pub context: Context,
    minted: u128,
}

impl SmallTeam {
    /// A fresh id.
    pub fn mint(&mut self) -> Uuid {
        self.minted += 1;
        Uuid::from_u128(self.minted)
    }

    /// Does it; the test fails where it is refused.
    pub fn does(&mut self, command: Command) -> Change {
        match self.workspace.apply(command, &self.context) {
            Ok(change) => change,
            Err(refusal) => panic!("refused: {refusal}"),
        }
    }
}

/// Ana Silva and Ben Okafor, with the preset channels and work types.
pub fn small_team() -> SmallTeam {
    let mut minted = 100;
    let work_types = presets::work_types(|| {
        minted += 1;
        Uuid::from_u128(minted)
    });
    let mut team = SmallTeam {
        workspace: Workspace::empty(id(7)),
        types: work_types.iter().map(|kind| kind.id).collect(),
        context: Context { now: day("2026-11-02"), actor: id::<MemberId>(ANA) },
        minted: 100_000,
    };
    team.does(Command::Workspace(WorkspaceCommand::Found {
        name: title("Northwind Marketing"),
        preset: Preset::Team,
        key_prefix: "MKT".to_owned(),
        founder: title("Ana Silva"),
        channels: (200..208).map(id::<ChannelId>).collect(),
        work_types,
    }));
    let mut ben = Member::new(id(BEN), title("Ben Okafor"));
    ben.roles = [Role::ChannelOwner].into();
    team.does(Command::Team(TeamCommand::AddMember { member: Box::new(ben) }));
    team
}
