//! WIP limits in the workflow form.

use leptos::prelude::*;

use super::words::{limit_word, words};
use crate::views::components::{Form, NumberField, SelectField};
use sprintloop::domain::base::amount;
use sprintloop::domain::records::backlog::position::BoardStage;
use sprintloop::domain::records::workflow::{Limit, LimitMode};

/// Stages that can have a limit.
pub(super) const LIMITED: [BoardStage; 3] =
    [BoardStage::Committed, BoardStage::Active, BoardStage::UnderReview];

/// The names of their form fields.
pub(super) const STAGE_FIELDS: [(&str, &str); 3] =
    [("ready-most", "ready-mode"), ("active-most", "active-mode"), ("review-most", "review-mode")];

/// The largest limit.
const MOST: u32 = 999;

const LIMIT_MODES: [LimitMode; 3] = [LimitMode::Off, LimitMode::Warn, LimitMode::Block];

/// A limit in the form.
#[derive(Clone, Copy)]
pub(super) struct LimitField {
    most: RwSignal<String>,
    mode: RwSignal<String>,
}

impl LimitField {
    pub(super) fn new(limit: Limit) -> Self {
        let most = if limit.most == 0 { String::new() } else { limit.most.to_string() };
        Self { most: RwSignal::new(most), mode: RwSignal::new(limit_word(limit.mode).to_owned()) }
    }

    pub(super) fn read(self, form: &Form, field: &str) -> Limit {
        let chosen = self.mode.get_untracked();
        let mode = LIMIT_MODES.into_iter().find(|mode| limit_word(*mode) == chosen);
        let mode = mode.unwrap_or_default();
        let text = self.most.get_untracked();
        let read = amount::whole(&text, MOST);
        let most = read.unwrap_or(0);
        let unread = read.is_none() && !text.trim().is_empty();
        if unread || mode != LimitMode::Off && most == 0 {
            form.error(
                field,
                format!("Enter a whole number of items from 1 to {MOST}, such as 3."),
            );
        }
        Limit { most, mode }
    }
}

/// A limit, and what happens when it is exceeded.
#[component]
pub(super) fn LimitFields(
    form: Form,
    limit: LimitField,
    /// The names of both form fields.
    names: (&'static str, &'static str),
    label: &'static str,
) -> impl IntoView {
    let most = form.field(names.0, format!("{label}: WIP limit")).unit("items");
    let mode = form.field(names.1, format!("{label}: when exceeded"));
    view! {
        <div class="form__row">
            <NumberField field=most value=limit.most />
            <SelectField field=mode value=limit.mode choices=words(LIMIT_MODES.map(limit_word)) />
        </div>
    }
}
