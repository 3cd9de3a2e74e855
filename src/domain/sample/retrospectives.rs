//! The retrospectives of the closed sprints: what was said, what came out, what became of it.

use std::collections::BTreeMap;

use crate::domain::base::ids::{ActionId, ParticipantId, RetrospectiveId, TopicId};
use crate::domain::commands::Command;
use crate::domain::commands::retrospective::{NewOutcome, RetrospectiveCommand};
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::topics::alone;
use crate::domain::records::retrospective::outcome::{
    Action, ActionKind, Guardrail, Play, Point, VerdictKind, Win,
};
use crate::domain::records::retrospective::record::{Card, Participant};
use crate::domain::records::retrospective::steps::columns;
use crate::domain::sample::cast::Who::{self, Aiko, Ines, Jonas, Mara, Priya, Sven};
use crate::domain::sample::cast::fixed;
use crate::domain::sample::script::{Script, Span, Told, channel, reason, title};

/// What one retrospective brought: a win, the friction, the action, who answers for it, and what became of it later.
type Held = (&'static str, &'static str, &'static str, Who, VerdictKind, &'static str);

#[rustfmt::skip]
const HELD: [Held; 4] = [
    ("Sales read the landing page before it went live", "Drafts wait three days for the product team", "If a draft waits a day, ask Rosa by phone", Jonas, VerdictKind::Worked, "3 → 1 days"),
    ("Sales called webinar guests within two days", "Half of the sign-ups came without a source", "Ask for the source in every form", Ines, VerdictKind::Keep, "Two forms are left"),
    ("One account list, one owner per account", "Account lists reach paid too late", "If a list changes, tell paid on the same day", Sven, VerdictKind::Worked, "No late list since"),
    ("The comparison page answered the commonest question", "Tracking was checked after the launch", "Check tracking the day before a launch", Ines, VerdictKind::Keep, ""),
];

fn does(script: &mut Script, command: RetrospectiveCommand) {
    script.does(Command::Retrospective(command));
}

/// Holds the retrospective of the sprint with this number, the morning after.
pub(super) fn hold(script: &mut Script, span: Span, at: usize) -> Told {
    let Some((win, friction, act, owner, ..)) = HELD.get(at).copied() else { return Ok(()) };
    let id: RetrospectiveId = fixed(500 + at as u128);
    script.at(Mara, span.last + 1, 8);
    let mut participants: BTreeMap<ParticipantId, Participant> = BTreeMap::new();
    for (who, name) in [
        (Mara, "Mara Lindqvist"),
        (Priya, "Priya Kaur"),
        (Jonas, "Jonas Weber"),
        (Aiko, "Aiko Tanaka"),
        (Sven, "Sven Larsen"),
        (Ines, "Ines Duarte"),
    ] {
        let person = Participant { member: Some(who.id()), ..Participant::new(title(name)?) };
        participants.insert(script.mint(), person);
    }
    let voters: Vec<ParticipantId> = participants.keys().copied().collect();
    let mut guest = Participant::new(title("Tom Becker")?);
    guest.why = "Sales hears first what buyers ask".to_owned();
    guest.challenge = "Why do we learn about launches from customers?".to_owned();
    participants.insert(script.mint(), guest);
    let columns = columns("Classic", "");
    does(
        script,
        RetrospectiveCommand::Open { id, sprint: span.id, minutes: 60, columns, participants },
    );
    if let Some(before) = at.checked_sub(1) {
        judge(script, id, before);
    }
    let topic = talk(script, id, &voters, win, friction)?;
    let outcome = |script: &mut Script, topic, what| {
        does(script, RetrospectiveCommand::ComesOut { id, topic, what: Box::new(what) });
    };
    let mut action = Action::new(fixed(520 + at as u128), title(act)?, id);
    (action.owner, action.due) = (Some(owner.id()), Some(script.day(span.last + 12)));
    action.measure = "Nobody names it in the next retrospective".to_owned();
    action.kind = if at == 1 { ActionKind::DataGap } else { ActionKind::Tweak };
    outcome(script, Some(topic), NewOutcome::Action(Box::new(action)));
    let mut right = Win::new(fixed(540 + at as u128), title(win)?);
    right.driver = "Both sides agreed on the words first".to_owned();
    right.contributors = "Sales and Jonas".to_owned();
    outcome(script, None, NewOutcome::Win(Box::new(right)));
    if at == 3 {
        let guard = title("Tracking is seen to work on the live page")?;
        let mut guardrail =
            Guardrail::new(fixed(560), reason("A week of comparison data was lost")?, guard);
        (guardrail.channels, guardrail.at_done) = ([channel(super::pieces::SEO)].into(), true);
        guardrail.owner = Some(Ines.id());
        outcome(script, Some(topic), NewOutcome::Guardrail(Box::new(guardrail)));
        let mut ask = Point::new(title("A fixed hour a week of the product team for reviews")?);
        ask.ask = true;
        outcome(script, None, NewOutcome::Point(Box::new(ask)));
        let mut play = Play::new(fixed(561), title("Webinar with a partner")?);
        play.conditions = "A partner brings guests we cannot reach".to_owned();
        play.steps =
            "Agree on the list of guests\nInvite two weeks before\nCall guests within two days"
                .to_owned();
        play.owner = Some(Aiko.id());
        does(script, RetrospectiveCommand::SavePlay { play: Box::new(play) });
    }
    for level in [4, 5, 4, 3, 5, 4] {
        session(script, id, SessionEdit::Worth { level });
        session(script, id, SessionEdit::Safety { level });
    }
    does(script, RetrospectiveCommand::EndTopic { id, topic, anyway: true });
    does(script, RetrospectiveCommand::End { id, anyway: true });
    let to = title("Everyone who takes part, and Rosa Alvarez")?;
    does(script, RetrospectiveCommand::Send { id, to });
    Ok(())
}

fn session(script: &mut Script, id: RetrospectiveId, edit: SessionEdit) {
    does(script, RetrospectiveCommand::Session { id, edit: Box::new(edit) });
}

/// What became of the action of the retrospective before.
fn judge(script: &mut Script, id: RetrospectiveId, before: usize) {
    let Some((.., kind, note)) = HELD.get(before).copied() else { return };
    let action: ActionId = fixed(520 + before as u128);
    does(script, RetrospectiveCommand::JudgeAction { id, action, kind, note: note.to_owned() });
}

/// Cards, reveal, ballots, totals; the topic about the friction.
fn talk(
    script: &mut Script,
    id: RetrospectiveId,
    voters: &[ParticipantId],
    win: &str,
    friction: &str,
) -> Told<TopicId> {
    let mut topic = None;
    for (text, column) in [
        (friction, "Friction"),
        (win, "Wins"),
        ("Does the segment read mail at all?", "Questions"),
        ("Check-ins were short and ended in decisions", "Wins"),
    ] {
        let card = script.mint();
        topic.get_or_insert(alone(card));
        let words = Some(Card::new(reason(text)?, title(column)?));
        session(script, id, SessionEdit::Write { card, words });
    }
    let topic = topic.unwrap_or_else(|| fixed(0));
    for who in voters {
        session(script, id, SessionEdit::Wrote { who: *who });
    }
    session(script, id, SessionEdit::Reveal);
    for who in voters {
        let ballot = script.mint();
        let votes = [(topic, 1)].into();
        session(script, id, SessionEdit::Cast { ballot, who: *who, votes });
        session(script, id, SessionEdit::Heard { topic, who: *who, how: Some(false) });
    }
    session(script, id, SessionEdit::Count);
    Ok(topic)
}
