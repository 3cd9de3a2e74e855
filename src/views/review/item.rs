//! One item under review: criteria and definition of done with their evidence, and the verdict.

use crate::views::prelude::*;

use super::evidence::{Line, LineKind};
use super::items::EvidenceAsk;
use crate::domain::base::ids::ItemId;
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{CampaignCommand, ItemCommand};
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::records::backlog::item::{BacklogItem, Met, Verdict};
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::tables::record::Tables;
use crate::state::{Route, Store};
use crate::views::blocker::Ask;
use crate::views::components::{
    Button, Icon, Tone, avatar, badge, badge_with, dates, dom, icon, user_text,
};
use crate::views::flow_words::criteria_met;
use crate::views::names;
use crate::views::refusal::refusal_slot;

/// What one can do with an item here, shared by all of them.
#[derive(Clone, Copy)]
pub struct Deeds {
    /// Return it.
    pub give_back: Ask<ItemId>,
    /// Write down what shows that a line is met.
    pub evidence: EvidenceAsk,
}

/// The item. Drawn anew when the item changes.
pub fn item_view(item: &BacklogItem, deeds: Deeds) -> AnyView {
    let store = Store::here();
    let workspace = store.workspace_now();
    let refused = RwSignal::new(None);
    let owner = item.owner.map(|id| names::member(&workspace, Some(id)));
    let (met, of) = criteria_met(item, &workspace);
    let class = match (item.position.stage(), item.verdicts.last()) {
        (Some(BoardStage::Done), _) => "review-item review-item--accepted",
        (_, Some(Verdict::Returned { .. })) => "review-item review-item--returned",
        _ => "review-item",
    };
    let title = format!("{} {}", item.key, item.title);
    view! {
        <article class=class id=format!("review-{}", item.id) tabindex="-1" aria-label=title.clone()>
            <div class="card__head">
                <a href=Route::item(&item.key).hash() dir="auto">{title.clone()}</a>
                <span class="cluster">
                    <span class="soft small">{format!("{met} of {of} met")}</span>
                    {avatar(owner.as_deref())}
                </span>
            </div>
            {lines(item, &workspace, deeds, refused)}
            {validation(item, &workspace, refused)}
            {verdicts(item, &workspace)}
            {buttons(item, deeds, refused)}
            {refusal_slot(refused, None)}
        </article>
    }
    .into_any()
}

fn lines(
    item: &BacklogItem,
    tables: &Tables,
    deeds: Deeds,
    refused: RwSignal<Option<Refusal>>,
) -> AnyView {
    let criteria = item.criteria.iter().map(|criterion| {
        let line = Line { item: item.id, id: criterion.id, kind: LineKind::Criterion };
        line_view(line, criterion.text.to_string(), criterion.met.clone(), deeds, refused)
    });
    let done =
        tables.work_types.get(item.work_type).map(|kind| kind.done.clone()).unwrap_or_default();
    let done = done.into_iter().map(|of_done| {
        let line = Line { item: item.id, id: of_done.id, kind: LineKind::Done };
        line_view(
            line,
            of_done.text.to_string(),
            item.done_lines.get(&of_done.id).cloned(),
            deeds,
            refused,
        )
    });
    let group = |title: &'static str, lines: Vec<AnyView>| {
        (!lines.is_empty()).then(|| {
            view! { <div role="group" aria-label=title><p class="soft small">{title}</p><div class="criteria">{lines}</div></div> }
        })
    };
    view! {
        {group("Acceptance criteria", criteria.collect())}
        {group("Definition of done", done.collect())}
    }
    .into_any()
}

