//! Forms: errors are shown at the top and beside each field, and typed text survives a refusal.
//!
//! A form knows its fields by name; the caller reports what a rule refused.

use super::button::{Button, ButtonKind, MaybePress};
use super::dom;
use super::field::Field;
use super::typed::FormFields;
use leptos::context::Provider;
use leptos::ev::{Event, KeyboardEvent, MouseEvent, SubmitEvent};
use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlFormElement};
use std::fmt::Display;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// What is wrong with a form as a whole, and buttons that fix it.
pub struct Problem {
    text: String,
    ways: Option<Ways>,
}

/// Creates the buttons that fix a problem; receives their form.
pub type Ways = Arc<dyn Fn(Form) -> AnyView + Send + Sync>;

impl Problem {
    /// Creates a problem from a sentence and, optionally, buttons that fix it.
    pub fn new(text: impl Into<String>, ways: Option<Ways>) -> Self {
        Self { text: text.into(), ways }
    }
}

impl From<String> for Problem {
    fn from(text: String) -> Self {
        Self::new(text, None)
    }
}

impl From<&str> for Problem {
    fn from(text: &str) -> Self {
        Self::new(text, None)
    }
}

/// One error; an empty field name means the whole form.
#[derive(Clone)]
struct Wrong {
    field: String,
    text: String,
    ways: Option<Ways>,
}

/// A form's name and its current errors. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Form {
    name: StoredValue<String>,
    about: StoredValue<String>,
    wrong: RwSignal<Vec<Wrong>>,
    fields: FormFields,
}

impl Form {
    /// Creates a form whose field ids start with this name, which is unique on the page.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: StoredValue::new(name.into()),
            about: StoredValue::new(String::new()),
            wrong: RwSignal::new(Vec::new()),
            fields: FormFields::new(),
        }
    }

    /// Names the record the form is about, where the address does not: a draft is restored to the same
    /// record.
    pub fn about(self, record: impl Display) -> Self {
        self.about.set_value(record.to_string());
        self
    }

    /// Returns the element id of the field with this name.
    pub fn id(&self, field: &str) -> String {
        self.name.with_value(|name| format!("{name}-{field}"))
    }

    /// Creates a field that shows its own errors.
    pub fn field(&self, name: &'static str, label: impl Into<String>) -> Field {
        let wrong = self.wrong;
        let error = Signal::derive(move || {
            wrong.with(|all| all.iter().find(|w| w.field == name).map(|w| w.text.clone()))
        });
        let field = Field::new(self.id(name), label).about(self.about.get_value());
        field.error(error).of(self.fields)
    }

    /// Adds an error to a field: what is wrong and how to fix it.
    pub fn error(&self, field: &str, text: impl Into<String>) {
        let wrong = Wrong { field: field.into(), text: text.into(), ways: None };
        self.wrong.update(|all| all.push(wrong));
    }

    /// Adds an error to the whole form, such as a refusal.
    pub fn problem(&self, problem: impl Into<Problem>) {
        let Problem { text, ways } = problem.into();
        self.wrong.update(|all| all.push(Wrong { field: String::new(), text, ways }));
    }

    /// Adds an error if a text is empty; returns whether it was filled in.
    pub fn require(&self, field: &str, value: RwSignal<String>, text: &str) -> bool {
        let filled = value.with_untracked(|value| !value.trim().is_empty());
        if !filled {
            self.error(field, text);
        }
        filled
    }

    /// Takes an error away once someone has changed its field, by the field's id.
    fn mended(&self, id: &str) {
        let wrong = |one: &Wrong| !one.field.is_empty() && self.id(&one.field) == id;
        if self.wrong.with_untracked(|all| all.iter().any(wrong)) {
            self.wrong.update(|all| all.retain(|one| !wrong(one)));
        }
    }

    /// Clears every error.
    pub fn clear(&self) {
        // A file may be read only after the form is gone.
        if self.wrong.try_with_untracked(Vec::is_empty) == Some(false) {
            self.wrong.set(Vec::new());
        }
    }

    /// Returns whether there were no errors since the last [`Form::clear`].
    pub fn is_clean(&self) -> bool {
        self.wrong.with_untracked(Vec::is_empty)
    }
}

