//! The parts every screen is made of: title row, sections, what is behind "more", figures, logs.

use super::badge::Tone;
use super::button::Button;
use super::dom;
use super::icon::{IconName, icon};
use leptos::prelude::*;
use leptos::web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// The title row: title, what stands beside it, and at its end the actions, the primary one last.
pub fn page_title(
    title: impl IntoView + 'static,
    beside: Vec<AnyView>,
    actions: Vec<AnyView>,
) -> AnyView {
    let title = title.into_any();
    let actions =
        (!actions.is_empty()).then(|| view! { <div class="page-title__actions">{actions}</div> });
    view! {
        <div class="page-title">
            <h1 class="page-title__name" tabindex="-1">{title}</h1>
            {beside}
            {actions}
        </div>
    }
    .into_any()
}

/// A section with a heading, a soft note after it and something at the end of its line.
pub fn section(
    title: impl Into<String>,
    note: impl IntoView + 'static,
    end: impl IntoView + 'static,
    content: AnyView,
) -> AnyView {
    section_of(title.into(), note.into_any(), end.into_any(), content)
}

fn section_of(title: String, note: AnyView, end: AnyView, content: AnyView) -> AnyView {
    let label = title.clone();
    view! {
        <section class="section" aria-label=label>
            <div class="section__head">
                <h2 class="section__title">{title}</h2>
                <span class="section__note">{note}</span>
                <span class="section__end">{end}</span>
            </div>
            {content}
        </section>
    }
    .into_any()
}

/// What is one press away.
pub fn more(label: impl Into<String>, content: AnyView) -> AnyView {
    let label = label.into();
    view! {
        <details class="more">
            <summary>{icon(IconName::ChevronRight)}<span>{label}</span></summary>
            <div class="stack">{content}</div>
        </details>
    }
    .into_any()
}

/// What is one press away, and made only once somebody asks for it.
pub fn more_on_demand(
    label: impl Into<String>,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    on_demand(label.into(), Box::new(content))
}

fn on_demand(label: String, content: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    let wanted = RwSignal::new(false);
    view! {
        <details class="more" on:toggle=move |_| wanted.set(true)>
            <summary>{icon(IconName::ChevronRight)}<span>{label}</span></summary>
            <div class="stack">{move || wanted.get().then(&content)}</div>
        </details>
    }
    .into_any()
}

/// What brings more of a list: it does by itself once one scrolls near it; the button is for those who
/// do not scroll. `hidden` lines are left, `step` come at once.
pub fn show_more(
    hidden: usize,
    step: usize,
    grow: impl Fn() + Copy + Send + Sync + 'static,
) -> Option<AnyView> {
    let more = Button::new(format!("Show {} more", hidden.min(step))).quiet().on(grow);
    let near = Callback::new(move |()| grow());
    (hidden > 0).then(|| view! { <div use:comes_near=near>{more}</div> }.into_any())
}

/// Tells once an element is in view, or, where one is scrolling, less than half a screen away from it.
fn comes_near(element: Element, tell: Callback<()>) {
    let told = Closure::<dyn Fn(js_sys::Array, IntersectionObserver)>::new(
        move |seen: js_sys::Array, observer: IntersectionObserver| {
            let near = |one: JsValue| {
                one.dyn_into::<IntersectionObserverEntry>().is_ok_and(|one| one.is_intersecting())
            };
            if seen.iter().any(near) {
                observer.disconnect();
                let _ = tell.try_run(());
            }
        },
    )
    .into_js_value();
    // How far one has scrolled is asked for when the page is laid out anyway.
    dom::after_render(move || {
        // Before one scrolls, rows nobody sees yet would only be in the way of the next letter of a filter.
        let scrolls = window().scroll_y().is_ok_and(|down| down > 0.0);
        let margin = IntersectionObserverInit::new();
        margin.set_root_margin(if scrolls { "50%" } else { "0px" });
        // Throws only for a margin that is none.
        if let Ok(observer) = IntersectionObserver::new_with_options(told.unchecked_ref(), &margin)
        {
            observer.observe(&element);
        }
    });
}

