//! One item under review: criteria and definition of done with their evidence, and the verdict.

use leptos::prelude::*;
use std::sync::Arc;

use super::dialogs::Dialogs;
use super::evidence::{Line, LineKind};
use crate::state::{Route, Store};
use crate::views::components::{
    Avatar, Badge, Button, ButtonKind, Icon, IconName, MoreOnDemand, Tone, UserText, dates, dom,
};
use crate::views::flow_words::criteria_met;
use crate::views::names;
use crate::views::refusal::RefusalSlot;
use crate::views::undo_toast::say_undoable;
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::backlog::{CampaignCommand, ItemCommand};
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::acceptance::{not_theirs, open_checks};
use sprintloop::domain::reads::measured_by::measurement_of;
use sprintloop::domain::records::backlog::item::{BacklogItem, DONE_BY_OWNER, Met, Verdict};
use sprintloop::domain::records::backlog::position::BoardStage;

/// The item. Redrawn when the item changes.
#[component]
pub fn ReviewItem(item: Arc<BacklogItem>, dialogs: Dialogs) -> impl IntoView {
    let workspace = Store::here().workspace_now();
    let refused = RwSignal::new(None);
    let owner = item.owner.map(|id| names::member(&workspace, Some(id)));
    let (met, of) = criteria_met(&item, &workspace);
    let class = match (item.position.stage(), item.verdicts.last()) {
        (Some(BoardStage::Done), _) => "review-item review-item--accepted",
        (_, Some(Verdict::Returned { .. })) => "review-item review-item--returned",
        _ => "review-item",
    };
    let all = item.clone();
    let rest = move || {
        let item = all.clone();
        view! {
            <ReviewLines item=item.clone() dialogs refused/>
            <PlanValidation item=item.clone() refused/>
            <ReviewButtons item dialogs refused/>
        }
    };
    // What is accepted folds, so that what waits is in view.
    let rest = match item.is_accepted() {
        true => {
            let of = item.key.to_string();
            view! { <MoreOnDemand label="What was checked" of>{rest()}</MoreOnDemand> }.into_any()
        }
        false => rest().into_any(),
    };
    let title = format!("{} {}", item.key, item.title);
    let (id, href) = (format!("review-{}", item.id), Route::Review.with_item(&item.key));
    view! {
        <article class=class id=id tabindex="-1" aria-label=title.clone()>
            <div class="card__head">
                <a href=href dir="auto">{title.clone()}</a>
                <span class="cluster">
                    {(of > 0).then(|| view! { <span class="soft small">{format!("{met} of {of} met")}</span> })}
                    <Avatar name=owner/>
                </span>
            </div>
            <LastVerdict item=item.clone()/>
            {rest}
            <RefusalSlot refused/>
        </article>
    }
}

/// The acceptance criteria and the definition of done, each line with a check box.
#[component]
fn ReviewLines(
    item: Arc<BacklogItem>,
    dialogs: Dialogs,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let workspace = Store::here().workspace_now();
    let line_view = |kind, id, text: &str, met: Option<Met>| {
        let line = Line { item: item.id, id, kind };
        view! { <ReviewLine line text=text.to_owned() met dialogs refused/> }.into_any()
    };
    let criteria: Vec<AnyView> = item
        .criteria
        .iter()
        .map(|one| line_view(LineKind::Criterion, one.id, one.text.as_str(), one.met.clone()))
        .collect();
    let kind = workspace.work_types.get(item.work_type);
    let done: Vec<AnyView> = kind
        .into_iter()
        .flat_map(|kind| &kind.done)
        .map(|one| {
            let met = item.done_lines.get(&one.id).cloned();
            line_view(LineKind::Done, one.id, one.text.as_str(), met)
        })
        .collect();
    let group = |title: &'static str, lines: Vec<AnyView>| {
        (!lines.is_empty()).then(|| {
            view! { <div role="group" aria-label=title><p class="soft small">{title}</p><div class="criteria">{lines}</div></div> }
        })
    };
    view! { {group("Acceptance criteria", criteria)} {group("Definition of done", done)} }
}

#[component]
fn ReviewLine(
    line: Line,
    text: String,
    /// The evidence, once it is met.
    met: Option<Met>,
    dialogs: Dialogs,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let store = Store::here();
    let is_met = met.is_some();
    let evidence = met.map(|met| met.evidence).unwrap_or_default();
    let class = if is_met { "criteria__line criteria__line--met" } else { "criteria__line" };
    let box_id = format!("line-{}-{}", line.item, line.id);
    let label = if evidence.is_empty() { "Add evidence" } else { "Change evidence" };
    let title = format!("{label}: {text}");
    let (kept, focus) = (evidence.clone(), box_id.clone());
    let tick = move |ev| {
        let ticked = event_target_checked(&ev);
        match store.dispatch(Command::Item(line.meet(ticked, kept.clone()))) {
            Ok(_) => dom::focus_later(focus.clone()),
            Err(refusal) => refused.set(Some(refusal)),
        }
    };
    let evidence = (!evidence.is_empty()).then(|| {
        view! { <span class="criteria__evidence"><UserText text=evidence/></span> }
    });
    view! {
        <div class=class>
            <input type="checkbox" class="check__box" id=box_id.clone() prop:checked=is_met on:change=tick />
            <span class="criteria__text"><label for=box_id dir="auto">{text}</label>{evidence}</span>
            <Button label kind=ButtonKind::Quiet small=true title on_press=move || dialogs.evidence.ask(line)/>
        </div>
    }
}

