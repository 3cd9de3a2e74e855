//! The components as functions and builders, for screens that do not use tags yet. This file goes in one
//! piece, with the two lines in `mod.rs` that name it.

use super::ask::{Asking, QuestionDialog};
use super::badge::{Avatar, Badge, Chip, Person, Tone};
use super::button::{Button, ButtonKind, ButtonProps, LinkButton, LinkButtonProps, Press};
use super::chart::{Chart, ChartView};
use super::choice::{CheckboxField, Choice, MultiField, RadioField, SelectField};
use super::copy::CopyButton;
use super::dates::{DayText, MomentText};
use super::dialog::Dialog;
use super::draft::{DraftForm, PageDraft};
use super::drag::DragHandle;
use super::field::{
    DateField, Field, NumberField, SearchField, TextArea, TextField, TimeField, UrlField,
};
use super::files::{Chosen, FileField};
use super::form::{Form, FormView, FormViewProps, Problem};
use super::frame::{Frame, Place, SearchButton};
use super::icon::{Icon, IconName};
use super::menu::{Entry, Menu, MenuProps};
use super::meter::{InlineMeter, Level, Meter};
use super::notice::{EmptyState, EmptyStateProps, NothingHere, Notice, NoticeProps};
use super::page::{
    Column, DataTable, Dots, Facts, KeyHint, Log, LogEntry, More, MoreOnDemand, ShowMore, Stat,
};
use super::reason::ReasonDialog;
use super::row_menu::{RowMenu, RowMenuButton, RowMenuHost};
use super::tabs::{Tab, Tabs};
use super::text::{MarkedText, SafeLink, UserText};
use super::toast::{ToastHost, Toasts};
use chrono::{DateTime, FixedOffset, NaiveDate};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

pub fn icon(name: IconName) -> AnyView {
    view! { <Icon name/> }.into_any()
}

pub fn badge(text: impl Into<String>, tone: Tone) -> AnyView {
    let text = text.into();
    view! { <Badge text tone/> }.into_any()
}

pub fn badge_with(icon: IconName, text: impl Into<String>, tone: Tone) -> AnyView {
    let text = text.into();
    view! { <Badge text tone icon/> }.into_any()
}

pub fn chip(
    text: impl Into<String>,
    on: impl Into<Signal<bool>>,
    press: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let (label, on) = (text.into(), on.into());
    view! { <Chip label on on_press=press/> }.into_any()
}

pub fn avatar(name: Option<&str>) -> AnyView {
    avatar_with(name, "")
}

pub fn avatar_with(name: Option<&str>, class: &str) -> AnyView {
    view! { <Avatar name=name.map(str::to_owned) class=class/> }.into_any()
}

pub fn person(name: &str) -> AnyView {
    view! { <Person name/> }.into_any()
}

pub struct Button {
    label: String,
    kind: ButtonKind,
    small: bool,
    class: String,
    id: Option<String>,
    icon: Option<IconName>,
    icon_only: bool,
    key: Option<&'static str>,
    title: Option<String>,
    disabled: Option<Signal<bool>>,
    pressed: Option<Signal<bool>>,
}

