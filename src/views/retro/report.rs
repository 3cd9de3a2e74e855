//! The report on the screen: for three readers, to print, to copy, as a file, and to whom it went.

use crate::views::prelude::*;

use super::{name_of, row, rows};
use crate::domain::base::ids::RetrospectiveId;
use crate::domain::base::text::Title;
use crate::domain::commands::Command;
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::exchange::file::Export;
use crate::exchange::retro_report::{Reader, Report, html, report, text};
use crate::state::{Route, Store};
use crate::views::components::{
    Asking, Button, Entry, Icon, Menu, Question, Toasts, chip, copy, dates, download, page_title,
    section,
};
use crate::views::take_away;

/// The screen.
pub fn screen(id: RetrospectiveId) -> AnyView {
    let store = Store::here();
    let reader = RwSignal::new(Reader::Team);
    let asking = Asking::new();
    let set = move |reader: Reader| -> Option<Report> {
        let ws = store.workspace();
        let retro = ws.retrospectives.get(id)?;
        Some(report(&ws, retro, reader, store.now()))
    };
    let now = move || untrack(|| set(reader.get()));
    let toasts = use_context::<Toasts>();
    let give = move |markdown: bool| {
        let Some(report) = now() else { return };
        copy(text(&report, markdown), move |done| {
            if let (true, Some(toasts)) = (done, toasts) {
                toasts.say("Copied");
            }
        });
    };
    let file = move |name: &str, kind: &str, write: fn(&Report) -> String| {
        if let Some(report) = now() {
            download(name, kind, &write(&report));
        }
    };
    let menu = Menu::new("Share").icon(Icon::Copy).show(move || {
        vec![
            Entry::press("Copy for chat or mail", move || give(false)),
            Entry::press("Copy as Markdown", move || give(true)),
            Entry::press("Save as Markdown", move || {
                file("retrospective.md", "text/markdown", |it| text(it, true))
            }),
            Entry::press("Save as one HTML file", move || {
                file("retrospective.html", "text/html", html)
            }),
            Entry::press("Save for Sprintloop", move || {
                take_away::save(store, toasts, Export::Retrospective(id));
            }),
            Entry::press("Print", || drop(window().print())).icon(Icon::Print),
            Entry::press("Note to whom it went", move || sent_to(store, asking, id)),
        ]
    });
    let session = Route::Retro { id: Some(id.to_string()), step: "close".to_owned() }.hash();
    let title = move || {
        let ws = store.workspace();
        ws.retrospectives.get(id).map(|retro| name_of(&ws, retro))
    };
    let readers = [
        (Reader::Team, "Team"),
        (Reader::Stakeholders, "Stakeholders"),
        (Reader::Leadership, "Leadership"),
    ];
    let readers = readers.map(|(one, label)| {
        chip(label, Signal::derive(move || reader.get() == one), move || reader.set(one))
    });
    let body = move || {
        let sections = set(reader.get()).map(|report| report.sections).unwrap_or_default();
        let parts = sections.into_iter().map(|(name, lines)| {
            let lines = lines.into_iter().map(|line| view! { <li dir="auto">{line}</li> });
            section(
                name,
                (),
                (),
                view! { <ul class="report__lines">{lines.collect_view()}</ul> }.into_any(),
            )
        });
        view! { <div class="report stack stack--loose">{parts.collect_view()}</div> }
    };
    let sent = move || {
        let ws = store.workspace();
        let today = store.now().date_naive();
        let all = ws.retrospectives.get(id).map(|retro| retro.sent.clone()).unwrap_or_default();
        let all = all.into_iter().map(|sent| {
            let day = dates::day(sent.stamp.at.date_naive(), today);
            row(sent.to.to_string().into_any(), vec![day.into_any()])
        });
        section("Sent to", (), (), rows(all.collect(), "To nobody yet."))
    };
    let back = Button::new("Back to the session").quiet().href(session);
    view! {
        {page_title(title, vec![], vec![back, menu])}
        <div class="cluster" role="group" aria-label="For whom">{readers.into_iter().collect_view()}</div>
        {body}
        {sent}
        {asking.show()}
    }
    .into_any()
}

fn sent_to(store: Store, asking: Asking, id: RetrospectiveId) {
    let question = vec![Question::line("to", "To whom did it go?").required()];
    asking.about(id).ask("Sent to", "Save", question, move |answers| {
        let to = Title::parse(&answers.text("to")).map_err(|empty| empty.to_string())?;
        let send = RetrospectiveCommand::Send { id, to };
        store.dispatch(Command::Retrospective(send)).map(|_| ()).map_err(|refusal| refusal.why)
    });
}