/// The form. `on_submit` checks, calls [`Form::error`] for errors, and dispatches; any error keeps the form
/// open and focuses the summary.
#[component]
pub fn FormView(
    form: Form,
    /// The label of its button.
    #[prop(into)]
    verb: String,
    /// The look of its button.
    #[prop(default = ButtonKind::Primary)]
    kind: ButtonKind,
    #[prop(into)] on_submit: Callback<()>,
    /// Shows Cancel.
    #[prop(optional, into)]
    on_cancel: MaybePress,
    /// Cancel has focus at first: what it does can't be undone, so it takes a deliberate press.
    #[prop(optional)]
    careful: bool,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let fields = form.fields;
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        form.clear();
        on_submit.run(());
        // The submit may have closed the form and disposed of its errors.
        match form.wrong.try_with_untracked(Vec::is_empty) {
            Some(false) => dom::focus_later(form.id("errors")),
            Some(true) => fields.done(),
            None => {}
        }
    };
    let mended = move |ev: Event| {
        if let Some(field) = ev.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            form.mended(&field.id());
        }
    };
    let cancel = on_cancel.0.map(|on_press| {
        let on_press = move || {
            fields.done();
            on_press.run(());
        };
        view! { <Button label="Cancel" kind=ButtonKind::Quiet autofocus=careful on_press/> }
    });
    view! {
        <form class="form" novalidate on:submit=submit on:input=mended on:keydown=submit_by_key on:click=once()>
            <ErrorSummary form/>
            <Provider value=fields>{children()}</Provider>
            <div class="form__actions"><Button label=verb kind submit=true/>{cancel}</div>
        </form>
    }
}

/// Submits on Ctrl Enter (or Cmd Enter) from any field; a held Enter submits once.
fn submit_by_key(ev: KeyboardEvent) {
    if ev.key() != "Enter" || ev.is_composing() {
        return;
    }
    if ev.repeat() {
        ev.prevent_default();
    } else if ev.ctrl_key() || ev.meta_key() {
        ev.prevent_default();
        ev.stop_propagation();
        if let Some(form) =
            dom::closest(ev.target(), "form").and_then(|f| f.dyn_into::<HtmlFormElement>().ok())
        {
            // Throws only if the form is not on the page.
            let _ = form.request_submit();
        }
    }
}

/// Keeps the second press of a double click from submitting again. A press at the same place just before
/// counts as a first press too, so it waits for one on the button itself.
fn once() -> impl FnMut(MouseEvent) + 'static {
    let mut pressed = false;
    move |ev| {
        if dom::closest(ev.target(), "[type=submit]").is_some() {
            if pressed && ev.detail() > 1 {
                ev.prevent_default();
            }
            pressed = true;
        }
    }
}

/// The error summary at the top of the form.
#[component]
fn ErrorSummary(form: Form) -> impl IntoView {
    let lines = move || {
        let line = |wrong| view! { <ErrorLine form wrong/> };
        form.wrong.get().into_iter().map(line).collect_view()
    };
    view! {
        <div class="error-summary" id=form.id("errors") role="alert" tabindex="-1"
            hidden=move || form.wrong.with(Vec::is_empty)>
            <p class="error-summary__title">"Please fix the following"</p>
            <ul class="error-summary__list">{lines}</ul>
        </div>
    }
}

#[component]
fn ErrorLine(form: Form, wrong: Wrong) -> impl IntoView {
    let Wrong { field, text, ways } = wrong;
    if field.is_empty() {
        return view! { <li>{text} {ways.map(|ways| ways(form))}</li> }.into_any();
    }
    let id = form.id(&field);
    let href = format!("#{id}");
    let go = move |ev: MouseEvent| {
        ev.prevent_default();
        dom::focus_later(id.clone());
    };
    view! { <li><a href=href on:click=go>{text}</a></li> }.into_any()
}
