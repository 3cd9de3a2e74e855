//! Workflow: the rules the team works by, and the record of how they changed.

mod days_off;
mod definitions;
mod limits;
mod rules;
use crate::views::prelude::*;

use super::components::{
    Button, Dialog, Icon, date_field, dates, facts, log, log_entry, moment, more, page_title,
    section, text_area, text_field,
};
use super::components::{Field, Form};
use super::names;
use crate::domain::base::text::Reason;
use crate::domain::commands::workspace::ChangeNote;
use crate::domain::reads::handbook::thresholds;
use crate::domain::records::workflow::{DayOfWeek, LimitMode, Mode, Rights, Unit, Workflow};
use crate::domain::workspace::Workspace;
use crate::state::Store;

/// The screen.
pub fn screen() -> AnyView {
    let store = Store::here();
    let open = RwSignal::new(false);
    let edit =
        Button::new("Change the rules").primary().icon(Icon::Edit).on(move || open.set(true));
    view! {
        {page_title("Workflow", Vec::new(), vec![edit])}
        <div class="stack stack--loose">
            {move || summary(&store.workspace())}
            {definitions::view(store)}
            {move || history(&store.workspace(), store)}
        </div>
        {Dialog::new("workflow", "The rules").wide().show(open, move || rules::form(store, open))}
    }
    .into_any()
}

fn summary(ws: &Workspace) -> AnyView {
    let rules = &ws.workflow;
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
    let lines = vec![
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
    ];
    let asks = thresholds(ws).into_iter().map(|line| (line.term, line.text.into_any())).collect();
    let rules = section("The rules now", "", (), facts(lines));
    let asks = section("When a figure asks for an action", "", (), facts(asks));
    view! { {rules} <div id="thresholds" tabindex="-1">{asks}</div> }.into_any()
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

/// What a limit does, in words.
pub const fn limit_word(mode: LimitMode) -> &'static str {
    match mode {
        LimitMode::Off => "off",
        LimitMode::Warn => "warns",
        LimitMode::Block => "blocks",
    }
}

/// How work is planned, in words.
pub const fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Sprints => "Sprints with a commitment",
        Mode::Continuous => "Continuous, reviewed in cycles",
    }
}

/// What is counted, in words.
pub const fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Hours => "Hours",
        Unit::Points => "Points",
    }
}

/// How much rights weigh, in words.
pub const fn rights_word(rights: Rights) -> &'static str {
    match rights {
        Rights::Off => "Off: anyone may do anything",
        Rights::Warn => "Warn: recorded as without approval",
        Rights::Enforce => "Enforce: only who holds the role",
    }
}

fn history(ws: &Workspace, store: Store) -> AnyView {
    let mut all: Vec<_> = ws.workflow_changes.values().collect();
    if all.is_empty() {
        return ().into_any();
    }
    all.sort_by_key(|change| std::cmp::Reverse(change.made.at));
    let now = store.now();
    let entries = all
        .iter()
        .map(|change| {
            let who = names::member(ws, Some(change.made.by));
            let mut text = change.reason.as_ref().map(ToString::to_string).unwrap_or_default();
            if !change.expected_effect.is_empty() {
                text.push_str(&format!("\nExpected: {}", change.expected_effect));
            }
            if let Some(day) = change.check_on {
                text.push_str(&format!("\nLook on {}", dates::day(day, now.date_naive())));
            }
            let when = moment(&change.made.at, &now);
            log_entry(format!("{who}: {}", change.what), when, (!text.is_empty()).then_some(text))
        })
        .collect();
    more(format!("How the rules changed ({})", all.len()), log(entries))
}

/// What an edit of the rules is for, as asked beside it.
#[derive(Clone, Copy)]
pub struct Note {
    reason: RwSignal<String>,
    effect: RwSignal<String>,
    check_on: RwSignal<String>,
}

impl Note {
    /// Nothing said yet.
    pub fn empty() -> Self {
        let text = || RwSignal::new(String::new());
        Self { reason: text(), effect: text(), check_on: text() }
    }

    /// The fields. A reason is needed once a sprint has started.
    pub fn fields(self, form: Form, ws: &Workspace) -> AnyView {
        let begun = ws.sprints.values().any(|sprint| sprint.commitment.is_some());
        let reason: Field = form.field("reason", "Why the change?");
        let reason = if begun { reason.required() } else { reason.optional() };
        let rest = view! {
            {text_field(form.field("effect", "What should it bring?").optional(), self.effect)}
            {date_field(form.field("check-on", "Look whether it did on").optional(), self.check_on)}
        };
        view! { {text_area(reason, self.reason)} {more("More about the change", rest.into_any())} }
            .into_any()
    }

    /// The note for the command.
    pub fn read(self, store: Store) -> ChangeNote {
        ChangeNote {
            id: store.mint(),
            reason: Reason::parse(&self.reason.get_untracked()).ok(),
            expected_effect: self.effect.get_untracked().trim().to_owned(),
            check_on: names::chosen(self.check_on),
        }
    }
}
