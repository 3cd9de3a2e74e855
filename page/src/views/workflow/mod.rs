//! Workflow: the team's rules and the history of their changes.

mod definitions;
mod limits;
mod note;
mod numbers;
mod rules;
mod templates;
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
use super::for_retro::ForRetro;
use super::names;
use crate::state::Store;
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::reads::handbook::{length, thresholds};
use sprintloop::domain::records::calendar::DayOfWeek;
use sprintloop::domain::records::workflow::{LimitMode, Workflow};
use sprintloop::domain::tables::draft::is_just_me;
use sprintloop::domain::workspace::Workspace;

/// The screen.
#[component]
pub fn WorkflowScreen() -> impl IntoView {
    let store = Store::here();
    let open = RwSignal::new(false);
    let edit = move || open.set(true);
    view! {
        <PageTitle title="Workflow">
            <Button label="Edit workflow" kind=ButtonKind::Primary icon=IconName::Edit on_press=edit />
        </PageTitle>
        <div class="stack stack--loose">
            <ForRetro session=true />
            {move || view! { <RulesNow ws=store.workspace() /> }}
            <div id="definitions" tabindex="-1"><Definitions store /></div>
            {move || view! { <RuleChanges ws=store.workspace() store /> }}
        </div>
        <Dialog id="workflow" title="Edit workflow" wide=true open><RulesForm store open /></Dialog>
    }
}

/// The current settings and the alert thresholds.
#[component]
fn RulesNow(ws: Arc<Workspace>) -> impl IntoView {
    let asks: Vec<_> =
        thresholds(&ws).into_iter().map(|line| (line.term, line.text.into_any())).collect();
    view! {
        <Section title="Current settings"><Facts rows=rules_now(&ws.workflow, is_just_me(&ws)) /></Section>
        <div id="thresholds" tabindex="-1">
            <Section title="Alert thresholds"><Facts rows=asks /></Section>
        </div>
    }
}

fn rules_now(rules: &Workflow, alone: bool) -> Vec<(String, AnyView)> {
    let limits: Vec<String> = rules
        .limits
        .stages
        .iter()
        .filter(|(_, limit)| limit.mode != LimitMode::Off)
        .map(|(stage, limit)| {
            format!("{} {} ({})", stage.label(), limit.most, limit_word(limit.mode))
        })
        .collect();
    let limits = if limits.is_empty() { "None".to_owned() } else { limits.join("; ") };
    let owner = match rules.limits.owner.mode {
        LimitMode::Off => "None".to_owned(),
        mode => format!("{} ({})", rules.limits.owner.most, limit_word(mode)),
    };
    let mut rows = vec![
        ("Way of working".to_owned(), mode_word(rules.mode).into_any()),
        ("Estimate in".to_owned(), unit_word(rules.unit).into_any()),
        ("Default day".to_owned(), day(rules).into_any()),
        ("Working days".to_owned(), working_days(rules).into_any()),
        ("Sprint length".to_owned(), sprint(rules, alone).into_any()),
        ("Check-ins".to_owned(), check_ins(rules).into_any()),
        ("WIP limits by stage".to_owned(), limits.into_any()),
        ("WIP limit per owner".to_owned(), owner.into_any()),
        ("Stale after".to_owned(), dates::days(i64::from(rules.stale_days())).into_any()),
    ];
    // One person has every right.
    if !alone {
        rows.push(("Decision rights".to_owned(), rights_word(rules.rights).into_any()));
    }
    rows
}

fn day(rules: &Workflow) -> String {
    format!(
        "{}, {} available for planned work",
        rules.unit.show(rules.usual_day()),
        rules.usual_focus()
    )
}

fn working_days(rules: &Workflow) -> String {
    let calendar = &rules.calendar;
    let off = match calendar.holidays.len() {
        0 => String::new(),
        1 => ", 1 company holiday".to_owned(),
        days => format!(", {days} company holidays"),
    };
    format!("{}, {}{off}", DayOfWeek::list(&calendar.working_days), calendar.hours())
}

fn sprint(rules: &Workflow, alone: bool) -> String {
    let cadence = &rules.cadence;
    if alone {
        // Their sprint starts on any day and lasts whole weeks.
        let weeks = cadence.length.div_ceil(7).max(1);
        return format!("{}, starts on any day", number_of(weeks as usize, "week"));
    }
    format!("{}, starts on {}", length(cadence.length), cadence.starts_on.label())
}

fn check_ins(rules: &Workflow) -> String {
    let cadence = &rules.cadence;
    format!("{}, {} min", DayOfWeek::list(&cadence.check_ins), cadence.check_in_minutes)
}

/// Past changes; nothing if there are none.
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
            text.push_str(&format!("\nExpected effect: {}", change.expected_effect));
        }
        if let Some(day) = change.check_on {
            text.push_str(&format!("\nCheck on {}", dates::day(day, now.date_naive())));
        }
        let then = change.made.at;
        let sentence = format!("{who}: {}", change.what);
        let text = (!text.is_empty()).then_some(text);
        view! { <LogEntry sentence when=move || view! { <MomentText then now /> } text /> }
    });
    let entries = entries.collect_view();
    (count > 0).then(|| {
        view! {
            <More label=format!("Past changes ({count})")><Log>{entries}</Log></More>
        }
    })
}
