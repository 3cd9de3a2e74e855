//! What can be done with backlog items.

use super::{Deed, Dice, item, lines, member, one};

use std::sync::Arc;

use crate::support::{Team, day, plan, reason, title};
use sprintloop::domain::base::figures::{BasisPoints, Effort};
use sprintloop::domain::base::ids::{CommentId, ItemId, LineId, NeedId};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{ItemCommand as Item, ItemEdit, NewItem};
use sprintloop::domain::commands::refinement::Refinement;
use sprintloop::domain::reads::mentions::open_mention;
use sprintloop::domain::records::backlog::item::{
    BacklogItem, Contributor, Link, Purpose, Recurrence, Source,
};
use sprintloop::domain::records::backlog::measurement::MeasurementPlan;
use sprintloop::domain::records::backlog::need::{Need, NeedKind};
use sprintloop::domain::records::backlog::place::Place;
use sprintloop::domain::records::intake::Requester;

/// The item as a whole.
pub const DEEDS: &[Deed] = &[
    |team, dice| {
        let work_type = one(team.workspace.work_types.ids(), dice.which);
        let (id, criteria) = (team.mint(), lines(team));
        let (title, place) = (title("New work"), place(team, dice));
        Command::Item(Item::Add { id, title, work_type, owner: None, place, criteria })
    },
    |team, dice| {
        let new = |team: &mut Team, at: u8| NewItem {
            id: team.mint(),
            title: title("Pasted work"),
            work_type: team.types[usize::from(dice.which.wrapping_add(at)) % team.types.len()],
            criteria: lines(team),
            owner: None,
            estimate: dice.how.is_multiple_of(2).then(|| Effort::whole(2)),
        };
        let items = (0..dice.how % 4).map(|at| new(team, at)).collect();
        Command::Item(Item::AddSeveral { items })
    },
    |team, dice| {
        let edit = Box::new(edit(team, dice));
        Command::Item(Item::Edit { items: vec![item(team, dice)], edit })
    },
    |team, dice| {
        let edit = Box::new(edit(team, dice));
        let items = vec![item(team, dice), one(team.workspace.items.ids(), dice.how)];
        Command::Item(Item::Edit { items, edit })
    },
    |team, dice| {
        let mut one = Refinement::new(item(team, dice));
        one.estimate = dice.how.is_multiple_of(2).then(|| Effort::whole(1));
        one.expected_value = "Worth it".to_owned();
        one.plan = dice.how.is_multiple_of(3).then(|| Box::new(plan()));
        one.request_validation = dice.how.is_multiple_of(5);
        Command::Item(Item::Refine { items: vec![one] })
    },
    |team, dice| Command::Item(Item::RequestValidation { item: item(team, dice) }),
    |team, dice| {
        let place = place(team, dice);
        Command::Item(Item::Reorder { items: vec![item(team, dice)], place })
    },
    |team, dice| {
        let (copy, lines) = (team.mint(), lines(team));
        Command::Item(Item::Duplicate { item: item(team, dice), copy, lines })
    },
    |team, dice| Command::Item(Item::Archive { items: vec![item(team, dice)] }),
    |team, dice| {
        let items = vec![item(team, dice)];
        Command::Item(Item::Drop { items, reason: reason("Not wanted") })
    },
    |team, dice| Command::Item(Item::Restore { items: vec![item(team, dice)] }),
    |team, dice| {
        let plan = match dice.how % 3 {
            0 => MeasurementPlan::default(),
            1 => plan(),
            _ => MeasurementPlan { segment: format!("Segment {}", dice.how), ..plan() },
        };
        Command::Item(Item::PlanMeasurement { item: item(team, dice), plan: Box::new(plan) })
    },
    |team, dice| Command::Item(Item::ValidatePlan { item: item(team, dice) }),
    |team, dice| {
        let on = (!dice.how.is_multiple_of(4)).then_some(day(9));
        Command::Item(Item::PlanLaunch { item: item(team, dice), on })
    },
    |team, dice| {
        let item = item(team, dice);
        let work_type = team.workspace.items.get(item).map(|item| item.work_type);
        let work_type = work_type.and_then(|id| team.workspace.work_types.get(id));
        let setup = work_type.iter().flat_map(|kind| &kind.setup).map(|line| line.id);
        let id = one(setup, dice.how);
        Command::Item(Item::TickSetup { item, id, done: !dice.how.is_multiple_of(8) })
    },
    |team, dice| {
        let item = item(team, dice);
        Command::Item(Item::ConfirmTracking { item, confirmed: !dice.how.is_multiple_of(8) })
    },
    |team, dice| Command::Item(Item::Launch { item: item(team, dice) }),
    |team, dice| {
        let until = day(1 + u32::from(dice.how % 30));
        Command::Item(Item::AwaitResults { item: item(team, dice), until })
    },
];

