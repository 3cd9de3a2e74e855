//! The report on screen: for three audiences, to print, copy or save, and who received it.

use leptos::prelude::*;

use super::session::name_of;
use crate::state::{Route, Store};
use crate::views::components::{
    Asking, ButtonKind, Chip, Entry, IconName, LinkButton, Menu, PageTitle, Question,
    QuestionDialog, Row, Rows, Section, Toasts, copy, dates, download,
};
use crate::views::take_away;
use sprintloop::domain::base::ids::RetrospectiveId;
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand;
use sprintloop::domain::reads::retrospective::report::report;
use sprintloop::domain::records::retrospective::report::{
    Frame, Grid, Part, Reader, Report, Section as Told,
};
use sprintloop::exchange::file::Export;
use sprintloop::exchange::retro_report::{chat, framed, html, mail, text};

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

    /// Copies it in one of its formats.
    fn copy(self, toasts: Option<Toasts>, write: fn(&Report) -> String) {
        let Some(report) = untrack(|| self.report()) else { return };
        copy(write(&report), move |done| {
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
        <div class="report-page">
            <PageTitle title>
                <LinkButton label="Back to the session" kind=ButtonKind::Quiet href=session/>
                <ShareMenu shown asking/>
            </PageTitle>
            <Readers shown/>
            <ReportText shown/>
            <SentTo store id/>
        </div>
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
            Entry::press("Copy for chat", move || shown.copy(toasts, chat)),
            Entry::press("Email it", move || by_mail(shown, asking)),
            Entry::press("Copy as text", move || shown.copy(toasts, |it| text(it, false))),
            Entry::press("Copy as Markdown", move || shown.copy(toasts, |it| text(it, true))),
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
            Entry::press("Add a correction", move || correct(store, asking, id)),
        ]
    };
    view! { <Menu label="Share" icon=IconName::Copy entries/> }
}

/// The audience of the report.
#[component]
fn Readers(shown: Shown) -> impl IntoView {
    let reader = shown.reader;
    let chips = Reader::ALL.map(|one| {
        let on = Signal::derive(move || reader.get() == one);
        view! { <Chip label=one.label() on on_press=move || reader.set(one)/> }
    });
    let chips = chips.into_iter().collect_view();
    view! { <div class="cluster" role="group" aria-label="Audience">{chips}</div> }
}

/// The report as a page: when and who, three sentences, the parts, and the annex.
#[component]
fn ReportText(shown: Shown) -> impl IntoView {
    move || {
        let report = shown.report()?;
        let head = report.frame.as_ref().map(|frame| view! { <FrameLines frame/> });
        let (annex, page): (Vec<Told>, Vec<Told>) =
            report.sections.into_iter().partition(|section| section.part.is_annex());
        let annex = (!annex.is_empty()).then(|| {
            let parts = annex.into_iter().map(|told| view! { <PartView told/> }).collect_view();
            view! { <div class="report__annex stack stack--loose"><p class="soft small">"Annex"</p>{parts}</div> }
        });
        let page = page.into_iter().map(|told| view! { <PartView told/> }).collect_view();
        Some(view! {
            <article class="report">
                {head}
                <div class="report__page">{page}</div>
                {annex}
            </article>
        })
    }
}

/// Date, length, facilitator and people.
#[component]
fn FrameLines<'a>(frame: &'a Frame) -> impl IntoView + use<> {
    let facts = framed(frame).into_iter().map(|(term, text)| {
        view! { <div><dt>{term}</dt><dd dir="auto">{text}</dd></div> }
    });
    view! { <dl class="report__frame">{facts.collect_view()}</dl> }
}

/// A part: sentences, lines or a table.
#[component]
fn PartView(told: Told) -> impl IntoView {
    // The figures have room beside the objectives.
    let short = match told.grid {
        Some(_) => told.part == Part::Figures,
        None => !matches!(told.part, Part::Summary | Part::Corrections),
    };
    let class = if short { "report__part report__part--short" } else { "report__part" };
    let body = match (told.grid, told.part) {
        (Some(grid), _) => view! { <GridView grid/> }.into_any(),
        (None, Part::Summary) => {
            let lines = told.lines.into_iter();
            let lines = lines.map(|line| view! { <p class="report__lead" dir="auto">{line}</p> });
            lines.collect_view().into_any()
        }
        (None, _) => {
            let lines = told.lines.into_iter().map(|line| view! { <li dir="auto">{line}</li> });
            view! { <ul class="report__lines">{lines.collect_view()}</ul> }.into_any()
        }
    };
    view! { <div class=class><Section title=told.part.label()>{body}</Section></div> }
}

/// A table; on a phone each row is a block of named lines.
#[component]
fn GridView(grid: Grid) -> impl IntoView {
    let heads = grid.heads.clone();
    let rows = grid.rows.into_iter().map(|cells| {
        let cells = heads.clone().into_iter().zip(cells).map(|(head, cell)| {
            let empty = cell.is_empty().then_some("true");
            view! { <td data-head=head data-empty=empty dir="auto">{cell}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    let heads = grid.heads.into_iter().map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <table class="report__grid">
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
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
    let question =
        vec![Question::line("to", "Who received it?").required("Enter who received it.")];
    asking.about(id).ask("Shared with", "Save", question, move |answers| {
        let to = Title::parse(&answers.text("to")).map_err(|empty| empty.to_string())?;
        let send = RetrospectiveCommand::Send { id, to };
        store.dispatch(Command::Retrospective(send)).map(|_| ()).map_err(|refusal| refusal.why)
    });
}

/// Shows subject and text of a mail, to be changed, copied, and recorded as sent.
fn by_mail(shown: Shown, asking: Asking) {
    let Some(report) = untrack(|| shown.report()) else { return };
    let (subject, body) = mail(&report);
    let questions = vec![
        Question::line("to", "To").required("Enter a recipient."),
        Question::line("subject", "Subject").value(subject).required("Enter a subject."),
        Question::area("text", "Text").value(body).required("Enter the text."),
    ];
    let edition = untrack(|| shown.reader.get()).label();
    asking.about(shown.id).ask("Email", "Copy and record", questions, move |answers| {
        let to = Title::parse(&format!("{} ({edition} edition)", answers.text("to")))
            .map_err(|empty| empty.to_string())?;
        copy(format!("{}\n\n{}\n", answers.text("subject"), answers.text("text")), |_| ());
        let send = RetrospectiveCommand::Send { id: shown.id, to };
        let done = shown.store.dispatch(Command::Retrospective(send));
        done.map(|_| ()).map_err(|refusal| refusal.why)
    });
}

/// Asks for a correction. The report stays as it is, and the correction is shown above it with its date.
fn correct(store: Store, asking: Asking, id: RetrospectiveId) {
    let question = vec![
        Question::note(
            "stays",
            "The report stays as it was. The correction is shown above it, with today's date.",
        ),
        Question::area("text", "What should it say instead?").required("Write the correction."),
    ];
    asking.about(id).ask("Correction", "Add correction", question, move |answers| {
        let text = Reason::parse(&answers.text("text")).map_err(|empty| empty.to_string())?;
        let correct = RetrospectiveCommand::Correct { id, text };
        store.dispatch(Command::Retrospective(correct)).map(|_| ()).map_err(|refusal| refusal.why)
    });
}
