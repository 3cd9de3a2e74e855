//! What can be done with everything else: people, rules, requests, blockers, meetings, memory.

use chrono::Days;

use super::{Deed, Dice, item, lines, member, one};
use crate::support::{Team, day, id, plan, reason, title};
use sprintloop::domain::base::figures::Figure;
use sprintloop::domain::base::ids::{BlockerId, CheckInId, NextActionId};
use sprintloop::domain::commands::backlog::CampaignCommand as Campaign;
use sprintloop::domain::commands::blocker::BlockerCommand as Blocker;
use sprintloop::domain::commands::check_in::CheckInCommand as CheckIn;
use sprintloop::domain::commands::decision::DecisionCommand as Decision;
use sprintloop::domain::commands::intake::IntakeCommand as Intake;
use sprintloop::domain::commands::learning::{LearningCommand as Learning, LearningWords};
use sprintloop::domain::commands::priority::PriorityCommand as Priority;
use sprintloop::domain::commands::signals::{Accepted, SignalCommand as Signals};
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::commands::workspace::WorkspaceCommand;
use sprintloop::domain::commands::{Command, Import};
use sprintloop::domain::reads::metrics::history::History;
use sprintloop::domain::reads::signals::raised;
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::blocker::BlockerKind;
use sprintloop::domain::records::channel::Channel;
use sprintloop::domain::records::intake::{Request, Requester};
use sprintloop::domain::records::people::{Member, Role};
use sprintloop::domain::records::priority::{PriorityState, Reading, TargetMetric};
use sprintloop::domain::records::profile::{FirstStep, Preset, Settled};
use sprintloop::domain::records::signal::kind::SignalKind;
use sprintloop::domain::records::work_type::WorkType;
use sprintloop::domain::records::workflow::{Limit, LimitMode, Mode, Rights, Workflow};
use sprintloop::domain::tables::change::Change;