impl Button {
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            kind: ButtonKind::Secondary,
            small: false,
            class: String::new(),
            id: None,
            icon: None,
            icon_only: false,
            key: None,
            title: None,
            disabled: None,
            pressed: None,
        }
    }

    fn look(mut self, kind: ButtonKind) -> Self {
        self.kind = kind;
        self
    }

    pub fn primary(self) -> Self {
        self.look(ButtonKind::Primary)
    }

    pub fn quiet(self) -> Self {
        self.look(ButtonKind::Quiet)
    }

    pub fn danger(self) -> Self {
        self.look(ButtonKind::Danger)
    }

    pub fn link(self) -> Self {
        self.look(ButtonKind::Link)
    }

    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    pub fn class(mut self, class: &str) -> Self {
        self.class = class.to_owned();
        self
    }

    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    pub fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    pub fn icon_only(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self.icon_only = true;
        self
    }

    pub fn key(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    pub fn disabled(mut self, disabled: impl Into<Signal<bool>>) -> Self {
        self.disabled = Some(disabled.into());
        self
    }

    pub fn pressed(mut self, pressed: impl Into<Signal<bool>>) -> Self {
        self.pressed = Some(pressed.into());
        self
    }

    fn props(self, on_press: Option<Callback<()>>) -> ButtonProps {
        ButtonProps {
            label: self.label,
            kind: self.kind,
            small: self.small,
            icon: self.icon,
            icon_only: self.icon_only,
            class: self.class,
            id: self.id,
            key: self.key.map(str::to_owned),
            title: self.title,
            disabled: self.disabled,
            pressed: self.pressed,
            submit: on_press.is_none(),
            on_press,
        }
    }

    pub fn on(self, press: impl Fn() + Send + Sync + 'static) -> AnyView {
        Button(self.props(Some(Callback::new(move |()| press())))).into_any()
    }

    pub fn press(self, press: Press) -> AnyView {
        self.on(move || press())
    }

    pub fn submit(self) -> AnyView {
        Button(self.props(None)).into_any()
    }

    pub fn href(self, href: impl Into<String>) -> AnyView {
        LinkButton(LinkButtonProps {
            label: self.label,
            href: href.into(),
            kind: self.kind,
            small: self.small,
            icon: self.icon,
            icon_only: self.icon_only,
            class: self.class,
            id: self.id,
            key: self.key.map(str::to_owned),
            title: self.title,
        })
        .into_any()
    }
}

pub struct Notice {
    tone: Tone,
    title: String,
    text: Option<String>,
    lines: Vec<String>,
    actions: Vec<AnyView>,
    said: bool,
    bar: bool,
}

impl Notice {
    fn of(tone: Tone, title: impl Into<String>) -> Self {
        let (title, text, lines, actions) = (title.into(), None, Vec::new(), Vec::new());
        Self { tone, title, text, lines, actions, said: false, bar: false }
    }

    pub fn info(title: impl Into<String>) -> Self {
        Self::of(Tone::Neutral, title)
    }

    pub fn good(title: impl Into<String>) -> Self {
        Self::of(Tone::Good, title)
    }

    pub fn watch(title: impl Into<String>) -> Self {
        Self::of(Tone::Watch, title)
    }

    pub fn stop(title: impl Into<String>) -> Self {
        Self::of(Tone::Stop, title)
    }

    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    pub fn lines<T: Into<String>>(mut self, lines: impl IntoIterator<Item = T>) -> Self {
        self.lines = lines.into_iter().map(Into::into).collect();
        self
    }

    pub fn action(mut self, action: AnyView) -> Self {
        self.actions.push(action);
        self
    }

    pub fn said(mut self) -> Self {
        self.said = true;
        self
    }

    pub fn bar(mut self) -> Self {
        self.bar = true;
        self
    }

    pub fn show(self) -> AnyView {
        Notice(NoticeProps {
            title: self.title,
            tone: self.tone,
            text: self.text.into(),
            lines: self.lines,
            said: self.said,
            bar: self.bar,
            children: children(self.actions),
        })
        .into_any()
    }
}

fn children(actions: Vec<AnyView>) -> Option<Children> {
    if actions.is_empty() {
        return None;
    }
    let children: Children = Box::new(move || actions.into_any());
    Some(children)
}

pub fn empty_state(
    title: impl Into<String>,
    text: impl Into<String>,
    actions: Vec<AnyView>,
) -> AnyView {
    let (title, text) = (title.into(), text.into());
    EmptyState(EmptyStateProps { title, text, children: children(actions) }).into_any()
}

pub fn nothing_here(text: impl Into<String>) -> AnyView {
    let text = text.into();
    view! { <NothingHere text/> }.into_any()
}

