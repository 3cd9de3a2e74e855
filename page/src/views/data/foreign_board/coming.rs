//! What would come in of a board: its first cards, what changed since, and the rows with problems.

use std::sync::Arc;

use leptos::prelude::*;

use crate::views::components::{DataTable, NothingHere, Section, dates};
use crate::views::data::disputes::{Dispute, Disputes, Questions};
use crate::views::names;
use sprintloop::domain::base::context::Instant;
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::base::text::{has_or_have, number};
use sprintloop::domain::tables::record::Tables;
use sprintloop::domain::workspace::Workspace;
use sprintloop::exchange::foreign_board::{ForeignBoard, Problem};
use sprintloop::exchange::import::{self, Part, Plan};
use sprintloop::exchange::mapping::Who;

/// A part of an item.
pub(super) type Asked = (ItemId, Part);

/// How many cards the preview shows.
const SHOWN: usize = 5;
/// How many changes and problems it shows.
const LISTED: usize = 50;

/// The first cards as they would come in.
#[component]
pub(super) fn FirstCards(
    plan: Arc<Plan>,
    board: Arc<ForeignBoard>,
    tables: Arc<Workspace>,
    /// The moment it is looked at.
    now: Instant,
) -> impl IntoView {
    let row = |coming: &import::Coming| cells(coming, &board, &tables, now);
    let rows: Vec<Vec<AnyView>> = plan.coming.iter().take(SHOWN).map(row).collect();
    let columns = vec![
        ("Title", false),
        ("Work type", false),
        ("Channel", false),
        ("Owner", false),
        ("Needed by", false),
        ("Estimate", true),
    ];
    (!rows.is_empty()).then(|| {
        view! {
            <Section title="First rows">
                <DataTable caption="First rows" columns rows />
            </Section>
        }
    })
}

/// A card as it would come in.
fn cells(
    coming: &import::Coming,
    board: &ForeignBoard,
    tables: &Tables,
    now: Instant,
) -> Vec<AnyView> {
    let card = board.cards.get(coming.card);
    let title = card.map(|card| card.title.to_string()).unwrap_or_default();
    let channel = match &coming.fields.channel {
        Some(Err(name)) => format!("{name} (new)"),
        Some(Ok(id)) => names::channel(tables, Some(*id)),
        None => names::channel(tables, None),
    };
    let owner = match coming.fields.owner {
        Some(Who::Member(id)) => names::member(tables, Some(id)),
        Some(Who::New) => "New member".to_owned(),
        _ => names::member(tables, None),
    };
    let due = card.and_then(|card| card.due);
    let due = due.map(|due| dates::day(board.day(due, now.offset()), now.date_naive()));
    let estimate = card.and_then(|card| card.estimate);
    let estimate = estimate.map(|amount| tables.workflow.unit.show(amount));
    let kind = names::work_type(tables, coming.work_type);
    [title, kind, channel, owner, due.unwrap_or_default(), estimate.unwrap_or_default()]
        .map(IntoAny::into_any)
        .into()
}

/// The items that follow what changed in the other tool, and what changed here too, to be chosen.
#[component]
pub(super) fn Following(
    plan: Arc<Plan>,
    tables: Arc<Workspace>,
    disputes: Disputes<Asked>,
) -> impl IntoView {
    let parts =
        |parts: &[Part]| parts.iter().map(|part| part.label()).collect::<Vec<_>>().join(", ");
    let row = |follow: &import::Follow| {
        [names::item(&tables, follow.item), parts(&follow.changed)].map(IntoAny::into_any).into()
    };
    let follows = || plan.follow.iter().filter(|follow| !follow.changed.is_empty());
    let rows: Vec<Vec<AnyView>> = follows().take(LISTED).map(row).collect();
    let count = number(follows().count());
    let clashes = plan.follow.iter().flat_map(|follow| {
        let name = names::item(&tables, follow.item);
        follow.conflicts.iter().map(move |clash| Dispute {
            asked: (follow.item, clash.part),
            label: format!("{name}: {}", clash.part.label()),
            here: clash.here.clone(),
            file: clash.file.clone(),
        })
    });
    let questions = disputes.questions(clashes.collect());
    let columns = vec![("Item", false), ("Changed", false)];
    let changed = (!rows.is_empty()).then(|| {
        view! {
            <Section title="Changes in the other tool" note=count>
                <DataTable caption="Changes in the other tool" columns rows />
            </Section>
        }
    });
    view! { <Questions questions /> {changed} }
}

/// The rows that stay out or lack something, and why.
#[component]
pub(super) fn Problems(board: Arc<ForeignBoard>) -> impl IntoView {
    let all = &board.problems;
    let row = |problem: &Problem| {
        let what = if problem.out { "Skipped" } else { "Imported" };
        vec![
            format!("Row {}: {}.", problem.row, problem.why).into_any(),
            view! { <span class="nowrap">{what}</span> }.into_any(),
        ]
    };
    let rows: Vec<Vec<AnyView>> = all.iter().take(LISTED).map(row).collect();
    let rest = all.len().saturating_sub(LISTED);
    let rest = (rest > 0).then(|| {
        view! { <NothingHere text=format!("{} more {} problems.", number(rest), has_or_have(rest)) /> }
    });
    let columns = vec![("Problem", false), ("Result", false)];
    let count = all.len();
    (count > 0).then(|| {
        view! {
            <Section title="Rows with problems" note=number(count)>
                <div class="stack stack--tight">
                    <DataTable caption="Rows with problems" columns rows />
                    {rest}
                </div>
            </Section>
        }
    })
}
