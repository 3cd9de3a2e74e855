//! The parts of every screen: title row, sections, what is behind "more", figures, logs.

use super::badge::Tone;
use super::button::{Button, ButtonKind};
use super::dom;
use super::icon::{Icon, IconName};
use super::open_parts::FoldingPart;
use super::text::UserText;
use leptos::prelude::*;
use leptos::web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// The title row: the title, what is beside it, and the actions, the primary one last.
#[component]
pub fn PageTitle(
    /// A text, or a signal or closure of one.
    #[prop(into)]
    title: Signal<String>,
    /// Shown beside the title, such as badges: `beside=move || view! { … }`.
    #[prop(optional, into)]
    beside: ViewFnOnce,
    /// The actions.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="page-title">
            <h1 class="page-title__name" tabindex="-1">{move || title.get()}</h1>
            {beside.run()}
            {children.map(|actions| view! { <div class="page-title__actions">{actions()}</div> })}
        </div>
    }
}

/// A section with a heading, a note after it and something at the end of its line.
#[component]
pub fn Section(
    #[prop(into)] title: String,
    /// A text, or a signal or closure of one.
    #[prop(optional, into)]
    note: Signal<String>,
    /// Shown at the end of the heading's line: `end=move || view! { … }`.
    #[prop(optional, into)]
    end: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    let label = title.clone();
    view! {
        <section class="section" aria-label=label>
            <div class="section__head">
                <h2 class="section__title">{title}</h2>
                <span class="section__note">{move || note.get()}</span>
                <span class="section__end">{end.run()}</span>
            </div>
            {children()}
        </section>
    }
}

/// Content that a press reveals; it stays open when its screen is rendered again.
#[component]
pub fn More(
    #[prop(into)] label: String,
    /// The record it belongs to, where several on a screen have the same label.
    #[prop(optional, into)]
    of: String,
    children: Children,
) -> impl IntoView {
    let part = FoldingPart::new(&label, &of);
    view! {
        <details class="more" open=part.was_open() on:toggle=move |ev| { part.follow(&ev); }>
            <summary><Icon name=IconName::ChevronRight/><span>{label}</span></summary>
            <div class="stack">{children()}</div>
        </details>
    }
}

/// Content that is read second: rendered once what stands above it is painted.
#[component]
pub fn AfterPaint(children: ChildrenFn) -> impl IntoView {
    let painted = RwSignal::new(false);
    // It may have left the page by then.
    dom::after_paint(move || {
        let _ = painted.try_set(true);
    });
    move || painted.get().then(|| children())
}

/// Content that a press reveals and that is rendered only then.
#[component]
pub fn MoreOnDemand(
    #[prop(into)] label: String,
    /// The record it belongs to, where several on a screen have the same label.
    #[prop(optional, into)]
    of: String,
    children: ChildrenFn,
) -> impl IntoView {
    let part = FoldingPart::new(&label, &of);
    let wanted = RwSignal::new(part.was_open());
    let on_toggle = move |ev| {
        // The event comes a moment after; the part may have left the page by then.
        if part.follow(&ev) {
            let _ = wanted.try_set(true);
        }
    };
    view! {
        <details class="more" open=part.was_open() on:toggle=on_toggle>
            <summary><Icon name=IconName::ChevronRight/><span>{label}</span></summary>
            <div class="stack">{move || wanted.get().then(|| children())}</div>
        </details>
    }
}

/// Shows more of a list: by itself when someone scrolls near it, or by its button.
#[component]
pub fn ShowMore(
    /// How many lines are left; hidden for zero. A number, or a signal or closure of one.
    #[prop(into)]
    hidden: Signal<usize>,
    /// How many are added at once.
    step: usize,
    /// Shows some of them, as one comes near.
    #[prop(into)]
    grow: Callback<()>,
    /// Shows as many as the button says, if that is more.
    #[prop(optional, into)]
    press: Option<Callback<()>>,
) -> impl IntoView {
    let on_press = press.unwrap_or(grow);
    let more = move |hidden: usize| {
        let label = format!("Show {} more", hidden.min(step));
        view! { <div use:comes_near=grow><Button label kind=ButtonKind::Quiet on_press/></div> }
    };
    move || Some(hidden.get()).filter(|hidden| *hidden > 0).map(more)
}