/// What stands in the item.
pub const LINES: &[Deed] = &[
    |team, dice| {
        let (item, id) = (item(team, dice), team.mint());
        Command::Item(Item::AddCriterion { item, id, text: title("It is there") })
    },
    |team, dice| {
        let (item, id) = criterion(team, dice);
        Command::Item(Item::EditCriterion { item, id, text: title("It is not there") })
    },
    |team, dice| {
        let (item, id) = criterion(team, dice);
        Command::Item(Item::RemoveCriterion { item, id })
    },
    |team, dice| {
        let (item, id) = criterion(team, dice);
        let (met, evidence) = (!dice.how.is_multiple_of(8), String::new());
        Command::Item(Item::MeetCriterion { item, id, met, evidence })
    },
    |team, dice| {
        let item = item(team, dice);
        let kind = team.workspace.items.get(item).map(|item| item.work_type);
        let kind = kind.and_then(|id| team.workspace.work_types.get(id));
        let id = one(kind.iter().flat_map(|kind| &kind.done).map(|line| line.id), dice.how);
        let (met, evidence) = (!dice.how.is_multiple_of(8), String::new());
        Command::Item(Item::MeetDoneLine { item, id, met, evidence })
    },
    |team, dice| {
        let (item, id) = (item(team, dice), team.mint());
        Command::Item(Item::AddChecklistLine { item, id, text: title("Ask legal") })
    },
    |team, dice| {
        let (item, id) = checklist_line(team, dice);
        Command::Item(Item::TickChecklistLine { item, id, done: !dice.how.is_multiple_of(2) })
    },
    |team, dice| {
        let (item, id) = checklist_line(team, dice);
        Command::Item(Item::RemoveChecklistLine { item, id })
    },
    |team, dice| {
        let need = need(team.mint());
        Command::Item(Item::AddNeed { item: item(team, dice), need })
    },
    |team, dice| {
        let (item, id) = need_of(team, dice);
        Command::Item(Item::EditNeed { item, need: need(id) })
    },
    |team, dice| {
        let (item, id) = need_of(team, dice);
        Command::Item(Item::SettleNeed { item, id, settled: !dice.how.is_multiple_of(4) })
    },
    |team, dice| {
        let (item, id) = need_of(team, dice);
        Command::Item(Item::RemoveNeed { item, id })
    },
    |team, dice| {
        let (item, id) = (item(team, dice), team.mint());
        Command::Item(Item::Comment { item, id, text: reason("Seen, @Ana, @Ben, @Cara, @Dev?") })
    },
    |team, dice| {
        let (item, id) = comment(team, dice);
        Command::Item(Item::EditComment { item, id, text: reason("Seen twice") })
    },
    |team, dice| {
        let (item, id) = comment(team, dice);
        Command::Item(Item::RemoveComment { item, id })
    },
    |team, dice| {
        let (item, id) = mention(team, dice);
        Command::Item(Item::DismissMention { item, id })
    },
];

fn place(team: &Team, dice: Dice) -> Place {
    let neighbour = one(team.workspace.items.ids(), dice.how / 4);
    match dice.how % 4 {
        0 => Place::First,
        1 => Place::Last,
        2 => Place::Above(neighbour),
        _ => Place::Below(neighbour),
    }
}

