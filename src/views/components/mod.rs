//! Shared parts of every screen. They know nothing of the domain: strings, signals and callbacks only.
//!
//! A map, with one use of each. Everything returns `AnyView`; write it in a view as `{…}`.
//!
//! Form and fields (values are signals of text; the error stands beside the field and on top):
//! ```text
//! let form = Form::new("request");                         // unique name; ids become "request-problem"
//! let problem = RwSignal::new(String::new());
//! form.show("Send request", move || {                      // Ctrl Enter submits; focus goes to what is wrong
//!     if !form.require("problem", problem, "Say what the problem is.") { return }
//!     if let Err(refusal) = send() { form.problem(refusal) } else { open.set(false) }
//! }, Some(Callback::new(move |()| open.set(false))), view! {
//!     {text_area(form.field("problem", "What is the problem?").hint("One or two lines.").required(), problem)}
//!     <div class="form__row">{text_field(…)}{date_field(…)}{number_field(form.field("estimate", "Estimate").unit("h"), estimate)}</div>
//!     {select_field(form.field("channel", "Channel").optional(), channel, vec![(id, label)])}   // or a Signal of choices
//!     {checkbox_field(…, on)} {radio_field(…, value, choices)} {multi_field(…, set_of_ids, choices)} {url_field(…)}
//!     {more("More", fields)}
//! }.into_any())
//! search_field(Field::new("backlog-search", "Search").placeholder("Search"), text)   // a field without a form
//! ```
//! Dialogs (open while the signal holds; asks before typed text is lost, keeps a draft, gives focus back):
//! ```text
//! Dialog::new(format!("blocker-{key}"), "Report a blocker").sentence("…").wide().show(open, move || form_view())
//! Reason::new("override", "Start over capacity", "Override").sentence("…").presets(["Agreed with Ines"]).danger()
//!     .show(open, move |reason| dispatch(…).map_err(Problem::from))
//! ```
//! Buttons, menus, tabs:
//! ```text
//! Button::new("Start sprint").primary().icon(IconName::Play).on(move || …)      // .quiet() .danger() .small() .link() .icon_only(IconName::Edit)
//! Button::new("Board").href("#/board")                                      // .submit() .id() .key("N") .pressed(signal) .disabled(signal)
//! Menu::dots("More for MKT-12").show(move || vec![Entry::heading("Move to"), Entry::press("Active", move || …).key("A"),
//!     Entry::press("Done", || ()).held(true).note("2 criteria are open"), Entry::line(), Entry::address("Open", "#/backlog/MKT-12")])
//! RowMenu::new(|id| entries)   // of a list: use:row_menu=menu on the list, {row_menu_button("More for MKT-12".into())} in each row, {menu.show()} once
//! tabs("Workspace", vec![Tab::new("Team", "#/team"), Tab::new("Data", "#/data").count(2)], "#/team")
//! ```
//! Words about state:
//! ```text
//! badge("6 d", Tone::Watch)  badge_with(IconName::Check, "Accepted", Tone::Good)  chip("My work", on, move || …)
//! avatar(Some("Priya Kaur"))  avatar(None)  person("Priya Kaur")
//! meter(person("Priya"), Signal::derive(move || Level::load(18, 14, "18 of 14 h")))   meter_inline("Team load", level)
//! Notice::stop("Priya has 4 h too much").text("…").lines(missing).action(Button…).said().show()   // info, good, watch, stop
//! empty_state("No requests yet", "Requests wait here for triage.", vec![Button…])  nothing_here("No open blockers.")
//! use_context::<Toasts>() … toasts.say("Saved")  toasts.undoable("MKT-12 moved to Active", move || …)
//! icon(IconName::Flag)
//! ```
//! The frame, once, around every screen. Its tools: `search_button(move || …)`; save state with the class
//! `app-header__save` and `data-state="saved|saving|failed|memory"`; acting as, a `Menu` with `app-header__acting`; words
//! that are only heard once it is narrow take `app-header__label`, what a phone has behind More `app-header__secondary`:
//! ```text
//! frame(Frame { workspace, sprint, goal, tools, banner, places: vec![("Loop", vec![Place::new("Today", "#/", IconName::Home).on_bar(), …])],
//!     current, behind_more, toasts }, screen)
//! ```
//! Page parts:
//! ```text
//! page_title("Board", vec![badge(…)], vec![secondary, primary])   section("Ready to commit", "7 items", end_view, content)
//! more("More", view)  facts(vec![("Owner".into(), person(…))])  stat("Load", "86", "of 96 h", "note", Tone::Neutral)
//! log(vec![log_entry("Mara moved MKT-12 to Active", moment(&then, &now), None)])  key_hint("N", "new item")  dots(2, 6)
//! table("Capacity by owner", &[("Owner", false), ("Hours", true)], rows_of_cells)
//! ```
//! Lists: keys and carrying, on any element, by data attributes:
//! ```text
//! <ul id="backlog-list" class="rows" use:row_keys=RowKeys::new().open(…).choose(…).step(|id, step| …).letter(|id, key| …).back(…)
//!     use:drag_rows=Callback::new(move |dropped: Dropped| …) data-drop="backlog">
//!   <li class="rows__row" data-row=id data-drag tabindex="-1">{drag_handle()} …
//! focus_row("backlog-list", id)     // columns: data-column on each column, so that left and right move between them
//! ```
//! Text, dates, files: `user_text(&text)`, `link(address, label)`, `dates::{day, near_day, span, days, effort, ago, moment, clock}`,
//! `copy_button("Copy for chat", move || text)`, `copy(text, |ok| …)`, `download("plan.json", "application/json", &text)`,
//! `dom::{focus_later, by_id}`.
//!
//! Layout classes: `stack` (below each other; `--tight`, `--loose`), `cluster` (beside each other), `columns`, `with-aside`
//! (main and a 380–440 column), `with-panel` (`--open`) > `with-panel__list` + `side-panel` (a page of its own on a phone), `card` (`--tight --sunk
//! --stop --watch`), `rows`/`rows__row`/`rows__key`/`rows__title`/`rows__end`/`rows__number`, `toolbar` (+ `toolbar__end`),
//! `page-lead`, `lead`, `soft`, `small`, `number`, `truncate`, `visually-hidden`. What a screen alone needs goes to
//! `style/screens/<screen>.css`, inside `@layer screens`, tokens only; the comment on top of each says which classes are there
//! (board columns and cards, the loop's steps, the sprint goal, calendar, criteria, comments, timer, closing list, search hits).

