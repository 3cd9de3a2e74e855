//! Shared parts of every screen. They know nothing of the domain: strings, signals and callbacks only.
//!
//! An overview by tag; each prop is documented at its component. A flag is written `small=true`; a press is
//! `on_press=move || …`; a prop that shows something (`end`, `beside`, `when`) is a closure of a view; a title,
//! a note or whether something is on may be a value, a signal or a closure. What is read inside the
//! children of a tag is not tracked by a closure around the tag. A prop that shows something runs once:
//! what changes in it needs its own closure (`beside=move || state`, where `state` is one).
//!
//! States, buttons, menus:
//! ```text
//! <Icon name=IconName::Flag/> <Badge text="6 d" tone=Tone::Watch/> <Avatar name=owner/> <Person name="Priya Kaur"/>
//! <Chip label="My work" on=mine on_press=move || …/>
//! <Button label="Start sprint" kind=ButtonKind::Primary icon=IconName::Play on_press=move || …/>
//! <LinkButton label="Board" href="#/board" kind=ButtonKind::Quiet small=true/> <RowButton label="Remove" icon=IconName::Close on_press=move || …/>
//! <CopyButton label="Copy for chat" text=move || …/> <Qr text=link label="Link to write cards"/>
//! <Menu label="More for MKT-12" dots=true entries=move || vec![Entry::heading("Move to"), Entry::press("Active", move || …).key("A")]/>
//! <Tabs label="Workspace" tabs=vec![Tab::new("Team", "#/team"), Tab::new("Data", "#/data").count(2)] current="#/team"/>
//! <Meter level><Person name/></Meter> <InlineMeter label="Team load" level=Level::load(18, 14, "18 of 14 h")/>
//! <Notice tone=Tone::Stop title="Priya is 4 h over" text="…" said=true><Button …/></Notice>
//! <EmptyState title="No requests yet" text="New requests appear here."><Button …/></EmptyState> <NothingHere text="No open blockers."/>
//! use_context::<Toasts>() … toasts.say("Saved")  toasts.undoable("MKT-12 moved to Active", move || …)
//! ```
//! Parts of a page:
//! ```text
//! <PageTitle title="Board" beside=move || view! { <Badge …/> }><Button …/></PageTitle>
//! <Section title="Ready to commit" note="7 items" end=move || view! { <Button …/> }>…</Section>
//! <More label="More">…</More> <MoreOnDemand label="Numbers">…</MoreOnDemand> <ShowMore hidden step=20 grow=move || …/>
//! <Facts rows=vec![("Owner".into(), view! { <Person name/> }.into_any())]/> <Stat label="Load" value="86" unit="of 96 h"/>
//! <Log><LogEntry sentence="Mara moved MKT-12" when=move || view! { <MomentText then now/> }/></Log> <DayText date today/>
//! <Rows rows none="No open actions."/> of <Row end=move || view! { <Badge …/> }>"Write the brief"</Row>
//! <KeyHint key="N" does="new item"/> <Dots now=2 of=6/> <DataTable caption="Capacity" columns=[("Owner", false), ("Hours", true)] rows/>
//! <UserText text/> <MarkedText text words/> <SafeLink address label/> <ChartView chart/>
//! ```
//! Forms and dialogs. Values are signals of text; errors are shown beside the field and at the top:
//! ```text
//! let form = Form::new("request");                         // unique name; ids become "request-problem"
//! let submit = move || {                                    // Ctrl Enter submits; focus goes to what is wrong
//!     if !form.require("problem", problem, "Describe the problem.") { return }
//!     if let Err(refusal) = send() { form.problem(refusal) } else { open.set(false) }
//! };
//! <Dialog id=format!("request-{key}") title="New request" open sentence="…">
//!     <FormView form verb="Submit request" on_submit=submit on_cancel=move || open.set(false)>
//!         <TextArea field=form.field("problem", "What is the problem?").hint("One or two lines.").required() value=problem/>
//!         <div class="form__row"><DateField …/><NumberField field=form.field("estimate", "Estimate").unit("h") value=estimate/></div>
//!         <SelectField field=… value choices/> <RadioField …/> <CheckboxField …/> <MultiField …/> <FileField field=… on_chosen=move |files| …/>
//!     </FormView>
//! </Dialog>
//! <ReasonDialog id="override" title="Start over capacity" verb="Override" open presets=["Agreed with Ines"] danger=true
//!     on_reason=move |reason| dispatch(…).map_err(Problem::from)/>
//! let asking = Asking::new(); … asking.ask("Rename", "Rename", vec![Question::line("name", "Name").required("Enter a name.")], move |answers| …)
//! <QuestionDialog asking/>                                  // once in the screen, whatever is asked
//! <SuggestArea field value label="People" suggest/>            // completes what is typed, such as a name after an @
//! <DraftForm draft=PageDraft::new("retro")><FormView …/></DraftForm>
//! ```
//! Lists: keys, menus and dragging, on any element, by data attributes. Focus stays with its row when it is rendered again:
//! ```text
//! <ul id="backlog-list" class="rows" use:row_menu=menu use:row_keys=RowKeys::new().open(…).choose(…).step(|id, step| …)
//!     use:drag_rows=Drops::new(move |dropped: Dropped<ItemId>| …) data-drop="backlog">
//!   <li class="rows__row" data-row=id.to_string() data-drag tabindex="-1"><DragHandle/> … <RowMenuButton label="More for MKT-12"/></li>
//! </ul>
//! <RowMenuHost menu/>               // let menu = RowMenu::new(|id| entries)
//! // columns: data-column on each column, so that left and right move between them
//! ```
//! The frame, once, around every screen:
//! ```text
//! <Frame workspace=… sprint=… goal=… tools=… banner=… places=vec![("Loop", vec![Place::new("Today", "#/", IconName::Home).on_bar()])]
//!     current behind_more=… toasts>{screen}</Frame>        // among its tools: <SearchButton on_press=move || …/>
//! ```
//! Save state takes the class `app-header__save` and `data-state="saved|saving|failed|memory"`, acting as is a `Menu` with
//! `app-header__acting`; text that is hidden visually on narrow screens takes `app-header__label`, what a phone has under More
//! `app-header__secondary`.
//!
//! Not tags: `dates::{day, near_day, span, days, effort, ago, clock}`, `copy(text, |ok| …)`,
//! `download("plan.json", "application/json", &text)`, `dom::{focus_later, by_id}`.
//!
//! Layout classes: `stack` (below each other; `--tight`, `--loose`), `cluster` (beside each other), `columns`, `with-aside`
//! (main and a 380–440 column), `with-panel` (`--open`) > `with-panel__list` + `side-panel` (a full page on a phone), `card` (`--tight --sunk
//! --stop --watch`), `rows`/`rows__row`/`rows__key`/`rows__title`/`rows__end`/`rows__number`, `toolbar` (+ `toolbar__end`),
//! `page-lead`, `lead`, `soft`, `small`, `number`, `truncate`, `visually-hidden`. What only one screen needs goes to
//! `style/screens/<screen>.css`, inside `@layer screens`, tokens only; the comment at the top of each lists its classes
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
pub mod keyed;
pub mod menu;
pub mod meter;
pub mod notice;
pub mod open_parts;
pub mod page;
pub mod qr;
pub mod reason;
pub mod row_keys;
pub mod row_menu;
pub mod rows;
pub mod stepper;
pub mod suggest;
pub mod tabs;
pub mod text;
pub mod toast;

