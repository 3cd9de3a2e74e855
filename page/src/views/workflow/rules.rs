//! The workflow form: mode, unit, calendar, cadence, limits, rights and presets.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::limits::{LIMITED, LimitField, LimitFields, STAGE_FIELDS};
use super::note::{Note, NoteFields};
use super::numbers::NUMBERS;
use super::words::{mode_word, rights_word, unit_word, words};
use crate::state::{Route, Store};
use crate::views::components::{
    AmountField, Form, FormView, More, MultiField, NumberField, RadioField, SelectField, TextArea,
    TimeField,
};
use crate::views::meanwhile::Meanwhile;
use sprintloop::domain::base::amount;
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::text::Reason;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::workspace::WorkspaceCommand;
use sprintloop::domain::records::calendar::DayOfWeek;
use sprintloop::domain::records::threshold::Threshold;
use sprintloop::domain::records::workflow::{Limit, Mode, Rights, Unit, Workflow};

const MODES: [Mode; 2] = [Mode::Sprints, Mode::Continuous];
const UNITS: [Unit; 2] = [Unit::Hours, Unit::Points];
const RIGHTS: [Rights; 3] = [Rights::Off, Rights::Warn, Rights::Enforce];

#[derive(Clone, Copy)]
struct Values {
    mode: RwSignal<String>,
    unit: RwSignal<String>,
    rights: RwSignal<String>,
    days: RwSignal<BTreeSet<String>>,
    check_ins: RwSignal<BTreeSet<String>>,
    starts_on: RwSignal<String>,
    hours: [RwSignal<String>; 2],
    numbers: [RwSignal<String>; 5],
    per_day: RwSignal<String>,
    reasons: RwSignal<String>,
    thresholds: [RwSignal<String>; 8],
    stages: [LimitField; 3],
    owner: LimitField,
}

fn day_names(days: &BTreeSet<DayOfWeek>) -> BTreeSet<String> {
    days.iter().map(|day| day.label().to_owned()).collect()
}

fn days_of(names: &BTreeSet<String>) -> BTreeSet<DayOfWeek> {
    DayOfWeek::WEEK.into_iter().filter(|day| names.contains(day.label())).collect()
}

