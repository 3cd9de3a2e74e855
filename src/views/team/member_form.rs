//! The form of a person: name and roles are asked, the rest has defaults.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::base::figures::{BasisPoints, Effort};
use crate::domain::base::ids::MemberId;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::team::TeamCommand;
use crate::domain::records::people::{Member, Role};
use crate::domain::workspace::Workspace;
use crate::state::Store;
use crate::views::components::{
    Dialog, Form, FormView, More, MultiField, NumberField, TextField, draft_key,
};
use crate::views::names;

#[derive(Clone, Copy)]
struct Values {
    name: RwSignal<String>,
    roles: RwSignal<BTreeSet<String>>,
    channels: RwSignal<BTreeSet<String>>,
    per_day: RwSignal<String>,
    focus: RwSignal<String>,
    limit: RwSignal<String>,
}

/// The dialog; adds a person, or edits the one that was chosen.
#[component]
pub(super) fn MemberDialog(
    store: Store,
    open: RwSignal<bool>,
    editing: RwSignal<Option<MemberId>>,
) -> impl IntoView {
    view! {
        <Dialog id="member" title="A person of the team" about=move || draft_key(editing) open>
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
    let values = values(old);
    let form = Form::new("member");
    let is_new = id.is_none();
    let submit = move || {
        let Some(member) = read(&form, values, store, id) else { return };
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
    let verb = if is_new { "Add to the team" } else { "Save" };
    let roles: Vec<_> =
        Role::ALL.into_iter().map(|role| (role_name(role), role_name(role))).collect();
    let several = form.field("roles", "Roles").hint("One person may hold several.");
    view! {
        <FormView form verb on_submit=submit on_cancel=move || open.set(false)>
            <TextField field=form.field("name", "Name").required().autofocus() value=values.name />
            <MultiField field=several value=values.roles choices=roles />
            <More label="More"><MemberDefaults ws form values /></More>
        </FormView>
    }
}

/// What has a default for everybody, and what few people need.
#[component]
fn MemberDefaults(ws: Arc<Workspace>, form: Form, values: Values) -> impl IntoView {
    let (unit, rules) = (ws.workflow.unit, &ws.workflow);
    let usual = format!("Usually {}", unit.show(rules.usual_day()));
    let usual_focus = format!("Usually {}", rules.usual_focus());
    let per_day = form.field("per-day", "Per day").unit(unit.symbol()).hint(usual);
    let focus = form.field("focus", "Focus").unit("%").hint(usual_focus);
    let limit = form.field("limit", "Own limit of work in progress").optional();
    let owned = form.field("channels", "Channels they own");
    view! {
        <MultiField field=owned value=values.channels choices=names::channel_choices(&ws, None) />
        <div class="form__row">
            <NumberField field=per_day value=values.per_day />
            <NumberField field=focus value=values.focus />
        </div>
        <NumberField field=limit value=values.limit />
    }
}

fn values(old: Option<&Member>) -> Values {
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
    }
}

/// The member as the form says; what is wrong stands beside its field.
fn read(form: &Form, values: Values, store: Store, id: Option<MemberId>) -> Option<Member> {
    let ws = store.workspace_now();
    let name = match Title::parse(&values.name.get_untracked()) {
        Ok(name) => Some(name),
        Err(_) => {
            form.error("name", "Write the name people call them by.");
            None
        }
    };
    let number = |field: &'static str, value: RwSignal<String>, most: u32| {
        let text = value.get_untracked();
        let text = text.trim().trim_end_matches('%').trim();
        if text.is_empty() {
            return None;
        }
        let number = text.parse::<u32>().ok().filter(|number| (1..=most).contains(number));
        if number.is_none() {
            form.error(field, format!("Write a whole number from 1 to {most}, or leave it empty."));
        }
        number
    };
    let focus = number("focus", values.focus, 100);
    let limit = number("limit", values.limit, 99);
    let day = values.per_day.get_untracked();
    let per_day = Effort::parse(&day).filter(|effort| effort.0 <= 24 * 60);
    if !day.trim().is_empty() && per_day.is_none() {
        form.error("per-day", "Write a number such as 6 or 6.5, at most 24.");
    }
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
    Some(member)
}
