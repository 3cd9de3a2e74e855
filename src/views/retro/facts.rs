//! What was promised and what became of it; each hypothesis beside its result.

use crate::views::prelude::*;

use super::ask::{ask_gap, verdicts};
use super::{Session, row, rows};
use crate::domain::commands::retrospective::RetrospectiveCommand;
use crate::domain::reads::retrospective::facts::{
    changes_to_judge, decisions, expectations, figures, promises,
};
use crate::domain::records::retrospective::outcome::{OutcomeVerdict, VerdictKind};
use crate::views::blocker::Ask;
use crate::views::components::{Button, Question, Tone, badge, dates, facts as pairs, section};
use crate::views::learnings::form::{About, learning_dialog};
use crate::views::names;

/// The step of facts and promises.
pub fn facts(s: Session) -> AnyView {
    s.live(move |ws, retro| {
        let today = s.store.now().date_naive();
        let sprint = ws.sprints.get(retro.sprint);
        let goal = sprint.and_then(|sprint| sprint.goal.as_ref()).map(|goal| goal.text.to_string());
        let numbers = sprint.map(|sprint| figures(ws, sprint, s.store.now())).unwrap_or_default();
        let numbers = numbers.into_iter().map(|(term, is)| (term.to_owned(), is.into_any()));
        let promised = promises(ws, retro).into_iter().map(|action| {
            let id = action.id;
            let send = move |kind, note| RetrospectiveCommand::JudgeAction { id: s.id, action: id, kind, note };
            let twice = (action.carried() >= 2).then(|| badge(format!("Carried {} times", action.carried()), Tone::Stop));
            let item = action.item.map(|item| names::item_link(ws, item));
            let who = names::member(ws, action.owner);
            let title = view! { {action.what.to_string()}" "<span class="small soft">{who}" "{action.measure.clone()}" "</span>{item} };
            let last = action.verdicts.last().filter(|it| it.retrospective == retro.id);
            row(title.into_any(), vec![twice.into_any(), judged(last), judge(s, action.what.to_string(), format!("judge-{id}"), send)])
        });
        let changes = changes_to_judge(ws, retro, today).into_iter().map(|change| {
            let id = change.id;
            let send = move |kind, note| RetrospectiveCommand::JudgeChange { id: s.id, change: id, kind, note };
            let title = view! { {change.what.clone()}" "<span class="small soft">{format!("expected: {}", change.expected_effect)}</span> };
            row(title.into_any(), vec![judged(change.verdict.as_ref()), judge(s, change.what.clone(), format!("judge-{id}"), send)])
        });
        let decided = decisions(ws, retro).into_iter().map(|decision| {
            let why = (!decision.why.is_empty()).then(|| format!(" because {}", decision.why));
            let title = view! { {decision.what.to_string()}<span class="small soft">{why}</span> };
            row(title.into_any(), vec![dates::near_day(decision.made.at.date_naive(), today).into_any()])
        });
        view! {
            <p class="lead" dir="auto">{goal}</p>
            {section("The sprint in figures", (), (), pairs(numbers.collect()))}
            {section("Promises of earlier retrospectives", (), (), rows(promised.collect(), "No action is open."))}
            {section("Decisions of the sprint", (), (), rows(decided.collect(), "None was written down."))}
            {section("Changes of the rules and their effect", (), (), rows(changes.collect(), "No change is due to be judged."))}
        }
        .into_any()
    })
}

fn judged(verdict: Option<&OutcomeVerdict>) -> AnyView {
    let words = verdict.map(|it| format!("{} {}", it.kind.label(), it.note));
    words.map(|words| badge(words.trim(), Tone::Accent)).into_any()
}

fn judge(
    s: Session,
    what: String,
    id: String,
    send: impl Fn(VerdictKind, String) -> RetrospectiveCommand + Copy + Send + Sync + 'static,
) -> AnyView {
    let record = id.clone();
    Button::new("What became of it").small().id(id).on(move || {
        let questions = vec![
            Question::choose("kind", "What became of it", verdicts())
                .value(VerdictKind::Worked.label()),
            Question::line("note", "A figure, or the reason"),
        ];
        s.asking.about(record.as_str()).ask(
            what.clone(),
            "Save the verdict",
            questions,
            move |answers| {
                let kind = VerdictKind::parse(&answers.text("kind")).unwrap_or_default();
                s.tell(send(kind, answers.text("note")))
            },
        );
    })
}

/// The step of hypotheses and results.
pub fn expected(s: Session) -> AnyView {
    let asked = Ask::default();
    let list = s.live(move |ws, retro| {
        let today = s.store.now().date_naive();
        let all = expectations(ws, retro.sprint).into_iter().map(|one| {
            let item = one.item.id;
            let result = match one.learning {
                Some(learning) => {
                    let result = learning.result.map_or("No result", |result| result.label());
                    let gap = learning.gap.map(|gap| badge(format!("Gap: {}", gap.label()), Tone::Watch));
                    view! { {badge(result, Tone::Accent)}{gap} }.into_any()
                }
                None => Button::new("Record what it taught").small().id(format!("learn-{item}")).on(move || asked.ask(About::Item(item))),
            };
            let happened = one.learning.map(|learning| format!("Happened: {}", learning.happened));
            let title = view! { {names::item_link(ws, item)}<span class="small soft">{format!("{} ({}) ", one.hypothesis, one.audience)}</span><span class="small">{happened}</span> };
            row(title.into_any(), vec![result])
        });
        let due = ws.decisions.values().filter(|decision| decision.is_due(today)).map(|decision| {
            let day = decision.look_again.map(|day| dates::near_day(day, today));
            row(decision.what.to_string().into_any(), vec![day.into_any(), Button::new("Look again").small().quiet().href("#/learnings")])
        });
        let gap = Button::new("Close a data gap").small().id("data-gap").on(move || ask_gap(s));
        view! {
            {section("Hypotheses of the sprint", "expected beside actual", gap, rows(all.collect(), "No item of this sprint has a measurement plan."))}
            {section("Earlier assumptions due another look", (), (), rows(due.collect(), "None is due."))}
        }
        .into_any()
    });
    view! { {list} {learning_dialog(asked)} }.into_any()
}