fn line_view(
    line: Line,
    text: String,
    met: Option<Met>,
    deeds: Deeds,
    refused: RwSignal<Option<Refusal>>,
) -> AnyView {
    let store = Store::here();
    let is_met = met.is_some();
    let evidence = met.map(|met| met.evidence).unwrap_or_default();
    let class = if is_met { "criteria__line criteria__line--met" } else { "criteria__line" };
    let box_id = format!("line-{}-{}", line.item, line.id);
    let button = if evidence.is_empty() { "Add evidence" } else { "Change evidence" };
    let (kept, focus) = (evidence.clone(), box_id.clone());
    let tick = move |ev| {
        let ticked = event_target_checked(&ev);
        match store.dispatch(Command::Item(line.meet(ticked, kept.clone()))) {
            Ok(_) => dom::focus_later(focus.clone()),
            Err(refusal) => refused.set(Some(refusal)),
        }
    };
    let evidence = (!evidence.is_empty())
        .then(|| view! { <span class="criteria__evidence">{user_text(&evidence)}</span> });
    view! {
        <div class=class>
            <input type="checkbox" class="check__box" id=box_id.clone() prop:checked=is_met on:change=tick />
            <span class="criteria__text"><label for=box_id dir="auto">{text.clone()}</label>{evidence}</span>
            {Button::new(button).quiet().small().title(format!("{button}: {text}")).on(move || deeds.evidence.ask(line))}
        </div>
    }
    .into_any()
}

/// What Analytics says about the plan, where the work is measured.
fn validation(
    item: &BacklogItem,
    tables: &Tables,
    refused: RwSignal<Option<Refusal>>,
) -> Option<AnyView> {
    let measured = tables.work_types.get(item.work_type).is_some_and(|kind| kind.measured);
    if !measured {
        return None;
    }
    let store = Store::here();
    let (id, plan) = (item.id, measurement_of(item, tables));
    let shared = item.campaign.filter(|_| item.measurement.is_none());
    Some(match plan {
        Some(plan) if plan.validated.is_some() => {
            view! { <div class="cluster">{badge_with(Icon::Check, "Plan validated by Analytics", Tone::Good)}</div> }.into_any()
        }
        Some(_) => {
            let validate = Button::new("Validate the plan").small().on(move || {
                let command = match shared {
                    Some(id) => Command::Campaign(CampaignCommand::ValidatePlan { id }),
                    None => Command::Item(ItemCommand::ValidatePlan { item: id }),
                };
                refused.set(store.dispatch(command).err());
            });
            view! { <div class="cluster">{badge("Analytics has not validated the plan", Tone::Watch)}{validate}</div> }.into_any()
        }
        None => view! { <div class="cluster">{badge("No measurement plan", Tone::Watch)}</div> }.into_any(),
    })
}

fn verdicts(item: &BacklogItem, tables: &Tables) -> Option<AnyView> {
    let today = Store::here().now().date_naive();
    let last = item.verdicts.last()?;
    let (mark, text, words) = match last {
        Verdict::Accepted { stamp, evidence } => {
            let by = names::member(tables, Some(stamp.by));
            (
                Icon::Check,
                format!("Accepted by {by}, {}", dates::near_day(stamp.at.date_naive(), today)),
                evidence.clone(),
            )
        }
        Verdict::Returned { stamp, reason } => {
            let by = names::member(tables, Some(stamp.by));
            (
                Icon::Undo,
                format!("Returned by {by}, {}", dates::near_day(stamp.at.date_naive(), today)),
                reason.to_string(),
            )
        }
    };
    let words = (!words.is_empty()).then(|| user_text(&words));
    Some(
        view! { <div class="review-item__verdict">{icon(mark)}<span>{text}</span>{words}</div> }
            .into_any(),
    )
}

fn buttons(item: &BacklogItem, deeds: Deeds, refused: RwSignal<Option<Refusal>>) -> AnyView {
    let store = Store::here();
    let (id, key) = (item.id, item.key.to_string());
    let accepted = item.position.stage() == Some(BoardStage::Done);
    let accept = (!accepted).then(|| {
        Button::new("Accept").icon(Icon::Check).title(format!("Accept {key}")).on(move || {
            let command =
                SprintCommand::Accept { item: id, evidence: String::new(), next: store.mint() };
            match store.dispatch(Command::Sprint(command)) {
                Ok(_) => dom::focus_later(format!("review-{id}")),
                Err(refusal) => refused.set(Some(refusal)),
            }
        })
    });
    let give_back = Button::new("Return with a reason")
        .quiet()
        .title(format!("Return {key}"))
        .on(move || deeds.give_back.ask(id));
    view! { <div class="card__foot">{accept}{give_back}</div> }.into_any()
}