mod dialog_state;
mod draft;
mod drag_target;
mod dropped;
mod follow;
mod leaving;
mod menu_entry;
mod menu_list;
mod row_focus;
mod row_id;
mod row_moves;
mod typed;

pub use ask::{Answers, Asking, Question, QuestionDialog, Say};
pub use badge::{Avatar, Badge, Chip, Person, Tone, initials};
pub use button::{Button, ButtonKind, IconButton, LinkButton, MaybePress, Press, RowButton};
pub use chart::{Behind, Chart, ChartView, Link, Point, Series, Shape};
pub use choice::{CheckboxField, Choice, MultiField, RadioField, SelectField};
pub use copy::{CopyButton, copy};
pub use dates::{DayText, MomentText};
pub use dialog::Dialog;
pub use download::download;
pub use draft::{DraftForm, PageDraft, forget_all as forget_drafts, key as draft_key};
pub use drag::{DragHandle, Drops, drag_rows};
pub use dropped::Dropped;
pub use field::{
    AmountField, DateField, Field, NumberField, SearchField, TextArea, TextField, TimeField,
    UrlField,
};
pub use files::{Chosen, FileField};
pub use follow::{Propose, follow};
pub use form::{Form, FormView, Problem};
pub use frame::{Frame, Place, SearchButton};
pub use icon::{Icon, IconName};
pub use keyed::Keyed;
pub use leaving::on_leave;
pub use menu::Menu;
pub use menu_entry::{Entry, EntryAction};
pub use meter::{InlineMeter, Level, Meter};
pub use notice::{EmptyState, NothingHere, Notice};
pub use open_parts::{FoldingPart, OpenParts};
pub use page::{
    AfterPaint, DataTable, Dots, Facts, KeyHint, Log, LogEntry, More, MoreOnDemand, PageTitle,
    Section, ShowMore, Stat,
};
pub use qr::{Qr, is_scannable};
pub use reason::ReasonDialog;
pub use row_id::{mark_rows, row_beside, row_id};
pub use row_keys::row_keys;
pub use row_menu::{RowMenu, RowMenuButton, RowMenuHost, row_menu};
pub use row_moves::{RowKeys, Step};
pub use rows::{Row, Rows};
pub use stepper::Stepper;
pub use suggest::{SuggestArea, Suggested};
pub use tabs::{Tab, Tabs};
pub use text::{MarkedText, SafeLink, Texts, UserText};
pub use toast::{ToastHost, Toasts};
pub use typed::Slot;
