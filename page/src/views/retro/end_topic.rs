//! Ending a topic: its outcome in one line, or why it is parked; and who has not spoken yet.

use super::session::{Session, still_missing};
use crate::views::components::Question;
use crate::views::{names, proposed_day};
use sprintloop::domain::base::ids::TopicId;
use sprintloop::domain::base::text::{Reason, Title};
use sprintloop::domain::commands::retrospective::{NewOutcome, RetrospectiveCommand};
use sprintloop::domain::commands::session::SessionEdit;
use sprintloop::domain::reads::retrospective::topics::{topics, unheard};
use sprintloop::domain::records::retrospective::outcome::{Action, Win};
use sprintloop::domain::records::retrospective::steps::ColumnKind;

/// Ends a topic that has an outcome, and goes to the next. Where somebody has not spoken it asks first.
pub(super) fn end_topic(s: Session, topic: TopicId) {
    let silent = silent(s, topic);
    if silent.is_empty() {
        return end(s, topic);
    }
    let questions = vec![Question::note("silent", &silent)];
    s.asking().ask("End topic", "End topic", questions, move |_| {
        end(s, topic);
        Ok(())
    });
}

/// Ends it; who has not spoken was named before.
fn end(s: Session, topic: TopicId) {
    if s.send(RetrospectiveCommand::EndTopic { id: s.id, topic, anyway: true }) {
        s.next_topic();
    }
}

/// Says who has not spoken on a topic; nothing if everyone has.
fn silent(s: Session, topic: TopicId) -> String {
    let Some(retro) = s.now() else { return String::new() };
    let left = unheard(&retro, topic);
    let heard = retro.participants.keys().copied().filter(|who| !left.contains(who)).collect();
    still_missing(&retro, &heard, "spoken")
}

/// Asks how a topic ends, in one line, and ends it.
pub(super) fn ask_outcome(s: Session, topic: TopicId) {
    const DECISION: &str = "Decision: we will …";
    const ACTION: &str = "Action: someone will …";
    const WIN: &str = "Win: we keep …";
    const PARK: &str = "Park: not now, because …";
    let Some(retro) = s.now() else { return };
    let kind = topics(&retro).into_iter().find(|it| it.id == topic).map(|it| it.kind);
    let first = if kind == Some(ColumnKind::Win) { WIN } else { DECISION };
    let ways = [DECISION, ACTION, WIN, PARK].map(|way| (way.to_owned(), way.to_owned()));
    let members = names::member_choices(&s.store.workspace_now(), Some("Choose an owner"));
    let due = proposed_day::in_days(s.store, 14);
    let silent = silent(s, topic);
    let note = (!silent.is_empty()).then(|| Question::note("silent", &silent));
    let questions = [
        Question::choose("how", "How does it end?", ways.to_vec())
            .value(first)
            .required("Choose how it ends."),
        Question::line("what", "In one line").required("Say it in one line."),
        Question::choose("owner", "Owner (for an action)", members),
    ];
    let questions = questions.into_iter().chain(note).collect();
    s.asking().ask("End topic", "End topic", questions, move |answers| {
        let what = Title::parse(&answers.text("what")).map_err(|_| "Enter a line.")?;
        let how = answers.text("how");
        if how == PARK {
            let reason = Reason::parse(what.as_str()).map_err(|empty| empty.to_string())?;
            if s.edit(SessionEdit::Park { topic, reason }) {
                s.next_topic();
            }
            return Ok(());
        }
        let out = match how.as_str() {
            ACTION => {
                let mut action = Action::new(s.store.mint(), what, s.id);
                action.owner = answers.read("owner");
                if action.owner.is_none() {
                    return Err("Choose an owner.".to_owned());
                }
                action.due = due(&answers.text("owner")).parse().ok();
                NewOutcome::Action(Box::new(action))
            }
            WIN => NewOutcome::Win(Box::new(Win::new(s.store.mint(), what))),
            _ => NewOutcome::Decision { id: s.store.mint(), what, why: String::new() },
        };
        let what = Box::new(out);
        s.tell(RetrospectiveCommand::ComesOut { id: s.id, topic: Some(topic), what })?;
        end(s, topic);
        Ok(())
    });
}

/// Asks why a topic is parked, and goes to the next.
pub(super) fn park(s: Session, topic: TopicId) {
    let why = vec![Question::line("why", "Reason").required("Enter a reason.")];
    s.asking().ask("Park topic", "Park topic", why, move |answers| {
        let reason = Reason::parse(&answers.text("why")).map_err(|empty| empty.to_string())?;
        if s.edit(SessionEdit::Park { topic, reason }) {
            s.next_topic();
        }
        Ok(())
    });
}