fn edit(team: &mut Team, dice: Dice) -> ItemEdit {
    let Dice { which, how } = dice;
    let someone = Some(member(team, how / 16));
    let workspace = &team.workspace;
    match how % 16 {
        0 => ItemEdit::Title(title("Another title")),
        1 => ItemEdit::Purpose(Purpose {
            change: "More".to_owned(),
            audience: if which.is_multiple_of(8) { String::new() } else { "Leads".to_owned() },
            priority: Some(one(workspace.priorities.ids(), which)),
        }),
        2 => ItemEdit::WorkType(one(workspace.work_types.ids(), which)),
        3 => ItemEdit::Channel(Some(one(workspace.channels.ids(), which))),
        4 => ItemEdit::Owner(someone.filter(|_| !which.is_multiple_of(16))),
        5 => ItemEdit::Contributors(
            someone
                .map(|member| Contributor { member, share: BasisPoints(u32::from(which) * 50) })
                .into_iter()
                .collect(),
        ),
        6 => {
            let requester = Requester { name: title("Someone"), member: someone };
            ItemEdit::Requester(Some(requester))
        }
        7 => ItemEdit::ExpectedValue("30 requests".to_owned()),
        8 | 9 => ItemEdit::Estimate {
            estimate: (!which.is_multiple_of(8)).then(|| Effort::whole(u32::from(which % 5))),
            reason: (!which.is_multiple_of(3)).then(|| reason("Seen anew")),
        },
        10 => ItemEdit::NeededBy(Some(day(20))),
        11 => ItemEdit::Description("“Brief”\n\u{1f4a1} עברית".to_owned()),
        12 => {
            let address =
                if which.is_multiple_of(4) { "javascript:0" } else { "https://example.org/" };
            ItemEdit::Links(vec![Link { label: String::new(), address: address.to_owned() }])
        }
        13 => ItemEdit::Campaign(Some(one(workspace.campaigns.ids(), which))),
        14 => ItemEdit::Recurrence(Some(Recurrence::ALL[usize::from(which) % 3])),
        _ => ItemEdit::Source(Some(Source {
            tool: "csv".to_owned(),
            id: which.to_string(),
            seen: String::new(),
        })),
    }
}

fn criterion(team: &Team, dice: Dice) -> (ItemId, LineId) {
    let item = item(team, dice);
    let found = team.workspace.items.get(item);
    (item, one(found.iter().flat_map(|item| &item.criteria).map(|line| line.id), dice.how))
}

fn checklist_line(team: &Team, dice: Dice) -> (ItemId, LineId) {
    let item = item(team, dice);
    let found = team.workspace.items.get(item);
    (item, one(found.iter().flat_map(|item| &item.checklist).map(|line| line.id), dice.how))
}

/// A need and its item: few items have one.
fn need_of(team: &Team, dice: Dice) -> (ItemId, NeedId) {
    let needs = || team.workspace.items.values().flat_map(|item| &item.needs).map(|need| need.id);
    let need = one(needs(), dice.which);
    let has = |item: &&Arc<BacklogItem>| item.needs.iter().any(|one| one.id == need);
    let found = team.workspace.items.values().find(has);
    (found.map_or_else(|| item(team, dice), |item| item.id), need)
}

fn comment(team: &Team, dice: Dice) -> (ItemId, CommentId) {
    let item = item(team, dice);
    let found = team.workspace.items.get(item);
    (item, one(found.iter().flat_map(|item| &item.comments).map(|comment| comment.id), dice.how))
}

/// A comment that mentions whoever acts, if there is one.
fn mention(team: &Team, dice: Dice) -> (ItemId, CommentId) {
    let me = team.context.actor;
    let open = team
        .workspace
        .items
        .values()
        .filter_map(|item| Some((item.id, open_mention(me, item, &team.workspace)?.id)));
    let open: Vec<_> = open.collect();
    let at = open.get(usize::from(dice.how) % open.len().max(1)).copied();
    at.unwrap_or_else(|| comment(team, dice))
}

fn need(id: NeedId) -> Need {
    Need::new(id, NeedKind::Sales, title("Sales"), day(6))
}
