//! A dialog that asks for a reason, because the reason is kept.

use super::badge::Chip;
use super::button::ButtonKind;
use super::dialog::Dialog;
use super::field::TextArea;
use super::form::{Form, FormView, Problem};
use super::text::Texts;
use leptos::prelude::*;

/// A dialog that asks for a reason.
#[component]
pub fn ReasonDialog(
    #[prop(into)] id: String,
    #[prop(into)] title: String,
    /// The label of its button: "Override", "Return".
    #[prop(into)]
    verb: String,
    open: RwSignal<bool>,
    /// What happens next, in one sentence.
    #[prop(optional_no_strip, into)]
    sentence: MaybeProp<String>,
    /// What it is about, as in `Dialog`.
    #[prop(optional, into)]
    about: Option<Callback<(), String>>,
    /// The label above the text.
    #[prop(default = "Reason".to_owned(), into)]
    label: String,
    /// Preset reasons; the text can still be edited.
    #[prop(optional, into)]
    presets: Texts,
    /// Marks the button as destructive.
    #[prop(optional)]
    danger: bool,
    /// Allows an empty reason.
    #[prop(optional)]
    optional: bool,
    /// Receives the trimmed reason; on `Err` the dialog stays open and shows why.
    on_reason: impl Fn(String) -> Result<(), Problem> + Send + Sync + 'static,
) -> impl IntoView {
    let kind = if danger { ButtonKind::Danger } else { ButtonKind::Primary };
    let Texts(presets) = presets;
    let words = Words { id: id.clone(), verb, label, presets, kind, optional };
    let on_reason = Callback::new(on_reason);
    view! {
        <ReasonParts id title sentence about words open on_reason/>
    }
}

/// The texts of the form.
#[derive(Clone)]
struct Words {
    id: String,
    verb: String,
    label: String,
    presets: Vec<String>,
    kind: ButtonKind,
    optional: bool,
}

type OnReason = Callback<String, Result<(), Problem>>;

#[component]
fn ReasonParts(
    id: String,
    title: String,
    sentence: MaybeProp<String>,
    about: Option<Callback<(), String>>,
    words: Words,
    open: RwSignal<bool>,
    on_reason: OnReason,
) -> impl IntoView {
    let about = move || about.map(|about| about.run(())).unwrap_or_default();
    view! {
        <Dialog id title open sentence about>
            <ReasonForm words=words.clone() open on_reason/>
        </Dialog>
    }
}

#[component]
fn ReasonForm(words: Words, open: RwSignal<bool>, on_reason: OnReason) -> impl IntoView {
    let Words { id, verb, label, presets, kind, optional } = words;
    let form = Form::new(id);
    let reason = RwSignal::new(String::new());
    let submit = move || {
        if !optional && !form.require("reason", reason, "Enter a reason. It's kept on record.") {
            return;
        }
        match on_reason.run(reason.get_untracked().trim().to_owned()) {
            Ok(()) => open.set(false),
            Err(why) => form.problem(why),
        }
    };
    let field = form.field("reason", label).autofocus();
    let field = if optional { field.optional() } else { field.required() };
    view! {
        <FormView form verb kind on_submit=submit on_cancel=move || open.set(false)>
            <Presets presets reason/>
            <TextArea field value=reason/>
        </FormView>
    }
}

#[component]
fn Presets(presets: Vec<String>, reason: RwSignal<String>) -> impl IntoView {
    (!presets.is_empty()).then(|| {
        let chip = |label: String| {
            let (own, chosen) = (label.clone(), label.clone());
            let on = Signal::derive(move || reason.with(|now| *now == own));
            view! { <Chip label on on_press=move || reason.set(chosen.clone())/> }
        };
        let chips = presets.into_iter().map(chip).collect_view();
        view! { <div class="cluster" role="group" aria-label="Common reasons">{chips}</div> }
    })
}