/// Whether Analytics has validated the measurement plan, where there is one.
#[component]
fn PlanValidation(item: Arc<BacklogItem>, refused: RwSignal<Option<Refusal>>) -> impl IntoView {
    let store = Store::here();
    let workspace = store.workspace_now();
    let measured = workspace.work_types.get(item.work_type).is_some_and(|kind| kind.measured);
    if !measured {
        return None;
    }
    let (id, plan) = (item.id, measurement_of(&item, &workspace));
    let shared = item.campaign.filter(|_| item.measurement.is_none());
    let content = match plan {
        Some(plan) if plan.validated.is_some() => {
            view! { <Badge text="Plan validated by Analytics" tone=Tone::Good icon=IconName::Check/> }.into_any()
        }
        Some(_) => {
            let validate = move || {
                let command = match shared {
                    Some(id) => Command::Campaign(CampaignCommand::ValidatePlan { id }),
                    None => Command::Item(ItemCommand::ValidatePlan { item: id }),
                };
                refused.set(store.dispatch(command).err());
            };
            view! {
                <Badge text="Plan not validated by Analytics yet" tone=Tone::Watch/>
                <Button label="Validate plan" small=true on_press=validate/>
            }
            .into_any()
        }
        None => view! { <Badge text="No measurement plan" tone=Tone::Watch/> }.into_any(),
    };
    Some(view! { <div class="cluster">{content}</div> })
}

/// The latest verdict, and by whom.
#[component]
fn LastVerdict(item: Arc<BacklogItem>) -> impl IntoView {
    let store = Store::here();
    let (workspace, today) = (store.workspace_now(), store.now().date_naive());
    let (mark, verb, stamp, words) = match item.verdicts.last()? {
        Verdict::Accepted { stamp, evidence } if evidence == DONE_BY_OWNER => {
            (IconName::Check, "Done", stamp, String::new())
        }
        Verdict::Accepted { stamp, evidence } => {
            (IconName::Check, "Accepted", stamp, evidence.clone())
        }
        Verdict::Returned { stamp, reason } => {
            (IconName::Undo, "Returned", stamp, reason.to_string())
        }
    };
    let by = names::member(&workspace, Some(stamp.by));
    let text = format!("{verb} by {by}, {}", dates::near_day(stamp.at.date_naive(), today));
    let words = (!words.is_empty()).then(|| view! { <UserText text=words/> });
    Some(
        view! { <div class="review-item__verdict"><Icon name=mark/><span>{text}</span>{words}</div> },
    )
}

#[component]
fn ReviewButtons(
    item: Arc<BacklogItem>,
    dialogs: Dialogs,
    refused: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let store = Store::here();
    let (id, key) = (item.id, item.key.to_string());
    let accepted = item.position.stage() == Some(BoardStage::Done);
    let accepted_key = key.clone();
    let accept = move || {
        let command =
            SprintCommand::Accept { item: id, evidence: String::new(), next: store.mint() };
        match store.dispatch(Command::Sprint(command)) {
            Ok(_) => {
                say_undoable(store, &format!("{accepted_key} is accepted"));
                dom::focus_later(format!("review-{id}"));
            }
            Err(refusal) => refused.set(Some(refusal)),
        }
    };
    let title = format!("Accept {key}");
    let open = open_checks(&item, &store.workspace_now()).len();
    let (kind, said) = match open {
        0 => (ButtonKind::Primary, "All checked".to_owned()),
        open => (ButtonKind::Secondary, format!("{open} still to check")),
    };
    let accept = (!accepted).then(|| {
        view! {
            <Button label="Accept" kind icon=IconName::Check title on_press=accept/>
            <span class="small soft">{said}</span>
        }
    });
    // Whoever may not return it is told so before they write a reason.
    let give_back = move || {
        let (ws, actor) = (store.workspace_now(), store.context().actor);
        match ws.items.get(id).and_then(|item| not_theirs(actor, item, &ws)) {
            Some(refusal) => refused.set(Some(refusal)),
            None => dialogs.give_back.ask(id),
        }
    };
    view! {
        <div class="card__foot">
            {accept}
            <Button label="Return with a reason" kind=ButtonKind::Quiet title=format!("Return {key}") on_press=give_back/>
        </div>
    }
}
