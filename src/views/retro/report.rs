//! The report on the screen: for three readers, to print, to copy, as a file, and to whom it went.

use leptos::prelude::*;

use super::session::name_of;
use crate::domain::base::ids::RetrospectiveId;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::exchange::file::Export;
use crate::exchange::retro_report::{Reader, Report, html, report, text};
use crate::state::{Route, Store};
use crate::views::components::{
    Asking, ButtonKind, Chip, Entry, IconName, LinkButton, Menu, PageTitle, Question,
    QuestionDialog, Row, Rows, Section, Toasts, copy, dates, download,
};
use crate::views::take_away;

/// The report of a retrospective, and for whom it is.
#[derive(Clone, Copy)]
struct Shown {
    store: Store,
    id: RetrospectiveId,
    reader: RwSignal<Reader>,
}

impl Shown {
    /// The report, tracked.
    fn report(self) -> Option<Report> {
        let ws = self.store.workspace();
        let retro = ws.retrospectives.get(self.id)?;
        Some(report(&ws, retro, self.reader.get(), self.store.now()))
    }

    /// Copies it, as plain text or as Markdown.
    fn copy(self, toasts: Option<Toasts>, markdown: bool) {
        let Some(report) = untrack(|| self.report()) else { return };
        copy(text(&report, markdown), move |done| {
            if let (true, Some(toasts)) = (done, toasts) {
                toasts.say("Copied");
            }
        });
    }

    /// Saves it as a file.
    fn save(self, name: &str, kind: &str, write: fn(&Report) -> String) {
        if let Some(report) = untrack(|| self.report()) {
            download(name, kind, &write(&report));
        }
    }
}

/// The screen.
#[component]
pub(super) fn ReportScreen(id: RetrospectiveId) -> impl IntoView {
    let store = Store::here();
    let shown = Shown { store, id, reader: RwSignal::new(Reader::Team) };
    let asking = Asking::new();
    let session = Route::Retro { id: Some(id.to_string()), step: "close".to_owned() }.hash();
    let title = move || {
        let ws = store.workspace();
        ws.retrospectives.get(id).map(|retro| name_of(&ws, retro)).unwrap_or_default()
    };
    view! {
        <PageTitle title>
            <LinkButton label="Back to the session" kind=ButtonKind::Quiet href=session/>
            <ShareMenu shown asking/>
        </PageTitle>
        <Readers shown/>
        <ReportText shown/>
        <SentTo store id/>
        <QuestionDialog asking/>
    }
}

/// To copy it, to save it, to print it, and to note to whom it went.
#[component]
fn ShareMenu(shown: Shown, asking: Asking) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let Shown { store, id, .. } = shown;
    let entries = move || {
        vec![
            Entry::press("Copy for chat or mail", move || shown.copy(toasts, false)),
            Entry::press("Copy as Markdown", move || shown.copy(toasts, true)),
            Entry::press("Save as Markdown", move || {
                shown.save("retrospective.md", "text/markdown", |it| text(it, true));
            }),
            Entry::press("Save as one HTML file", move || {
                shown.save("retrospective.html", "text/html", html);
            }),
            Entry::press("Save for Sprintloop", move || {
                take_away::save(store, toasts, Export::Retrospective(id));
            }),
            Entry::press("Print", || drop(window().print())).icon(IconName::Print),
            Entry::press("Note to whom it went", move || sent_to(store, asking, id)),
        ]
    };
    view! { <Menu label="Share" icon=IconName::Copy entries/> }
}

/// For whom the report is.
#[component]
fn Readers(shown: Shown) -> impl IntoView {
    let reader = shown.reader;
    let readers = [
        (Reader::Team, "Team"),
        (Reader::Stakeholders, "Stakeholders"),
        (Reader::Leadership, "Leadership"),
    ];
    let chips = readers.map(|(one, label)| {
        let on = Signal::derive(move || reader.get() == one);
        view! { <Chip label on on_press=move || reader.set(one)/> }
    });
    let chips = chips.into_iter().collect_view();
    view! { <div class="cluster" role="group" aria-label="For whom">{chips}</div> }
}

/// The report, part by part.
#[component]
fn ReportText(shown: Shown) -> impl IntoView {
    move || {
        let sections = shown.report().map(|report| report.sections).unwrap_or_default();
        let parts = sections.into_iter().map(|(name, lines)| {
            let lines = lines.into_iter().map(|line| view! { <li dir="auto">{line}</li> });
            let lines = lines.collect_view();
            view! { <Section title=name><ul class="report__lines">{lines}</ul></Section> }
        });
        view! { <div class="report stack stack--loose">{parts.collect_view()}</div> }
    }
}

/// To whom the report went, and when.
#[component]
fn SentTo(store: Store, id: RetrospectiveId) -> impl IntoView {
    let rows = move || {
        let ws = store.workspace();
        let today = store.now().date_naive();
        let all = ws.retrospectives.get(id).map(|retro| retro.sent.clone()).unwrap_or_default();
        let rows = all.into_iter().map(|sent| {
            let day = dates::day(sent.stamp.at.date_naive(), today);
            view! { <Row end=move || day>{sent.to.to_string()}</Row> }
        });
        view! { <Rows rows=rows.collect() none="To nobody yet."/> }
    };
    view! { <Section title="Sent to">{rows}</Section> }
}

/// Asks to whom the report went.
fn sent_to(store: Store, asking: Asking, id: RetrospectiveId) {
    let question = vec![Question::line("to", "To whom did it go?").required()];
    asking.about(id).ask("Sent to", "Save", question, move |answers| {
        let to = Title::parse(&answers.text("to")).map_err(|empty| empty.to_string())?;
        let send = RetrospectiveCommand::Send { id, to };
        store.dispatch(Command::Retrospective(send)).map(|_| ()).map_err(|refusal| refusal.why)
    });
}