/// Calls back once an element is in view or, while scrolling, less than half a screen away.
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
    // The scroll position is read when the page is laid out anyway.
    dom::after_render(move || {
        // Before any scrolling, invisible rows would only slow down typing into a filter.
        let scrolls = window().scroll_y().is_ok_and(|down| down > 0.0);
        let margin = IntersectionObserverInit::new();
        margin.set_root_margin(if scrolls { "50%" } else { "0px" });
        // Throws only for an invalid margin.
        if let Ok(observer) = IntersectionObserver::new_with_options(told.unchecked_ref(), &margin)
        {
            observer.observe(&element);
        }
    });
}

/// Terms and their values, one below the other.
#[component]
pub fn Facts(rows: Vec<(String, AnyView)>) -> impl IntoView {
    let lines =
        rows.into_iter().map(|(term, is)| view! { <dt>{term}</dt><dd>{is}</dd> }).collect_view();
    view! { <dl class="facts">{lines}</dl> }
}

/// A large number: label, number, unit, and one line that says what it means.
#[component]
pub fn Stat(
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(optional, into)] unit: String,
    #[prop(optional, into)] note: String,
    #[prop(optional)] tone: Tone,
) -> impl IntoView {
    let class = format!("stat stat--{}", tone.word());
    // "85%", but "3.5 days".
    let class_of_unit = if unit == "%" { "stat__unit stat__unit--close" } else { "stat__unit" };
    let unit = (!unit.is_empty()).then(|| view! { <span class=class_of_unit>{unit}</span> });
    let note = (!note.is_empty()).then(|| view! { <span class="stat__note">{note}</span> });
    view! {
        <div class=class>
            <span class="stat__label">{label}</span>
            <span class="stat__value">{value}{unit}</span>
            {note}
        </div>
    }
}

/// The log around its entries.
#[component]
pub fn Log(children: Children) -> impl IntoView {
    view! { <ul class="log">{children()}</ul> }
}

/// One line of a log: the sentence, when, and the comment.
#[component]
pub fn LogEntry(
    #[prop(into)] sentence: String,
    /// `when=move || view! { <MomentText then now/> }`
    #[prop(into)]
    when: ViewFnOnce,
    #[prop(optional_no_strip, into)] text: MaybeProp<String>,
) -> impl IntoView {
    let text = text.get_untracked();
    let text = text.map(|text| view! { <div class="log__text"><UserText text/></div> });
    view! {
        <li class="log__entry"><span>{sentence}</span><span class="log__time">{when.run()}</span>{text}</li>
    }
}

/// A key and what it does.
#[component]
pub fn KeyHint(key: &'static str, does: &'static str) -> impl IntoView {
    view! { <span class="keys"><kbd class="kbd" translate="no">{key}</kbd>{does}</span> }
}

/// Step x of y as dots, with a text for screen readers.
#[component]
pub fn Dots(now: usize, of: usize) -> impl IntoView {
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
}

/// A column of a table: its heading, and whether it holds numbers.
pub type Column = (&'static str, bool);

/// A table; the first column names the row.
#[component]
pub fn DataTable(
    /// For screen readers only.
    #[prop(into)]
    caption: String,
    #[prop(into)] columns: Vec<Column>,
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    let class = |number: bool| if number { "number" } else { "" };
    let heads = columns
        .iter()
        .map(|(name, number)| {
            // A column of menus needs a heading only for screen readers.
            let (name, class) = match *name {
                "" => (view! { <span class="visually-hidden">"Actions"</span> }.into_any(), ""),
                name => (name.into_any(), class(*number)),
            };
            view! { <th scope="col" class=class>{name}</th> }
        })
        .collect_view();
    let numbers: Vec<bool> = columns.iter().map(|column| column.1).collect();
    let cell = move |(at, cell): (usize, AnyView)| {
        let class = class(numbers.get(at).copied().unwrap_or(false));
        if at == 0 {
            view! { <th scope="row" class=class>{cell}</th> }.into_any()
        } else {
            view! { <td class=class>{cell}</td> }.into_any()
        }
    };
    let row = |cells: Vec<AnyView>| {
        let cells = cells.into_iter().enumerate().map(&cell).collect_view();
        view! { <tr>{cells}</tr> }
    };
    let body = rows.into_iter().map(row).collect_view();
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
}
