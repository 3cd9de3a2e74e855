//! The form of the rules: mode, unit, calendar, cadence, limits, rights.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Note, WEEK, limit_word, mode_word, rights_word, unit_word};
use crate::domain::backlog::position::BoardStage;
use crate::domain::command::{Command, WorkspaceCommand};
use crate::domain::figures::{BasisPoints, Effort};
use crate::domain::workflow::{DayOfWeek, Limit, LimitMode, Mode, Rights, Unit, Workflow};
use crate::state::Store;
use crate::views::components::{
    Choice, Form, more, multi_field, number_field, radio_field, select_field,
};

/// Stages that can be limited.
const LIMITED: [BoardStage; 3] =
    [BoardStage::Committed, BoardStage::Active, BoardStage::UnderReview];
const LIMIT_MODES: [LimitMode; 3] = [LimitMode::Off, LimitMode::Warn, LimitMode::Block];
const MODES: [Mode; 2] = [Mode::Sprints, Mode::Continuous];
const UNITS: [Unit; 2] = [Unit::Hours, Unit::Points];
const RIGHTS: [Rights; 3] = [Rights::Off, Rights::Warn, Rights::Enforce];

/// A limit as it stands in the form.
#[derive(Clone, Copy)]
struct LimitField {
    most: RwSignal<String>,
    mode: RwSignal<String>,
}

impl LimitField {
    fn new(limit: Limit) -> Self {
        let most = if limit.most == 0 { String::new() } else { limit.most.to_string() };
        Self { most: RwSignal::new(most), mode: RwSignal::new(limit_word(limit.mode).to_owned()) }
    }

    fn view(self, form: Form, names: (&'static str, &'static str), label: &str) -> AnyView {
        view! {
            <div class="form__row">
                {number_field(form.field(names.0, format!("{label}: at most")).unit("items"), self.most)}
                {select_field(form.field(names.1, format!("{label}: above it")), self.mode,
                    words(LIMIT_MODES.map(limit_word)))}
            </div>
        }
        .into_any()
    }

    fn read(self, form: &Form, field: &str) -> Limit {
        let chosen = self.mode.get_untracked();
        let mode = LIMIT_MODES.into_iter().find(|mode| limit_word(*mode) == chosen);
        let mode = mode.unwrap_or_default();
        let most = self.most.get_untracked().trim().parse().unwrap_or(0);
        if mode != LimitMode::Off && most == 0 {
            form.error(field, "Write how many items at most, from 1.");
        }
        Limit { most, mode }
    }
}

fn words<const N: usize>(words: [&str; N]) -> Vec<Choice> {
    words.into_iter().map(|word| (word.to_owned(), word.to_owned())).collect()
}

#[derive(Clone, Copy)]
struct Values {
    mode: RwSignal<String>,
    unit: RwSignal<String>,
    rights: RwSignal<String>,
    days: RwSignal<BTreeSet<String>>,
    check_ins: RwSignal<BTreeSet<String>>,
    length: RwSignal<String>,
    per_day: RwSignal<String>,
    focus: RwSignal<String>,
    stages: [LimitField; 3],
    owner: LimitField,
}

const STAGE_FIELDS: [(&str, &str); 3] =
    [("ready-most", "ready-mode"), ("active-most", "active-mode"), ("review-most", "review-mode")];

fn day_names(days: &BTreeSet<DayOfWeek>) -> BTreeSet<String> {
    days.iter()
        .filter_map(|day| WEEK.get(usize::from(day.0)))
        .map(|day| (*day).to_owned())
        .collect()
}

fn days_of(names: &BTreeSet<String>) -> BTreeSet<DayOfWeek> {
    (0_u8..7)
        .zip(WEEK)
        .filter(|(_, name)| names.contains(*name))
        .map(|(day, _)| DayOfWeek(day))
        .collect()
}

