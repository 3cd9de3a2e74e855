//! The report on screen: for three audiences, to print, copy or save, and who received it.

use leptos::prelude::*;

use super::session::name_of;
use crate::domain::base::ids::RetrospectiveId;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::reads::retrospective::report::report;
use crate::domain::records::retrospective::report::{Reader, Report};
use crate::exchange::file::Export;
use crate::exchange::retro_report::{html, text};
use crate::state::{Route, Store};
use crate::views::components::{
    Asking, ButtonKind, Chip, Entry, IconName, LinkButton, Menu, PageTitle, Question,
    QuestionDialog, Row, Rows, Section, Toasts, copy, dates, download,
};
use crate::views::take_away;

/// The report of a retrospective, and its audience.
#[derive(Clone, Copy)]
struct Shown {
    store: Store,
    id: RetrospectiveId,
    reader: RwSignal<Reader>,
}

impl Shown {
    /// Returns the report, tracked.
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

/// Copies, saves or prints it, and records who received it.
#[component]
fn ShareMenu(shown: Shown, asking: Asking) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let Shown { store, id, .. } = shown;
    let entries = move || {
        vec![
            Entry::press("Copy for chat or email", move || shown.copy(toasts, false)),
            Entry::press("Copy as Markdown", move || shown.copy(toasts, true)),
            Entry::press("Download as Markdown", move || {
                shown.save("retrospective.md", "text/markdown", |it| text(it, true));
            }),
            Entry::press("Download as HTML", move || {
                shown.save("retrospective.html", "text/html", html);
            }),
            Entry::press("Download as Sprintloop file", move || {
                take_away::save(store, toasts, Export::Retrospective(id));
            }),
            Entry::press("Print", || drop(window().print())).icon(IconName::Print),
            Entry::press("Record who received it", move || sent_to(store, asking, id)),
        ]
    };
    view! { <Menu label="Share" icon=IconName::Copy entries/> }
}

/// The audience of the report.
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
    view! { <div class="cluster" role="group" aria-label="Audience">{chips}</div> }
}

/// The report, part by part.
#[component]
fn ReportText(shown: Shown) -> impl IntoView {
    move || {
        let sections = shown.report().map(|report| report.sections).unwrap_or_default();
        let parts = sections.into_iter().map(|section| {
            let name = section.part.label();
            let lines = section.lines.into_iter().map(|line| view! { <li dir="auto">{line}</li> });
            let lines = lines.collect_view();
            view! { <Section title=name><ul class="report__lines">{lines}</ul></Section> }
        });
        view! { <div class="report stack stack--loose">{parts.collect_view()}</div> }
    }
}

/// Who received the report, and when.
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
        view! { <Rows rows=rows.collect() none="Not shared yet."/> }
    };
    view! { <Section title="Shared with">{rows}</Section> }
}

/// Asks who received the report.
fn sent_to(store: Store, asking: Asking, id: RetrospectiveId) {
    let question = vec![Question::line("to", "Who received it?").required()];
    asking.about(id).ask("Shared with", "Save", question, move |answers| {
        let to = Title::parse(&answers.text("to")).map_err(|empty| empty.to_string())?;
        let send = RetrospectiveCommand::Send { id, to };
        store.dispatch(Command::Retrospective(send)).map(|_| ()).map_err(|refusal| refusal.why)
    });
}
