//! Builders for the tests: a workspace founded by commands, with fixed ids and a fixed clock.

use chrono::{DateTime, Duration, NaiveDate};

use uuid::Uuid;

use sprintloop::domain::base::context::{Context, Instant};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::ids::{ChannelId, Id, ItemId, LineId, MemberId, WorkTypeId};
use sprintloop::domain::base::refusal::{Refusal, Rule};
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};
use sprintloop::domain::commands::priority::PriorityCommand;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::commands::workspace::{ChangeNote, WorkspaceCommand};
use sprintloop::domain::records::backlog::item::{BacklogItem, Purpose};
use sprintloop::domain::records::backlog::measurement::MeasurementPlan;
use sprintloop::domain::records::backlog::place::Place;
use sprintloop::domain::records::people::{Member, Role};
use sprintloop::domain::records::presets;
use sprintloop::domain::records::profile::Preset;
use sprintloop::domain::records::workflow::Workflow;
use sprintloop::domain::tables::change::Change;
use sprintloop::domain::workspace::Workspace;

/// An id of any kind from a number.
pub fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

/// A title.
pub fn title(text: &str) -> Title {
    Title::parse(text).expect("a title in a test holds words")
}

/// A reason.
pub fn reason(text: &str) -> Reason {
    Reason::parse(text).expect("a reason in a test holds words")
}

/// A day of November 2026; the 2nd, the 9th and the 16th are Mondays.
pub fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("November has that day")
}

/// Marketing lead.
pub const ANA: u128 = 1;
/// Channel owner.
pub const BEN: u128 = 2;
/// Operations owner.
pub const CARA: u128 = 3;
/// Analytics owner.
pub const DEV: u128 = 4;
/// Channel owner.
pub const EMMA: u128 = 5;
/// Stakeholder.
pub const FINN: u128 = 6;

/// The preset work types, in their order.
pub const CAMPAIGN: usize = 0;
/// See [`CAMPAIGN`].
pub const CONTENT: usize = 1;
/// See [`CAMPAIGN`].
pub const EXPERIMENT: usize = 2;
/// See [`CAMPAIGN`].
pub const OPERATIONS: usize = 3;

/// See [`CAMPAIGN`].
pub const TASK: usize = 4;

/// A workspace under test, with who acts and what time it is.
#[derive(Debug, Clone)]
pub struct Team {
    /// The workspace.
    pub workspace: Workspace,
    /// The preset work types, in their order.
    pub types: Vec<WorkTypeId>,
    /// Who acts, and when.
    pub context: Context,
    /// What was done by [`Team::does`], each with who and when.
    pub done: Vec<(Command, Context)>,
    minted: u128,
}

/// Monday 2 November 2026, nine o'clock.
pub fn morning() -> Instant {
    DateTime::parse_from_rfc3339("2026-11-02T09:00:00+01:00").expect("a fixed moment")
}

/// Six people with roles, preset channels and work types, one current priority (id 900).
pub fn team() -> Team {
    let mut team = found(Preset::Team);
    let people: [(u128, &str, &[Role]); 5] = [
        (BEN, "Ben Okafor", &[Role::ChannelOwner]),
        (CARA, "Cara Lind", &[Role::OperationsOwner]),
        (DEV, "Dev Rao", &[Role::AnalyticsOwner]),
        (EMMA, "Emma Sato", &[Role::ChannelOwner]),
        (FINN, "Finn Berg", &[Role::Stakeholder]),
    ];
    for (number, name, roles) in people {
        let mut member = Member::new(id(number), title(name));
        member.roles = roles.iter().copied().collect();
        team.does(TeamCommand::AddMember { member: Box::new(member) });
    }
    let ana = team.workspace.members.get(id(ANA)).expect("the founder");
    let mut ana = Member::clone(ana);
    ana.roles = [Role::MarketingLead].into();
    team.does(TeamCommand::EditMember { member: Box::new(ana) });
    team.does(PriorityCommand::Add {
        id: id(900),
        objective: title("Win the security segment"),
        quarterly_goal: "120 demo requests".to_owned(),
        metric: None,
    });
    team
}

/// One person who does everything.
pub fn just_me() -> Team {
    found(Preset::JustMe)
}

fn found(preset: Preset) -> Team {
    let mut minted = 100_000;
    let work_types = presets::work_types(|| {
        minted += 1;
        Uuid::from_u128(minted)
    });
    let types = work_types.iter().map(|work_type| work_type.id).collect();
    let context = Context { now: morning(), actor: id(ANA) };
    let workspace = Workspace::empty(id(1));
    let mut team = Team { workspace, types, context, done: Vec::new(), minted };
    team.does(WorkspaceCommand::Found {
        name: title("Northwind Marketing"),
        preset,
        key_prefix: "MKT".to_owned(),
        founder: title("Ana Silva"),
        channels: (200..208).map(id::<ChannelId>).collect(),
        work_types,
    });
    team
}

impl Team {
    /// A fresh id.
    pub fn mint<I: Id>(&mut self) -> I {
        self.minted += 1;
        id(self.minted)
    }

    /// From now on this person acts.
    pub fn as_member(&mut self, member: u128) -> &mut Self {
        self.context.actor = id(member);
        self
    }

    /// Time passes.
    pub fn hours_later(&mut self, hours: i64) -> &mut Self {
        self.context.now += Duration::hours(hours);
        self
    }

    /// It is nine o'clock of that day of November.
    pub fn on(&mut self, day: u32) -> &mut Self {
        self.context.now = morning() + Duration::days(i64::from(day) - 2);
        self
    }