/// Terms and what they are, below each other.
pub fn facts(facts: Vec<(String, AnyView)>) -> AnyView {
    let lines =
        facts.into_iter().map(|(term, is)| view! { <dt>{term}</dt><dd>{is}</dd> }).collect_view();
    view! { <dl class="facts">{lines}</dl> }.into_any()
}

/// A big figure: label, number, unit, and one line that says what it means.
pub fn stat(
    label: impl Into<String>,
    value: impl Into<String>,
    unit: impl Into<String>,
    note: impl Into<String>,
    tone: Tone,
) -> AnyView {
    let class = format!("stat stat--{}", tone.word());
    let (label, value, unit, note) = (label.into(), value.into(), unit.into(), note.into());
    let unit = (!unit.is_empty()).then(|| view! { <span class="stat__unit">{unit}</span> });
    let note = (!note.is_empty()).then(|| view! { <span class="stat__note">{note}</span> });
    view! {
        <div class=class>
            <span class="stat__label">{label}</span>
            <span class="stat__value">{value}{unit}</span>
            {note}
        </div>
    }
    .into_any()
}

/// One line of a log: the sentence, when, and what was said.
pub fn log_entry(sentence: impl Into<String>, when: AnyView, text: Option<String>) -> AnyView {
    let sentence = sentence.into();
    let text =
        text.map(|text| view! { <div class="log__text">{super::text::user_text(&text)}</div> });
    view! {
        <li class="log__entry"><span>{sentence}</span><span class="log__time">{when}</span>{text}</li>
    }
    .into_any()
}

/// The log around its entries.
pub fn log(entries: Vec<AnyView>) -> AnyView {
    view! { <ul class="log">{entries}</ul> }.into_any()
}

/// A key and what it does.
pub fn key_hint(key: &'static str, does: &'static str) -> AnyView {
    view! { <span class="keys"><kbd class="kbd">{key}</kbd>{does}</span> }.into_any()
}

/// Step x of y as dots, said in words to those who listen.
pub fn dots(now: usize, of: usize) -> AnyView {
    let dots = (1..=of)
        .map(|at| {
            let class = match at.cmp(&now) {
                std::cmp::Ordering::Less => "dots__dot dots__dot--done",
                std::cmp::Ordering::Equal => "dots__dot dots__dot--now",
                std::cmp::Ordering::Greater => "dots__dot",
            };
            view! { <span class=class></span> }
        })
        .collect_view();
    view! { <span class="dots" role="img" aria-label=format!("{now} of {of}")>{dots}</span> }
        .into_any()
}

/// A column of a table: its heading, and whether it holds numbers.
pub type Column = (&'static str, bool);

/// A table of cells; the first column names the row. `caption` is heard, not seen.
pub fn table(caption: impl Into<String>, columns: &[Column], rows: Vec<Vec<AnyView>>) -> AnyView {
    let caption = caption.into();
    let class = |number: bool| if number { "number" } else { "" };
    let heads = columns
        .iter()
        .map(|(name, number)| {
            // A column of menus needs no heading to be seen, but one to be heard.
            let (name, class) = match *name {
                "" => (view! { <span class="visually-hidden">"Actions"</span> }.into_any(), ""),
                name => (name.into_any(), class(*number)),
            };
            view! { <th scope="col" class=class>{name}</th> }
        })
        .collect_view();
    let numbers: Vec<bool> = columns.iter().map(|column| column.1).collect();
    let body = rows
        .into_iter()
        .map(|cells| {
            let cells = cells
                .into_iter()
                .enumerate()
                .map(|(at, cell)| {
                    let class = class(numbers.get(at).copied().unwrap_or(false));
                    if at == 0 {
                        view! { <th scope="row" class=class>{cell}</th> }.into_any()
                    } else {
                        view! { <td class=class>{cell}</td> }.into_any()
                    }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    let label = caption.clone();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=label>
            <table class="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}
