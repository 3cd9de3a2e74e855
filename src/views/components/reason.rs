//! A question that wants a reason, because the reason stays on record.

use super::button::Button;
use super::dialog::Dialog;
use super::field::text_area;
use super::form::{Form, Problem};
use leptos::prelude::*;

/// The words of a dialog that asks for a reason.
#[derive(Clone)]
pub struct Reason {
    dialog: Dialog,
    id: String,
    verb: String,
    label: String,
    presets: Vec<String>,
    danger: bool,
    optional: bool,
}

impl Reason {
    /// `verb` says on the button what will happen: "Override", "Return with a reason".
    pub fn new(id: impl Into<String>, title: impl Into<String>, verb: impl Into<String>) -> Self {
        let id = id.into();
        Self {
            dialog: Dialog::new(id.clone(), title),
            id,
            verb: verb.into(),
            label: "Reason".into(),
            presets: Vec::new(),
            danger: false,
            optional: false,
        }
    }

    /// What it means to go on, in one sentence.
    pub fn sentence(mut self, sentence: impl Into<String>) -> Self {
        self.dialog = self.dialog.sentence(sentence);
        self
    }

    /// What it is about, as in [`Dialog::about`].
    pub fn about(mut self, about: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.dialog = self.dialog.about(about);
        self
    }

    /// Another word than "Reason" above the text.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Reasons given with one press; the text can still be changed.
    pub fn presets<T: Into<String>>(mut self, presets: impl IntoIterator<Item = T>) -> Self {
        self.presets = presets.into_iter().map(Into::into).collect();
        self
    }

    /// The button takes something away.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// May go on without a reason.
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The dialog. `confirm` gets the trimmed reason; on `Err` it stays open and says why.
    pub fn show(
        self,
        open: RwSignal<bool>,
        confirm: impl Fn(String) -> Result<(), Problem> + Send + Sync + 'static,
    ) -> AnyView {
        let confirm = Callback::new(confirm);
        let dialog = self.dialog.clone();
        dialog.show(open, move || body(self.clone(), open, confirm))
    }
}

fn body(
    words: Reason,
    open: RwSignal<bool>,
    confirm: Callback<String, Result<(), Problem>>,
) -> AnyView {
    let form = Form::new(words.id.clone());
    let reason = RwSignal::new(String::new());
    let optional = words.optional;
    let submit = move || {
        if !optional && !form.require("reason", reason, "Write the reason, it stays on record.") {
            return;
        }
        match confirm.run(reason.get_untracked().trim().to_owned()) {
            Ok(()) => open.set(false),
            Err(why) => form.problem(why),
        }
    };
    let field = form.field("reason", words.label).autofocus();
    let field = if optional { field.optional() } else { field.required() };
    let button = Button::new(words.verb);
    let button = if words.danger { button.danger() } else { button.primary() };
    let presets = presets(words.presets, reason);
    let fields = (presets, text_area(field, reason)).into_any();
    form.show_with(button, submit, Some(Callback::new(move |()| open.set(false))), fields)
}

fn presets(presets: Vec<String>, reason: RwSignal<String>) -> Option<AnyView> {
    if presets.is_empty() {
        return None;
    }
    let chips = presets
        .into_iter()
        .map(|text| {
            let (own, chosen) = (text.clone(), text.clone());
            view! {
                <button type="button" class="chip"
                    aria-pressed=move || if reason.with(|now| *now == own) { "true" } else { "false" }
                    on:click=move |_| reason.set(chosen.clone())>{text}</button>
            }
        })
        .collect_view();
    Some(
        view! { <div class="cluster" role="group" aria-label="Common reasons">{chips}</div> }
            .into_any(),
    )
}