impl Values {
    fn of(rules: &Workflow) -> Self {
        let word = |word: &str| RwSignal::new(word.to_owned());
        let limit = |stage| rules.limits.stages.get(&stage).copied().unwrap_or_default();
        Self {
            mode: word(mode_word(rules.mode)),
            unit: word(unit_word(rules.unit)),
            rights: word(rights_word(rules.rights)),
            days: RwSignal::new(day_names(&rules.calendar.working_days)),
            check_ins: RwSignal::new(day_names(&rules.cadence.check_ins)),
            length: RwSignal::new(rules.cadence.length.to_string()),
            per_day: RwSignal::new(rules.usual_day().to_string()),
            focus: RwSignal::new((rules.usual_focus().0 / 100).to_string()),
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
        rules.calendar.working_days = days_of(&self.days.get_untracked());
        if rules.calendar.working_days.is_empty() {
            form.error("days", "Choose at least one day.");
        }
        rules.cadence.check_ins = days_of(&self.check_ins.get_untracked());
        match self.length.get_untracked().trim().parse::<u32>() {
            Ok(length) if (1..=90).contains(&length) => rules.cadence.length = length,
            _ => form.error("length", "Write a whole number of days from 1 to 90."),
        }
        match Effort::parse(&self.per_day.get_untracked()) {
            Some(day) if day != Effort::ZERO && day.0 <= 24 * 60 => {
                let unset = rules.per_day.is_none() && day == old.usual_day();
                rules.per_day = (!unset).then_some(day);
            }
            _ => form.error("per-day", "Write a number such as 8 or 7.5, at most 24."),
        }
        match self.focus.get_untracked().trim().parse::<u32>() {
            Ok(focus) if (1..=100).contains(&focus) => {
                let focus = BasisPoints::percent(focus);
                let unset = rules.focus.is_none() && focus == old.usual_focus();
                rules.focus = (!unset).then_some(focus);
            }
            _ => form.error("focus", "Write a whole number from 1 to 100."),
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
}

/// The form.
pub fn form(store: Store, open: RwSignal<bool>) -> AnyView {
    let ws = store.workspace_now();
    let values = Values::of(&ws.workflow);
    let note = Note::empty();
    let form = Form::new("workflow");
    let submit = move || {
        let Some(rules) = values.read(&form, &store.workspace_now().workflow) else { return };
        let command =
            WorkspaceCommand::EditWorkflow { workflow: Box::new(rules), note: note.read(store) };
        match store.dispatch(Command::Workspace(command)) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    let limits = LIMITED
        .into_iter()
        .zip(values.stages)
        .zip(STAGE_FIELDS)
        .map(|((stage, field), names)| field.view(form, names, stage.label()))
        .collect_view();
    let limits = view! {
        {limits}
        {values.owner.view(form, ("owner-most", "owner-mode"), "Active and under review, per owner")}
    };
    let fields = view! {
        <div class="form__row">
            {select_field(form.field("mode", "Way of working"), values.mode, words(MODES.map(mode_word)))}
            {select_field(form.field("unit", "Counted in"), values.unit, words(UNITS.map(unit_word)))}
        </div>
        <div class="form__row">
            {number_field(form.field("length", "Length of a sprint or cycle").unit("days"), values.length)}
            {number_field(form.field("per-day", "Usual day"), values.per_day)}
            {number_field(form.field("focus", "Focus").unit("%"), values.focus)}
        </div>
        {multi_field(form.field("days", "Working days"), values.days, words(WEEK))}
        {multi_field(form.field("check-ins", "Check-ins on"), values.check_ins, words(WEEK))}
        {more("Limits of work in progress", limits.into_any())}
        {radio_field(form.field("rights", "Decision rights")
            .hint("A record of responsibility, not a log-in. Gates do not depend on it."),
            values.rights, words(RIGHTS.map(rights_word)))}
        {note.fields(form, &ws)}
    };
    let cancel = Callback::new(move |()| open.set(false));
    form.show("Save the rules", submit, Some(cancel), fields.into_any())
}
