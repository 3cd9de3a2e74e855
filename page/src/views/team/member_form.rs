//! The form of a team member: name and roles are required, the rest has defaults.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::absences::{AbsenceFields, Absences};

use crate::state::Store;
use crate::views::components::{
    AmountField, Dialog, Form, FormView, More, MultiField, NumberField, TextField, draft_key,
};
use crate::views::meanwhile::Meanwhile;
use crate::views::names;
use sprintloop::domain::base::amount;
use sprintloop::domain::base::figures::BasisPoints;
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::base::text::Title;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::records::calendar::DayOfWeek;
use sprintloop::domain::records::people::{Member, Role};
use sprintloop::domain::records::workflow::Unit;
use sprintloop::domain::tables::draft::is_just_me;
use sprintloop::domain::workspace::Workspace;

#[derive(Clone, Copy)]
struct Values {
    name: RwSignal<String>,
    roles: RwSignal<BTreeSet<String>>,
    channels: RwSignal<BTreeSet<String>>,
    per_day: RwSignal<String>,
    focus: RwSignal<String>,
    limit: RwSignal<String>,
    days: RwSignal<BTreeSet<String>>,
    part_time: RwSignal<String>,
    absences: Absences,
}

/// The dialog; adds a person, or edits the one that was chosen.
#[component]
pub(super) fn MemberDialog(
    store: Store,
    open: RwSignal<bool>,
    editing: RwSignal<Option<MemberId>>,
) -> impl IntoView {
    view! {
        <Dialog id="member" title="Team member" about=move || draft_key(editing) open>
            <MemberForm store open id=editing.get_untracked() />
        </Dialog>
    }
}

fn role_name(role: Role) -> String {
    role.label().to_owned()
}

#[component]
fn MemberForm(store: Store, open: RwSignal<bool>, id: Option<MemberId>) -> impl IntoView {
    let ws = store.workspace_now();
    let member = id.and_then(|id| ws.members.get(id)).cloned();
    let old = member.as_deref();
    let values = values(old, &ws);
    let form = Form::new("member");
    let is_new = id.is_none();
    let there = move || id.and_then(|id| store.workspace_now().members.get(id).cloned());
    let meanwhile = Meanwhile::new(there);
    let submit = move || {
        let Some(member) = read(&form, values, store, id) else { return };
        if !meanwhile.may_save(form) {
            return;
        }
        let member = Box::new(member);
        let command = if is_new {
            TeamCommand::AddMember { member }
        } else {
            TeamCommand::EditMember { member }
        };
        match store.dispatch(Command::Team(command)) {
            Ok(_) => open.set(false),
            Err(refusal) => form.problem(refusal),
        }
    };
    // One person alone has every role.
    let alone = is_just_me(&ws);
    let for_week = Arc::clone(&ws);
    let verb = if is_new { "Add team member" } else { "Save" };
    let roles: Vec<_> =
        Role::ALL.into_iter().map(|role| (role_name(role), role_name(role))).collect();
    let several = form.field("roles", "Roles").hint("A person can have more than one role.");
    view! {
        <FormView form verb on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=form.field("name", "Name").required().autofocus() value=values.name />
            {(!alone).then(|| view! { <MultiField field=several value=values.roles choices=roles /> })}
            <More label="Working week and absences"><WeekFields ws=for_week form values /></More>
            <More label="Channels and capacity"><MemberDefaults ws form values /></More>
        </FormView>
    }
}

/// Their working days, part-time share and absences.
#[component]
fn WeekFields(ws: Arc<Workspace>, form: Form, values: Values) -> impl IntoView {
    let week: Vec<_> = DayOfWeek::WEEK
        .into_iter()
        .map(|day| (day.label().to_owned(), day.label().to_owned()))
        .collect();
    let team = DayOfWeek::list(&ws.workflow.calendar.working_days);
    let days = form.field("days", "Working days").hint(format!("The team's working days: {team}."));
    let part = form
        .field("part-time", "Part-time share")
        .unit("%")
        .optional()
        .hint("Share of the days above. Leave empty for full time.");
    view! {
        <MultiField field=days value=values.days choices=week />
        <NumberField field=part value=values.part_time />
        <AbsenceFields form absences=values.absences />
    }
}

