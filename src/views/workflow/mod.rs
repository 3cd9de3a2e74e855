//! Workflow: the rules the team works by, and the record of how they changed.

mod days_off;
mod definitions;
mod limits;
mod note;
mod numbers;
mod rules;
mod words;

use std::sync::Arc;

use leptos::prelude::*;

use self::definitions::Definitions;
use self::rules::RulesForm;
use self::words::{limit_word, mode_word, rights_word, unit_word};
use super::components::{
    Button, ButtonKind, Dialog, Facts, IconName, Log, LogEntry, MomentText, More, PageTitle,
    Section, dates,
};
use super::names;
use crate::domain::reads::handbook::thresholds;
use crate::domain::records::workflow::{DayOfWeek, LimitMode, Workflow};
use crate::domain::workspace::Workspace;
use crate::state::Store;

/// The screen.
#[component]
pub fn WorkflowScreen() -> impl IntoView {
    let store = Store::here();
    let open = RwSignal::new(false);
    let edit = move || open.set(true);
    view! {
        <PageTitle title="Workflow">
            <Button label="Change the rules" kind=ButtonKind::Primary icon=IconName::Edit on_press=edit />
        </PageTitle>
        <div class="stack stack--loose">
            {move || view! { <RulesNow ws=store.workspace() /> }}
            <Definitions store />
            {move || view! { <RuleChanges ws=store.workspace() store /> }}
        </div>
        <Dialog id="workflow" title="The rules" wide=true open><RulesForm store open /></Dialog>
    }
}

/// The rules as they are, and from when on a figure asks for an action.
#[component]
fn RulesNow(ws: Arc<Workspace>) -> impl IntoView {
    let asks: Vec<_> =
        thresholds(&ws).into_iter().map(|line| (line.term, line.text.into_any())).collect();
    view! {
        <Section title="The rules now"><Facts rows=rules_now(&ws.workflow) /></Section>
        <div id="thresholds" tabindex="-1">
            <Section title="When a figure asks for an action"><Facts rows=asks /></Section>
        </div>
    }
}

fn rules_now(rules: &Workflow) -> Vec<(String, AnyView)> {
    let limits: Vec<String> = rules
        .limits
        .stages
        .iter()
        .filter(|(_, limit)| limit.mode != LimitMode::Off)
        .map(|(stage, limit)| {
            format!("{} {}, {}", stage.label(), limit.most, limit_word(limit.mode))
        })
        .collect();
    let limits = if limits.is_empty() { "None".to_owned() } else { limits.join("; ") };
    let owner = match rules.limits.owner.mode {
        LimitMode::Off => "None".to_owned(),
        mode => format!("{} items, {}", rules.limits.owner.most, limit_word(mode)),
    };
    vec![
        ("Way of working".to_owned(), mode_word(rules.mode).into_any()),
        ("Counted in".to_owned(), unit_word(rules.unit).into_any()),
        ("Usual day".to_owned(), day(rules).into_any()),
        ("Working days".to_owned(), working_days(rules).into_any()),
        ("Sprint".to_owned(), sprint(rules).into_any()),
        ("Check-ins".to_owned(), check_ins(rules).into_any()),
        ("Limits by stage".to_owned(), limits.into_any()),
        ("Limit per owner".to_owned(), owner.into_any()),
        ("Stale after".to_owned(), dates::days(i64::from(rules.stale_days())).into_any()),
        ("Decision rights".to_owned(), rights_word(rules.rights).into_any()),
    ]
}

fn day(rules: &Workflow) -> String {
    format!(
        "{}, {} of it for planned work",
        rules.unit.show(rules.usual_day()),
        rules.usual_focus()
    )
}

fn working_days(rules: &Workflow) -> String {
    let calendar = &rules.calendar;
    let off = match calendar.holidays.len() {
        0 => String::new(),
        1 => ", 1 day off for everyone".to_owned(),
        days => format!(", {days} days off for everyone"),
    };
    format!("{}, {}{off}", DayOfWeek::list(&calendar.working_days), calendar.hours())
}

fn sprint(rules: &Workflow) -> String {
    let cadence = &rules.cadence;
    let length = dates::days(i64::from(cadence.length));
    format!("{length}, from {}", cadence.starts_on.label())
}

fn check_ins(rules: &Workflow) -> String {
    let cadence = &rules.cadence;
    format!("{}, {} min", DayOfWeek::list(&cadence.check_ins), cadence.check_in_minutes)
}

/// How the rules came to be what they are; nothing where they never changed.
#[component]
fn RuleChanges(ws: Arc<Workspace>, store: Store) -> impl IntoView {
    let mut all: Vec<_> = ws.workflow_changes.values().cloned().collect();
    all.sort_by_key(|change| std::cmp::Reverse(change.made.at));
    let now = store.now();
    let count = all.len();
    let entries = all.into_iter().map(|change| {
        let who = names::member(&ws, Some(change.made.by));
        let mut text = change.reason.as_ref().map(ToString::to_string).unwrap_or_default();
        if !change.expected_effect.is_empty() {
            text.push_str(&format!("\nExpected: {}", change.expected_effect));
        }
        if let Some(day) = change.check_on {
            text.push_str(&format!("\nLook on {}", dates::day(day, now.date_naive())));
        }
        let then = change.made.at;
        let sentence = format!("{who}: {}", change.what);
        let text = (!text.is_empty()).then_some(text);
        view! { <LogEntry sentence when=move || view! { <MomentText then now /> } text /> }
    });
    let entries = entries.collect_view();
    (count > 0).then(|| {
        view! {
            <More label=format!("How the rules changed ({count})")><Log>{entries}</Log></More>
        }
    })
}