/// Formats minutes after midnight for a time field.
fn time(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

fn minutes(time: &str) -> Option<u16> {
    let (hours, minutes) = time.split_once(':')?;
    Some(hours.parse::<u16>().ok()? * 60 + minutes.get(..2)?.parse::<u16>().ok()?)
}

impl Values {
    fn of(rules: &Workflow) -> Self {
        let word = |word: &str| RwSignal::new(word.to_owned());
        let limit = |stage| rules.limits.stages.get(&stage).copied().unwrap_or_default();
        let calendar = &rules.calendar;
        Self {
            mode: word(mode_word(rules.mode)),
            unit: word(unit_word(rules.unit)),
            rights: word(rights_word(rules.rights)),
            days: RwSignal::new(day_names(&calendar.working_days)),
            check_ins: RwSignal::new(day_names(&rules.cadence.check_ins)),
            starts_on: word(rules.cadence.starts_on.label()),
            hours: [calendar.day_start, calendar.day_end].map(|at| RwSignal::new(time(at))),
            numbers: NUMBERS.map(|number| RwSignal::new((number.read)(rules).to_string())),
            per_day: RwSignal::new(rules.usual_day().to_string()),
            reasons: RwSignal::new(rules.reasons().join("\n")),
            thresholds: Threshold::ALL.map(|one| RwSignal::new(one.value(rules).to_string())),
            stages: LIMITED.map(|stage| LimitField::new(limit(stage))),
            owner: LimitField::new(rules.limits.owner),
        }
    }

    fn read(self, form: &Form, old: &Workflow) -> Option<Workflow> {
        let mut rules = old.clone();
        let (mode, unit) = (self.mode.get_untracked(), self.unit.get_untracked());
        let rights = self.rights.get_untracked();
        rules.mode = MODES.into_iter().find(|one| mode_word(*one) == mode)?;
        rules.unit = UNITS.into_iter().find(|one| unit_word(*one) == unit)?;
        rules.rights = RIGHTS.into_iter().find(|one| rights_word(*one) == rights)?;
        self.read_calendar(form, &mut rules);
        for (number, value) in NUMBERS.into_iter().zip(self.numbers) {
            match amount::whole(value.get_untracked().trim_end_matches(['%', ' ']), u32::MAX) {
                // An unchanged value stays unset, so that a later default still applies.
                Some(value) if value == (number.read)(old) => {}
                Some(value) if (1..=number.most).contains(&value) => {
                    (number.write)(&mut rules, value)
                }
                _ => form
                    .error(number.name, format!("Enter a whole number from 1 to {}.", number.most)),
            }
        }
        match amount::read(&self.per_day.get_untracked(), &rules.scale()) {
            Ok(day) if day == old.usual_day() => {}
            Ok(day) if day != Effort::ZERO && day.0 <= 24 * 60 => rules.per_day = Some(day),
            Ok(_) => form.error("per-day", "Enter more than 0 and at most 24, such as 8 or 7.5."),
            Err(why) => form.error("per-day", why.to_string()),
        }
        let reasons = self.reasons.get_untracked();
        let reasons: Vec<Reason> =
            reasons.lines().filter_map(|line| Reason::parse(line).ok()).collect();
        if !reasons.iter().map(Reason::as_str).eq(old.reasons().iter().map(String::as_str)) {
            rules.outcome_reasons = reasons;
        }
        for (threshold, value) in Threshold::ALL.into_iter().zip(self.thresholds) {
            let (key, _, _, usual, most) = threshold.words();
            match amount::whole(value.get_untracked().trim_end_matches(['%', ' ']), most) {
                Some(value) if value == usual => drop(rules.thresholds.remove(key)),
                Some(value) => drop(rules.thresholds.insert(key.to_owned(), value)),
                None => form.error(key, format!("Enter a whole number, at most {most}.")),
            }
        }
        for ((stage, field), name) in LIMITED.into_iter().zip(self.stages).zip(STAGE_FIELDS) {
            let limit = field.read(form, name.0);
            if limit == Limit::default() {
                rules.limits.stages.remove(&stage);
            } else {
                rules.limits.stages.insert(stage, limit);
            }
        }
        rules.limits.owner = self.owner.read(form, "owner-most");
        form.is_clean().then_some(rules)
    }

    fn read_calendar(self, form: &Form, rules: &mut Workflow) {
        rules.calendar.working_days = days_of(&self.days.get_untracked());
        if rules.calendar.working_days.is_empty() {
            form.error("days", "Choose at least one working day.");
        }
        let [start, end] = self.hours.map(|time| minutes(&time.get_untracked()));
        // Midnight as an end time means the end of the day.
        let end = end.map(|end| if end == 0 { 24 * 60 } else { end });
        match (start, end) {
            (Some(start), Some(end)) if start < end => {
                (rules.calendar.day_start, rules.calendar.day_end) = (start, end);
            }
            (None, _) => form.error("start", "Enter when the working day starts."),
            _ => form.error("end", "Enter an end time after the start time."),
        }
        rules.cadence.check_ins = days_of(&self.check_ins.get_untracked());
        let starts_on = self.starts_on.get_untracked();
        let named = DayOfWeek::WEEK.into_iter().find(|day| day.label() == starts_on);
        rules.cadence.starts_on = named.unwrap_or(rules.cadence.starts_on);
    }
}

/// The field of the number at this index.
#[component]
fn RuleNumber(form: Form, values: Values, at: usize) -> impl IntoView {
    NUMBERS.into_iter().zip(values.numbers).nth(at).map(|(number, value)| {
        let field = form.field(number.name, number.label).unit(number.unit);
        view! { <NumberField field value /> }
    })
}

/// The form.
#[component]
pub(super) fn RulesForm(store: Store, open: RwSignal<bool>) -> impl IntoView {
    let ws = store.workspace_now();
    let values = Values::of(&ws.workflow);
    let note = Note::empty();
    let form = Form::new("workflow");
    let meanwhile = Meanwhile::new(move || store.workspace_now().workflow.clone());
    let submit = move || {
        let Some(rules) = values.read(&form, &store.workspace_now().workflow) else { return };
        if !meanwhile.may_save(form) {
            return;
        }
        let command =
            WorkspaceCommand::EditWorkflow { workflow: Box::new(rules), note: note.read(store) };
        match store.dispatch(Command::Workspace(command)) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let mode = form.field("mode", "Way of working");
    let rights = form
        .field("rights", "Decision rights")
        .hint("Records who is responsible. It's not a login, and gates apply either way.");
    let reasons = form.field("reasons", "Preset reasons for unfinished work").hint("One per line.");
    view! {
        <FormView form verb="Save workflow" on_submit=submit on_cancel=move || open.set(false)>
            <div class="form__row">
                <SelectField field=mode value=values.mode choices=words(MODES.map(mode_word)) />
                <SelectField field=form.field("unit", "Estimate in") value=values.unit choices=words(UNITS.map(unit_word)) />
            </div>
            <div class="form__row">
                <RuleNumber form values at=0 />
                <AmountField field=form.field("per-day", "Default day") value=values.per_day />
                <RuleNumber form values at=1 />
            </div>
            <More label="Calendar and meetings"><CalendarFields form values /></More>
            <More label="WIP limits"><LimitsOfWork form values /></More>
            <More label="Alert thresholds"><ThresholdFields form values /></More>
            <RadioField field=rights value=values.rights choices=words(RIGHTS.map(rights_word)) />
            <More label="Backlog and unfinished work">
                <RuleNumber form values at=3 />
                <TextArea field=reasons value=values.reasons />
            </More>
            <NoteFields note form ws />
        </FormView>
    }
}

#[component]
fn CalendarFields(form: Form, values: Values) -> impl IntoView {
    let week = || words(DayOfWeek::WEEK.map(DayOfWeek::label));
    let [start, end] = values.hours;
    view! {
        <MultiField field=form.field("days", "Working days") value=values.days choices=week() />
        <div class="form__row">
            <TimeField field=form.field("start", "Working day starts") value=start />
            <TimeField field=form.field("end", "Working day ends") value=end />
            <SelectField field=form.field("starts-on", "Sprints start on") value=values.starts_on choices=week() />
        </div>
        <p class="small soft">"Company holidays and absences are on "<a href=Route::Team.hash()>"Team"</a>"."</p>
        <MultiField field=form.field("check-ins", "Check-ins on") value=values.check_ins choices=week() />
        <RuleNumber form values at=2 />
    }
}

/// The thresholds at which a metric needs action.
#[component]
fn ThresholdFields(form: Form, values: Values) -> impl IntoView {
    let fields = Threshold::ALL.into_iter().zip(values.thresholds).map(|(threshold, value)| {
        let (key, label, unit, usual, _) = threshold.words();
        let field = form.field(key, label).unit(unit);
        let field = if usual == 0 { field.hint("0 uses the board limits.") } else { field };
        view! { <NumberField field value /> }
    });
    view! { <div class="form__row">{fields.collect_view()}</div> }
}

#[component]
fn LimitsOfWork(form: Form, values: Values) -> impl IntoView {
    let stages = LIMITED.into_iter().zip(values.stages).zip(STAGE_FIELDS);
    let stages = stages.map(|((stage, limit), names)| {
        view! { <LimitFields form limit names label=stage.label() /> }
    });
    view! {
        {stages.collect_view()}
        <LimitFields form limit=values.owner names=("owner-most", "owner-mode") label="Active and Under review, per owner" />
    }
}