/// Every deed that is about neither an item nor a sprint.
pub const DEEDS: &[Deed] = &[
    open_blocker,
    open_blocker,
    open_blocker,
    answer_a_signal,
    |team, dice| {
        let (id, kind, reason) = (blocker(team, dice), BlockerKind::Other, reason("Still nobody"));
        let next_check = day(2 + u32::from(dice.how % 25));
        Command::Blocker(Blocker::Edit { id, kind, reason, unblocker: title("Sales"), next_check })
    },
    |team, dice| {
        let (id, next_check) = (blocker(team, dice), day(2 + u32::from(dice.how % 25)));
        Command::Blocker(Blocker::Check { id, next_check })
    },
    |team, dice| {
        let decides = (!dice.how.is_multiple_of(2)).then(|| member(team, dice.how));
        let (id, question) = (blocker(team, dice), String::new());
        Command::Blocker(Blocker::Escalate { id, decides, by: day(27), question })
    },
    |team, dice| {
        let text = "Decided".to_owned();
        Command::Blocker(Blocker::Resolve { id: blocker(team, dice), text })
    },
    |team, _| Command::CheckIn(CheckIn::Open { id: team.mint() }),
    |team, dice| {
        let (id, blocker, text) = (check_in(team, dice), blocker(team, dice), String::new());
        Command::CheckIn(CheckIn::Resolve { id, blocker, text })
    },
    |team, dice| {
        let (id, blocker) = (check_in(team, dice), blocker(team, dice));
        let (decides, by, question) = (None, day(27), String::new());
        Command::CheckIn(CheckIn::Escalate { id, blocker, decides, by, question })
    },
    |team, dice| {
        let (id, decision) = (check_in(team, dice), team.mint());
        let (item, what, why) = (Some(item(team, dice)), title("Go on"), String::new());
        Command::CheckIn(CheckIn::Decide { id, decision, item, what, why, look_again: None })
    },
    |team, dice| {
        let (id, action, owner) = (check_in(team, dice), team.mint(), member(team, dice.how));
        let (item, what) = (Some(item(team, dice)), title("Ask legal"));
        Command::CheckIn(CheckIn::Agree { id, action, item, what, owner, due: day(27) })
    },
    |team, dice| {
        let (id, item) = (check_in(team, dice), Some(item(team, dice)));
        Command::CheckIn(CheckIn::NoteStatus { id, item, note: "On it".to_owned() })
    },
    |team, dice| Command::CheckIn(CheckIn::End { id: check_in(team, dice) }),
    |team, dice| {
        let id = one(team.workspace.check_ins.ids(), dice.which);
        let actions = team.workspace.check_ins.get(id);
        let actions = actions.iter().flat_map(|check_in| &check_in.next_actions);
        let action: NextActionId = one(actions.map(|action| action.id), dice.how);
        Command::CheckIn(CheckIn::FinishAction { id, action, done: !dice.how.is_multiple_of(2) })
    },
    |team, dice| {
        let (id, decision) = (team.mint(), team.mint());
        let words = Box::new(learned(team, dice));
        Command::Learning(Learning::Record { id, decision, words })
    },
    |team, dice| {
        let id = one(team.workspace.learnings.ids(), dice.how);
        Command::Learning(Learning::Edit { id, words: Box::new(learned(team, dice)) })
    },
    |team, dice| {
        let sprints = team.workspace.sprints.ids();
        let review_of = (!dice.how.is_multiple_of(2)).then(|| one(sprints, dice.how));
        let (id, item) = (team.mint(), Some(item(team, dice)));
        let (what, why, look_again) = (title("Stop it"), String::new(), Some(day(9)));
        Command::Decision(Decision::Record { id, what, why, item, review_of, look_again })
    },
    |team, dice| {
        let id = one(team.workspace.decisions.ids(), dice.which);
        let (what, why) = (title("Stop it now"), "It costs".to_owned());
        Command::Decision(Decision::Edit { id, what, why, look_again: None })
    },
    |team, dice| {
        let id = one(team.workspace.decisions.ids(), dice.which);
        let (stands, note, next) = (!dice.how.is_multiple_of(2), String::new(), Some(day(28)));
        Command::Decision(Decision::LookAgain { id, stands, note, next })
    },
    |team, dice| {
        let requester = Requester { name: title("Finn"), member: Some(member(team, dice.which)) };
        let mut asked = Request::new(team.mint(), reason("No price"), requester, team.context.now);
        asked.channel = Some(one(team.workspace.channels.ids(), dice.how));
        Command::Intake(Intake::Submit { request: Box::new(asked) })
    },
    |team, dice| {
        let request = one(team.workspace.requests.ids(), dice.which);
        let work_type = one(team.workspace.work_types.ids(), dice.how);
        let (item, title, criteria) = (team.mint(), title("Show the price"), lines(team));
        Command::Intake(Intake::Accept { request, item, title, work_type, criteria })
    },
    |team, dice| {
        let request = one(team.workspace.requests.ids(), dice.how);
        let (into, comment) = (item(team, dice), team.mint());
        Command::Intake(Intake::Merge { request, into, comment })
    },
    |team, dice| {
        let request = one(team.workspace.requests.ids(), dice.which);
        Command::Intake(Intake::Decline { request, reason: reason("Not now") })
    },
    |team, dice| {
        let request = one(team.workspace.requests.ids(), dice.which);
        Command::Intake(Intake::Reopen { request })
    },
    |team, dice| {
        let (id, objective, goal) = (team.mint(), title("Be found"), "Q4".to_owned());
        let metric = (!dice.how.is_multiple_of(2)).then(|| TargetMetric::new(title("Visits")));
        Command::Priority(Priority::Add { id, objective, quarterly_goal: goal, metric })
    },
    |team, dice| {
        let id = one(team.workspace.priorities.ids(), dice.which);
        let (objective, metric) = (title("Be seen"), Some(TargetMetric::new(title("Views"))));
        Command::Priority(Priority::Edit { id, objective, quarterly_goal: String::new(), metric })
    },
    |team, dice| {
        let id = one(team.workspace.priorities.ids(), dice.which);
        let states = [PriorityState::Current, PriorityState::Later, PriorityState::Closed];
        let state = states[usize::from(dice.how) % states.len()];
        Command::Priority(Priority::SetState { id, state })
    },
    |team, dice| {
        let id = one(team.workspace.priorities.ids(), dice.which);
        let (on, value) = (day(1 + u32::from(dice.how % 12)), Figure(120));
        let reading = Reading { on, value, source: String::new(), entered: team.context.stamp() };
        Command::Priority(Priority::AddReading { id, reading })
    },
    |team, dice| {
        let id = one(team.workspace.priorities.ids(), dice.which);
        let read = team.workspace.priorities.get(id).and_then(|one| one.latest());
        let on = match dice.how % 2 {
            0 => day(1 + u32::from(dice.how % 12)),
            _ => read.map_or(day(1), |reading| reading.on),
        };
        Command::Priority(Priority::RemoveReading { id, on })
    },
    |team, _| Command::Campaign(Campaign::Add { id: team.mint(), name: title("Autumn") }),
    |team, dice| {
        let id = one(team.workspace.campaigns.ids(), dice.which);
        Command::Campaign(Campaign::Edit { id, name: title("Winter"), brief: "Cold".to_owned() })
    },
    |team, dice| {
        let id = one(team.workspace.campaigns.ids(), dice.which);
        Command::Campaign(Campaign::PlanMeasurement { id, plan: Box::new(plan()) })
    },
    |team, dice| {
        let id = one(team.workspace.campaigns.ids(), dice.which);
        Command::Campaign(Campaign::ValidatePlan { id })
    },
    |team, dice| {
        let id = one(team.workspace.campaigns.ids(), dice.which);
        Command::Campaign(Campaign::Archive { id, archived: !dice.how.is_multiple_of(2) })
    },
    |team, dice| {
        let mut member = Member::new(team.mint(), title(&format!("Person {}", dice.which)));
        member.roles = [Role::ALL[usize::from(dice.how) % 5]].into();
        Command::Team(TeamCommand::AddMember { member: Box::new(member) })
    },
    |team, dice| {
        let name = |at: u8| title(&format!("Guest {} {at}", dice.how));
        let members = (0..dice.which % 3).map(|at| Member::new(team.mint(), name(at))).collect();
        Command::Team(TeamCommand::AddSeveral { members })
    },
    |team, dice| {
        let found = team.workspace.members.get(member(team, dice.which));
        let mut member = found.map_or(Member::new(id(9_999), title("X")), |one| Member::clone(one));
        let role = Role::ALL[usize::from(dice.how) % 5];
        if !member.roles.insert(role) && dice.how.is_multiple_of(3) {
            member.roles.remove(&role);
        }
        Command::Team(TeamCommand::EditMember { member: Box::new(member) })
    },
    |team, dice| Command::Team(TeamCommand::RemoveMember { member: member(team, dice.which) }),
    |team, dice| Command::Team(TeamCommand::RestoreMember { member: member(team, dice.which) }),
    |team, dice| {
        let channel = Channel::new(team.mint(), title(&format!("Channel {}", dice.how)));
        Command::Team(TeamCommand::AddChannel { channel })
    },
    |team, dice| {
        let id = one(team.workspace.channels.ids(), dice.which);
        let mut channel = Channel::new(id, title(&format!("Channel {}", dice.which)));
        channel.archived = !dice.how.is_multiple_of(2);
        Command::Team(TeamCommand::EditChannel { channel })
    },
    |team, dice| {
        let work_type = WorkType::new(team.mint(), title(&format!("Kind {}", dice.how)));
        Command::Team(TeamCommand::AddWorkType { work_type: Box::new(work_type) })
    },
    |team, dice| {
        let kinds: Vec<_> = team.workspace.work_types.values().cloned().collect();
        let mut work_type = WorkType::clone(&kinds[usize::from(dice.which) % kinds.len()]);
        work_type.measured = !dice.how.is_multiple_of(2);
        let note = team.note((!dice.how.is_multiple_of(4)).then_some("Tried"));
        Command::Team(TeamCommand::EditWorkType { work_type: Box::new(work_type), note })
    },
    |team, dice| {
        let work_type = one(team.workspace.work_types.ids(), dice.which);
        let archived = !dice.how.is_multiple_of(2);
        Command::Team(TeamCommand::ArchiveWorkType { work_type, archived })
    },
    |_, _| Command::Workspace(WorkspaceCommand::Rename { name: title("Northwind") }),
    |_, dice| {
        let key_prefix = if !dice.how.is_multiple_of(2) { "NW" } else { "MKT" }.to_owned();
        Command::Workspace(WorkspaceCommand::SetKeyPrefix { key_prefix })
    },
    |_, dice| {
        let step = FirstStep::ALL[usize::from(dice.which) % 6];
        let settled = (!dice.how.is_multiple_of(3)).then_some(Settled::Skipped);
        Command::Workspace(WorkspaceCommand::SettleFirstStep { step, settled })
    },
    |team, dice| {
        let workflow = Box::new(rules(team, dice));
        let note = team.note((!dice.which.is_multiple_of(4)).then_some("Tried"));
        Command::Workspace(WorkspaceCommand::EditWorkflow { workflow, note })
    },
    |_, _| {
        Command::Workspace(WorkspaceCommand::Found {
            name: title("Twice"),
            preset: Preset::Team,
            key_prefix: "TWO".to_owned(),
            founder: title("Ana"),
            channels: Vec::new(),
            work_types: Vec::new(),
        })
    },
    |team, dice| {
        // What the page offers of a file of one's own: records that are here already.
        let mut records = team.workspace.records();
        records.truncate(usize::from(dice.which));
        let import = Import { source: "mine.json".to_owned(), records, log: Vec::new() };
        Command::Import(Box::new(import))
    },
];

