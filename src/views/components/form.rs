//! A form: what is wrong stands on top and beside each field, and nothing typed is lost when it is refused.
//!
//! It knows its fields by name; the rule that refuses is told to it by the caller.

use super::button::{Button, ButtonKind, MaybePress};
use super::dom;
use super::field::Field;
use leptos::ev::{KeyboardEvent, MouseEvent, SubmitEvent};
use leptos::prelude::*;
use leptos::web_sys::HtmlFormElement;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// What is wrong with the whole of a form, and what may be offered to mend it.
pub struct Problem {
    text: String,
    ways: Option<Ways>,
}

/// Makes the buttons that mend a problem; it is given the form they stand in.
pub type Ways = Arc<dyn Fn(Form) -> AnyView + Send + Sync>;

impl Problem {
    /// A sentence and, where there are some, ways to mend it.
    pub fn new(text: impl Into<String>, ways: Option<Ways>) -> Self {
        Self { text: text.into(), ways }
    }
}

impl<T: Into<String>> From<T> for Problem {
    fn from(text: T) -> Self {
        Self::new(text, None)
    }
}

/// One thing that is wrong; an empty field name speaks of the whole form.
#[derive(Clone)]
struct Wrong {
    field: String,
    text: String,
    ways: Option<Ways>,
}

/// A form's name and what is wrong with it now. Small and freely copied.
#[derive(Clone, Copy)]
pub struct Form {
    name: StoredValue<String>,
    wrong: RwSignal<Vec<Wrong>>,
}

impl Form {
    /// A form whose field ids start with this name, which is unique on the page.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: StoredValue::new(name.into()), wrong: RwSignal::new(Vec::new()) }
    }

    /// The id on the page of the field with this name.
    pub fn id(&self, field: &str) -> String {
        self.name.with_value(|name| format!("{name}-{field}"))
    }

    /// A field that shows its own errors.
    pub fn field(&self, name: &'static str, label: impl Into<String>) -> Field {
        let wrong = self.wrong;
        let error = Signal::derive(move || {
            wrong.with(|all| all.iter().find(|w| w.field == name).map(|w| w.text.clone()))
        });
        Field::new(self.id(name), label).error(error)
    }

    /// Says what is wrong with a field and how to mend it.
    pub fn error(&self, field: &str, text: impl Into<String>) {
        let wrong = Wrong { field: field.into(), text: text.into(), ways: None };
        self.wrong.update(|all| all.push(wrong));
    }

    /// Says what is wrong with the whole, such as a rule that refused.
    pub fn problem(&self, problem: impl Into<Problem>) {
        let Problem { text, ways } = problem.into();
        self.wrong.update(|all| all.push(Wrong { field: String::new(), text, ways }));
    }

    /// Adds an error when a text is empty; true when it was filled in.
    pub fn require(&self, field: &str, value: RwSignal<String>, text: &str) -> bool {
        let filled = value.with_untracked(|value| !value.trim().is_empty());
        if !filled {
            self.error(field, text);
        }
        filled
    }

    /// Forgets every error.
    pub fn clear(&self) {
        // A file may be read only after the form is gone.
        if self.wrong.try_with_untracked(Vec::is_empty) == Some(false) {
            self.wrong.set(Vec::new());
        }
    }

    /// True when nothing has been found wrong since the last [`Form::clear`].
    pub fn is_clean(&self) -> bool {
        self.wrong.with_untracked(Vec::is_empty)
    }
}

/// The form. `on_submit` checks, calls [`Form::error`] for what is wrong, and dispatches; what it leaves
/// wrong keeps the form open with focus on the summary.
#[component]
pub fn FormView(
    form: Form,
    /// What its button says will happen.
    #[prop(into)]
    verb: String,
    /// How its button looks.
    #[prop(default = ButtonKind::Primary)]
    kind: ButtonKind,
    #[prop(into)] on_submit: Callback<()>,
    /// Shows Cancel.
    #[prop(optional, into)]
    on_cancel: MaybePress,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        form.clear();
        on_submit.run(());
        // The submit may have closed the form and disposed of its errors.
        if form.wrong.try_with_untracked(|wrong| !wrong.is_empty()).unwrap_or(false) {
            dom::focus_later(form.id("errors"));
        }
    };
    let cancel = on_cancel.0.map(|on_press| {
        view! { <Button label="Cancel" kind=ButtonKind::Quiet on_press/> }
    });
    view! {
        <form class="form" novalidate on:submit=submit on:keydown=submit_by_key on:click=once()>
            <ErrorSummary form/>
            {children()}
            <div class="form__actions"><Button label=verb kind submit=true/>{cancel}</div>
        </form>
    }
}

/// Ctrl Enter (or Cmd Enter) submits from any field; a held Enter submits once.
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
            // Throws only for a form that is not on the page.
            let _ = form.request_submit();
        }
    }
}

/// The second press of a double click does not submit again. What was touched just before at the
/// same place counts as a first press too, so one on the button itself is waited for.
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

/// What is wrong, on top of the form.
#[component]
fn ErrorSummary(form: Form) -> impl IntoView {
    let lines = move || {
        let line = |wrong| view! { <ErrorLine form wrong/> };
        form.wrong.get().into_iter().map(line).collect_view()
    };
    view! {
        <div class="error-summary" id=form.id("errors") role="alert" tabindex="-1"
            hidden=move || form.wrong.with(Vec::is_empty)>
            <p class="error-summary__title">"Not saved yet"</p>
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