/// What has a default for everyone, and what few people need.
#[component]
fn MemberDefaults(ws: Arc<Workspace>, form: Form, values: Values) -> impl IntoView {
    let (unit, rules) = (ws.workflow.unit, &ws.workflow);
    let label = match unit {
        Unit::Hours => "Hours per day",
        Unit::Points => "Points per day",
    };
    let usual = format!("Default: {}", unit.show(rules.usual_day()));
    let usual_focus = format!("Default: {}", rules.usual_focus());
    let per_day = form.field("per-day", label).hint(usual);
    let focus = form.field("focus", "Focus factor").unit("%").hint(usual_focus);
    let limit = form.field("limit", "Personal WIP limit").optional();
    let owned = form.field("channels", "Channels they own");
    view! {
        <MultiField field=owned value=values.channels choices=names::channel_choices(&ws, None) />
        <div class="form__row">
            <AmountField field=per_day value=values.per_day />
            <NumberField field=focus value=values.focus />
        </div>
        <NumberField field=limit value=values.limit />
    }
}

fn values(old: Option<&Member>, ws: &Workspace) -> Values {
    let own = old.map(|m| &m.working_days).filter(|days| !days.is_empty());
    let days = own.unwrap_or(&ws.workflow.calendar.working_days);
    let number = |figure: Option<String>| RwSignal::new(figure.unwrap_or_default());
    Values {
        name: number(old.map(|m| m.name.to_string())),
        roles: RwSignal::new(
            old.map(|m| m.roles.iter().copied().map(role_name).collect())
                .unwrap_or_else(|| BTreeSet::from([role_name(Role::ChannelOwner)])),
        ),
        channels: RwSignal::new(
            old.map(|m| m.channels.iter().map(ToString::to_string).collect()).unwrap_or_default(),
        ),
        per_day: number(old.and_then(|m| m.per_day).map(|effort| effort.to_string())),
        focus: number(old.and_then(|m| m.focus).map(|part| (part.0 / 100).to_string())),
        limit: number(old.and_then(|m| m.limit).map(|limit| limit.to_string())),
        days: RwSignal::new(days.iter().map(|day| day.label().to_owned()).collect()),
        part_time: number(old.and_then(|m| m.part_time).map(|part| (part.0 / 100).to_string())),
        absences: Absences::new(old.map(|m| m.absences.clone()).unwrap_or_default()),
    }
}

/// Reads the member from the form. Errors are shown beside their field.
fn read(form: &Form, values: Values, store: Store, id: Option<MemberId>) -> Option<Member> {
    let ws = store.workspace_now();
    let name = match Title::parse(&values.name.get_untracked()) {
        Ok(name) => Some(name),
        Err(_) => {
            form.error("name", "Enter a name.");
            None
        }
    };
    let number = |field: &'static str, value: RwSignal<String>, most: u32| {
        let text = value.get_untracked();
        let text = text.trim().trim_end_matches('%').trim();
        if text.is_empty() {
            return None;
        }
        let number = amount::whole(text, most).filter(|number| *number > 0);
        if number.is_none() {
            form.error(field, format!("Enter a whole number from 1 to {most}, or leave it empty."));
        }
        number
    };
    let focus = number("focus", values.focus, 100);
    let limit = number("limit", values.limit, 99);
    let day = values.per_day.get_untracked();
    let per_day = match day.trim() {
        "" => None,
        text => match amount::read(text, &ws.workflow.scale()) {
            Ok(effort) if effort.0 <= 24 * 60 => Some(effort),
            Ok(_) => {
                form.error("per-day", "Enter at most 24 hours, such as 6.5.");
                None
            }
            Err(why) => {
                form.error("per-day", why.to_string());
                None
            }
        },
    };
    let part_time = number("part-time", values.part_time, 100).filter(|percent| *percent < 100);
    let days = values.days.get_untracked();
    let days: BTreeSet<DayOfWeek> =
        DayOfWeek::WEEK.into_iter().filter(|day| days.contains(day.label())).collect();
    if days.is_empty() {
        form.error("days", "Choose at least one day. For long leave, add an absence.");
    }
    let absences = values.absences.read(form);
    let name = name.filter(|_| form.is_clean())?;
    let old = id.and_then(|id| ws.members.get(id));
    let mut member = match old {
        Some(old) => Member::clone(old),
        None => Member::new(store.mint(), name.clone()),
    };
    member.name = name;
    let roles = values.roles.get_untracked();
    member.roles = Role::ALL.into_iter().filter(|role| roles.contains(role.label())).collect();
    member.channels =
        values.channels.get_untracked().iter().filter_map(|id| id.parse().ok()).collect();
    member.per_day = per_day;
    member.focus = focus.map(BasisPoints::percent);
    member.limit = limit;
    // If they work the team's week, it keeps following the team's.
    let own = days != ws.workflow.calendar.working_days;
    member.working_days = if own { days } else { BTreeSet::new() };
    member.part_time = part_time.map(BasisPoints::percent);
    member.absences = absences;
    Some(member)
}