    /// Does it; the test fails where it is refused.
    pub fn does(&mut self, command: impl Into<Wish>) -> Change {
        let Wish(command) = command.into();
        match self.workspace.apply(command.clone(), &self.context) {
            Ok(change) => {
                self.done.push((command, self.context));
                change
            }
            Err(refusal) => panic!("{command:?} was refused: {refusal}"),
        }
    }

    /// Tries it; gives the refusal, and the test fails where there is none or something changed.
    pub fn refused(&mut self, command: impl Into<Wish>) -> Refusal {
        let Wish(command) = command.into();
        let before = self.workspace.clone();
        match self.workspace.apply(command.clone(), &self.context) {
            Ok(_) => panic!("{command:?} went through"),
            Err(refusal) => {
                assert_eq!(self.workspace, before, "a refused command changes nothing");
                refusal
            }
        }
    }

    /// Tries it and asks which rule refused.
    pub fn refuses(&mut self, command: impl Into<Wish>, rule: Rule) -> Refusal {
        let refusal = self.refused(command);
        assert_eq!(refusal.rule, rule, "{refusal}");
        refusal
    }

    /// The item.
    pub fn item(&self, item: ItemId) -> &BacklogItem {
        self.workspace.items.get(item).expect("the item is there")
    }

    /// Adds an item of a preset work type.
    pub fn add(&mut self, headline: &str, work_type: usize) -> ItemId {
        let item = self.mint();
        let criteria: Vec<LineId> = (0..4).map(|_| self.mint()).collect();
        self.does(ItemCommand::Add {
            id: item,
            title: title(headline),
            work_type: self.types[work_type],
            owner: None,
            place: Place::Last,
            criteria,
        });
        item
    }

    /// Changes one field of an item.
    pub fn edit(&mut self, item: ItemId, edit: ItemEdit) -> Change {
        self.does(ItemCommand::Edit { items: vec![item], edit: Box::new(edit) })
    }

    /// Adds an item that meets every rule of its work type, owned and estimated in whole units.
    pub fn ready(&mut self, headline: &str, work_type: usize, owner: u128, units: u32) -> ItemId {
        let item = self.add(headline, work_type);
        let purpose = Purpose {
            change: "More demo requests".to_owned(),
            audience: "Security leads".to_owned(),
            priority: Some(id(900))
                .filter(|priority| self.workspace.priorities.contains(*priority)),
        };
        self.edit(item, ItemEdit::Purpose(purpose));
        self.edit(item, ItemEdit::Owner(Some(id::<MemberId>(owner))));
        self.edit(item, ItemEdit::ExpectedValue("30 demo requests".to_owned()));
        let estimate = Some(Effort::whole(units));
        self.edit(item, ItemEdit::Estimate { estimate, reason: None });
        if [CAMPAIGN, EXPERIMENT].contains(&work_type) {
            self.does(ItemCommand::PlanMeasurement { item, plan: Box::new(plan()) });
            let actor = self.context.actor;
            self.validators_turn();
            self.does(ItemCommand::ValidatePlan { item });
            self.context.actor = actor;
        }
        item
    }

    fn validators_turn(&mut self) {
        let analyst = self.workspace.members.values().find(|m| m.is(Role::AnalyticsOwner));
        self.context.actor = analyst.expect("someone validates").id;
    }

    /// Edits the workflow with a reason.
    pub fn workflow(&mut self, change: impl FnOnce(&mut Workflow)) -> Change {
        let mut workflow = Workflow::clone(&self.workspace.workflow);
        change(&mut workflow);
        let note = self.note(Some("The team asked for it"));
        self.does(WorkspaceCommand::EditWorkflow { workflow: Box::new(workflow), note })
    }

    /// What an edit of the rules is for.
    pub fn note(&mut self, why: Option<&str>) -> ChangeNote {
        ChangeNote {
            id: self.mint(),
            reason: why.map(reason),
            expected_effect: String::new(),
            check_on: None,
        }
    }
}

/// A complete measurement plan, looked at on 20 November.
pub fn plan() -> MeasurementPlan {
    MeasurementPlan {
        hypothesis: "If we show the price, more people ask for a demo".to_owned(),
        metric: "Demo requests".to_owned(),
        target: "30 a month".to_owned(),
        data_source: "CRM".to_owned(),
        decision_rule: "Keep above 30, stop below 20".to_owned(),
        review_on: Some(day(20)),
        ..MeasurementPlan::default()
    }
}

/// A command of any area.
pub struct Wish(pub Command);

macro_rules! wishes {
    ($( $variant:ident($area:ty) ),* $(,)?) => { $(
        impl From<$area> for Wish {
            fn from(command: $area) -> Self { Self(Command::$variant(command)) }
        }
    )* };
}

wishes! {
    Workspace(WorkspaceCommand),
    Team(TeamCommand),
    Priority(PriorityCommand),
    Intake(sprintloop::domain::commands::intake::IntakeCommand),
    Item(ItemCommand),
    Campaign(sprintloop::domain::commands::backlog::CampaignCommand),
    Sprint(sprintloop::domain::commands::sprint::SprintCommand),
    Blocker(sprintloop::domain::commands::blocker::BlockerCommand),
    CheckIn(sprintloop::domain::commands::check_in::CheckInCommand),
    Learning(sprintloop::domain::commands::learning::LearningCommand),
    Decision(sprintloop::domain::commands::decision::DecisionCommand),
    Retrospective(sprintloop::domain::commands::retrospective::RetrospectiveCommand),
    Signal(sprintloop::domain::commands::signals::SignalCommand),
}

impl From<Command> for Wish {
    fn from(command: Command) -> Self {
        Self(command)
    }
}