pub mod ask;
pub mod badge;
pub mod button;
pub mod chart;
pub mod choice;
pub mod copy;
pub mod dates;
pub mod dialog;
pub mod dom;
pub mod download;
pub mod drag;
pub mod field;
pub mod files;
pub mod form;
pub mod frame;
pub mod icon;
pub mod menu;
pub mod meter;
pub mod notice;
mod old;
pub mod page;
pub mod reason;
pub mod row_keys;
pub mod row_menu;
pub mod tabs;
pub mod text;
pub mod toast;

mod draft;
mod drag_target;
mod menu_list;
mod row_moves;

pub use ask::{Answers, Asking, Question, QuestionDialog};
pub use badge::{Avatar, Badge, Chip, Person, Tone, initials};
pub use button::{Button, ButtonKind, LinkButton, Press};
pub use chart::{Behind, Chart, ChartView, Link, Point, Series, Shape};
pub use choice::{CheckboxField, Choice, MultiField, RadioField, SelectField};
pub use copy::{CopyButton, copy};
pub use dates::{DayText, MomentText};
pub use dialog::Dialog;
pub use download::download;
pub use draft::{DraftForm, PageDraft, forget_all as forget_drafts, key as draft_key};
pub use drag::{DragHandle, Dropped, drag_rows};
pub use field::{
    DateField, Field, NumberField, SearchField, TextArea, TextField, TimeField, UrlField,
};
pub use files::{Chosen, FileField};
pub use form::{Form, FormView, Problem};
pub use frame::{Frame, Place, SearchButton};
pub use icon::{Icon, IconName};
pub use menu::{Entry, Menu};
pub use meter::{InlineMeter, Level, Meter};
pub use notice::{EmptyState, NothingHere, Notice};
pub use page::{
    DataTable, Dots, Facts, KeyHint, Log, LogEntry, More, MoreOnDemand, PageTitle, Section,
    ShowMore, Stat,
};
pub use reason::ReasonDialog;
pub use row_keys::{RowKeys, Step, focus_row, row_keys};
pub use row_menu::{RowMenu, RowMenuButton, RowMenuHost, row_menu};
pub use tabs::{Tab, Tabs};
pub use text::{MarkedText, SafeLink, UserText};
pub use toast::{ToastHost, Toasts};

pub use old::*;