pub fn page_title(
    title: impl IntoView + 'static,
    beside: Vec<AnyView>,
    actions: Vec<AnyView>,
) -> AnyView {
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

pub fn section(
    title: impl Into<String>,
    note: impl IntoView + 'static,
    end: impl IntoView + 'static,
    content: AnyView,
) -> AnyView {
    let (title, note, end) = (title.into(), note.into_any(), end.into_any());
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

pub fn more(label: impl Into<String>, content: AnyView) -> AnyView {
    let label = label.into();
    view! { <More label>{content}</More> }.into_any()
}

pub fn more_on_demand(
    label: impl Into<String>,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let label = label.into();
    view! { <MoreOnDemand label>{content()}</MoreOnDemand> }.into_any()
}

pub fn show_more(
    hidden: usize,
    step: usize,
    grow: impl Fn() + Copy + Send + Sync + 'static,
) -> Option<AnyView> {
    (hidden > 0).then(|| view! { <ShowMore hidden step grow/> }.into_any())
}

pub fn facts(rows: Vec<(String, AnyView)>) -> AnyView {
    view! { <Facts rows/> }.into_any()
}

pub fn stat(
    label: impl Into<String>,
    value: impl Into<String>,
    unit: impl Into<String>,
    note: impl Into<String>,
    tone: Tone,
) -> AnyView {
    let (label, value, unit, note) = (label.into(), value.into(), unit.into(), note.into());
    view! { <Stat label value unit note tone/> }.into_any()
}

pub fn log_entry(sentence: impl Into<String>, when: AnyView, text: Option<String>) -> AnyView {
    let sentence = sentence.into();
    view! { <LogEntry sentence when=move || when text/> }.into_any()
}

pub fn log(entries: Vec<AnyView>) -> AnyView {
    view! { <Log>{entries}</Log> }.into_any()
}

pub fn key_hint(key: &'static str, does: &'static str) -> AnyView {
    view! { <KeyHint key does/> }.into_any()
}

pub fn dots(now: usize, of: usize) -> AnyView {
    view! { <Dots now of/> }.into_any()
}

pub fn table(caption: impl Into<String>, columns: &[Column], rows: Vec<Vec<AnyView>>) -> AnyView {
    let caption = caption.into();
    view! { <DataTable caption columns=columns rows/> }.into_any()
}

pub fn meter(label: AnyView, level: impl Into<Signal<Level>>) -> AnyView {
    let level = level.into();
    view! { <Meter level>{label}</Meter> }.into_any()
}

pub fn meter_inline(label: impl Into<String>, level: impl Into<Signal<Level>>) -> AnyView {
    let (label, level) = (label.into(), level.into());
    view! { <InlineMeter label level/> }.into_any()
}

pub fn user_text(text: &str) -> AnyView {
    view! { <UserText text/> }.into_any()
}

pub fn marked(text: &str, words: &[String]) -> AnyView {
    view! { <MarkedText text words/> }.into_any()
}

pub fn link(address: &str, label: &str) -> AnyView {
    view! { <SafeLink address label/> }.into_any()
}

pub fn copy_button(
    label: impl Into<String>,
    text: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let label = label.into();
    view! { <CopyButton label text/> }.into_any()
}

pub fn moment(then: &DateTime<FixedOffset>, now: &DateTime<FixedOffset>) -> AnyView {
    view! { <MomentText then=*then now=*now/> }.into_any()
}

pub fn date(date: NaiveDate, today: NaiveDate) -> AnyView {
    view! { <DayText date today/> }.into_any()
}

pub fn drag_handle() -> AnyView {
    view! { <DragHandle/> }.into_any()
}

pub fn row_menu_button(label: String) -> AnyView {
    view! { <RowMenuButton label/> }.into_any()
}

impl RowMenu {
    pub fn show(self) -> AnyView {
        view! { <RowMenuHost menu=self/> }.into_any()
    }
}

pub struct Menu {
    label: String,
    dots: bool,
    class: Option<String>,
    icon: Option<IconName>,
    content: Option<ViewFnOnce>,
    id: Option<String>,
}

impl Menu {
    pub fn new(label: impl Into<String>) -> Self {
        let label = label.into();
        Self { label, dots: false, class: None, icon: None, content: None, id: None }
    }

    pub fn dots(label: impl Into<String>) -> Self {
        Self { dots: true, ..Self::new(label) }
    }

    pub fn class(mut self, class: impl Into<String>) -> Self {
        self.class = Some(class.into());
        self
    }

    pub fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    pub fn content(mut self, content: impl Into<ViewFnOnce>) -> Self {
        self.content = Some(content.into());
        self
    }

    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    pub fn show(self, entries: impl Fn() -> Vec<Entry> + Send + Sync + 'static) -> AnyView {
        let Self { label, dots, class, icon, content, id } = self;
        Menu(MenuProps { label, dots, icon, class, id, content, entries }).into_any()
    }
}

pub fn tabs(label: &'static str, tabs: Vec<Tab>, current: &str) -> AnyView {
    view! { <Tabs label tabs current/> }.into_any()
}

pub fn text_field(field: Field, value: RwSignal<String>) -> AnyView {
    view! { <TextField field value/> }.into_any()
}

pub fn search_field(field: Field, value: RwSignal<String>) -> AnyView {
    view! { <SearchField field value/> }.into_any()
}

pub fn date_field(field: Field, value: RwSignal<String>) -> AnyView {
    view! { <DateField field value/> }.into_any()
}

pub fn time_field(field: Field, value: RwSignal<String>) -> AnyView {
    view! { <TimeField field value/> }.into_any()
}

pub fn number_field(field: Field, value: RwSignal<String>) -> AnyView {
    view! { <NumberField field value/> }.into_any()
}

pub fn url_field(field: Field, value: RwSignal<String>) -> AnyView {
    view! { <UrlField field value/> }.into_any()
}

pub fn text_area(field: Field, value: RwSignal<String>) -> AnyView {
    view! { <TextArea field value/> }.into_any()
}

pub fn select_field(
    field: Field,
    value: RwSignal<String>,
    choices: impl Into<Signal<Vec<Choice>>>,
) -> AnyView {
    let choices = choices.into();
    view! { <SelectField field value choices/> }.into_any()
}

pub fn radio_field(field: Field, value: RwSignal<String>, choices: Vec<Choice>) -> AnyView {
    view! { <RadioField field value choices/> }.into_any()
}

pub fn checkbox_field(field: Field, value: RwSignal<bool>) -> AnyView {
    view! { <CheckboxField field value/> }.into_any()
}

pub fn multi_field(
    field: Field,
    value: RwSignal<BTreeSet<String>>,
    choices: Vec<Choice>,
) -> AnyView {
    view! { <MultiField field value choices/> }.into_any()
}

pub fn file_field(
    field: Field,
    several: bool,
    on: impl Fn(Vec<Chosen>) + Send + Sync + 'static,
) -> AnyView {
    view! { <FileField field several on_chosen=on/> }.into_any()
}

impl Form {
    pub fn show(
        self,
        verb: impl Into<String>,
        submit: impl Fn() + Send + Sync + 'static,
        cancel: Option<Callback<()>>,
        fields: AnyView,
    ) -> AnyView {
        self.show_with(Button::new(verb).primary(), submit, cancel, fields)
    }

    pub fn show_with(
        self,
        button: Button,
        submit: impl Fn() + Send + Sync + 'static,
        on_cancel: Option<Callback<()>>,
        fields: AnyView,
    ) -> AnyView {
        FormView(FormViewProps {
            form: self,
            verb: button.label,
            kind: button.kind,
            on_submit: Callback::new(move |()| submit()),
            on_cancel,
            children: Box::new(move || fields),
        })
        .into_any()
    }
}

impl PageDraft {
    pub fn show(self, form: AnyView) -> AnyView {
        view! { <DraftForm draft=self>{form}</DraftForm> }.into_any()
    }
}

type About = Arc<dyn Fn() -> String + Send + Sync>;

#[derive(Clone)]
pub struct Dialog {
    id: String,
    title: String,
    sentence: Option<String>,
    wide: bool,
    unasked: bool,
    about: Option<About>,
}

impl Dialog {
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        let (id, title) = (id.into(), title.into());
        Self { id, title, sentence: None, wide: false, unasked: false, about: None }
    }

    pub fn sentence(mut self, sentence: impl Into<String>) -> Self {
        self.sentence = Some(sentence.into());
        self
    }

    pub fn about(mut self, about: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.about = Some(Arc::new(about));
        self
    }

    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    pub fn unasked(mut self) -> Self {
        self.unasked = true;
        self
    }

    pub fn show(self, open: RwSignal<bool>, body: impl Into<ViewFn>) -> AnyView {
        let body = body.into();
        let Self { id, title, sentence, wide, unasked, about } = self;
        let about = move || about.as_ref().map(|about| about()).unwrap_or_default();
        view! { <Dialog id title open sentence about wide unasked>{body.run()}</Dialog> }.into_any()
    }
}

#[derive(Clone)]
pub struct Reason {
    dialog: Dialog,
    verb: String,
    label: String,
    presets: Vec<String>,
    danger: bool,
    optional: bool,
}

impl Reason {
    pub fn new(id: impl Into<String>, title: impl Into<String>, verb: impl Into<String>) -> Self {
        Self {
            dialog: Dialog::new(id, title),
            verb: verb.into(),
            label: "Reason".into(),
            presets: Vec::new(),
            danger: false,
            optional: false,
        }
    }

    pub fn sentence(mut self, sentence: impl Into<String>) -> Self {
        self.dialog = self.dialog.sentence(sentence);
        self
    }

    pub fn about(mut self, about: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.dialog = self.dialog.about(about);
        self
    }

    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    pub fn presets<T: Into<String>>(mut self, presets: impl IntoIterator<Item = T>) -> Self {
        self.presets = presets.into_iter().map(Into::into).collect();
        self
    }

    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    pub fn show(
        self,
        open: RwSignal<bool>,
        confirm: impl Fn(String) -> Result<(), Problem> + Send + Sync + 'static,
    ) -> AnyView {
        let Self { dialog, verb, label, presets, danger, optional } = self;
        let Dialog { id, title, sentence, about, .. } = dialog;
        let about = move || about.as_ref().map(|about| about()).unwrap_or_default();
        view! {
            <ReasonDialog id title verb open sentence about label presets danger optional on_reason=confirm/>
        }
        .into_any()
    }
}

impl Asking {
    pub fn show(self) -> AnyView {
        view! { <QuestionDialog asking=self/> }.into_any()
    }
}

pub fn chart(chart: Chart) -> AnyView {
    view! { <ChartView chart/> }.into_any()
}

pub struct Frame {
    pub workspace: AnyView,
    pub sprint: AnyView,
    pub goal: AnyView,
    pub tools: Vec<AnyView>,
    pub banner: AnyView,
    pub places: Vec<(&'static str, Vec<Place>)>,
    pub current: Signal<&'static str>,
    pub behind_more: AnyView,
    pub toasts: Toasts,
}

pub fn frame(parts: Frame, screen: AnyView) -> AnyView {
    let Frame { workspace, sprint, goal, tools, banner, places, current, behind_more, toasts } =
        parts;
    view! {
        <Frame workspace=move || workspace sprint=move || sprint goal=move || goal tools=move || tools
            banner=move || banner places current behind_more=move || behind_more toasts>{screen}</Frame>
    }
    .into_any()
}

pub fn search_button(press: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! { <SearchButton on_press=press/> }.into_any()
}

pub fn toast_host(toasts: Toasts) -> AnyView {
    view! { <ToastHost toasts/> }.into_any()
}