/// Takes back or repeats a change of before, whatever happened since.
pub fn again(team: &mut Team, done: &[Change], dice: Dice) -> Command {
    let near = usize::from(dice.which % 6);
    match done.iter().rev().nth(near) {
        Some(change) if dice.how.is_multiple_of(3) => Command::Redo(Box::new(change.clone())),
        Some(change) => Command::Undo(Box::new(change.clone())),
        None => open_blocker(team, dice),
    }
}

fn blocker(team: &Team, dice: Dice) -> BlockerId {
    let all = team.workspace.blockers.values();
    one(all.filter(|one| one.is_open() || dice.how.is_multiple_of(8)).map(|one| one.id), dice.which)
}

fn check_in(team: &Team, dice: Dice) -> CheckInId {
    let all = team.workspace.check_ins.values();
    one(
        all.filter(|one| one.ended.is_none() || dice.how.is_multiple_of(8)).map(|one| one.id),
        dice.which,
    )
}

fn open_blocker(team: &mut Team, dice: Dice) -> Command {
    Command::Blocker(Blocker::Open {
        id: team.mint(),
        item: item(team, dice),
        kind: BlockerKind::Decision,
        reason: reason("Nobody decides"),
        unblocker: title("Legal"),
        next_check: day(2 + u32::from(dice.how % 25)),
    })
}

