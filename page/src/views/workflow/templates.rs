//! The texts that refinement starts with, in the form of a work type.

use leptos::prelude::*;

use crate::views::components::{Form, TextField};
use sprintloop::domain::records::work_type::Templates;

/// The texts as typed.
#[derive(Clone, Copy)]
pub(super) struct TemplateValues {
    purpose: RwSignal<String>,
    value: RwSignal<String>,
    hypothesis: RwSignal<String>,
    decision_rule: RwSignal<String>,
}

impl TemplateValues {
    pub(super) fn new(old: Option<&Templates>) -> Self {
        let text =
            |of: fn(&Templates) -> &String| RwSignal::new(old.map(of).cloned().unwrap_or_default());
        Self {
            purpose: text(|of| &of.purpose),
            value: text(|of| &of.value),
            hypothesis: text(|of| &of.hypothesis),
            decision_rule: text(|of| &of.decision_rule),
        }
    }

    pub(super) fn read(self) -> Templates {
        let text = |value: RwSignal<String>| value.get_untracked().trim().to_owned();
        Templates {
            purpose: text(self.purpose),
            value: text(self.value),
            hypothesis: text(self.hypothesis),
            decision_rule: text(self.decision_rule),
        }
    }
}

/// The fields.
#[component]
pub(super) fn TemplateFields(form: Form, values: TemplateValues) -> impl IntoView {
    let purpose = form.field("template-purpose", "Purpose template").hint(
        "Refining starts with these texts. {title}, {priority}, {metric} and {target} are filled in; … is a gap to fill.",
    );
    view! {
        <TextField field=purpose value=values.purpose />
        <TextField field=form.field("template-value", "Expected value template") value=values.value />
        <TextField field=form.field("template-hypothesis", "Hypothesis template") value=values.hypothesis />
        <TextField field=form.field("template-rule", "Decision rule template") value=values.decision_rule />
    }
}