/// Answers a signal that fires, or one that does not.
fn answer_a_signal(team: &mut Team, dice: Dice) -> Command {
    let history = History::read(&team.workspace, team.context.now);
    let all: Vec<_> = raised(&history).into_iter().map(|signal| signal.kind).collect();
    let kind = all.get(usize::from(dice.which) % all.len().max(1)).copied();
    let (kind, id) = (kind.unwrap_or(SignalKind::Old), team.mint());
    Command::Signal(match dice.how % 8 {
        0 => Signals::Dismiss { id, kind, reason: reason("It is fine") },
        1 => {
            let until = team.context.now.date_naive() + Days::new(u64::from(dice.which % 9));
            Signals::Snooze { id, kind, until }
        }
        2..=4 => Signals::Accept { id, kind, into: Accepted::Decision { decision: team.mint() } },
        _ => {
            let work_type = one(team.workspace.work_types.ids(), dice.which);
            let (item, criteria) = (team.mint(), lines(team));
            Signals::Accept { id, kind, into: Accepted::Backlog { item, work_type, criteria } }
        }
    })
}

fn learned(team: &Team, dice: Dice) -> LearningWords {
    LearningWords {
        subject: title("Price page"),
        expected: reason("More"),
        happened: reason("Less"),
        decide: title("Stop it"),
        rationale: String::new(),
        look_again: None,
        item: (!dice.how.is_multiple_of(4)).then(|| item(team, dice)),
        data_snapshot: String::new(),
        gap: None,
        result: None,
    }
}

fn rules(team: &Team, dice: Dice) -> Workflow {
    let mut workflow = Workflow::clone(&team.workspace.workflow);
    let modes = [LimitMode::Off, LimitMode::Warn, LimitMode::Block];
    let most = u32::from(dice.which % 4);
    let limit = Limit { most, mode: modes[usize::from(dice.which) % 3] };
    match dice.how % 5 {
        0 => workflow.mode = Mode::Continuous,
        1 => workflow.mode = Mode::Sprints,
        2 => workflow.limits.owner = limit,
        3 => {
            let stage = BoardStage::ALL[usize::from(dice.which) % 4];
            workflow.limits.stages.insert(stage, limit);
        }
        _ => {
            let rights = [Rights::Off, Rights::Warn, Rights::Enforce];
            workflow.rights = rights[usize::from(dice.which) % 3];
        }
    }
    workflow
}
